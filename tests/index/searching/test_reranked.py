"""A reranker puts the best passages of a search in order, and touches nothing else."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.searcher import Query
from index.searching.reranked import RerankedSearcher, describe
from sources.document import Document, Section
from tests.fakes import WordReranker, WordSearcher
from tests.index.documents import BEDS, DOCUMENTS, make_document

CROWD = [
    make_document(f"{number:02}", "Plans. " * number + "End.", title=f"T{number}")
    for number in range(1, 13)
]


class GivenScores:
    """A Reranker that gives the scores it was made with, by the text's first line."""

    def __init__(self, scores: Sequence[float]) -> None:
        """Take one score for each of the titles T1, T2, …."""
        self._scores = scores

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """Look the scores up."""
        assert question.strip()
        return [self._scores[int(text.split("\n")[0].removeprefix("T")) - 1] for text in texts]


def found(searcher: RerankedSearcher, *, limit: int = 100) -> list[str | None]:
    return [hit.document.title for hit in searcher.search(Query("plans", limit=limit))]


def test_the_passage_that_the_model_likes_best_comes_first() -> None:
    scores = [0.0] * 4 + [7.5] + [-1.0] * 7

    hits = RerankedSearcher(WordSearcher(CROWD), GivenScores(scores)).search(Query("plans"))

    assert hits[0].document.title == "T5"
    assert hits[0].score == pytest.approx(7.5, abs=1e-3)


def test_a_passage_far_down_is_found_even_where_few_are_asked_for() -> None:
    scores = [0.0] * 11 + [1.0]

    assert found(RerankedSearcher(WordSearcher(CROWD), GivenScores(scores)), limit=1) == ["T12"]


def test_where_the_model_sees_no_difference_the_first_search_decides() -> None:
    searcher = WordSearcher(DOCUMENTS)
    query = Query("patients protested about beds in the streets")

    plain = searcher.search(query)
    reranked = RerankedSearcher(searcher, NoOpinion()).search(query)

    assert [hit.document.id for hit in reranked] == [hit.document.id for hit in plain]
    assert reranked[0].document.id == BEDS.id
    assert reranked[0].score > reranked[1].score


class NoOpinion:
    """A Reranker to whom all texts are alike, but for its rounding."""

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """Score 1, a trifle less for every further text turned about."""
        assert question
        return [1 - 1e-7 * (len(texts) - place) for place in range(len(texts))]


def test_passages_beyond_the_best_follow_in_their_order_with_lower_scores() -> None:
    scores = [float(number) for number in range(12)]
    searcher = RerankedSearcher(WordSearcher(CROWD), GivenScores(scores), reranked=3)

    hits = searcher.search(Query("plans", limit=100))

    assert [hit.document.title for hit in hits[:3]] == ["T3", "T2", "T1"]
    assert [hit.document.title for hit in hits[3:]] == [f"T{number}" for number in range(4, 13)]
    assert hits[2].score > hits[3].score
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_all_else_about_a_hit_stays_as_it_was() -> None:
    searcher = WordSearcher(DOCUMENTS)
    query = Query("plans beds footprints")

    plain = {hit.document.id: hit for hit in searcher.search(query)}
    reranked = RerankedSearcher(searcher, WordReranker()).search(query)

    assert len(reranked) == len(plain)
    for hit in reranked:
        before = plain[hit.document.id]
        assert (hit.text, hit.passage, hit.sentences) == (
            before.text,
            before.passage,
            before.sentences,
        )
        assert (hit.signals, hit.matched, hit.weights) == (
            before.signals,
            before.matched,
            before.weights,
        )


def sectioned(heading: str, *, title: str | None) -> Document:
    text = f"{heading}\n\nBeds will close."
    return make_document(
        "sectioned", text, title=title, sections=[Section(heading, 1, 0, len(text))]
    )


def test_the_model_reads_title_and_heading_with_the_passage() -> None:
    reranker = WordReranker()
    document = sectioned("Beds", title="The plan for Devon")

    RerankedSearcher(WordSearcher([document]), reranker).search(Query("Beds in Devon?"))

    [(question, text)] = reranker.seen
    assert question == "Beds in Devon?"
    assert text.split("\n")[:2] == ["The plan for Devon", "Beds"]
    assert "Beds will close." in text


def test_a_heading_that_is_the_title_is_read_once_and_a_missing_title_not_at_all() -> None:
    same = WordSearcher([sectioned("Beds", title="Beds")]).search(Query("beds"))
    untitled = WordSearcher([make_document("bare", "Beds will close.")]).search(Query("beds"))

    assert describe(same[0]) == f"Beds\n{same[0].text}"
    assert describe(untitled[0]) == "Beds will close."


def test_where_nothing_is_found_the_model_is_not_asked() -> None:
    reranker = WordReranker()

    assert RerankedSearcher(WordSearcher([]), reranker).search(Query("beds")) == []
    assert reranker.seen == []


@given(
    scores=st.lists(st.floats(-12, 12), min_size=12, max_size=12),
    limit=st.integers(1, 15),
    reranked=st.integers(1, 15),
)
def test_hits_are_in_the_order_of_their_scores_and_none_is_lost_or_doubled(
    scores: list[float], limit: int, reranked: int
) -> None:
    searcher = RerankedSearcher(WordSearcher(CROWD), GivenScores(scores), reranked=reranked)

    everything = searcher.search(Query("plans", limit=100))
    some = searcher.search(Query("plans", limit=limit))

    assert [hit.score for hit in everything] == sorted(
        (hit.score for hit in everything), reverse=True
    )
    assert {hit.document.id for hit in everything} == {document.id for document in CROWD}
    assert len(some) == min(limit, len(CROWD))
    read = {hit.document.title for hit in everything[:reranked]}
    assert read == {f"T{number}" for number in range(1, min(reranked, 12) + 1)}
