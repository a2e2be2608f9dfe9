"""Finds the passages that may bear on a question, by four signals, and tells which do best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embed import FloatVector
from index.searching.fuse import fuse_scores
from index.searching.lexical import Lexical, load_lexical
from index.snapshots.layout import Layout
from index.snapshots.snapshot import (
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    Snapshot,
)
from index.snapshots.vectors import Rows, load_vectors
from index.tuning import CANDIDATES, PASSAGE_FIELDS, SENTENCE_FIELDS, SIGNAL_WEIGHTS


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a query may see: numbers of documents, and rows of their passages and sentences."""

    documents: Sequence[int]
    passages: Rows
    sentences: Rows


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """How well some sentences fit, by row, going up; without a shared word no lexical score."""

    dense: dict[int, float]
    lexical: dict[int, float]


@dataclass(frozen=True, slots=True)
class FourSignals:
    """The four scores of a passage, before they are scaled.

    Attributes:
        dense_passage: Cosine of question and passage, -1 to 1.
        dense_sentence: Best cosine of question and one of its sentences, -1 to 1.
        lexical_passage: BM25 of the passage, 0 and up.
        lexical_sentence: Best BM25 of one of its sentences, 0 and up.
    """

    dense_passage: float
    dense_sentence: float
    lexical_passage: float
    lexical_sentence: float


class Candidates:
    """Finds and scores candidates in one snapshot. Safe to call from several threads.

    Attributes:
        passage_words: The words of the passages.
        sentence_words: The words of the sentences.
    """

    def __init__(self, snapshot: Snapshot, layout: Layout) -> None:
        """Load vectors and words into memory; damaged files are refused with SnapshotDamaged."""
        self._rows = layout.rows
        dimension = snapshot.manifest.dimension
        self._passage_vectors = load_vectors(
            snapshot.checked(PASSAGE_VECTORS), dimension=dimension, rows=layout.passages
        )
        self._sentence_vectors = load_vectors(
            snapshot.checked(SENTENCE_VECTORS), dimension=dimension, rows=layout.sentences
        )
        self.passage_words: Lexical = load_lexical(
            snapshot.checked(PASSAGE_WORDS),
            PASSAGE_FIELDS,
            rows=layout.passages,
            groups=layout.documents,
        )
        self.sentence_words: Lexical = load_lexical(
            snapshot.checked(SENTENCE_WORDS),
            SENTENCE_FIELDS,
            rows=layout.sentences,
            groups=layout.documents,
        )

    def find(
        self, words: str, vector: FloatVector, *, limit: int, allowed: Allowed | None
    ) -> list[int]:
        """Find the passages that do best by any signal.

        Args:
            words: What to look for by words.
            vector: The question's, what to look for by meaning.
            limit: How many are wanted at least.
            allowed: What may be seen; None for everything.

        Returns:
            Rows of passages, going up.
        """
        depth = max(CANDIDATES, limit)
        documents = allowed.documents if allowed else None
        found = self._passage_vectors.search(
            vector, depth, allowed=allowed.passages if allowed else None
        )
        found += self.passage_words.search(words, depth, groups=documents)
        passages = {row for row, _ in found}
        found = self._sentence_vectors.search(
            vector, depth, allowed=allowed.sentences if allowed else None
        )
        found += self.sentence_words.search(words, depth, groups=documents)
        return sorted(passages | self._rows.passages_with_any([row for row, _ in found]))

    def score_sentences(
        self, words: str, vector: FloatVector, passages: Sequence[int]
    ) -> SentenceScores:
        """Score all sentences of some passages."""
        rows = self._rows.sentences_in(np.asarray(passages, dtype=np.int64))
        dense = self._sentence_vectors.scores(vector, rows).tolist()
        return SentenceScores(
            dense=dict(zip(rows.tolist(), dense, strict=True)),
            lexical=self.sentence_words.scores(words, rows.tolist()),
        )

    def score(
        self, words: str, vector: FloatVector, passages: Sequence[int], sentences: SentenceScores
    ) -> dict[int, FourSignals]:
        """Score passages, whose sentences have been scored, by the four signals."""
        dense = self._passage_vectors.scores(vector, passages).tolist()
        lexical = self.passage_words.scores(words, passages)
        best_dense = self._best_sentences(passages, sentences.dense, sentences)
        best_lexical = self._best_sentences(passages, sentences.lexical, sentences)
        return {
            passage: FourSignals(
                dense_passage=score,
                dense_sentence=of_dense,
                lexical_passage=lexical.get(passage, 0.0),
                lexical_sentence=of_lexical,
            )
            for passage, score, of_dense, of_lexical in zip(
                passages, dense, best_dense, best_lexical, strict=True
            )
        }

    def _best_sentences(
        self, passages: Sequence[int], scores: Mapping[int, float], sentences: SentenceScores
    ) -> list[float]:
        """Find the score of each passage's best sentence; one without a score has 0."""
        rows = np.fromiter(sentences.dense, np.int64)
        # The last one lies behind all passages: a stretch must end at a place that is there.
        values = np.array([*(scores.get(row, 0.0) for row in sentences.dense), 0.0])
        starts = np.searchsorted(rows, self._rows.first[passages])
        ends = np.searchsorted(rows, self._rows.last[passages]) + 1
        stretches = np.column_stack([starts, ends]).ravel()
        return [float(best) for best in np.maximum.reduceat(values, stretches)[::2]]


def best_by_four(signals: Mapping[int, FourSignals], limit: int) -> list[int]:
    """Find the best passages by the weighted sum of the four scaled signals.

    Args:
        signals: Of all candidates, by row.
        limit: How many at the most.

    Returns:
        Rows, going up.
    """
    rows, values = list(signals), list(signals.values())
    weights = SIGNAL_WEIGHTS
    columns = (
        ([each.dense_passage for each in values], weights.dense_passage),
        ([each.dense_sentence for each in values], weights.dense_sentence),
        ([each.lexical_passage for each in values], weights.lexical_passage),
        ([each.lexical_sentence for each in values], weights.lexical_sentence),
    )
    fused = fuse_scores([scores for scores, _ in columns], [weight for _, weight in columns])
    best = sorted(range(len(rows)), key=lambda place: -fused[place])[:limit]
    return sorted(rows[place] for place in best)
