"""What each question adds to each measure, so that measures are sums over questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np

from bot.judging.calibration import BINS, place_in_bins
from bot.judging.judged import FALSE_PREMISE, Outcome, holds_any
from index.searching.evaluate import ndcg, recall_at, reciprocal_rank

Matrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float64]]

CALIBRATION_ERROR = "calibration_error"
_DEPTHS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class Tallies:
    """One row per question.

    Attributes:
        names: The measures that are a quotient of two sums, in order.
        gained: What each question adds to the dividend. Shape: (questions, names).
        counted: What it adds to the divisor, often 1 or 0. Shape: (questions, names).
        surplus: Confidence less 1 or 0, for answerable or not, in the column of its bin.
            Shape: (questions, bins).
    """

    names: tuple[str, ...]
    gained: Matrix
    counted: Matrix
    surplus: Matrix

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> Self:
        """Tally some outcomes.

        Args:
            outcomes: At least one.

        Returns:
            The tallies, a row for each.
        """
        rows = [_tally(each) for each in outcomes]
        both = np.array([list(row.values()) for row in rows], dtype=np.float64)
        surplus = np.zeros((len(outcomes), BINS))
        for row, each in zip(surplus, outcomes, strict=True):
            row[place_in_bins(each.confidence)] = each.confidence - each.judged.answerable
        return cls(tuple(rows[0]), both[:, :, 0], both[:, :, 1], surplus)

    def quotients(self, weights: Matrix) -> Matrix:
        """Compute the measures of weighted questions.

        Args:
            weights: How often each question counts. Shape: (samples, questions).

        Returns:
            The named measures and last the calibration error; not a number where there is nothing
            to measure on. Shape: (samples, names + 1).
        """
        counted = weights @ self.counted
        means = np.full_like(counted, np.nan)
        np.divide(weights @ self.gained, counted, out=means, where=counted > 0)
        error = np.abs(weights @ self.surplus).sum(axis=1) / weights.sum(axis=1)
        return np.column_stack([means, error])


def _tally(outcome: Outcome) -> dict[str, tuple[float, float]]:
    """Give for every measure what one question adds to its dividend and to its divisor."""
    return _tally_answer(outcome) | _tally_passages(outcome) | _tally_refusal(outcome)


def _tally_answer(outcome: Outcome) -> dict[str, tuple[float, float]]:
    shown, wanted = outcome.pieces_shown, len(outcome.judged.evidence)
    answerable = outcome.judged.answerable
    words = sum(len(sentence.split()) for sentence in outcome.sentences)
    return {
        "evidence_any": (shown >= 1, answerable),
        "evidence_all": (answerable and shown == wanted, answerable),
        "sentences_shown": (len(outcome.sentences), outcome.answered),
        "words_shown": (words, outcome.answered),
    }


def _tally_passages(outcome: Outcome) -> dict[str, tuple[float, float]]:
    depths = {f"recall_at_{depth}": depth for depth in _DEPTHS}
    if not outcome.judged.answerable:
        return dict.fromkeys([*depths, "mrr_at_10", "ndcg_at_10"], (0, 0))
    labels, wanted = _ranked_evidence(outcome)
    found = {name: recall_at(labels, wanted, depth=depth) for name, depth in depths.items()}
    found["mrr_at_10"] = reciprocal_rank(labels, wanted, depth=10)
    found["ndcg_at_10"] = ndcg(labels, wanted, depth=10)
    return {name: (value, 1) for name, value in found.items()}


def _tally_refusal(outcome: Outcome) -> dict[str, tuple[float, float]]:
    answerable, refused = outcome.judged.answerable, not outcome.answered
    premise = outcome.judged.kind == FALSE_PREMISE
    return {
        "not_found_precision": (refused and not answerable, refused),
        "not_found_recall": (refused and not answerable, not answerable),
        "refused_wrongly": (refused and answerable, answerable),
        "premise_met": (premise and outcome.premise_met, premise),
    }


def _ranked_evidence(outcome: Outcome) -> tuple[list[str], set[str]]:
    """Name for each passage the new evidence it holds; pieces found together count as one."""
    labels: list[str] = []
    unseen = {str(number): piece for number, piece in enumerate(outcome.judged.pieces)}
    wanted = set(unseen)
    for place, text in enumerate(outcome.passages):
        here = [name for name, piece in unseen.items() if holds_any(text, piece)]
        labels.append(here[0] if here else f"#{place}")
        unseen = {name: piece for name, piece in unseen.items() if name not in here}
        wanted -= set(here[1:])
    return labels, wanted
