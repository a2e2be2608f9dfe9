"""What ``/stp find`` shows."""

from pathlib import Path

import pytest

from bot.answer.compose import Limits
from bot.desk import LibraryDesk
from bot.library import Library
from bot.slack.handling.commands import Commands
from bot.slack.requests.command import Command
from index.syncing.build import sync
from tests.bot.fake_store import FakeStore
from tests.fakes import WordEmbedder
from tests.index.documents import BEDS, DOCUMENTS, FOOTPRINTS, ListedSource


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    desk = LibraryDesk(
        Library(tmp_path, WordEmbedder()), Limits(max_sentences=2, min_confidence=0.0)
    )
    return Commands(desk, FakeStore(), collections=frozenset({"open"}), command="/stp")


def show(commands: Commands, text: str) -> str:
    message = commands.reply(
        Command(team="T1", channel="C1", user="U1", text=text, response_url="https://hooks.example")
    )
    return "\n".join(
        part["text"]
        for block in message.blocks
        for part in (block.get("elements") or [block["text"]])
    )


def test_find_takes_operators_and_says_what_was_searched(commands: Commands) -> None:
    shown = show(commands, "find plans from:gazette")

    assert BEDS.id in shown
    assert FOOTPRINTS.id not in shown
    assert "Searched only documents published by The Local Gazette." in shown


def test_find_names_the_nearest_where_a_filter_matches_nothing_that_may_be_seen(
    commands: Commands,
) -> None:
    shown = show(commands, "find plans from:gazete")

    assert shown == (
        "Nothing was found for “plans from:gazete”. No document here is published by “gazete”."
        " Publishers here, the nearest first: The Local Gazette and Example Health Weekly."
    )
