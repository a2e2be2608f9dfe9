"""A snapshot is searched for what was meant: slips mended, names in every form."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embed import Embedder
from index.models.sentence_embedder import SentenceEmbedder
from index.searcher import Hit, Query, Searcher
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

LONG = make_document(
    "long", "The sustainability and transformation plan was published. Leaders had written it."
)
SHORT = make_document("short", "Every CCG met in public. A vote was taken on community hospitals.")
NEITHER = make_document("neither", "The weather was fine in public parks. Nothing was published.")


@pytest.fixture(
    params=[WordEmbedder, pytest.param(SentenceEmbedder, marks=pytest.mark.model)],
    ids=lambda adapter: str(adapter.__name__),
)
def searcher(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Searcher]:
    embedder: Embedder = request.param()
    sync(tmp_path, [ListedSource(LONG, NEITHER, SHORT)], embedder)
    with open_current(tmp_path) as snapshot:
        yield SnapshotSearcher(snapshot, embedder)


def best(searcher: Searcher, text: str) -> Hit:
    return searcher.search(Query(text))[0]


def test_a_slip_is_mended_and_named_by_every_hit(searcher: Searcher) -> None:
    hits = searcher.search(Query("comunity hosptials"))

    assert hits[0].document.id == SHORT.id
    assert hits[0].matched == {"communiti", "hospit"}
    assert {hit.mended for hit in hits} == {
        (("comunity", "community"), ("hosptials", "hospitals")),
    }
    assert hits[0].met.keys() == {"community", "hospitals"}


def test_what_is_right_is_not_mended(searcher: Searcher) -> None:
    assert best(searcher, "community hospitals").mended == ()


def test_an_abbreviation_finds_the_long_form_that_alone_stands_in_the_documents(
    searcher: Searcher,
) -> None:
    hit = best(searcher, "When was the STP published?")

    assert hit.document.id == LONG.id
    assert hit.matched == hit.weights.keys() == {"stp", "publish"}
    assert [scored.matched for scored in hit.sentences] == [{"stp", "publish"}, set()]


def test_a_long_form_finds_the_abbreviation_that_alone_stands_in_the_documents(
    searcher: Searcher,
) -> None:
    hit = best(searcher, "Which clinical commissioning group met in public?")

    assert hit.document.id == SHORT.id
    assert hit.matched == hit.weights.keys() == {"clinic", "commiss", "group", "met", "public"}


def test_every_word_is_said_to_be_met_better_where_it_stands(searcher: Searcher) -> None:
    hits = {hit.document.id: hit for hit in searcher.search(Query("public parks"))}

    assert all(hit.met.keys() == {"public", "parks"} for hit in hits.values())
    assert hits[NEITHER.id].met["parks"] > hits[SHORT.id].met["parks"]
    assert hits[NEITHER.id].signals.late_passage > hits[LONG.id].signals.late_passage


def test_a_passage_meets_a_question_at_least_as_well_as_its_sentences(searcher: Searcher) -> None:
    for hit in searcher.search(Query("public plan")):
        best_sentence = max(scored.late for scored in hit.sentences)
        assert hit.signals.late_sentence == pytest.approx(best_sentence)
        assert hit.signals.late_passage >= best_sentence - 1e-6
