"""What a snapshot knows of documents that are nearly the same outlives the next sync."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from index.searcher import Query
from index.searching.search import SnapshotSearcher
from index.snapshots.records import DocumentSummary
from index.snapshots.snapshot import open_current
from index.snapshots.versions import Alike, NewerVersion, find_newer, read_alike
from index.syncing.build import sync
from index.syncing.near_duplicates import find_alike
from index.syncing.relatives_store import RelativesWriter
from sources.document import Document, Origin
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document
from tests.index.syncing.test_near_duplicates import signed, text_of

PLAN = DocumentSummary(
    id="plan",
    revision="r1",
    collection="open",
    location="plan.html",
    media_type="text/html",
    title="Our plan",
    title_origin=Origin.PAGE,
    publisher="Kent Council",
    publisher_origin=Origin.PAGE,
    published=date(2016, 11, 23),
    published_origin=Origin.PAGE,
    url="https://plans.example/plan",
    first_passage=0,
    passages=1,
    first_sentence=0,
    sentences=1,
)
OLD, NEW, OTHER = text_of(1), f"{text_of(1)} One more sentence was added.", text_of(2)


def write(folder: Path, base: Path | None, *, drop: str = "", **texts: str) -> list[Alike]:
    writer = RelativesWriter(folder, base=base)
    writer.drop(drop.split())
    for name, text in texts.items():
        writer.add(name, text)
    writer.save()
    return read_alike(folder)


def names(alike: list[Alike]) -> list[tuple[str, str]]:
    return [(each.one, each.other) for each in alike]


def test_documents_added_later_are_compared_with_those_that_were_there(tmp_path: Path) -> None:
    first = write(tmp_path / "1", None, a=OLD, b=OTHER)
    second = write(tmp_path / "2", tmp_path / "1", c=NEW, d=OTHER)

    assert (names(first), names(second)) == ([], [("a", "c"), ("b", "d")])
    assert second == find_alike(signed(a=OLD, b=OTHER, c=NEW, d=OTHER))


def test_pairs_of_what_is_gone_or_changed_go_with_it(tmp_path: Path) -> None:
    write(tmp_path / "1", None, a=OLD, b=NEW, c=OTHER, d=OTHER)

    assert names(write(tmp_path / "2", tmp_path / "1", drop="b")) == [("c", "d")]
    assert names(write(tmp_path / "3", tmp_path / "1", drop="c", c=OLD)) == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]


def test_the_files_of_the_base_stay_as_they_are_where_they_are_shared(tmp_path: Path) -> None:
    write(tmp_path / "1", None, a=OLD, b=NEW)
    (tmp_path / "2").mkdir()
    for path in (tmp_path / "1").iterdir():
        (tmp_path / "2" / path.name).hardlink_to(path)

    write(tmp_path / "2", tmp_path / "1", drop="a b")

    assert names(read_alike(tmp_path / "1")) == [("a", "b")]
    assert read_alike(tmp_path / "2") == []


def test_nothing_at_all_can_be_written_and_read(tmp_path: Path) -> None:
    assert write(tmp_path / "1", None) == []
    assert write(tmp_path / "2", tmp_path / "1", a=OLD) == []


def test_the_newer_version_is_named_with_its_day() -> None:
    old = replace(PLAN, id="a", published=date(2016, 1, 1))
    new = replace(PLAN, id="c", updated=date(2018, 2, 2))

    assert find_newer([Alike("a", "c", 0.9), Alike("a", "gone", 0.9)], [new, old]) == {
        "a": NewerVersion("c", date(2018, 2, 2))
    }


def newest_of_hits(index_dir: Path, documents: Sequence[Document]) -> dict[str, str | None]:
    sync(index_dir, [ListedSource(*documents)], WordEmbedder())
    with open_current(index_dir) as snapshot:
        found = SnapshotSearcher(snapshot, WordEmbedder()).search(Query("board met", limit=20))
    return {
        hit.document.id: hit.document.newer.document_id if hit.document.newer else None
        for hit in found
    }


def test_a_hit_in_an_older_version_names_the_newest_one_sync_after_sync(tmp_path: Path) -> None:
    publisher, title = "Kent Council", "Our plan"
    first, second, third = (
        make_document(
            name,
            f"{OLD} The board met in {month}.",
            title=title,
            publisher=publisher,
            published=date(2017, number, 1),
        )
        for number, (name, month) in enumerate(
            (("first", "January"), ("second", "June"), ("third", "July")), start=1
        )
    )

    assert newest_of_hits(tmp_path, [first, second]) == {"id-first": "id-second", "id-second": None}
    assert newest_of_hits(tmp_path, [first, second, third]) == {
        "id-first": "id-third",
        "id-second": "id-third",
        "id-third": None,
    }
    assert newest_of_hits(tmp_path, [first, third]) == {"id-first": "id-third", "id-third": None}
    assert newest_of_hits(tmp_path, [first]) == {"id-first": None}
