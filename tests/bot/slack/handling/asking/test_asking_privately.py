"""Questions by command, and about a message, are answered for the person alone."""

import pytest

from bot.slack.handling.asking.asking import Asking
from bot.slack.handling.asking.names import Names
from bot.slack.handling.asking.private_asking import PrivateAsking
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.slack.requests.shortcut import ASK_ABOUT_MESSAGE, Shortcut
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelMode, ChannelRules, Job
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.asking.test_asking import QUESTION, QUOTE
from tests.bot.slack.loopback import Loopback, ok, refused
from tests.slack_wire.render import shown_text

JOB = Job("J1", "T1:C1:U1", "{}")
OFF = ChannelRules("T1", "C1", mode=ChannelMode.OFF)


@pytest.fixture
def private(services: Services, workspaces: OneWorkspace) -> PrivateAsking:
    return PrivateAsking(services, Asking(services), Names(workspaces))


def command(private: PrivateAsking, loopback: Loopback, *, channel: str = "C1") -> str:
    asked = Command("T1", channel, "U1", f"ask {QUESTION}", loopback.url("hooks/1"))
    private.features().commands["ask"](JOB, asked)
    (reply,) = loopback.bodies("hooks/1")
    return shown_text(reply["blocks"])


def shortcut(loopback: Loopback, text: str = QUESTION) -> Shortcut:
    url = loopback.url("hooks/1")
    return Shortcut("T1", "C1", "U1", ASK_ABOUT_MESSAGE, text, "10.1", "9.9", url)


def choose(private: PrivateAsking, loopback: Loopback, text: str = QUESTION) -> str:
    return private.features().shortcuts[ASK_ABOUT_MESSAGE](JOB, shortcut(loopback, text))


def test_a_command_is_answered(private: PrivateAsking, loopback: Loopback) -> None:
    assert QUOTE in command(private, loopback)


def test_where_the_bot_is_off_a_command_is_told_so(
    private: PrivateAsking, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(OFF)

    assert "switched off" in command(private, loopback)


def test_who_may_not_ask_in_a_channel_may_not_by_command_either(
    private: PrivateAsking, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(ChannelRules("T1", "C1", askers=frozenset({"U9"})))

    assert "only <@U9> may ask me" in command(private, loopback)


def test_a_command_in_direct_messages_knows_no_rules(
    private: PrivateAsking, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(ChannelRules("T1", "D1", mode=ChannelMode.OFF))

    assert QUOTE in command(private, loopback, channel="D1")


def test_a_message_is_asked_about_for_the_person_alone_and_can_be_shared_in_its_thread(
    private: PrivateAsking, loopback: Loopback, store: FakeStore
) -> None:
    assert choose(private, loopback) == "answered"

    (reply,) = loopback.bodies("hooks/1")
    assert reply["response_type"] == "ephemeral"
    assert reply["replace_original"] is False  # the original is somebody's message
    assert QUOTE in shown_text(reply["blocks"])
    kept = store.kept_answer("J1")
    assert kept is not None
    assert (kept.channel, kept.thread_ts, kept.asker) == ("C1", "9.9", "U1")


def test_people_in_the_message_are_called_by_name(
    private: PrivateAsking, loopback: Loopback, store: FakeStore
) -> None:
    loopback.script("users.info", ok(user={"name": "grace"}))

    choose(private, loopback, "@U012ABCDE says there are 44 footprints")

    kept = store.kept_answer("J1")
    assert kept is not None
    assert kept.answer.question == "grace says there are 44 footprints"


def test_a_message_without_words_gets_a_plain_reply(
    private: PrivateAsking, loopback: Loopback, store: FakeStore
) -> None:
    choose(private, loopback, "")

    (reply,) = loopback.bodies("hooks/1")
    assert "holds no words" in reply["text"]
    assert store.kept_answer("J1") is None


def test_where_the_bot_is_off_nothing_is_asked_about_messages(
    private: PrivateAsking, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(OFF)

    assert choose(private, loopback) == "refused"

    (reply,) = loopback.bodies("hooks/1")
    assert "switched off" in reply["text"]


def test_where_the_response_url_is_used_up_the_person_is_told_all_the_same(
    private: PrivateAsking, loopback: Loopback
) -> None:
    loopback.script("hooks/1", refused("used_url"))

    choose(private, loopback, "")

    (told,) = loopback.bodies("chat.postEphemeral")
    assert told["user"] == "U1"
