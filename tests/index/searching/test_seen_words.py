"""What somebody asks is read by the words of the documents that they may see, and no others."""

from pathlib import Path

import pytest

from index.searcher import Query
from index.searching.lexical import load_lexical
from index.searching.search import SnapshotSearcher
from index.searching.seen_words import Seen, see_words
from index.snapshots.layout import Layout
from index.snapshots.snapshot import PASSAGE_WORDS, open_current
from index.syncing.build import sync
from index.tuning import PASSAGE_FIELDS
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

OPEN = make_document(
    "open", "Community hospitals closed. Every zorgling council (ZC) met about hospitals."
)
BOARD = make_document(
    "board",
    "The quixotry xenon committee (QXC) spoke of quixotry and of sourdough. Hospitals were closed.",
    collection="board",
)
MINUTES = make_document(
    "minutes", "More quixotry and sourdough was heard. Hospitals stay open.", collection="board"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("index")
    sync(made, [ListedSource(BOARD, MINUTES, OPEN)], WordEmbedder())
    return made


def seen_in(folder: Path, *collections: str) -> Seen:
    with open_current(folder) as snapshot:
        layout = Layout.read(snapshot.database)
        words = load_lexical(
            snapshot.checked(PASSAGE_WORDS),
            PASSAGE_FIELDS,
            rows=layout.passages,
            groups=layout.documents,
        )
        learned = snapshot.database.abbreviations()
        return see_words(
            snapshot.documents(), words, learned, frozenset(collections) if collections else None
        )


def test_words_of_other_collections_are_not_known(folder: Path) -> None:
    seen, everything = seen_in(folder, "open").words, seen_in(folder).words

    assert everything.holds("quixotry")
    assert not seen.holds("quixotry")
    assert seen.holds("hospitals")
    assert (everything.rows_with("hospitals"), seen.rows_with("hospitals")) == (3, 1)
    assert seen.rows_with("quixotry") == 0


def test_words_are_weighed_by_how_rare_they_are_in_what_is_seen(folder: Path) -> None:
    everything, seen = seen_in(folder).words, seen_in(folder, "open").words

    assert everything.weigh("quixotry met")["quixotri"] < everything.weigh("quixotry met")["met"]
    assert seen.weigh("quixotry met")["quixotri"] == seen.weigh("nowhere met")["nowher"]
    assert sum(seen.weigh("quixotry met").values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "everywhere", "open_only"),
    [
        ("sourdouhg", "sourdough", "sourdouhg"),
        ("the QXCC", "the QXCC", "the QXCC"),
        ("QCX met", "QXC met", "QCX met"),
        ("hosptials", "hospitals", "hospitals"),
    ],
)
def test_nothing_is_mended_to_a_word_of_another_collection(
    folder: Path, text: str, everywhere: str, open_only: str
) -> None:
    assert seen_in(folder).wordings.read(text).text == everywhere
    assert seen_in(folder, "open").wordings.read(text).text == open_only


def test_abbreviations_of_another_collection_are_not_written_out(folder: Path) -> None:
    everything, seen = seen_in(folder).wordings, seen_in(folder, "open").wordings

    assert everything.read("Who led the QXC?").others == (("QXC", "quixotry xenon committee"),)
    assert seen.read("Who led the QXC?").others == ()
    assert seen.read("Who led the ZC?").others == (("ZC", "zorgling council"),)


def test_a_search_is_read_by_what_may_be_seen(folder: Path) -> None:
    with open_current(folder) as snapshot:
        searcher = SnapshotSearcher(snapshot, WordEmbedder())
        everywhere = searcher.search(Query("sourdouhg hospitals"))
        seen = searcher.search(Query("sourdouhg hospitals", collections=frozenset({"open"})))

    assert {hit.mended for hit in everywhere} == {(("sourdouhg", "sourdough"),)}
    assert {hit.mended for hit in seen} == {()}
