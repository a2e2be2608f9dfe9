"""Confidences are sorted into tenths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.judging.calibration import BINS, Bin, fill_bins, place_in_bins
from tests.bot.judging.outcomes import BEDS, FOOTPRINTS, answered, judged, not_found


@pytest.mark.parametrize(("confidence", "place"), [(0, 0), (0.09, 0), (0.1, 1), (0.99, 9), (1, 9)])
def test_a_tenth_begins_with_its_lower_bound_and_the_last_holds_one(
    confidence: float, place: int
) -> None:
    assert place_in_bins(confidence) == place


def test_a_bin_tells_how_sure_and_how_often_answerable() -> None:
    bins = fill_bins([
        answered(judged(FOOTPRINTS), BEDS, confidence=0.9),
        answered(judged(), BEDS, confidence=1.0),
        not_found(judged(), confidence=0.25),
    ])

    assert bins == [Bin(2, 0.25, 0.0, 1), Bin(9, (0.9 + 1.0) / 2, 0.5, 2)]


@given(st.lists(st.floats(0, 1), max_size=30))
def test_every_question_lies_in_one_bin(confidences: list[float]) -> None:
    bins = fill_bins([not_found(judged(), confidence=each) for each in confidences])

    assert sum(each.questions for each in bins) == len(confidences)
    assert all(each.place / BINS <= each.confidence + 1e-9 for each in bins)
