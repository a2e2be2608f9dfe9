"""The served bot is killed while it passes a request for help on; nothing is sent twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import FOOTPRINTS
from tests.bot.slack.served.full import HELP_CHANNEL, HELPER
from tests.bot.slack.served.room import ANSWER_TIMEOUT_S, Room
from tests.bot.slack.served.serving import serving
from tests.slack_wire.faults import FaultKind
from tests.slack_wire.message import SeenMessage
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

POST = "chat.postMessage"
SETTINGS = {"STP_SLACK__HELPERS": f"{HELP_CHANNEL},{HELPER}"}


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace() as slack:
        slack.add_person(HELPER, "helper")
        slack.add_channel(HELP_CHANNEL, "help", (HELPER,))
        yield slack


def copies(slack: SlackWorkspace) -> list[SeenMessage]:
    return [each for each in slack.bot_said(HELPER) if "asks for help" in each.shown]


def send_until_the_kill(room: Room, fault: FaultKind, *, after: int) -> str:
    """Ask a person, and let Slack be silent at one of the posts; the thread that is marked."""
    slack = room.bot.slack
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.press(room.answer_to(said), "Ask a person")
    modal = slack.modal_of(room.ada.id)
    assert modal is not None
    tried = len(slack.calls_of(POST))
    slack.fail_next(POST, after, "delay")
    slack.fail_next(POST, 1, fault)
    assert room.ada.submits(modal, {}).ack().shown_error is None
    slack.wait_for(lambda: len(slack.calls_of(POST)) > tried + after, ANSWER_TIMEOUT_S)
    return said.thread


@pytest.mark.parametrize(("fault", "after"), [("timeout_after", 0)], ids=["at the first copy"])
def test_a_request_goes_on_after_a_kill_to_each_helper_once(
    slack: SlackWorkspace, new_data: Path, fault: FaultKind, after: int
) -> None:
    with serving(slack, new_data, settings=SETTINGS) as first:
        first.wait_until_ready()
        room = new_room(first)
        thread = send_until_the_kill(room, fault, after=after)
    slack.heal()

    with serving(slack, new_data, settings=SETTINGS) as last:
        last.wait_until_ready()
        last.wait_until_idle()

    assert sorted(each.channel for each in copies(slack)) == [HELP_CHANNEL, "DHELPER"]
    _, mark = slack.bot_said(room.ada.id, room.channel, thread)
    assert mark.shown == f"<@{room.ada.id}> asked a person for help."
