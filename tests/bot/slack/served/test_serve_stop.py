"""The served bot is told to stop while it is at work."""

import time
from pathlib import Path

import pytest

from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import FOOTPRINTS
from tests.bot.slack.served.serving import Serving, serving
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

STOPPED_WITHIN_S = 30.0
ENDS = (0, 143, -15)


def test_a_bot_told_to_stop_finishes_what_it_accepted(new_data: Path) -> None:
    with SlackWorkspace() as slack, serving(slack, new_data, mode="http") as bot:
        bot.wait_until_ready()
        room = new_room(bot)
        slack.fail_next("chat.postMessage", 1, "ratelimited", retry_after_s=1)
        asked = [room.ada.asks(room.channel, FOOTPRINTS.question) for _ in range(3)]
        for said in asked:
            assert {delivery.ack().status for delivery in said.deliveries} == {200}

        status, elapsed_s = stop(bot)

        assert status in ENDS
        assert elapsed_s < STOPPED_WITHIN_S
        for said in asked:
            (answer,) = slack.bot_said(room.ada.id, room.channel, said.thread)
            assert FOOTPRINTS.quote in answer.shown
        assert "Traceback" not in bot.log.text
        assert bot.told_in_the_log() == []


def test_a_bot_told_to_stop_says_sorry_for_what_it_cannot_finish(new_data: Path) -> None:
    settings = {"STP_WORK__SHUTDOWN_S": "5", "STP_WORK__WORKERS": "1"}
    with SlackWorkspace() as slack, serving(slack, new_data, settings=settings) as bot:
        bot.wait_until_ready()
        room = new_room(bot)
        slack.fail_next("chat.postMessage", 1, "ratelimited", retry_after_s=100)
        asked = [room.ada.asks(room.channel, FOOTPRINTS.question) for _ in range(3)]
        slack.wait_for(lambda: slack.calls_of("chat.postMessage"))

        status, elapsed_s = stop(bot)

        assert status in ENDS
        assert elapsed_s < STOPPED_WITHIN_S
        for said in asked:
            (sorry,) = slack.bot_said(room.ada.id, room.channel, said.thread)
            assert "Sorry" in sorry.shown
            assert "Reference" in sorry.shown


def stop(bot: Serving) -> tuple[int, float]:
    """Send SIGTERM; the exit status, and the seconds until the end."""
    began_s = time.monotonic()
    bot.ask_to_stop()
    return bot.wait_for_end(), time.monotonic() - began_s
