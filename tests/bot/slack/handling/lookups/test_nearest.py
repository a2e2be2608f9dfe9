"""What somebody may have meant by words that fit no document."""

from pathlib import Path

import pytest

from bot.answer.compose import Limits
from bot.desk import LibraryDesk
from bot.library import Library
from bot.slack.handling.lookups.nearest import find_nearest
from index.syncing.build import sync
from tests.bot.slack.handling.lookups.shelves import MINUTES, NEWER_MINUTES, NOTES, PLAN, make_desk
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

OPEN = frozenset({"open"})


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    return make_desk(tmp_path_factory.mktemp("shelves"))


def near(desk: LibraryDesk, words: str, limit: int = 3) -> list[str]:
    found = find_nearest(desk, words, collections=OPEN, limit=limit)
    return [each.id for each in found]


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("", []),
        ("zeppelin", []),
        ("wexcombe", []),
        ("zeppelin dorset", [PLAN]),
        ("DORSET, zeppelins!", [PLAN]),
        ("minutes 2017", [NEWER_MINUTES, MINUTES]),
        ("minutes pulse", [NEWER_MINUTES, MINUTES, NOTES[0]]),
        ("one two three four five six seven eight dorset", []),
    ],
)
def test_documents_with_most_of_the_words_come_first(
    desk: LibraryDesk, words: str, documents: list[object]
) -> None:
    expected = [each.id for each in (*NOTES, PLAN, MINUTES, NEWER_MINUTES) if each in documents]

    assert sorted(near(desk, words)) == sorted(expected)
    if documents:
        assert near(desk, words, limit=1) == [getattr(documents[0], "id", None)]


def test_a_word_that_most_documents_hold_leads_to_none(tmp_path: Path) -> None:
    many = [make_document(f"{number:03}", "Text.", title="Update") for number in range(201)]
    sync(tmp_path, [ListedSource(*many)], WordEmbedder())
    desk = LibraryDesk(Library(tmp_path, WordEmbedder()), Limits(3, 0.0))

    assert near(desk, "zeppelin update") == []
    assert near(desk, "update 007") == ["id-007"]
