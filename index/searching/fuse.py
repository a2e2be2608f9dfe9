"""Joins several scores of the same passages into one."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean

_NO_SPREAD = 1e-6  # less than this is rounding: FAISS rounds like rows differently


def scale_scores(scores: Sequence[float]) -> list[float]:
    """Scale scores to mean 0 and standard deviation 1.

    Measured a little better than scaling to 0..1, which one outlier can squeeze flat.

    Args:
        scores: One per candidate; may be empty.

    Returns:
        In the same order; all 0 where the scores are all equal, for then they say nothing.
    """
    if not scores:
        return []
    middle = fmean(scores)
    # The library's `pstdev` adds up fractions, which takes a millisecond for each question.
    spread = sqrt(fmean((score - middle) ** 2 for score in scores))
    if spread < _NO_SPREAD:
        return [0.0] * len(scores)
    return [(score - middle) / spread for score in scores]


def fuse_scores(signals: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """Scale every signal over the candidates and add them up by weight.

    Args:
        signals: For each signal the scores of all candidates, in one order.
        weights: One per signal, 0 and up.

    Returns:
        One score per candidate, in their order, below 0 for the worse half; comparable only with
        each other.

    Raises:
        ValueError: If signals and weights, or the signals themselves, are of unlike length.
    """
    if len(signals) != len(weights):
        raise ValueError(f"{len(signals)} signals but {len(weights)} weights")
    lengths = {len(scores) for scores in signals}
    if len(lengths) > 1:
        raise ValueError(f"signals are of unlike length: {sorted(lengths)}")
    scaled = [scale_scores(scores) for scores in signals]
    return [
        sum(weight * score for weight, score in zip(weights, scores, strict=True))
        for scores in zip(*scaled, strict=True)
    ]


def fuse_rankings(rankings: Sequence[Sequence[int]], *, damping: int = 60) -> list[int]:
    """Fuse rankings by reciprocal rank: what the benchmark compares `fuse_scores` with.

    Args:
        rankings: Rows, best first, one sequence per retriever; none holds a row twice.
        damping: How little a first place is worth over a second; 60 is the usual value.

    Returns:
        Rows, best first; equal ones in the order in which they were first seen.
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, row in enumerate(ranking, start=1):
            scores[row] = scores.get(row, 0.0) + 1 / (damping + rank)
    return sorted(scores, key=lambda row: -scores[row])
