"""Knows which rows of passages, sentences and documents belong together."""

from collections.abc import Sequence
from typing import Self

import numpy as np

from index.snapshots.vectors import Rows


class RowMap:
    """Maps rows of passages to those of their sentences and back.

    Passages are in the order of the text, so that both their first and their last sentences only
    ever go up; a sentence may lie in several neighbouring passages.

    Attributes:
        document: Number of each passage's document.
        first: Row of each passage's first sentence.
        last: Row of each passage's last sentence.
    """

    def __init__(self, *, document: Rows, first: Rows, last: Rows) -> None:
        """Take the three columns, one value per passage."""
        self.document = document
        self.first = first
        self.last = last

    @classmethod
    def of(cls, spans: Sequence[tuple[int, int, int]]) -> Self:
        """Make the map from the database's rows.

        Args:
            spans: Document number, first and last sentence row of each passage.

        Returns:
            The map.
        """
        columns = np.asarray(spans, dtype=np.int64).reshape(-1, 3)
        return cls(document=columns[:, 0], first=columns[:, 1], last=columns[:, 2])

    def passages_with(self, sentence: int) -> range:
        """Find the passages that hold a sentence.

        Args:
            sentence: Its row.

        Returns:
            Their rows.
        """
        first = int(np.searchsorted(self.last, sentence, side="left"))
        last = int(np.searchsorted(self.first, sentence, side="right"))
        return range(first, last)

    def passages_with_any(self, sentences: Sequence[int]) -> set[int]:
        """Find the passages that hold some of many sentences.

        Args:
            sentences: Their rows.

        Returns:
            The passages' rows.
        """
        wanted = np.asarray(sentences, dtype=np.int64)
        first = np.searchsorted(self.last, wanted, side="left").tolist()
        last = np.searchsorted(self.first, wanted, side="right").tolist()
        return {row for span in zip(first, last, strict=True) for row in range(*span)}

    def sentences_of(self, passage: int) -> range:
        """Find the sentences of a passage.

        Args:
            passage: Its row.

        Returns:
            Their rows.
        """
        return range(int(self.first[passage]), int(self.last[passage]) + 1)

    def passages_of(self, documents: Sequence[int]) -> Rows:
        """Find the passages of some documents.

        Args:
            documents: Their numbers.

        Returns:
            Rows, going up.
        """
        return np.flatnonzero(np.isin(self.document, documents)).astype(np.int64)

    def sentences_in(self, passages: Rows) -> Rows:
        """Find the sentences of some passages.

        Args:
            passages: Their rows.

        Returns:
            Rows, going up, each once.
        """
        first = self.first[passages]
        counts = self.last[passages] - first + 1
        before = np.cumsum(counts) - counts
        return np.unique(np.repeat(first - before, counts) + np.arange(counts.sum()))
