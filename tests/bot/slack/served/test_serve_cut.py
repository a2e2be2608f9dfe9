"""The socket is lost while the bot is at work; nobody is forgotten, and nobody told twice."""

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import Serving

pytestmark = pytest.mark.model

NOTICED_WITHIN_S = 30.0
KNOWN = (FOOTPRINTS, LEADERS, BEDS)


@pytest.fixture
def bot(socket_bot: Serving) -> Serving:
    return socket_bot


def connected_again(room: Room) -> None:
    room.bot.slack.wait_for(lambda: room.bot.slack.socket.connections == 1, NOTICED_WITHIN_S)
    room.bot.wait_for_readiness(200)


def test_a_socket_cut_while_answers_are_posted_costs_and_repeats_none(room: Room) -> None:
    slack = room.bot.slack
    posted = len(slack.calls_of("chat.postMessage"))
    slack.fail_next("chat.postMessage", 3, "delay", delay_s=1.0)
    asked = [room.ada.asks(room.channel, known.question) for known in KNOWN]
    slack.wait_for(lambda: len(slack.calls_of("chat.postMessage")) > posted)

    slack.cut_socket()
    connected_again(room)

    for said, known in zip(asked, KNOWN, strict=True):
        (answer,) = room.all_answers_to(said)
        assert known.quote in answer.shown


def test_questions_that_the_cut_took_the_acknowledgement_of_are_answered_once(room: Room) -> None:
    asked = []
    for known in KNOWN:
        asked.append(room.ada.asks(room.channel, known.question))
        room.bot.slack.cut_socket()
    connected_again(room)

    for said, known in zip(asked, KNOWN, strict=True):
        (answer,) = room.all_answers_to(said)
        assert known.quote in answer.shown


def test_a_bot_that_slack_cannot_reach_still_posts_what_it_has_accepted(room: Room) -> None:
    slack = room.bot.slack
    slack.fail_next("chat.postMessage", 1, "ratelimited", retry_after_s=1)
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    for delivery in said.deliveries:
        delivery.ack()
    slack.socket.refuse()
    slack.cut_socket()

    (answer,) = room.all_answers_to(said)
    slack.socket.accept()
    connected_again(room)

    assert FOOTPRINTS.quote in answer.shown
