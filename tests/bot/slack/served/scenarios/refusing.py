"""Slack takes no message where it belongs; whoever asked is told all the same, once."""

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS
from tests.bot.slack.served.room import Room
from tests.slack_wire.faults import FaultKind
from tests.slack_wire.message import SeenMessage

CLOSED = [
    "not_in_channel",
    "channel_not_found",
    "is_archived",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "thread_not_found",
]


def told_directly(room: Room) -> list[SeenMessage]:
    return room.bot.slack.bot_said(room.ada.id, room.ada.dm)


def leave(room: Room) -> None:
    """Take the bot out of the channel."""
    slack = room.bot.slack
    slack.add_channel(room.channel, "left", (room.ada.id, room.grace.id), with_bot=False)


@pytest.mark.parametrize("code", CLOSED)
def test_where_a_channel_takes_no_message_the_asker_is_answered_directly(
    room: Room, code: str
) -> None:
    room.bot.slack.fail_next("chat.postMessage", 1, "ok_false", error=code)

    said = room.ada.asks(room.channel, FOOTPRINTS.question)

    assert room.all_answers_to(said) == []
    (answer,) = told_directly(room)
    assert FOOTPRINTS.quote in answer.shown


@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "http_500"])
def test_an_answer_in_the_channels_stead_whose_response_is_lost_is_seen_once(
    room: Room, kind: FaultKind
) -> None:
    room.bot.slack.fail_next("chat.postMessage", 1, "ok_false", error="is_archived")
    room.bot.slack.fail_next("chat.postMessage", 1, kind)

    room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert [FOOTPRINTS.quote in seen.shown for seen in told_directly(room)] == [True]


def test_a_command_in_a_channel_without_the_bot_is_answered_there(room: Room) -> None:
    leave(room)

    reply = room.reply_to_command(f"ask {BEDS.question}")

    assert BEDS.quote in reply.shown


def test_a_command_whose_response_url_ran_out_is_answered_beside_the_channel(room: Room) -> None:
    room.bot.slack.fail_next("response_url", 1, "ok_false", error="expired_url")

    reply = room.reply_to_command(f"ask {BEDS.question}")

    assert BEDS.quote in reply.shown
    assert room.bot.slack.calls_of("chat.postEphemeral")[-1].arguments["user"] == room.ada.id


def test_a_command_that_gets_no_answer_in_any_other_way_is_answered_directly(room: Room) -> None:
    leave(room)
    room.bot.slack.fail_next("response_url", 1, "ok_false", error="expired_url")

    assert room.replies_to_command(f"ask {BEDS.question}") == []

    (answer,) = told_directly(room)
    assert BEDS.quote in answer.shown


def test_an_answer_is_shared_in_a_channel_without_the_bot(room: Room) -> None:
    leave(room)
    private = room.reply_to_command(f"ask {BEDS.question}")

    room.press(private, "Share")

    assert [BEDS.quote in seen.shown for seen in room.seen(room.grace)] == [True]


@pytest.mark.parametrize(("kind", "copies"), [("drop_before", 0), ("drop_after", 1)])
def test_a_share_in_such_a_channel_whose_response_is_lost_is_not_repeated_but_spoken_of(
    room: Room, kind: FaultKind, copies: int
) -> None:
    leave(room)
    private = room.reply_to_command(f"ask {BEDS.question}")
    room.bot.slack.fail_next("response_url", 1, kind)

    room.press(private, "Share")

    assert len(room.seen(room.grace)) == copies
    assert [seen for seen in room.seen() if "lost touch with Slack" in seen.shown]


def test_after_such_a_share_a_second_press_shares(room: Room) -> None:
    leave(room)
    private = room.reply_to_command(f"ask {BEDS.question}")
    room.bot.slack.fail_next("response_url", 1, "drop_before")
    room.press(private, "Share")

    room.press(private, "Share")

    assert [BEDS.quote in seen.shown for seen in room.seen(room.grace)] == [True]


def test_a_share_that_the_channel_refuses_goes_by_the_response_url(room: Room) -> None:
    private = room.reply_to_command(f"ask {BEDS.question}")
    room.bot.slack.fail_next("chat.postMessage", 1, "ok_false", error="restricted_action")

    room.press(private, "Share")

    assert [BEDS.quote in seen.shown for seen in room.seen(room.grace)] == [True]
