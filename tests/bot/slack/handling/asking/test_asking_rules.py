"""What a channel's rules make of a question."""

import pytest

from bot.slack.handling.asking.rules import Verdict, decide, refusal
from bot.slack.requests.ask import Address
from bot.store.records import ChannelMode, ChannelRules

MENTIONS = ChannelRules("T1", "C1")
EVERY = ChannelRules("T1", "C1", mode=ChannelMode.EVERY_QUESTION)
OFF = ChannelRules("T1", "C1", mode=ChannelMode.OFF)
SOME = ChannelRules("T1", "C1", askers=frozenset({"U1"}))
SOME_EVERY = ChannelRules(
    "T1", "C1", mode=ChannelMode.EVERY_QUESTION, askers=frozenset({"U1"}), private=True
)
PRIVATE = ChannelRules("T1", "C1", private=True)


@pytest.mark.parametrize(
    ("rules", "address", "user", "verdict"),
    [
        (MENTIONS, Address.NAMED, "U2", Verdict.PUBLICLY),
        (MENTIONS, Address.REPLY, "U2", Verdict.PUBLICLY),
        (MENTIONS, Address.OVERHEARD, "U2", Verdict.IGNORED),
        (EVERY, Address.NAMED, "U2", Verdict.PUBLICLY),
        (EVERY, Address.OVERHEARD, "U2", Verdict.PUBLICLY),
        (OFF, Address.NAMED, "U2", Verdict.SWITCHED_OFF),
        (OFF, Address.REPLY, "U2", Verdict.IGNORED),
        (OFF, Address.OVERHEARD, "U2", Verdict.IGNORED),
        (OFF, Address.DIRECT, "U2", Verdict.PUBLICLY),
        (SOME, Address.NAMED, "U1", Verdict.PUBLICLY),
        (SOME, Address.NAMED, "U2", Verdict.NOT_AN_ASKER),
        (SOME, Address.REPLY, "U2", Verdict.IGNORED),
        (SOME, Address.DIRECT, "U2", Verdict.PUBLICLY),
        (SOME_EVERY, Address.OVERHEARD, "U1", Verdict.PRIVATELY),
        (SOME_EVERY, Address.OVERHEARD, "U2", Verdict.IGNORED),
        (PRIVATE, Address.NAMED, "U2", Verdict.PRIVATELY),
        (PRIVATE, Address.REPLY, "U2", Verdict.PRIVATELY),
        (PRIVATE, Address.OVERHEARD, "U2", Verdict.IGNORED),
        (PRIVATE, Address.DIRECT, "U2", Verdict.PUBLICLY),
    ],
)
def test_every_message_has_one_verdict(
    rules: ChannelRules, address: Address, user: str, verdict: Verdict
) -> None:
    assert decide(rules, address=address, user=user) is verdict


@pytest.mark.parametrize(
    ("rules", "user", "verdict"),
    [
        (MENTIONS, "U2", None),
        (EVERY, "U2", None),
        (PRIVATE, "U2", None),
        (OFF, "U2", Verdict.SWITCHED_OFF),
        (SOME, "U1", None),
        (SOME, "U2", Verdict.NOT_AN_ASKER),
    ],
)
def test_who_may_not_ask_is_refused_by_command_too(
    rules: ChannelRules, user: str, verdict: Verdict | None
) -> None:
    assert refusal(rules, user) is verdict
