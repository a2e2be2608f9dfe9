"""A private answer is shared once in each channel, where it belongs."""

from dataclasses import replace
from typing import Any

import pytest

from bot.answer.followup import turn_of
from bot.errors import Undeliverable
from bot.slack.access import Access, Defaults
from bot.slack.handling.answers.sharing import Sharing
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.store.records import ChannelMode, ChannelRules, Job
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.pressing import JOB, RECOVERED, keep_answer, press_on, told
from tests.bot.slack.loopback import Loopback, ok, page, refused
from tests.slack_wire.render import controls, shown_text

OF_THE_BOARD = "What were the plans renamed in March 2017?"
BOTH = frozenset({"open", "board"})


def share(services: Services, press: Press, job: Job = JOB) -> str:
    return Sharing(services).features().presses["share"](job, press)


def posted(loopback: Loopback) -> dict[str, Any]:
    (body,) = loopback.bodies("chat.postMessage")
    return body


def test_a_copy_is_posted_in_the_channel_without_a_button_to_share_it(
    services: Services, loopback: Loopback
) -> None:
    kept = keep_answer(services)

    share(services, press_on(loopback, "share", ephemeral=True))

    body = loopback.bodies("chat.postMessage")[0]
    assert body["channel"] == "C1"
    assert "thread_ts" not in body
    assert f"<@U1> asked: {kept.answer.question}" in shown_text(body["blocks"])
    assert [each.label for each in controls(body["blocks"])] == [
        "Show passages",
        "Ask a person",
        "Helpful",
        "Not helpful",
    ]


def test_the_private_answer_says_that_it_was_shared(services: Services, loopback: Loopback) -> None:
    keep_answer(services)

    share(services, press_on(loopback, "share", ephemeral=True))

    (body,) = loopback.bodies("hooks/1")
    assert body["replace_original"] is True
    assert "(shared in the channel)" in shown_text(body["blocks"])
    assert "Share" not in [each.label for each in controls(body["blocks"])]


def test_an_answer_about_a_message_is_shared_in_its_thread(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    kept = keep_answer(services, thread_ts="50.5")

    share(services, press_on(loopback, "share", ephemeral=True))

    assert posted(loopback)["thread_ts"] == "50.5"
    assert store.turns("T1:C1:50.5") == [turn_of(kept.answer)]
    assert "(shared in the thread)" in shown_text(loopback.bodies("hooks/1")[0]["blocks"])


def test_a_thread_of_another_channel_is_none_here(services: Services, loopback: Loopback) -> None:
    keep_answer(services, thread_ts="50.5", channel="C2")

    share(services, press_on(loopback, "share"))

    assert "thread_ts" not in posted(loopback)


def test_where_slack_gave_no_address_the_copy_is_all_there_is(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services)

    assert share(services, press_on(loopback, "share", response_url="")) == "shared"
    assert loopback.names() == ["chat.postMessage"]


def test_people_can_follow_up_under_the_copy(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    kept = keep_answer(services)
    loopback.script("chat.postMessage", ok(ts="200.2"))

    share(services, press_on(loopback, "share"))

    assert store.turns("T1:C1:200.2") == [turn_of(kept.answer)]


def test_two_presses_make_one_copy(services: Services, loopback: Loopback) -> None:
    keep_answer(services)

    said = [share(services, press_on(loopback, "share")) for _ in range(2)]

    assert said == ["shared", "shared before"]
    assert len(loopback.bodies("chat.postMessage")) == 1


def test_a_recovered_press_looks_for_its_copy_first(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    kept = keep_answer(services)
    key = f"share:{kept.answer.id}:C1"
    store.claim(key)
    found = {"ts": "200.2", "metadata": {"event_payload": {"key": key}}}
    loopback.script("conversations.history", ok(messages=[found]))

    assert share(services, press_on(loopback, "share"), RECOVERED) == "shared"
    assert loopback.bodies("chat.postMessage") == []


def test_what_could_not_be_posted_can_be_shared_again(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("chat.postMessage", refused("invalid_arguments"))
    with pytest.raises(Undeliverable):
        share(services, press_on(loopback, "share"))

    assert share(services, press_on(loopback, "share")) == "shared"


def test_what_may_not_be_seen_here_any_longer_is_not_shared(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    rules = ChannelRules(team="T1", channel="C1", collections=frozenset({"board"}))
    store.set_channel_rules(rules)

    share(services, press_on(loopback, "share"))

    assert "kept no longer" in told(loopback)
    assert loopback.bodies("chat.postMessage") == []


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (ChannelRules(team="T1", channel="C1", mode=ChannelMode.OFF), "switched off"),
        (ChannelRules(team="T1", channel="C1", askers=frozenset({"U9"})), "only <@U9> may ask"),
    ],
    ids=["off", "not an asker"],
)
def test_who_may_not_ask_in_a_channel_may_not_share_there(
    services: Services,
    store: FakeStore,
    loopback: Loopback,
    rules: ChannelRules,
    expected: str,
) -> None:
    keep_answer(services)
    store.set_channel_rules(rules)

    share(services, press_on(loopback, "share", ephemeral=True))

    assert expected in told(loopback)
    assert loopback.bodies("chat.postMessage") == []


def test_what_one_person_alone_may_see_is_not_shared_in_direct_messages(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services, question=OF_THE_BOARD, collections=BOTH, channel="D9")

    share(granting(services), press_on(loopback, "share", ephemeral=True, channel="D9"))

    (body,) = loopback.bodies("hooks/1")
    assert "cannot be shared here" in body["text"]
    assert body["response_type"] == "ephemeral"
    assert loopback.bodies("chat.postMessage") == []


def test_a_copy_in_direct_messages_does_not_count_what_one_person_alone_may_see(
    services: Services, loopback: Loopback
) -> None:
    kept = keep_answer(services, collections=BOTH, channel="D9", followups=("What now?",))

    share(granting(services), press_on(loopback, "share", ephemeral=True, channel="D9"))

    copy = posted(loopback)["blocks"]
    assert kept.answer.holdings is not None
    assert kept.answer.citations[0].quote in shown_text(copy)
    assert "searched" not in shown_text(copy)
    assert "What now?" not in [each.label for each in controls(copy)]
    (private,) = loopback.bodies("hooks/1")
    assert "searched" in shown_text(private["blocks"])


def test_where_nobody_helps_nobody_is_offered(services: Services, loopback: Loopback) -> None:
    keep_answer(services)
    lonely = replace(services, access=_without_helpers(services))

    share(lonely, press_on(loopback, "share"))

    blocks = loopback.bodies("chat.postMessage")[0]["blocks"]
    assert "Ask a person" not in [each.label for each in controls(blocks)]


def granting(services: Services) -> Services:
    """Open the collection "board" to U1 in direct messages."""
    members = {"board": frozenset({"U1"})}
    defaults = Defaults(collections=frozenset({"open"}), members=members)
    return replace(services, access=Access(services.store, defaults))


def _without_helpers(services: Services) -> Access:
    return Access(services.store, Defaults(collections=frozenset({"open"})))


def test_a_copy_that_stands_there_is_no_failure_though_the_private_answer_stays_as_it_was(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("hooks/1", page(404, "used_url"))

    assert share(services, press_on(loopback, "share", ephemeral=True)) == "shared"

    assert loopback.names() == ["chat.postMessage", "hooks/1"]
