"""The index in force is opened once, and another as soon as a sync has put it in its place."""

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.library import Library
from index.errors import ModelMismatch, NoIndex, SnapshotDamaged
from index.searcher import Query
from index.split import build_passages
from index.syncing.build import sync
from tests.fakes import WordEmbedder, WordReranker
from tests.index.documents import (
    BEDS,
    FOOTPRINTS,
    PARTNERSHIPS,
    ListedSource,
    make_document,
)

QUERY = Query("community hospital beds", limit=1)


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    sync(folder, [ListedSource(FOOTPRINTS)], WordEmbedder())
    return folder


def test_what_is_in_force_is_opened_once(index_dir: Path) -> None:
    library = Library(index_dir, WordEmbedder())

    assert library.shelf() is library.shelf()
    assert [summary.id for summary in library.shelf().summaries] == [FOOTPRINTS.id]


def test_many_threads_get_the_same_shelf(index_dir: Path) -> None:
    library = Library(index_dir, WordEmbedder())
    together = threading.Barrier(8)

    def ask(_number: int) -> int:
        together.wait()
        return id(library.shelf())

    with ThreadPoolExecutor(8) as threads:
        shelves = set(threads.map(ask, range(8)))

    assert len(shelves) == 1


def test_after_a_sync_the_new_index_is_searched(index_dir: Path) -> None:
    library = Library(index_dir, WordEmbedder())
    before = library.shelf().searcher.search(QUERY)

    sync(index_dir, [ListedSource(FOOTPRINTS, BEDS)], WordEmbedder())
    after = library.shelf().searcher.search(QUERY)

    assert [hit.document.id for hit in before] == [FOOTPRINTS.id]
    assert [hit.document.id for hit in after] == [BEDS.id]


def test_a_question_at_work_on_the_old_index_can_finish(index_dir: Path) -> None:
    library = Library(index_dir, WordEmbedder())
    old = library.shelf()

    sync(index_dir, [ListedSource(BEDS)], WordEmbedder())

    assert library.shelf() is not old
    assert [hit.document.id for hit in old.searcher.search(QUERY)] == [FOOTPRINTS.id]
    assert old.snapshot.document(FOOTPRINTS.id) == FOOTPRINTS


def test_without_an_index_it_says_how_to_build_one_until_there_is_one(tmp_path: Path) -> None:
    library = Library(tmp_path, WordEmbedder())

    with pytest.raises(NoIndex, match="stp sync"):
        library.shelf()
    sync(tmp_path, [ListedSource(BEDS)], WordEmbedder())

    assert len(library.shelf().summaries) == 1


def test_with_a_reranker_the_best_passages_are_read_by_it(index_dir: Path) -> None:
    reranker = WordReranker()
    sync(index_dir, [ListedSource(FOOTPRINTS, BEDS)], WordEmbedder())

    found = Library(index_dir, WordEmbedder(), reranker).shelf().searcher.search(QUERY)

    assert [hit.document.id for hit in found] == [BEDS.id]
    assert {question for question, _ in reranker.seen} == {QUERY.text}
    assert len(reranker.seen) == 2


def test_an_index_of_another_model_is_refused_with_both_names(index_dir: Path) -> None:
    library = Library(index_dir, WordEmbedder(name="words@2"))

    with pytest.raises(ModelMismatch, match=r"words@1.*words@2"):
        library.shelf()


def test_an_index_that_is_gone_is_refused_and_named(index_dir: Path) -> None:
    (index_dir / "current").write_text("20990101T000000Z-00000000\n")

    with pytest.raises(SnapshotDamaged, match="20990101T000000Z-00000000"):
        Library(index_dir, WordEmbedder()).shelf()


def test_what_somebody_may_see_is_read_once_for_the_same_collections(index_dir: Path) -> None:
    shelf = Library(index_dir, WordEmbedder()).shelf()
    of_its_own = frozenset({FOOTPRINTS.collection})

    assert shelf.visible(None) is shelf.visible(None)
    assert shelf.visible(of_its_own) is shelf.visible(frozenset(of_its_own))
    assert [each.id for each in shelf.visible(of_its_own).documents] == [FOOTPRINTS.id]
    assert shelf.visible(of_its_own).holdings.documents == 1
    assert shelf.visible(frozenset({"another"})).documents == ()
    assert shelf.visible(frozenset({"another"})).holdings.documents == 0


def test_a_renewed_library_answers_from_the_old_index_until_the_new_one_is_open(
    index_dir: Path,
) -> None:
    library = Library(index_dir, WordEmbedder())
    old = library.shelf()

    assert not library.renew()
    sync(index_dir, [ListedSource(BEDS)], WordEmbedder())

    assert library.shelf() is old
    assert library.renew()
    assert [each.id for each in library.shelf().summaries] == [BEDS.id]
    assert not library.renew()


def test_an_index_that_cannot_be_opened_is_not_put_in_force(index_dir: Path) -> None:
    library = Library(index_dir, WordEmbedder())
    old = library.shelf()
    library.renew()
    (index_dir / "current").write_text("20990101T000000Z-00000000\n")

    with pytest.raises(SnapshotDamaged):
        library.renew()

    assert library.shelf() is old


def test_an_index_that_was_replaced_is_let_go_of_once_nobody_is_at_work_on_it(
    index_dir: Path,
) -> None:
    library = Library(index_dir, WordEmbedder())
    library.renew()
    at_work = library.shelf()
    at_work.searcher.search(Query("beds"))
    at_work.visible(None)
    snapshot, searcher = weakref.ref(at_work.snapshot), weakref.ref(at_work.searcher)
    sync(index_dir, [ListedSource(BEDS)], WordEmbedder())
    gc.collect()
    gc.disable()  # whatever goes, goes of itself and at once
    try:
        library.renew()
        held_meanwhile = snapshot() is not None
        del at_work
        held_afterwards = snapshot() is not None or searcher() is not None
    finally:
        gc.enable()

    assert (held_meanwhile, held_afterwards) == (True, False)


def test_a_new_index_is_warmed_for_the_collections_that_people_look_at(index_dir: Path) -> None:
    library = Library(index_dir, WordEmbedder())
    library.renew()
    board = frozenset({PARTNERSHIPS.collection})
    sync(index_dir, [ListedSource(FOOTPRINTS, PARTNERSHIPS)], WordEmbedder())
    library.renew()
    library.shelf().visible(board)
    library.shelf().visible(board | {"gone"})
    sync(index_dir, [ListedSource(FOOTPRINTS, PARTNERSHIPS, BEDS)], WordEmbedder())
    library.renew()

    assert set(library.shelf().views) == {None, board}


def test_what_is_suggested_and_listed_is_read_once(index_dir: Path) -> None:
    shelf = Library(index_dir, WordEmbedder()).shelf()

    shelf.warm([frozenset({FOOTPRINTS.collection}), frozenset({"another"})])

    assert shelf.typeahead is shelf.typeahead
    assert shelf.descriptions is shelf.descriptions
    assert set(shelf.descriptions) == {FOOTPRINTS.id}


def test_collections_that_show_the_same_share_what_is_read(index_dir: Path) -> None:
    shelf = Library(index_dir, WordEmbedder()).shelf()

    assert shelf.visible(frozenset({FOOTPRINTS.collection, "another"})) is shelf.visible(None)
    assert shelf.visible(frozenset({"another"})) is shelf.visible(frozenset())


def test_the_passages_of_a_document_are_those_that_it_was_split_into(index_dir: Path) -> None:
    long = make_document("long", "The board met again. " * 200)
    sync(index_dir, [ListedSource(BEDS, FOOTPRINTS, long)], WordEmbedder())
    sync(index_dir, [ListedSource(FOOTPRINTS, long)], WordEmbedder())
    shelf = Library(index_dir, WordEmbedder()).shelf()

    for summary, document in zip(shelf.summaries, (FOOTPRINTS, long), strict=True):
        passages = shelf.passages(summary)
        read = [passages[place] for place in range(len(passages))]

        assert read == build_passages(document)
