"""Which areas documents name."""

from pathlib import Path

from bot.named_areas import Named, NamedAreas, is_of_area, most_named
from index.searcher import Query
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from sources.document import Document
from tests.fakes import WordEmbedder, WordSearcher
from tests.index.documents import ListedSource, make_document

DORSET = "E54000041"
KENT = "E54000032"
ABOUT_DORSET = make_document(
    "dorset",
    "Beds would close. " * 60 + "Kent would keep its beds.",
    title="Dorset plan",
)
ROUND_UP = make_document("round-up", "Beds would close. " * 60 + "Dorset would keep its beds.")


def test_a_document_is_read_once_for_every_revision(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(ABOUT_DORSET, ROUND_UP)], WordEmbedder())
    snapshot = open_current(tmp_path)
    read: list[str] = []

    def read_document(document_id: str) -> Document | None:
        read.append(document_id)
        return snapshot.document(document_id)

    areas = NamedAreas()
    first = areas.read(snapshot.documents(), read_document)
    again = areas.read(snapshot.documents(), read_document)

    assert read == [ABOUT_DORSET.id, ROUND_UP.id]
    assert first == again
    assert first == {
        ABOUT_DORSET.id: Named(frozenset({DORSET, KENT}), frozenset({DORSET})),
        ROUND_UP.id: Named(frozenset({DORSET}), frozenset()),
    }


def test_areas_are_listed_by_how_many_documents_name_them() -> None:
    one, both = frozenset({KENT}), frozenset({DORSET, KENT, "london"})

    assert most_named([Named(both, one), Named(one, one)]) == ["Kent and Medway", "Dorset"]
    assert most_named([]) == []


def test_a_passage_is_of_an_area_that_it_or_its_documents_head_names() -> None:
    hits = WordSearcher([ROUND_UP]).search(Query("Dorset beds", limit=100))
    labels = frozenset({DORSET})
    nowhere, head = Named(frozenset(), frozenset()), Named(labels, labels)

    assert [hit.text for hit in hits if is_of_area(hit, labels, nowhere)] == [
        hit.text for hit in hits if "Dorset" in hit.text
    ]
    assert all(is_of_area(hit, labels, head) for hit in hits)
