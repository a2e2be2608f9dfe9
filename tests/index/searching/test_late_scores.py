"""Passages are scored by how well each token of a question is met, against a count by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embed import EmbeddedQuestion, FloatVector
from index.searching.late_scores import LateScores, score_late
from index.snapshots.late import pack_tokens
from index.snapshots.rows import RowMap
from index.snapshots.token_store import TokenStore, TokenWriter

X, Y, Z = np.eye(3, dtype=np.float32)
# Document 0: two passages that share their middle sentence; document 1: one.
ROWS = RowMap.of([(0, 0, 1), (0, 1, 2), (1, 3, 3)])
# For each passage its heading's tokens, then those of each sentence.
TOKENS: list[list[list[FloatVector]]] = [
    [[Z], [X, -Y], [Y]],
    [[], [Y], [-X, -Y]],
    [[], []],
]
BOTH = "beds, plans"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> TokenStore:
    folder = tmp_path_factory.mktemp("tokens")
    with TokenWriter(folder, dimensions=3) as writer:
        for texts in TOKENS:
            tokens = np.array([each for text in texts for each in text], dtype=np.float32)
            ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
            writer.add(pack_tokens(tokens.reshape(-1, 3)), ends)
    return TokenStore(folder, dimensions=3, rows=ROWS)


def question_of(*tokens: tuple[FloatVector, int, int]) -> EmbeddedQuestion:
    """Put tokens with their places into a question."""
    rows = np.array([row for row, _, _ in tokens], dtype=np.float32)
    places = np.array([(start, end) for _, start, end in tokens], dtype=np.int64)
    return EmbeddedQuestion(rows[0], rows, places)


def score(text: str, store: TokenStore, *tokens: tuple[FloatVector, int, int]) -> LateScores:
    return score_late(text, question_of(*tokens), [0], store, ROWS)[0]


BEDS_AND_PLANS = ((X, 0, 4), (Y, 6, 11))


def test_a_passage_scores_the_mean_over_the_tokens_of_the_best_match_of_each(
    store: TokenStore,
) -> None:
    scores = score_late(BOTH, question_of(*BEDS_AND_PLANS), [0, 1], store, ROWS)

    assert scores[0].passage == pytest.approx((1 + 1) / 2)
    assert scores[1].passage == pytest.approx((0 + 1) / 2)


def test_each_sentence_is_scored_by_itself_in_order(store: TokenStore) -> None:
    scores = score_late(BOTH, question_of(*BEDS_AND_PLANS), [0, 1], store, ROWS)

    assert scores[0].sentences == pytest.approx(((1 + 0) / 2, (0 + 1) / 2))
    assert scores[1].sentences == pytest.approx(((0 + 1) / 2, (0 + 0) / 2))


def test_a_heading_meets_words_for_its_passage_and_for_no_sentence(store: TokenStore) -> None:
    scores = score("board", store, (Z, 0, 5))

    assert scores.passage == pytest.approx(1)
    assert scores.sentences == pytest.approx((0, 0))


def test_a_text_without_tokens_scores_the_lowest(store: TokenStore) -> None:
    [scores] = score_late(BOTH, question_of(*BEDS_AND_PLANS), [2], store, ROWS).values()

    assert (scores.passage, scores.sentences) == (-1, (-1,))
    assert scores.met == {"beds": -1, "plans": -1}


def test_passages_are_scored_alike_in_any_order_and_together_or_alone(store: TokenStore) -> None:
    question = question_of(*BEDS_AND_PLANS)

    together = score_late(BOTH, question, [2, 0, 1], store, ROWS)

    assert list(together) == [2, 0, 1]
    for row in range(3):
        assert score_late(BOTH, question, [row], store, ROWS) == {row: together[row]}


def test_no_passages_have_no_scores(store: TokenStore) -> None:
    assert score_late(BOTH, question_of(*BEDS_AND_PLANS), [], store, ROWS) == {}


def test_each_word_is_met_as_badly_as_its_worst_token(store: TokenStore) -> None:
    met = score("Bed-blocking’s beds", store, (X, 0, 3), (Y, 4, 7), (-Z, 7, 12), (Z, 15, 19)).met

    assert met == pytest.approx({"bed": 1, "blocking’s": 0, "beds": 1})


def test_a_word_that_comes_twice_is_met_as_badly_as_where_it_is_met_worse(
    store: TokenStore,
) -> None:
    assert score("Beds, beds", store, (X, 0, 4), (-Z, 6, 10)).met == pytest.approx({"beds": 0})


def test_a_token_for_several_words_counts_for_each_of_them(store: TokenStore) -> None:
    whole = score(BOTH, store, (Y, 0, 11))
    parts = score(BOTH, store, (X, 0, 5), (-Z, 5, 11))

    assert whole.met == pytest.approx({"beds": 1, "plans": 1})
    assert parts.met == pytest.approx({"beds": 1, "plans": 0})


def test_a_word_without_a_token_is_left_out(store: TokenStore) -> None:
    """Marks have no width, a comma is no word, and what is beyond the window is not read."""
    scores = score(BOTH, store, (X, 0, 0), (Y, 4, 5), (X, 11, 11))

    assert scores.met == {}
    assert scores.passage == pytest.approx(1)


@given(text=st.text(max_size=30), cuts=st.lists(st.integers(0, 30), max_size=6))
def test_any_question_can_be_scored(store: TokenStore, text: str, cuts: list[int]) -> None:
    bounds = sorted({0, len(text), *(min(cut, len(text)) for cut in cuts)})
    places = list(pairwise(bounds)) or [(0, 0)]

    scores = score(text, store, *((X, start, end) for start, end in places))

    assert all(-1 <= how <= 1 + 1e-6 for how in (scores.passage, *scores.met.values()))
    assert all(word in text.lower() for word in scores.met)
