"""Tokens are kept short without losing what they are near to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embed import FloatMatrix
from index.snapshots.late import (
    TOKEN_DIMENSIONS,
    best_matches,
    compare_tokens,
    mean_match,
    pack_tokens,
    packed_dimensions,
)


def unit_rows(rows: int, *, dimension: int, seed: int = 0) -> FloatMatrix:
    matrix = np.random.default_rng(seed).standard_normal((rows, dimension))
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / norms, dtype=np.float32)


@pytest.mark.parametrize("dimension", [3, 64, 128, 384])
def test_packed_tokens_are_bytes_of_the_length_told(dimension: int) -> None:
    packed = pack_tokens(unit_rows(7, dimension=dimension))

    assert packed.dtype == np.int8
    assert packed.shape == (7, packed_dimensions(dimension))
    assert packed.shape[1] <= TOKEN_DIMENSIONS


@pytest.mark.parametrize("dimension", [64, 384])
def test_a_token_is_nearest_to_itself(dimension: int) -> None:
    tokens = unit_rows(50, dimension=dimension)

    cosines = compare_tokens(tokens, pack_tokens(tokens))

    assert cosines.argmax(axis=0).tolist() == list(range(50))
    np.testing.assert_allclose(cosines.diagonal(), 1, atol=0.02)


def test_angles_outlast_the_shortening_nearly() -> None:
    question = unit_rows(20, dimension=384, seed=1)
    near = question + 0.5 * unit_rows(20, dimension=384, seed=2)
    near = np.asarray(near / np.linalg.norm(near, axis=1, keepdims=True), dtype=np.float32)

    cosines = compare_tokens(question, pack_tokens(near)).diagonal()

    assert np.abs(cosines - (question * near).sum(axis=1)).max() < 0.15


def test_a_text_scores_the_mean_of_its_best_matches() -> None:
    cosines = np.array([[0.1, 0.9], [0.5, 0.2], [0.3, 0.3]], dtype=np.float32)

    scores = mean_match(best_matches(cosines, np.array([2, 3])))

    np.testing.assert_allclose(scores, [(0.5 + 0.9) / 2, 0.3], rtol=1e-6)


@given(st.lists(st.integers(0, 4), max_size=8))
def test_every_text_has_one_score_and_one_without_tokens_the_lowest(sizes: list[int]) -> None:
    cosines = unit_rows(sum(sizes), dimension=3)

    scores = mean_match(best_matches(cosines, np.cumsum(sizes, dtype=np.int64)))

    assert scores.shape == (len(sizes),)
    for score, size in zip(scores, sizes, strict=True):
        assert (score == -1) == (size == 0)
