"""Fits the weights by which passages are ranked that were scored word by word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.fitting import Contest, Floats, fit_contests
from benchmarks.squad import Question
from index.searcher import Hit

FEATURES = ("dense_sentence", "late_sentence", "late_passage", "words")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question's hits as rows of features, and the documents they are of."""

    documents: tuple[str, ...]
    features: Floats

    def rank(self, weights: Floats) -> list[str]:
        """Order the documents by the weighted sum of the features, best first."""
        order = np.argsort(-(self.features @ weights), kind="stable")
        return [self.documents[place] for place in order]


def read_ranked(hits: Sequence[Hit]) -> Ranked:
    """Take from a question's hits what they were ranked by."""
    rows = [
        (
            hit.signals.dense_sentence,
            hit.signals.late_sentence,
            hit.signals.late_passage,
            sum(hit.weights[stem] for stem in hit.matched),
        )
        for hit in hits
    ]
    return Ranked(tuple(hit.document.id for hit in hits), np.array(rows).reshape(-1, len(FEATURES)))


def fit_weights(
    ranked: Sequence[Ranked], questions: Sequence[Question]
) -> tuple[dict[str, Floats], Floats]:
    """Fit the weights with each article held out, and on all.

    Args:
        ranked: The hits of each question.
        questions: In the same order.

    Returns:
        The article left out to the weights; and the weights of all. Each sums to 1.
    """
    contests = [
        Contest(
            question.article,
            each.features,
            np.array([document == question.document_id for document in each.documents], dtype=bool),
        )
        for each, question in zip(ranked, questions, strict=True)
    ]
    contests = [each for each in contests if each.right.any()]
    held_out = {
        article: _fit([each for each in contests if each.group != article])
        for article in sorted({question.article for question in questions})
    }
    return held_out, _fit(contests)


def _fit(contests: Sequence[Contest]) -> Floats:
    weights = fit_contests(contests)
    return np.asarray(weights / weights.sum(), dtype=np.float64)
