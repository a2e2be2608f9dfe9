"""Draws the questions again and again: how much does a measure owe to which they happened to be?"""

import numpy as np

from bot.judging.tallies import Matrix, Tallies

RESAMPLES = 1000
_SEED = 20161123  # any will do, so long as it stays
_AT_ONCE = 100  # so that ten thousand questions take tens of megabytes, not hundreds


def resample(tallies: Tallies) -> Matrix:
    """Compute the measures over resamples of the questions, each as many as there are.

    Args:
        tallies: Of at least one question.

    Returns:
        As ``Tallies.quotients``, one row per resample; the same for the same tallies.
        Shape: (RESAMPLES, names + 1).
    """
    questions = len(tallies.surplus)
    draw = np.random.default_rng(_SEED)
    shares = np.full(questions, 1 / questions)
    return np.concatenate([
        tallies.quotients(draw.multinomial(questions, shares, size=_AT_ONCE).astype(np.float64))
        for _ in range(RESAMPLES // _AT_ONCE)
    ])
