"""Syncs: all or nothing, and nothing twice."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from index.embed import EmbeddedText, PartedText
from index.errors import IndexBusy, IndexUnwritable, ModelUnusable, NothingRead
from index.language.abbreviations import Abbreviation
from index.searcher import Query
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import current_id, has_index, open_current
from index.syncing.build import SyncReport, sync
from sources.source import Failure
from tests.fakes import WordEmbedder
from tests.index.documents import (
    BEDS,
    DOCUMENTS,
    FOOTPRINTS,
    PARTNERSHIPS,
    ListedSource,
    make_document,
)

FAILURE = Failure("beds.txt", BEDS.id, "it is cut off")


class FailingEmbedder(WordEmbedder):
    """Fails on every text, as a model that cannot be loaded does."""

    def embed_parts(self, texts: Sequence[PartedText]) -> list[EmbeddedText]:
        """Fail."""
        raise ModelUnusable(self.name, f"it was given {len(texts)} texts")


class Listener:
    """A Progress that remembers."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.stages: list[tuple[str, int]] = []
        self.steps: list[int] = []

    def begin(self, stage: str, total: int) -> None:
        """Remember the stage."""
        self.stages.append((stage, total))
        self.steps.append(0)

    def advance(self, count: int = 1) -> None:
        """Count the steps of the last stage."""
        self.steps[-1] += count


def test_a_first_sync_adds_everything(tmp_path: Path) -> None:
    report = sync(tmp_path / "new" / "index", [ListedSource(*DOCUMENTS)], WordEmbedder())

    added = ("beds.txt", "footprints.txt", "partnerships.txt")
    assert report == SyncReport(added=added, replaced=(), dropped=(), unchanged=0, failed=())
    with open_current(tmp_path / "new" / "index") as snapshot:
        assert [snapshot.document(document.id) for document in DOCUMENTS] == list(DOCUMENTS)
        assert snapshot.counts.documents == 3


def test_a_sync_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    before = current_id(tmp_path)
    embedder = WordEmbedder()

    report = sync(tmp_path, [ListedSource(*reversed(DOCUMENTS))], embedder)

    assert report == SyncReport((), (), (), 3, ())
    assert current_id(tmp_path) == before
    assert embedder.seen == []


def test_only_what_is_new_or_changed_is_embedded(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(BEDS, FOOTPRINTS)], WordEmbedder())
    changed = replace(BEDS, text="Beds were saved.", revision="another")
    new = make_document("new", "Something new is here.")
    embedder = WordEmbedder()

    report = sync(tmp_path, [ListedSource(changed, FOOTPRINTS), ListedSource(new)], embedder)

    assert report == SyncReport(("new.txt",), ("beds.txt",), (), 1, ())
    # Each new passage is embedded once, and nothing of the others is.
    assert len(embedder.seen) == 2
    assert sum("Beds were saved." in text for text in embedder.seen) == 1
    assert sum("Something new is here." in text for text in embedder.seen) == 1


def test_abbreviations_of_unchanged_documents_are_kept_and_of_changed_ones_learnt(
    tmp_path: Path,
) -> None:
    kept = make_document("kept", "A local digital roadmap (LDR) was due.")
    changing = make_document("changing", "A cost improvement plan (CIP) was due.")
    sync(tmp_path, [ListedSource(kept, changing)], WordEmbedder())
    changed = replace(changing, text="A joint plan (JP) was due.", revision="another")

    sync(tmp_path, [ListedSource(kept, changed)], WordEmbedder())

    with open_current(tmp_path) as snapshot:
        assert snapshot.database.abbreviations() == [
            (changed.id, Abbreviation("JP", "joint plan")),
            (kept.id, Abbreviation("LDR", "local digital roadmap")),
        ]


def test_what_is_gone_is_dropped_and_no_longer_found(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    sync(tmp_path, [ListedSource(*DOCUMENTS)], embedder)

    report = sync(tmp_path, [ListedSource(FOOTPRINTS, PARTNERSHIPS)], embedder)

    assert report == SyncReport((), (), ("beds.txt",), 2, ())
    with open_current(tmp_path) as snapshot:
        hits = SnapshotSearcher(snapshot, embedder).search(Query("hospital beds"))
    assert {hit.document.id for hit in hits} == {FOOTPRINTS.id, PARTNERSHIPS.id}


def test_many_small_syncs_end_where_one_large_one_does(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    sync(tmp_path / "small", [ListedSource(PARTNERSHIPS)], embedder)
    sync(tmp_path / "small", [ListedSource(PARTNERSHIPS, FOOTPRINTS)], embedder)
    sync(tmp_path / "small", [ListedSource(FOOTPRINTS, PARTNERSHIPS, BEDS)], embedder)
    sync(tmp_path / "large", [ListedSource(*DOCUMENTS)], embedder)

    with open_current(tmp_path / "small") as small, open_current(tmp_path / "large") as large:
        assert small.documents() == large.documents()
        assert small.counts == large.counts
        query = Query("plans of the partnership for hospital beds")
        assert SnapshotSearcher(small, embedder).search(query) == SnapshotSearcher(
            large, embedder
        ).search(query)


def test_a_document_that_fails_keeps_its_earlier_version(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(BEDS, FOOTPRINTS)], WordEmbedder())

    report = sync(tmp_path, [ListedSource(FAILURE, FOOTPRINTS, PARTNERSHIPS)], WordEmbedder())

    assert report == SyncReport(("partnerships.txt",), (), (), 2, (FAILURE,), kept=(FAILURE,))
    with open_current(tmp_path) as snapshot:
        assert snapshot.document(BEDS.id) == BEDS


def test_nothing_is_dropped_where_a_whole_location_fails(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    unreachable = Failure("/share/plans", "", "it is not there", whole_location=True)

    report = sync(tmp_path, [ListedSource(unreachable), ListedSource(BEDS)], WordEmbedder())

    assert report == SyncReport((), (), (), 3, (unreachable,))


def test_a_document_read_twice_counts_once(tmp_path: Path) -> None:
    report = sync(tmp_path, [ListedSource(BEDS), ListedSource(BEDS)], WordEmbedder())

    assert report.added == ("beds.txt",)


@pytest.mark.parametrize("source", [ListedSource(), ListedSource(FAILURE)])
def test_where_nothing_can_be_read_the_index_stays(tmp_path: Path, source: ListedSource) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    before = current_id(tmp_path)

    with pytest.raises(NothingRead, match=r"beds\.txt: it is cut off|hold no document") as raised:
        sync(tmp_path, [source], WordEmbedder())

    assert raised.value.failures == tuple(source.read())
    assert raised.value.unchanged == 3
    assert current_id(tmp_path) == before


def test_a_second_sync_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with FileLock(tmp_path / "sync.lock"), pytest.raises(IndexBusy, match="another sync"):
        sync(tmp_path, [ListedSource(BEDS)], WordEmbedder())

    assert sync(tmp_path, [ListedSource(BEDS)], WordEmbedder()).added == ("beds.txt",)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(IndexUnwritable, match="file"):
        sync(tmp_path / "file", [ListedSource(BEDS)], WordEmbedder())
    with pytest.raises(IndexUnwritable, match="file"):
        sync(tmp_path / "file" / "index", [ListedSource(BEDS)], WordEmbedder())
    assert not has_index(tmp_path / "file")


def test_a_sync_that_fails_leaves_the_old_snapshot_and_no_trace(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(BEDS)], WordEmbedder())
    before = _entries(tmp_path)

    with pytest.raises(ModelUnusable):
        sync(tmp_path, [ListedSource(*DOCUMENTS)], FailingEmbedder())

    assert _entries(tmp_path) == before


def test_a_sync_that_is_killed_leaves_the_old_snapshot_in_force(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(BEDS)], WordEmbedder())
    before = current_id(tmp_path)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from index.syncing.build import sync\n"
        "from tests.fakes import WordEmbedder\n"
        "from tests.index.documents import DOCUMENTS, ListedSource\n"
        "class Killer(WordEmbedder):\n"
        "    def embed_parts(self, texts):\n"
        "        os._exit(9)\n"
        "sync(Path(sys.argv[1]), [ListedSource(*DOCUMENTS)], Killer())\n"
    )

    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)  # noqa: S603

    assert killed.returncode == 9
    assert current_id(tmp_path) == before
    assert list(tmp_path.glob("unfinished-*"))
    report = sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    assert report.added == ("footprints.txt", "partnerships.txt")
    assert not list(tmp_path.glob("unfinished-*"))


def test_what_dead_syncs_left_is_removed(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(BEDS)], WordEmbedder())
    before = _entries(tmp_path)
    (tmp_path / "unfinished-folder" / "words").mkdir(parents=True)
    (tmp_path / "unfinished-current").write_text("nothing\n")
    (tmp_path / "snapshots" / "renamed-but-never-in-force").mkdir()

    sync(tmp_path, [ListedSource(BEDS)], WordEmbedder())

    assert _entries(tmp_path) == before


def test_the_snapshot_before_is_kept_and_older_ones_are_removed(tmp_path: Path) -> None:
    ids = []
    for documents in ([BEDS], [BEDS, FOOTPRINTS], DOCUMENTS):
        sync(tmp_path, [ListedSource(*documents)], WordEmbedder())
        ids.append(current_id(tmp_path))

    assert {path.name for path in (tmp_path / "snapshots").iterdir()} == set(ids[1:])


def test_a_snapshot_that_is_open_can_be_read_after_the_next_sync(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    sync(tmp_path, [ListedSource(BEDS)], embedder)
    with open_current(tmp_path) as old:
        searcher = SnapshotSearcher(old, embedder)
        sync(tmp_path, [ListedSource(FOOTPRINTS)], embedder)
        sync(tmp_path, [ListedSource(PARTNERSHIPS)], embedder)

        hits = searcher.search(Query("hospital beds"))

    assert [hit.document.id for hit in hits] == [BEDS.id]


@pytest.mark.parametrize(
    "damage", ["documents.sqlite", "passage-vectors/000000000000.rows", "manifest.json"]
)
def test_a_damaged_index_is_built_anew(tmp_path: Path, damage: str) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    with open_current(tmp_path) as snapshot:
        path = snapshot.folder / damage
    path.write_bytes(os.urandom(path.stat().st_size))

    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())

    with open_current(tmp_path) as snapshot:
        snapshot.check_all()
        assert snapshot.counts.documents == 3


@pytest.mark.parametrize("damage", ["documents.sqlite", "passage-vectors/000000000000.rows"])
def test_damage_that_only_the_contents_show_is_mended_where_nothing_has_changed(
    tmp_path: Path, damage: str
) -> None:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    with open_current(tmp_path) as snapshot:
        path = snapshot.folder / damage
    state = path.stat()
    path.write_bytes(os.urandom(state.st_size))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())

    with open_current(tmp_path) as snapshot:
        snapshot.check_all()
        assert snapshot.counts.documents == 3


def test_another_model_builds_anew_and_keeps_what_fails(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(BEDS, FOOTPRINTS)], WordEmbedder())
    embedder = WordEmbedder(name="words@2", dimension=32)

    report = sync(tmp_path, [ListedSource(FAILURE, FOOTPRINTS)], embedder)

    assert report == SyncReport((), (), (), 2, (FAILURE,), kept=(FAILURE,))
    with open_current(tmp_path) as snapshot:
        assert (snapshot.manifest.model, snapshot.manifest.dimension) == ("words@2", 32)
        assert len(SnapshotSearcher(snapshot, embedder).search(Query("beds"))) == 2


def test_progress_is_told(tmp_path: Path) -> None:
    listener = Listener()

    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder(), progress=listener)

    assert [stage for stage, _ in listener.stages] == [
        "reading documents",
        "embedding passages",
        "writing the index",
    ]
    assert [total for _, total in listener.stages] == listener.steps


def test_there_is_no_index_before_the_first_sync(tmp_path: Path) -> None:
    assert not has_index(tmp_path)
    assert not has_index(tmp_path / "missing")


def _entries(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
