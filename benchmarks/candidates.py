"""The passages that any signal of search finds for a question, scored by all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.embed import Embedder
from index.searching.fuse import fuse_rankings
from index.searching.lexical import load_lexical
from index.snapshots.layout import Layout
from index.snapshots.rows import RowMap
from index.snapshots.snapshot import (
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    Snapshot,
)
from index.snapshots.vectors import load_vectors
from index.tuning import CANDIDATES, PASSAGE_FIELDS, SENTENCE_FIELDS

SIGNALS = ("dense passages", "dense sentences", "BM25 passages", "BM25 sentences")


@dataclass(frozen=True, slots=True)
class Candidates:
    """The passages considered for one question.

    Attributes:
        documents: Each passage's document.
        signals: The four signals, each with one score per passage.
    """

    documents: tuple[str, ...]
    signals: tuple[tuple[float, ...], ...]

    def rank(self, scores: Sequence[float]) -> list[str]:
        """Order the documents by a score, best first."""
        order = sorted(range(len(scores)), key=lambda place: -scores[place])
        return [self.documents[place] for place in order]


def find_candidates(
    snapshot: Snapshot, embedder: Embedder, questions: Sequence[str]
) -> Iterator[Candidates]:
    """Find for each question what any one signal finds, and score it by all of them.

    Args:
        snapshot: The index.
        embedder: The model that it was built with.
        questions: In people's words.

    Yields:
        The candidates of each question, in order.
    """
    layout = Layout.read(snapshot.database)
    rows = layout.rows
    documents = [summary.id for summary in snapshot.documents()]
    vectors = [
        load_vectors(snapshot.folder / name, dimension=snapshot.manifest.dimension, rows=wanted)
        for name, wanted in (
            (PASSAGE_VECTORS, layout.passages),
            (SENTENCE_VECTORS, layout.sentences),
        )
    ]
    words = [
        load_lexical(snapshot.folder / PASSAGE_WORDS, PASSAGE_FIELDS, rows=layout.passages),
        load_lexical(snapshot.folder / SENTENCE_WORDS, SENTENCE_FIELDS, rows=layout.sentences),
    ]
    queries = embedder.embed(questions)
    for question, query in zip(questions, queries, strict=True):
        dense = [held.scores(query, range(len(held))) for held in vectors]
        lexical = [np.zeros(len(held), dtype=np.float32) for held in words]
        for scores, held in zip(lexical, words, strict=True):
            found = held.search(question, len(held))
            scores[[row for row, _ in found]] = [score for _, score in found]
        passages = _union([dense[0], lexical[0]], [dense[1], lexical[1]], rows)
        best = [
            np.maximum.reduceat(
                np.concatenate([scores[list(rows.sentences_of(passage))] for passage in passages]),
                np.cumsum([0, *(len(rows.sentences_of(passage)) for passage in passages)])[:-1],
            )
            for scores in (dense[1], lexical[1])
        ]
        yield Candidates(
            documents=tuple(documents[int(rows.document[passage])] for passage in passages),
            signals=tuple(
                tuple(scores.tolist())
                for scores in (dense[0][passages], best[0], lexical[0][passages], best[1])
            ),
        )


def rank_reciprocally(candidates: Candidates) -> list[str]:
    """Rank by reciprocal rank of the two signals of passages, best first."""
    rankings = [
        sorted(range(len(scores)), key=lambda place: -scores[place])
        for scores in (candidates.signals[0], candidates.signals[2])
    ]
    return [candidates.documents[place] for place in fuse_rankings(rankings)]


def _union(
    passages: Sequence[np.ndarray[Any, Any]],
    sentences: Sequence[np.ndarray[Any, Any]],
    rows: RowMap,
) -> list[int]:
    found = {int(row) for scores in passages for row in np.argsort(-scores)[:CANDIDATES]}
    for scores in sentences:
        for row in np.argsort(-scores)[:CANDIDATES]:
            found.update(rows.passages_with(int(row)))
    return sorted(found)
