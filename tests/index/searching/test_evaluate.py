"""Measures against calculations by hand."""

from math import log2

import pytest

from index.searching.evaluate import count_evidence_shown, ndcg, recall_at, reciprocal_rank


def test_recall_is_the_share_found_among_the_first() -> None:
    assert recall_at(["a", "b", "c"], {"b", "c", "d", "e"}, depth=2) == 0.25
    assert recall_at(["a", "b", "c"], {"b", "c", "d", "e"}, depth=3) == 0.5
    assert recall_at(["a", "a", "b"], {"b"}, depth=2) == 1


def test_reciprocal_rank_counts_places_from_1() -> None:
    assert reciprocal_rank(["a", "b"], {"a"}) == 1
    assert reciprocal_rank(["a", "a", "b"], {"b", "c"}) == 0.5
    assert reciprocal_rank([*"abcdefghij", "k"], {"k"}) == 0
    assert reciprocal_rank([], {"k"}) == 0


def test_ndcg_discounts_by_the_logarithm_of_the_place() -> None:
    best = 1 + 1 / log2(3)

    assert ndcg(["a", "x", "b"], {"a", "b"}) == pytest.approx((1 + 1 / 2) / best)
    assert ndcg(["b", "a"], {"a", "b"}) == 1
    assert ndcg(["x"], {"a"}) == 0
    assert ndcg(["a"], {"a", "b", "c"}, depth=1) == 1


def test_a_question_with_nothing_relevant_has_no_measure() -> None:
    with pytest.raises(ValueError, match="nothing is relevant"):
        recall_at(["a"], set(), depth=1)
    with pytest.raises(ValueError, match="nothing is relevant"):
        ndcg(["a"], set())


def test_evidence_is_shown_where_its_words_stand() -> None:
    shown = ["The role was \u201cunsustainable\u201d, they said.", "There are 44 footprints."]

    assert count_evidence_shown(shown, ['was "Unsustainable"', "44  footprints"]) == 2
    assert count_evidence_shown(shown, ["4 footprints", "said there", "..."]) == 0
    assert count_evidence_shown([], ["anything"]) == 0
