"""Snapshots say what they are, and are refused when they are not."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.errors import ModelMismatch, NoIndex, SnapshotDamaged, SnapshotFormatUnknown
from index.language.abbreviations import Abbreviation
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import Snapshot, current_id, open_current
from index.syncing.build import sync
from sources.document import Document, Dropped, Origin, Page, Section
from tests.fakes import WordEmbedder
from tests.index.documents import DOCUMENTS, FOOTPRINTS, ListedSource, make_document

FULL = replace(
    FOOTPRINTS,
    id="id-full",
    location="a folder/f\u00fcll \u201cname\u201d.pdf",
    media_type="application/pdf",
    url="https://example.org/full",
    title_origin=Origin.PROPERTY,
    published_origin=Origin.SIDECAR,
    text="Heading\nText with \x00 and \U0001f600 and \u2028 in it.",
    sections=(Section("Heading", 2, 0, 38),),
    pages=(Page(1, 0, 8), Page(2, 8, 38)),
    dropped=(Dropped("Accept cookies", "furniture"),),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sync(tmp_path, [ListedSource(*DOCUMENTS, FULL)], WordEmbedder())
    snapshot_id = current_id(tmp_path)
    assert snapshot_id
    return tmp_path / "snapshots" / snapshot_id


def test_every_fact_of_a_document_comes_back(folder: Path) -> None:
    with Snapshot(folder) as snapshot:
        found: list[Document | None] = [snapshot.document(each.id) for each in (*DOCUMENTS, FULL)]

    assert found == [*DOCUMENTS, FULL]


def test_documents_are_listed_by_location_with_their_passages(folder: Path) -> None:
    with Snapshot(folder) as snapshot:
        listed = snapshot.documents()

    assert [(each.location, each.passages) for each in listed] == [
        (FULL.location, 1),
        ("beds.txt", 1),
        ("footprints.txt", 1),
        ("partnerships.txt", 1),
    ]
    first = listed[0]
    assert (first.title, first.title_origin) == (FULL.title, Origin.PROPERTY)
    assert (first.published, first.published_origin) == (FULL.published, Origin.SIDECAR)
    assert (first.url, first.media_type) == (FULL.url, FULL.media_type)


def test_an_unknown_document_is_none(folder: Path) -> None:
    with Snapshot(folder) as snapshot:
        assert snapshot.document("nobody") is None
        with pytest.raises(KeyError):
            snapshot.database.read_document("nobody")
        with pytest.raises(KeyError):
            snapshot.database.passage(99)


def test_abbreviations_that_documents_explain_are_kept(tmp_path: Path) -> None:
    explaining = make_document("first", "Clinical commissioning groups (CCGs) led. Others did not.")
    again = make_document("second", "A CCG (clinical commissioning group) is one of many bodies.")
    sync(tmp_path, [ListedSource(explaining, again, FOOTPRINTS)], WordEmbedder())

    with open_current(tmp_path) as snapshot:
        kept = snapshot.database.abbreviations()

    assert kept == [
        (explaining.id, Abbreviation("CCG", "Clinical commissioning group")),
        (again.id, Abbreviation("CCG", "clinical commissioning group")),
    ]


def test_a_snapshot_knows_its_counts_model_and_newest_date(folder: Path) -> None:
    with Snapshot(folder) as snapshot:
        assert (snapshot.counts.documents, snapshot.counts.passages) == (4, 4)
        assert snapshot.counts.sentences == 9
        assert (snapshot.manifest.model, snapshot.manifest.dimension) == ("words@1", 64)
        assert snapshot.newest == date(2017, 2, 1)
        assert snapshot.id == folder.name


def test_no_index_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match=r"stp sync"):
        open_current(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "documents.sqlite",
        "passage-vectors/000000000000.rows",
        "tokens/ends/000000000000.rows",
        "passage-words/meta.json",
    ],
)
def test_a_missing_or_cut_file_is_refused_at_once(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    with pytest.raises(SnapshotDamaged, match=rf"{name}: it has \d+ bytes instead of \d+"):
        Snapshot(folder)

    (folder / name).unlink()
    with pytest.raises(SnapshotDamaged, match=f"{name}: it is missing"):
        Snapshot(folder)


@pytest.mark.parametrize(
    "name",
    [
        "documents.sqlite",
        "passage-vectors/000000000000.rows",
        "tokens/ends/000000000000.rows",
        "passage-words/meta.json",
    ],
)
def test_a_changed_byte_is_found_before_searching(folder: Path, name: str) -> None:
    contents = bytearray((folder / name).read_bytes())
    contents[len(contents) // 2] ^= 1
    (folder / name).write_bytes(contents)

    with pytest.raises(SnapshotDamaged, match=f"{name}: its contents"):
        _open_and_search(folder)


@pytest.mark.parametrize("contents", ["", "[]", "{}", '{"format": 5}', "\ufffd"])
def test_a_manifest_that_is_none_is_refused(folder: Path, contents: str) -> None:
    (folder / "manifest.json").write_text(contents)

    with pytest.raises(SnapshotDamaged, match="manifest"):
        Snapshot(folder)


def test_a_missing_snapshot_is_refused(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("20160101T000000Z-gone\n")

    with pytest.raises(SnapshotDamaged, match="cannot be read"):
        open_current(tmp_path)


def test_another_format_is_refused_with_both_named(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 99}))

    with pytest.raises(SnapshotFormatUnknown, match=r"format 99.*format 5.*stp sync"):
        Snapshot(folder)


def test_another_model_is_refused_with_both_named(folder: Path) -> None:
    with (
        Snapshot(folder) as snapshot,
        pytest.raises(ModelMismatch, match=r"words@1.*words@2.*stp sync"),
    ):
        SnapshotSearcher(snapshot, WordEmbedder(name="words@2"))


def test_listing_documents_imports_no_heavy_library(folder: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from index.snapshots.snapshot import Snapshot\n"
        "with Snapshot(Path(sys.argv[1])) as snapshot:\n"
        "    print(len(snapshot.documents()))\n"
        "print({'torch', 'faiss', 'tantivy', 'numpy'} & set(sys.modules))"
    )

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == ["4", "set()"]


def _open_and_search(folder: Path) -> None:
    with Snapshot(folder) as snapshot:
        SnapshotSearcher(snapshot, WordEmbedder())
