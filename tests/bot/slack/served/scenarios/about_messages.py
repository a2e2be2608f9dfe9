"""People choose "Ask about this message" from a message's menu; for each mode."""

from bot.store.records import ChannelMode
from tests.bot.slack.served.documents import BEDS, UNANSWERED
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.scenarios.ruling import rule
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.people import Said


def ask_about(room: Room, said: Said) -> SeenMessage:
    """Let Ada ask about a message, and see what she alone is shown."""
    shown = room.bot.slack.seen_by(room.ada.id, room.channel)
    (message,) = [each for each in shown if each.ts == said.ts]
    before = {each.ts for each in shown}
    assert room.ada.uses_shortcut("ask_about_message", message).ack().shown_error is None
    room.bot.wait_until_idle()
    (reply,) = [each for each in room.seen() if each.ts not in before]
    assert reply.viewer == room.ada.id
    assert room.seen(room.grace) == []
    return reply


def test_a_message_is_asked_about_for_the_persons_eyes_and_shared_in_its_thread(
    room: Room,
) -> None:
    said = room.grace.says(room.channel, BEDS.question)
    private = ask_about(room, said)

    assert BEDS.quote in private.shown
    room.press(private, "Share")

    (copy,) = room.seen(room.grace)
    assert BEDS.quote in copy.shown
    assert copy.thread_ts == said.ts


def test_a_message_within_a_thread_is_shared_in_that_thread(room: Room) -> None:
    root = room.grace.says(room.channel, "Has anybody read the plans?")
    said = room.grace.says(room.channel, BEDS.question, root.ts)

    room.press(ask_about(room, said), "Share")

    (copy,) = room.seen(room.grace)
    assert copy.thread_ts == root.ts


def test_a_message_about_something_else_gets_the_nearest_passages(room: Room) -> None:
    private = ask_about(room, room.grace.says(room.channel, UNANSWERED))

    assert "My documents do not say" in private.shown


def test_a_message_without_words_gets_a_plain_reply(room: Room) -> None:
    private = ask_about(room, room.grace.says(room.channel, ""))

    assert "holds no words" in private.shown


def test_people_in_a_message_are_called_by_name(room: Room) -> None:
    text = f"Does <@{room.grace.id}> know how many beds the Devon plan would close?"
    private = ask_about(room, room.grace.says(room.channel, text))

    assert room.grace.user.name.title() in private.shown
    assert room.grace.id not in private.shown


def test_the_same_choice_delivered_again_is_answered_once(room: Room) -> None:
    said = room.grace.says(room.channel, BEDS.question)
    (message,) = room.bot.slack.seen_by(room.ada.id, room.channel)
    delivery = room.ada.uses_shortcut("ask_about_message", message)
    again = room.bot.slack.redeliver(delivery)
    assert {delivery.ack().shown_error, again.ack().shown_error} == {None}

    room.bot.wait_until_idle()

    assert len(room.seen()) == 1
    assert said.ts == message.ts


def test_where_the_bot_is_off_messages_are_not_asked_about(room: Room) -> None:
    rule(room, mode=ChannelMode.OFF)

    private = ask_about(room, room.grace.says(room.channel, BEDS.question))

    assert "switched off" in private.shown
