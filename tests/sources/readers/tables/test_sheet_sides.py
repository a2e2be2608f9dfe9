"""Tables side by side on a sheet are not read into each other."""

import pytest

from sources.readers.tables.sheet_sides import part_sides
from sources.readers.tables.sheet_tables import sheet_blocks

SIDE_BY_SIDE = [
    ["Site", "Beds", "", "", "Region", "People"],
    ["Eastcliff", "412", "", "", "Coast", "210,400"],
    ["Wexmoor", "655"],
    ["Botolph", "48", ""],
]


def test_no_row_says_what_stands_in_another_table() -> None:
    assert [(block.row, block.text) for block in sheet_blocks(SIDE_BY_SIDE, table="Beds")] == [
        (2, "Site: Eastcliff; Beds: 412"),
        (3, "Site: Wexmoor; Beds: 655"),
        (4, "Site: Botolph; Beds: 48"),
        (2, "Region: Coast; People: 210,400"),
    ]


def test_each_table_keeps_the_title_above_it() -> None:
    rows = [["Hospitals", "", "", "", "Regions", ""], *SIDE_BY_SIDE]

    texts = [block.text for block in sheet_blocks(rows, table="Beds")]

    assert texts[:2] == ["Hospitals", "Site: Eastcliff; Beds: 412"]
    assert texts[4:] == ["Regions", "Region: Coast; People: 210,400"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Site", "Beds", "", "Region", "People"], ["Eastcliff", "412", "", "Coast", "210,400"]],
        [["Site", "Beds", "", "2016", "2017"], ["A", "412", "", "5", "6"], ["B", "4"]],
        [["Site", "Beds", "", "Comment"], ["A", "412", "", "Rising"], ["B", "4"]],
        [["Site", "Beds", "", "Cost", "Rent"], ["A", "412", "", "£5", "£6"], ["B", "4"]],
        [["Site", "Beds"], ["A", "412"], ["B", "4"]],
        [["Site", "Beds", "", "Lead", "Since"], ["A", "4", "", "", "2016"], ["B", "4"]],
        [],
    ],
)
def test_a_gap_within_a_table_parts_nothing(rows: list[list[str]]) -> None:
    numbered = list(enumerate(rows, start=1))

    assert part_sides(numbered) == [numbered]
