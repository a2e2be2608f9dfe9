"""Compares how sure the bot was with how often it could be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.judging.judged import Outcome

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence lies in one tenth of 0 to 1.

    Attributes:
        place: 0 for the lowest tenth.
        confidence: Mean, 0 to 1.
        answerable: Share of the questions that the corpus answers.
        questions: How many.
    """

    place: int
    confidence: float
    answerable: float
    questions: int


def place_in_bins(confidence: float) -> int:
    """Find the bin of a confidence; 1.0 belongs to the last."""
    return min(BINS - 1, int(confidence * BINS))


def fill_bins(outcomes: Sequence[Outcome]) -> list[Bin]:
    """Sort outcomes into bins of equal width.

    Args:
        outcomes: May be empty.

    Returns:
        The bins that hold any, lowest first.
    """
    inside: dict[int, list[Outcome]] = {}
    for each in outcomes:
        inside.setdefault(place_in_bins(each.confidence), []).append(each)
    return [
        Bin(
            place=place,
            confidence=fmean(each.confidence for each in inside[place]),
            answerable=fmean(each.judged.answerable for each in inside[place]),
            questions=len(inside[place]),
        )
        for place in sorted(inside)
    ]
