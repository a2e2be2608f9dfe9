"""The served bot with limits: who asks too much, or too late, is told so, and nobody else."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import Mode, Serving, serving
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

LIMITS = {
    "STP_WORK__PER_PERSON": "2",
    "STP_WORK__PER_CHANNEL": "3",
    "STP_WORK__QUEUE": "2",
    "STP_WORK__WORKERS": "1",
}


@pytest.fixture(scope="module", params=["socket", "http"])
def limited(
    request: pytest.FixtureRequest, built_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Serving]:
    """A bot that lets a person ask twice a minute, a channel thrice, and two questions wait."""
    mode = cast("Mode", request.param)
    data_dir = shutil.copytree(built_data, tmp_path_factory.mktemp("limited") / "data")
    with SlackWorkspace() as slack, serving(slack, data_dir, mode=mode, settings=LIMITS) as bot:
        bot.wait_until_ready()
        yield bot


@pytest.fixture
def room(limited: Serving) -> Room:
    return new_room(limited)


def private_words(room: Room) -> list[str]:
    return [each.shown for each in room.seen() if each.ephemeral]


def test_a_mention_too_many_gets_a_private_note_and_others_may_ask(room: Room) -> None:
    for known in (FOOTPRINTS, LEADERS):
        (answer,) = room.all_answers_to(room.ada.asks(room.channel, known.question))
        assert known.quote in answer.shown

    assert room.all_answers_to(room.ada.asks(room.channel, BEDS.question)) == []
    (answer,) = room.all_answers_to(room.grace.asks(room.channel, BEDS.question))

    (note,) = private_words(room)
    assert "again in" in note
    assert "second" in note
    assert BEDS.quote in answer.shown
    assert room.seen(room.grace)[-1].shown == answer.shown


def test_a_question_by_command_counts_and_its_note_is_the_commands_reply(room: Room) -> None:
    for known in (FOOTPRINTS, LEADERS):
        assert known.quote in room.reply_to_command(f"ask {known.question}").shown

    note = room.reply_to_command(f"ask {BEDS.question}")
    found = room.reply_to_command("find beds")

    assert "again in" in note.shown
    assert BEDS.quote not in note.shown
    assert BEDS.quote in found.shown


def test_a_channels_limit_holds_for_everybody_in_it_and_not_in_direct_messages(
    room: Room,
) -> None:
    for person, known in ((room.grace, FOOTPRINTS), (room.grace, LEADERS), (room.ada, BEDS)):
        room.all_answers_to(person.asks(room.channel, known.question))

    assert room.all_answers_to(room.ada.asks(room.channel, BEDS.question)) == []
    (answer,) = room.all_answers_to(room.ada.writes(BEDS.question))

    assert len(private_words(room)) == 1
    assert BEDS.quote in answer.shown


def test_a_question_too_many_in_direct_messages_is_told_in_its_thread(room: Room) -> None:
    for known in (FOOTPRINTS, LEADERS):
        room.all_answers_to(room.ada.writes(known.question))

    (note,) = room.all_answers_to(room.ada.writes(BEDS.question))

    assert "again in" in note.shown


def test_a_question_delivered_twice_counts_once(room: Room) -> None:
    said = room.ada.writes(FOOTPRINTS.question)
    for _ in range(4):
        room.bot.slack.redeliver(said.deliveries[0]).ack()
    room.all_answers_to(said)

    (answer,) = room.all_answers_to(room.ada.writes(LEADERS.question))

    assert LEADERS.quote in answer.shown


def test_who_comes_to_a_full_queue_is_told_at_once_how_many_wait(limited: Serving) -> None:
    # The bot gives up waiting for Slack after ten seconds, which a busy machine can take to ask.
    tries = (_come_to_a_full_queue(new_room(limited)) for _ in range(3))
    second, third, sorry, room = next(
        each for each in tries if "2 questions are waiting for me already" in each[2].shown
    )

    (answer,) = room.all_answers_to(second)
    assert LEADERS.quote in answer.shown
    assert room.all_answers_to(third) == [sorry]


def _come_to_a_full_queue(room: Room) -> tuple[Said, Said, SeenMessage, Room]:
    """Let one question be in hand and one wait, and ask another; what is said to that."""
    # Seen, but held until it is healed: the one worker has it in hand.
    room.bot.slack.fail_next("chat.postMessage", 1, "timeout_after")
    room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    second = room.ada.asks(room.channel, LEADERS.question)
    second.deliveries[-1].ack()
    third = room.grace.asks(room.channel, BEDS.question)
    sorry = room.answer_to(third)
    room.bot.slack.heal()
    room.bot.wait_until_idle()
    return second, third, sorry, room
