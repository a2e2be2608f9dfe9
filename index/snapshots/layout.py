"""Knows where the rows of documents stand in the files of a snapshot.

Files are only ever added to, so that what they hold comes in the order in which it was synced, with
rows of documents between that are no longer there. Search sees none of that: for it the documents
are in their order, and their passages and sentences counted from 0 without gaps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from index.snapshots.database import Database
from index.snapshots.row_files import RowNumbers
from index.snapshots.rows import RowMap


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in the order in which search counts it.

    Attributes:
        documents: Number of each document in the files.
        passages: Row of each passage in the files.
        sentences: Row of each sentence in the files.
        texts: Row of the first of each passage's texts among those that have tokens.
        rows: Which passages, sentences and documents belong together, as search counts them.
    """

    documents: RowNumbers
    passages: RowNumbers
    sentences: RowNumbers
    texts: RowNumbers
    rows: RowMap

    @classmethod
    def read(cls, database: Database) -> Self:
        """Read where a snapshot's rows stand.

        Args:
            database: The snapshot's.

        Returns:
            The layout.
        """
        places = _columns(database.document_places(), 6)
        numbers, first_passages, passages, first_sentences, sentences, first_texts = places.T
        stored = _columns(database.passage_places(), 3)
        rows = _stretches(first_passages, passages)
        here = stored[np.searchsorted(stored[:, 0], rows)]
        # In each document the sentences of its passages keep their places, and so do its texts.
        documents = np.repeat(np.arange(len(numbers)), passages)
        moved = (np.cumsum(sentences) - sentences - first_sentences)[documents]
        reached = np.concatenate([[0], np.cumsum(here[:, 2] - here[:, 1] + 2)])
        starts = np.cumsum(passages) - passages
        return cls(
            documents=numbers,
            passages=rows,
            sentences=_stretches(first_sentences, sentences),
            texts=reached[:-1] + np.repeat(first_texts - reached[starts], passages),
            rows=RowMap(document=documents, first=here[:, 1] + moved, last=here[:, 2] + moved),
        )


def _columns(
    rows: Sequence[Sequence[int]], width: int
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    return np.asarray(rows, dtype=np.int64).reshape(-1, width)


def _stretches(firsts: RowNumbers, counts: RowNumbers) -> RowNumbers:
    """Write out stretches of neighbouring rows, one behind the other."""
    before = np.cumsum(counts) - counts
    return np.repeat(firsts - before, counts) + np.arange(counts.sum())
