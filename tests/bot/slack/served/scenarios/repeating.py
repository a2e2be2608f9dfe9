"""Slack delivers things twice, late, or for the first time as a retry; each is answered once."""

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room
from tests.slack_wire import payloads
from tests.slack_wire.delivery import Delivery
from tests.slack_wire.people import Said

REASONS = ["http_timeout", "connection_failed", "http_error"]


def never_delivered(room: Room, question: str, *, event_id: str) -> tuple[Said, Delivery]:
    """Have somebody ask what Slack could not deliver; the attempt that failed."""
    slack = room.bot.slack
    place = slack.add_channel(room.channel, "room", (room.ada.id, room.grace.id), with_bot=False)
    said = room.ada.asks(room.channel, question)
    slack.add_channel(room.channel, "room", place.members)
    (asked,) = [seen for seen in slack.seen_by(room.ada.id, room.channel) if seen.ts == said.ts]
    event = payloads.mention_event(slack.identity, place, asked)
    body = payloads.event_callback(slack.identity, event, event_id=event_id)
    return said, Delivery("events_api", body)


@pytest.mark.parametrize("reason", REASONS)
def test_a_retry_that_is_the_first_to_arrive_is_answered(room: Room, reason: str) -> None:
    said, failed = never_delivered(room, FOOTPRINTS.question, event_id=f"Ev{room.channel}")

    assert room.bot.slack.redeliver(failed, reason).ack().status == 200

    (answer,) = room.all_answers_to(said)
    assert FOOTPRINTS.quote in answer.shown


def test_every_retry_of_what_was_answered_is_acknowledged_and_ignored(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)

    again = [
        room.bot.slack.redeliver(delivery, reason)
        for delivery in said.deliveries
        for reason in REASONS
    ]

    assert {delivery.ack().status for delivery in again} == {200}
    assert len(room.all_answers_to(said)) == 1


def test_retries_while_the_answer_is_being_posted_are_ignored(room: Room) -> None:
    posted = len(room.bot.slack.calls_of("chat.postMessage"))
    room.bot.slack.fail_next("chat.postMessage", 1, "delay", delay_s=1.0)
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.bot.slack.wait_for(lambda: len(room.bot.slack.calls_of("chat.postMessage")) > posted)

    again = [room.bot.slack.redeliver(delivery) for delivery in said.deliveries]

    assert {delivery.ack().status for delivery in again} == {200}
    assert len(room.all_answers_to(said)) == 1


def test_a_late_event_is_answered_where_it_belongs(room: Room) -> None:
    early, failed = never_delivered(room, FOOTPRINTS.question, event_id=f"Ev{room.channel}L")
    later = room.ada.asks(room.channel, LEADERS.question)
    room.all_answers_to(later)

    room.bot.slack.redeliver(failed).ack()

    (answer,) = room.all_answers_to(early)
    assert FOOTPRINTS.quote in answer.shown
    assert len(room.all_answers_to(later)) == 1


def test_a_command_delivered_twice_is_answered_once(room: Room) -> None:
    command = room.ada.command("/stp", f"ask {BEDS.question}", room.channel)
    again = room.bot.slack.redeliver(command)

    assert {command.ack().status, again.ack().status} == {200}

    room.bot.wait_until_idle()
    assert [BEDS.quote in seen.shown for seen in room.seen()] == [True]


def test_a_press_delivered_twice_acts_once(room: Room) -> None:
    private = room.reply_to_command(f"ask {BEDS.question}")
    press = room.ada.presses(private, "Share")
    again = room.bot.slack.redeliver(press)

    assert {press.ack().status, again.ack().status} == {200}

    room.bot.wait_until_idle()
    assert [BEDS.quote in seen.shown for seen in room.seen(room.grace)] == [True]
