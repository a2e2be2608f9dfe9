"""Rows of passages and of their sentences."""

import numpy as np
import pytest

from index.snapshots.rows import RowMap

# Document 0: passages of sentences 0-2 and 2-4; document 1: one of 5; document 2: one of 6-7.
ROWS = RowMap.of([(0, 0, 2), (0, 2, 4), (1, 5, 5), (2, 6, 7)])


@pytest.mark.parametrize(
    ("sentence", "passages"), [(0, [0]), (2, [0, 1]), (4, [1]), (5, [2]), (7, [3])]
)
def test_a_sentence_may_lie_in_two_passages(sentence: int, passages: list[int]) -> None:
    assert list(ROWS.passages_with(sentence)) == passages


def test_the_sentences_of_a_passage() -> None:
    assert list(ROWS.sentences_of(1)) == [2, 3, 4]


def test_the_rows_of_some_documents() -> None:
    passages = ROWS.passages_of([0, 2])

    np.testing.assert_array_equal(passages, [0, 1, 3])
    np.testing.assert_array_equal(ROWS.sentences_in(passages), [0, 1, 2, 3, 4, 6, 7])


def test_no_rows_at_all() -> None:
    empty = RowMap.of([])

    assert len(empty.passages_of([0])) == 0
    assert len(empty.sentences_in(empty.passages_of([0]))) == 0


@pytest.mark.parametrize("sentences", [[], [2], [2, 2, 7], [0, 1, 3, 5]])
def test_the_passages_of_many_sentences_are_those_of_each(sentences: list[int]) -> None:
    expected = {row for sentence in sentences for row in ROWS.passages_with(sentence)}

    assert ROWS.passages_with_any(sentences) == expected
