"""Scores of unlike scales, joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.searching.fuse import fuse_rankings, fuse_scores, scale_scores


def test_scaled_scores_have_mean_0_and_deviation_1() -> None:
    assert scale_scores([1, 3]) == [-1, 1]
    assert scale_scores([0, 0, 6, 6]) == [-1, -1, 1, 1]


@pytest.mark.parametrize("scores", [[], [5.0], [0.1, 0.1, 0.1]])
def test_equal_scores_say_nothing(scores: list[float]) -> None:
    assert scale_scores(scores) == [0.0] * len(scores)


def test_a_fused_score_is_the_weighted_sum_of_scaled_ones() -> None:
    assert fuse_scores([[0, 2], [500, 100]], [0.75, 0.25]) == [-0.5, 0.5]


def test_unlike_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="2 signals but 1 weights"):
        fuse_scores([[1], [2]], [1])
    with pytest.raises(ValueError, match=r"unlike length: \[1, 2\]"):
        fuse_scores([[1], [2, 3]], [1, 1])


@given(
    st.lists(st.floats(-1, 1), min_size=1, max_size=20),
    st.floats(0.5, 100),
    st.floats(-100, 100),
)
def test_a_signals_unit_does_not_matter(scores: list[float], unit: float, zero: float) -> None:
    other = [score * unit + zero for score in scores]

    if max(scores) - min(scores) > 1e-3:
        assert scale_scores(other) == pytest.approx(scale_scores(scores), abs=1e-4)


def test_rankings_are_fused_by_reciprocal_rank() -> None:
    assert fuse_rankings([[1, 2, 3], [3, 2, 4]]) == [3, 2, 1, 4]
    assert fuse_rankings([[7, 8], [8, 7]]) == [7, 8]
