"""How sure it is that the hits answer the question; pure."""

import math
from collections.abc import Sequence

from index.searcher import Hit


def estimate_confidence(question: str, hits: Sequence[Hit]) -> float:
    """Estimate the probability that the hits hold an answer.

    Args:
        question: What was asked.
        hits: Best first; may be empty.

    Returns:
        0 to 1; 0 without hits.
    """
    del question
    if not hits:
        return 0.0
    dense = max(hit.signals.dense_sentence for hit in hits[:3])
    return 1 / (1 + math.exp(-12 * (dense - 0.45)))
