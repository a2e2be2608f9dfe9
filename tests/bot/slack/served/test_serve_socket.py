"""The bot in Socket Mode: what it does in either mode, and what becomes of a lost socket."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, UPDATES
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.scenarios.asking import *  # noqa: F403  tests to collect, as those below
from tests.bot.slack.served.scenarios.commanding import *  # noqa: F403
from tests.bot.slack.served.scenarios.crowding import *  # noqa: F403
from tests.bot.slack.served.scenarios.failing import *  # noqa: F403
from tests.bot.slack.served.scenarios.ignoring import *  # noqa: F403
from tests.bot.slack.served.serving import Serving
from tests.slack_wire.people import Said

pytestmark = pytest.mark.model

NOTICED_WITHIN_S = 30.0


@pytest.fixture
def bot(socket_bot: Serving) -> Serving:
    return socket_bot


def connected_again(room: Room) -> None:
    room.bot.slack.wait_for(lambda: room.bot.slack.socket.connections == 1, NOTICED_WITHIN_S)
    room.bot.wait_for_readiness(200)


def assert_answered_once(room: Room, said: Said) -> None:
    (answer,) = room.all_answers_to(said)
    assert FOOTPRINTS.quote in answer.shown


def test_a_cut_socket_shows_is_replaced_and_loses_no_question(room: Room) -> None:
    room.bot.slack.socket.refuse()
    room.bot.slack.cut_socket()

    room.bot.wait_for_readiness(503, timeout_s=NOTICED_WITHIN_S)
    assert "socket" in room.bot.get("/readyz")[1]
    assert room.bot.get("/healthz")[0] == 200
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.bot.slack.socket.accept()

    connected_again(room)
    assert_answered_once(room, said)


def test_a_frozen_socket_shows_is_replaced_and_loses_no_question(room: Room) -> None:
    room.bot.slack.freeze_socket()
    said = room.ada.asks(room.channel, FOOTPRINTS.question)

    room.bot.wait_for_readiness(503, timeout_s=NOTICED_WITHIN_S)
    connected_again(room)
    assert_answered_once(room, said)


def test_a_failing_connection_address_is_asked_for_again(room: Room) -> None:
    room.bot.slack.fail_next("apps.connections.open", 3, "http_500")
    room.bot.slack.fail_next("apps.connections.open", 1, "ratelimited")
    room.bot.slack.cut_socket()

    connected_again(room)
    assert_answered_once(room, room.ada.asks(room.channel, FOOTPRINTS.question))


def test_a_socket_that_slack_takes_back_is_replaced(room: Room) -> None:
    opened = len(room.bot.slack.calls_of("apps.connections.open"))
    room.bot.slack.socket.say_disconnect("refresh_requested")

    room.bot.slack.wait_for(
        lambda: len(room.bot.slack.calls_of("apps.connections.open")) > opened, NOTICED_WITHIN_S
    )
    connected_again(room)
    assert_answered_once(room, room.ada.asks(room.channel, FOOTPRINTS.question))


def test_what_is_no_envelope_does_no_harm(room: Room) -> None:
    strange = [
        "",
        "{",
        "[]",
        "7",
        "null",
        "{}",
        json.dumps({"type": "hello"}),
        json.dumps({"type": "of_tomorrow", "envelope_id": "e1", "payload": {}}),
        json.dumps({"type": "events_api", "envelope_id": "e2"}),
        json.dumps({"type": "events_api", "envelope_id": "e3", "payload": None}),
        json.dumps({"type": "events_api", "envelope_id": "e4", "payload": {"event": 7}}),
        json.dumps({"type": "interactive", "envelope_id": "e5", "payload": {"type": 7}}),
    ]
    for text in strange:
        room.bot.slack.socket.send_raw(text)

    assert_answered_once(room, room.ada.asks(room.channel, FOOTPRINTS.question))


def test_commands_that_read_work_while_the_bot_serves(socket_bot: Serving) -> None:
    with ThreadPoolExecutor() as pool:
        listing, votes, answer, passages = pool.map(
            lambda arguments: socket_bot.result_beside(*arguments),
            [
                ("sources",),
                ("feedback",),
                ("ask", FOOTPRINTS.question),
                ("find", BEDS.question, "-k", "1"),
            ],
        )

    document_ids = {each["title"]: each["id"] for each in listing["documents"]}
    shown = socket_bot.result_beside("show", document_ids[FOOTPRINTS.title])
    assert len(document_ids) == UPDATES + 4
    assert isinstance(votes["votes"], list)
    assert FOOTPRINTS.quote in answer["sentences"][0]["text"]
    assert BEDS.quote in passages["passages"][0]["text"]
    assert FOOTPRINTS.quote in shown["text"]
