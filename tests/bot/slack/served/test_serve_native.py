"""Answers in Slack's own citations and boxes, and in plain blocks once Slack refuses those."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import BEDS, FOOTPRINTS
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import Mode, serving
from tests.slack_wire.message import SeenMessage
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

NATIVE = {"STP_SLACK__NATIVE_CITATIONS": "true", "STP_SLACK__NATIVE_CONTAINERS": "true"}
NEWER = ["rich_text", "container"]


@pytest.fixture(params=["socket", "http"])
def native_room(request: pytest.FixtureRequest, built_data: Path, tmp_path: Path) -> Iterator[Room]:
    """A room of a bot with both settings on."""
    mode: Mode = request.param
    data_dir = shutil.copytree(built_data, tmp_path / "data")
    with (
        SlackWorkspace() as slack,
        serving(slack, data_dir, mode=mode, settings=NATIVE) as bot,
    ):
        bot.wait_until_ready()
        yield new_room(bot)


def publicly(room: Room, question: str) -> SeenMessage:
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, question))
    return answer


def privately(room: Room, question: str) -> SeenMessage:
    return room.reply_to_command(f"ask {question}")


def newer_blocks(answer: SeenMessage) -> list[str]:
    return [block["type"] for block in answer.blocks if block["type"] in NEWER]


@pytest.mark.parametrize("ask", [publicly, privately], ids=["publicly", "privately"])
def test_sources_are_shown_in_slacks_own_way_until_it_refuses_that(
    native_room: Room, ask: Callable[[Room, str], SeenMessage]
) -> None:
    before = ask(native_room, FOOTPRINTS.question)
    native_room.bot.slack.refuse_native_blocks()
    after = ask(native_room, BEDS.question)

    assert newer_blocks(before) == NEWER
    assert f"[1] {FOOTPRINTS.title}" in before.shown
    assert "Passages (" in before.shown
    assert newer_blocks(after) == []
    for answer, known in ((before, FOOTPRINTS), (after, BEDS)):
        assert known.quote in answer.shown
        assert known.publisher in answer.shown
        assert "Show passages" in answer.labels
    native_room.press(before, "Show passages")
    passages = native_room.bot.slack.modal_of(native_room.ada.id)
    assert passages is not None
    assert FOOTPRINTS.quote in passages.shown
