"""What asks nothing is acknowledged and ignored; collected for each mode."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.bot.slack.served.documents import FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room
from tests.slack_wire.delivery import Delivery
from tests.slack_wire.json_object import Json

VIEW: Json = {"type": "modal", "id": "V1", "callback_id": "of_tomorrow", "state": {"values": {}}}


@contextmanager
def nothing_comes_of(room: Room) -> Iterator[list[Delivery]]:
    """Take deliveries; all are acknowledged without an error, and the bot does nothing."""
    room.bot.wait_until_idle()
    calls = len(room.bot.slack.calls)
    deliveries: list[Delivery] = []
    yield deliveries

    assert [delivery.ack().status for delivery in deliveries] == [200] * len(deliveries)
    room.bot.wait_until_idle()
    assert room.bot.slack.calls[calls:] == []


def test_what_people_say_to_each_other_in_a_channel_is_ignored(room: Room) -> None:
    with nothing_comes_of(room) as sent:
        said = room.ada.says(room.channel, FOOTPRINTS.question)
        reply = room.grace.says(room.channel, "Good question. Who knows?", said.ts)
        sent += [*said.deliveries, *reply.deliveries]


def test_a_reply_in_an_answered_thread_to_somebody_else_is_ignored(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)

    with nothing_comes_of(room) as sent:
        sent += room.ada.says(room.channel, f"<@{room.grace.id}> and you?", said.ts).deliveries
        sent += room.ada.says(room.channel, "Thanks!", said.ts).deliveries


def test_what_people_tell_each_other_in_an_answered_thread_is_ignored(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)

    with nothing_comes_of(room) as sent:
        for text in (
            "I'll take this to the board on Friday.",
            "lol",
            "Interesting, I had no idea",
            "Let me ask finance",
        ):
            sent += room.grace.says(room.channel, text, said.ts).deliveries


def test_thanks_to_the_bot_in_a_channel_are_ignored(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)

    with nothing_comes_of(room) as sent:
        sent += room.ada.asks(room.channel, "thanks!", said.ts).deliveries
        sent += room.ada.asks(room.channel, "ok").deliveries


def test_what_another_bot_writes_is_ignored_even_where_it_names_this_one(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)

    with nothing_comes_of(room) as sent:
        sent.append(room.bot.slack.bot_says(room.channel, f"<@UBOT> {LEADERS.question}"))
        sent.append(room.bot.slack.bot_says(room.channel, LEADERS.question, said.ts))


def test_an_edit_and_a_deletion_of_a_question_are_ignored(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)

    with nothing_comes_of(room) as sent:
        sent.append(room.ada.edits(said, f"<@UBOT> {LEADERS.question}"))
        sent.append(room.ada.deletes(said))


def test_a_join_is_ignored(room: Room) -> None:
    joan = room.bot.slack.add_person("U9J", "joan")

    with nothing_comes_of(room) as sent:
        sent += joan.joins(room.channel).deliveries


@pytest.mark.parametrize(
    "event",
    [
        {"type": "reaction_added", "user": "U1", "reaction": "eyes", "item": {"type": "message"}},
        {"type": "team_join", "user": {"id": "U1"}},
        {"type": "of_tomorrow"},
        {"type": "message", "subtype": "of_tomorrow", "channel": "C1", "user": "U1", "ts": "1.1"},
        {"type": "message"},
        {"type": "app_mention", "text": None, "user": "U1", "channel": "C1", "ts": 1.5},
    ],
    ids=lambda event: f"{event['type']} {event.get('subtype', '')}".strip(),
)
def test_an_event_that_it_does_not_know_is_ignored(room: Room, event: Json) -> None:
    with nothing_comes_of(room) as sent:
        sent.append(room.bot.slack.send_event(event))


def test_a_button_that_it_does_not_know_is_ignored(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    strange = replace(answer.controls[0], action_id="of_tomorrow", value="x")

    with nothing_comes_of(room) as sent:
        sent.append(room.ada.uses(answer, strange))


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "view_submission", "view": VIEW},
        {"type": "view_closed", "view": VIEW},
        {"type": "shortcut", "callback_id": "of_tomorrow", "trigger_id": "1.1"},
        {"type": "message_action", "callback_id": "of_tomorrow", "trigger_id": "1.1"},
        {"type": "block_suggestion", "action_id": "of_tomorrow", "value": "x"},
        {"type": "of_tomorrow"},
        {"type": "workflow_step_edit", "workflow_step": None},
    ],
    ids=lambda payload: payload["type"],
)
def test_an_interaction_that_it_does_not_know_is_ignored(room: Room, payload: Json) -> None:
    user = {"id": room.ada.id, "team_id": "T1"}
    body = {"user": user, "team": {"id": "T1"}, "api_app_id": "A1"} | payload

    with nothing_comes_of(room) as sent:
        sent.append(room.bot.slack.send("interactive", body))


def test_a_command_that_it_does_not_know_is_told_how_to_ask(room: Room) -> None:
    assert room.ada.command("/other", "", room.channel).ack().shown_error is None
    room.bot.wait_until_idle()

    (reply,) = room.seen()

    assert "/stp ask" in reply.shown
