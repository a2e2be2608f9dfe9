"""Boxes on a slide: from top to bottom, and from left to right."""

from hypothesis import given
from hypothesis import strategies as st

from sources.readers.slides.visual_order import Box, reading_order

_NUMBERS = st.integers(0, 30)
_BOXES = st.lists(st.builds(Box, _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS), max_size=30)


def test_a_box_that_stands_a_hair_lower_on_the_left_is_still_first() -> None:
    right, left = Box(50, 20, 40, 30), Box(5, 21, 40, 30)

    assert reading_order([right, left]) == [1, 0]


def test_two_columns_below_a_title_are_read_one_after_the_other() -> None:
    boxes = [
        Box(50, 20, 40, 60),  # the right column, as high as both boxes on the left
        Box(5, 50, 40, 30),
        Box(5, 20, 40, 25),
        Box(5, 2, 90, 10),
    ]

    assert reading_order(boxes) == [3, 2, 1, 0]


def test_boxes_that_overlap_a_little_are_parted_all_the_same() -> None:
    lower, upper = Box(0, 19, 90, 20), Box(0, 0, 90, 20)

    assert reading_order([lower, upper]) == [1, 0]


def test_boxes_in_the_same_place_keep_their_order() -> None:
    assert reading_order([Box(0, 0, 9, 9)] * 3) == [0, 1, 2]


@given(_BOXES)
def test_every_box_comes_once(boxes: list[Box]) -> None:
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))
