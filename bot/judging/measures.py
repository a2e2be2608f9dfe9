"""Measures answers and passages on judged questions, each with how sure it is."""

from collections.abc import Sequence

import numpy as np

from bot.judging.bootstrap import resample
from bot.judging.judged import Outcome
from bot.judging.tallies import CALIBRATION_ERROR, Tallies

Measures = dict[str, float | int | None]
Intervals = dict[str, tuple[float, float] | None]

# In the order in which they are told; what is tallied in another order is put into this one.
MEASURES = (
    "evidence_any",
    "evidence_all",
    "recall_at_1",
    "recall_at_5",
    "recall_at_10",
    "mrr_at_10",
    "ndcg_at_10",
    "sentences_shown",
    "words_shown",
    "not_found_precision",
    "not_found_recall",
    "refused_wrongly",
    "premise_met",
    CALIBRATION_ERROR,
)

_LOW, _HIGH = 2.5, 97.5  # percentiles: an interval of 95%


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """Measure the outcomes of some questions.

    ``evidence_any`` and ``evidence_all`` are shares of the answerable questions whose answer shows
    one, or every, piece of evidence. A passage is relevant if it holds a piece of evidence that no
    passage before it held. ``refused_wrongly`` is the share of answerable questions not answered.
    ``premise_met`` is the share of false premises that were declined or corrected.
    ``calibration_error`` is the expected calibration error of ``confidence`` against whether the
    question is answerable, over ten bins of equal width (Guo and others, On Calibration of Modern
    Neural Networks, 2017).

    Args:
        outcomes: May be empty.

    Returns:
        Measure to value; None where there is nothing to measure it on.
    """
    values: dict[str, float | None] = dict.fromkeys(MEASURES)
    if outcomes:
        tallies = Tallies.of(outcomes)
        (row,) = tallies.quotients(np.ones((1, len(outcomes))))
        found = zip((*tallies.names, CALIBRATION_ERROR), row.tolist(), strict=True)
        values |= {name: None if np.isnan(value) else value for name, value in found}
    return {
        "questions": len(outcomes),
        "answerable": sum(each.judged.answerable for each in outcomes),
        **values,
    }


def measure_intervals(outcomes: Sequence[Outcome]) -> Intervals:
    """Compute between what bounds each measure lies, by the bootstrap over questions.

    The bounds are percentiles of the measure over resamples (Efron, Bootstrap Methods, 1979); the
    same outcomes always give the same bounds.

    Args:
        outcomes: May be empty.

    Returns:
        Measure to the bounds of its 95% interval; None where there is nothing to measure it on.
    """
    bounds: Intervals = dict.fromkeys(MEASURES)
    if outcomes:
        tallies = Tallies.of(outcomes)
        samples = resample(tallies)
        for name, column in zip((*tallies.names, CALIBRATION_ERROR), samples.T, strict=True):
            known = column[~np.isnan(column)]
            if known.size:
                low, high = np.percentile(known, (_LOW, _HIGH)).tolist()
                bounds[name] = (low, high)
    return bounds
