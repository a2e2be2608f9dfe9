"""What a sync finds out besides texts: moves, fingerprints, faults, and what all texts share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.embed import EmbeddedText, PartedText
from index.searcher import Query
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import current_id, has_index, open_current
from index.syncing.build import SyncReport, sync
from sources.document import Document, Origin
from sources.source import NOTHING_KNOWN, Found, Unchanged
from tests.fakes import WordEmbedder
from tests.index.documents import BEDS, DOCUMENTS, FOOTPRINTS, ListedSource, make_document

_NEWSLETTER = "Sign up to the weekly bulletin of the Marshland Institute for more stories."


class MarkedSource:
    """A Source that tells by their fingerprints what it need not read again."""

    root = "listed"

    def __init__(self, *documents: Document) -> None:
        """Take the documents."""
        self._documents = documents
        self.read_again: list[str] = []

    def count(self) -> int:
        """Count the documents."""
        return len(self._documents)

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read what has another fingerprint than it had."""
        for document in self._documents:
            if known.get(document.id) == document.fingerprint:
                yield Unchanged(document.id, document.location)
            else:
                self.read_again.append(document.location)
                yield document


class InterruptedEmbedder(WordEmbedder):
    """Is interrupted at its work, as by Ctrl-C."""

    def embed_parts(self, texts: Sequence[PartedText]) -> list[EmbeddedText]:
        """Be interrupted."""
        raise KeyboardInterrupt(len(texts))


def articles(count: int) -> list[Document]:
    """Make articles of one publisher that all end in the same line."""
    topics = ["beds", "money", "staff", "estates", "trusts", "boards", "wards", "roads"]
    return [
        make_document(
            f"article-{topic}",
            f"Leaders spoke about {topic} at length, and what they said about {topic} was new.\n\n"
            f"Nobody had expected that {topic} would matter so much to the people of the county, "
            f"who had heard of {topic} before and who had not been asked what they thought of it "
            f"by those who had to decide about {topic} in the end.\n\n{_NEWSLETTER}",
            publisher="Marshland Institute",
        )
        for topic in topics[:count]
    ]


def test_a_moved_document_is_told_and_not_embedded_again(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    moved = replace(BEDS, id="id-moved", location="archive/beds.txt")
    rest = [document for document in DOCUMENTS if document != BEDS]
    embedder = WordEmbedder()

    report = sync(tmp_path, [ListedSource(moved, *rest)], embedder)

    assert report.moved == (("beds.txt", "archive/beds.txt"),)
    assert (report.added, report.dropped) == (("archive/beds.txt",), ("beds.txt",))
    assert embedder.seen == []
    with open_current(tmp_path) as snapshot:
        hits = SnapshotSearcher(snapshot, embedder).search(Query("community hospital beds"))
    assert hits[0].document.location == "archive/beds.txt"


def test_two_documents_of_one_text_that_move_are_each_told_once(tmp_path: Path) -> None:
    first, second = (replace(BEDS, id=name, location=f"{name}.txt") for name in "ab")
    sync(tmp_path, [ListedSource(first, second, FOOTPRINTS)], WordEmbedder())
    moved = [replace(BEDS, id=name, location=f"{name}.txt") for name in "xyz"]

    report = sync(tmp_path, [ListedSource(*moved, FOOTPRINTS)], WordEmbedder())

    assert report.moved == (("a.txt", "x.txt"), ("b.txt", "y.txt"))


def test_a_document_of_which_only_the_date_changes_is_not_embedded_again(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    dated = replace(BEDS, published=date(2018, 1, 1), revision="dated")
    rest = [document for document in DOCUMENTS if document != BEDS]
    embedder = WordEmbedder()

    report = sync(tmp_path, [ListedSource(dated, *rest)], embedder)

    assert report.replaced == ("beds.txt",)
    assert embedder.seen == []
    with open_current(tmp_path) as snapshot:
        assert snapshot.document(BEDS.id) == dated


def test_another_title_is_embedded_again(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    titled = replace(BEDS, title="Wards", title_origin=Origin.SIDECAR, revision="titled")
    rest = [document for document in DOCUMENTS if document != BEDS]
    embedder = WordEmbedder()

    sync(tmp_path, [ListedSource(titled, *rest)], embedder)

    assert len(embedder.seen) == 1


def test_a_new_fingerprint_of_the_same_text_is_remembered(tmp_path: Path) -> None:
    marked = [replace(document, fingerprint="first") for document in DOCUMENTS]
    sync(tmp_path, [MarkedSource(*marked)], WordEmbedder())
    marked[0] = replace(BEDS, fingerprint="touched")
    touched, again = MarkedSource(*marked), MarkedSource(*marked)

    report = sync(tmp_path, [touched], WordEmbedder())
    sync(tmp_path, [again], WordEmbedder())

    assert report == SyncReport((), (), (), 3, ())
    assert touched.read_again == ["beds.txt"]
    assert again.read_again == []
    with open_current(tmp_path) as snapshot:
        assert snapshot.document(BEDS.id) == marked[0]


def test_a_dry_run_tells_what_would_be_done_and_writes_nothing(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(BEDS, FOOTPRINTS)], WordEmbedder())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    changed = replace(BEDS, text="Beds were saved.", revision="another", warnings=("It is odd.",))
    new = make_document("new", "Something new is here.")
    embedder = WordEmbedder()

    report = sync(tmp_path, [ListedSource(changed, new)], embedder, dry_run=True)

    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert embedder.seen == []
    assert report == SyncReport(
        added=("new.txt",),
        replaced=("beds.txt",),
        dropped=("footprints.txt",),
        unchanged=0,
        failed=(),
        warnings=(("beds.txt", "It is odd."),),
    )
    assert sync(tmp_path, [ListedSource(changed, new)], embedder) == report


def test_a_dry_run_makes_no_index(tmp_path: Path) -> None:
    report = sync(tmp_path / "index", [ListedSource(BEDS)], WordEmbedder(), dry_run=True)

    assert report.added == ("beds.txt",)
    assert not (tmp_path / "index").exists()


def test_what_a_publisher_puts_into_all_documents_is_not_searched(tmp_path: Path) -> None:
    documents = articles(5)

    sync(tmp_path, [ListedSource(*documents, BEDS)], WordEmbedder())

    with open_current(tmp_path) as snapshot:
        for document in documents:
            stored = snapshot.document(document.id)
            assert stored is not None
            assert _NEWSLETTER not in stored.text
            assert stored.text == document.text.removesuffix(f"\n\n{_NEWSLETTER}")
            assert [each.text for each in stored.dropped] == [_NEWSLETTER]
        hits = SnapshotSearcher(snapshot, WordEmbedder()).search(Query("weekly bulletin"))
    assert not any("weekly bulletin" in hit.text for hit in hits)


def test_a_document_without_its_repeated_lines_counts_as_unchanged(tmp_path: Path) -> None:
    documents = articles(5)
    sync(tmp_path, [ListedSource(*documents)], WordEmbedder())
    before = current_id(tmp_path)

    report = sync(tmp_path, [ListedSource(*documents)], WordEmbedder())

    assert report == SyncReport((), (), (), 5, ())
    assert current_id(tmp_path) == before


def test_lines_go_and_come_back_as_documents_with_them_come_and_go(tmp_path: Path) -> None:
    documents = articles(8)
    few = documents[:2]
    sync(tmp_path, [ListedSource(*few)], WordEmbedder())

    more = sync(tmp_path, [ListedSource(*documents)], WordEmbedder())
    with open_current(tmp_path) as snapshot:
        with_more = [snapshot.document(document.id) for document in documents]
    less = sync(tmp_path, [ListedSource(*few)], WordEmbedder())
    with open_current(tmp_path) as snapshot:
        with_less = [snapshot.document(document.id) for document in few]

    assert set(more.replaced) == {document.location for document in few}
    assert all(each and _NEWSLETTER not in each.text for each in with_more)
    assert set(less.replaced) == {document.location for document in few}
    assert with_less == few


def test_lines_that_are_left_out_stay_so_where_files_are_written_anew(tmp_path: Path) -> None:
    documents = articles(8)
    sync(tmp_path, [ListedSource(*documents, *DOCUMENTS)], WordEmbedder())
    with open_current(tmp_path) as snapshot:
        before = [snapshot.document(document.id) for document in documents[:5]]
    other = WordEmbedder(name="words@2", dimension=32)

    sync(tmp_path, [ListedSource(*documents[:5])], WordEmbedder())
    sync(tmp_path, [ListedSource(*documents[:5])], other)

    with open_current(tmp_path) as snapshot:
        assert [snapshot.document(document.id) for document in documents[:5]] == before


def test_damaged_words_are_found_by_what_was_meant_and_quoted_as_they_stand(
    tmp_path: Path,
) -> None:
    damaged = make_document(
        "damaged",
        "The board wil meet al the trusts. It shal ask what al of them wil do. The colaboration"
        " wil be led by al councils. Patients wil be heard, and stil more shal be done. There wil"
        " be a smal chalenge. Health and care stay local.",
    )
    healthy = make_document("healthy", "Somebody else was asked about the weather at sea.")

    sync(tmp_path, [ListedSource(damaged, healthy)], WordEmbedder())

    with open_current(tmp_path) as snapshot:
        assert snapshot.document(damaged.id) == damaged
        hits = SnapshotSearcher(snapshot, WordEmbedder()).search(Query("a small challenge"))
    best = hits[0]
    assert best.document.id == damaged.id
    assert best.text == damaged.text[best.passage.start : best.passage.end]
    sentence = next(each for each in best.sentences if "smal chalenge" in each.text)
    assert sentence.text == damaged.text[sentence.sentence.start : sentence.sentence.end]
    assert {"small", "challeng"} <= sentence.matched
    assert best.met["challenge"] == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("others", [[], [FOOTPRINTS]])
def test_an_interrupted_sync_leaves_the_index_as_it_was(
    tmp_path: Path, others: list[Document]
) -> None:
    if others:
        sync(tmp_path, [ListedSource(*others)], WordEmbedder())
    before = current_id(tmp_path)

    with pytest.raises(KeyboardInterrupt):
        sync(tmp_path, [ListedSource(BEDS, *others)], InterruptedEmbedder())

    assert current_id(tmp_path) == before
    assert has_index(tmp_path) == bool(others)
    assert not list(tmp_path.glob("unfinished-*"))
