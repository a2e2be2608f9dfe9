"""Figures are said with the unit that stands above them."""

import pytest

from sources.readers.tables.sheet_tables import sheet_blocks
from sources.readers.tables.table_rows import table_blocks
from sources.readers.tables.unit_rows import add_units

ROWS = [["Trust", "Plan", "Actual"], ["", "£m", "£m"], ["Coast", "12.4", "19.8"], ["Vale", "1", ""]]
TEXTS = [(3, "Trust: Coast; Plan £m: 12.4; Actual £m: 19.8"), (4, "Trust: Vale; Plan £m: 1")]


def test_units_below_a_header_are_said_with_the_names_in_documents_and_on_sheets() -> None:
    in_document = table_blocks(ROWS, table="table 1")
    on_sheet = sheet_blocks(ROWS, table="Plan")

    assert [(block.row, block.text) for block in in_document] == TEXTS
    assert [(block.row, block.text) for block in on_sheet] == TEXTS


def test_units_below_two_rows_of_names_belong_to_both() -> None:
    rows = [
        ["", "2016", "2016", "2017"],
        ["Trust", "Plan", "Actual", "Plan"],
        ["", "£m", "£m", "£m"],
        ["Coast", "12.4", "19.8", "11"],
    ]

    assert [(block.row, block.text) for block in sheet_blocks(rows, table="Plan")] == [
        (4, "Trust: Coast; 2016 Plan £m: 12.4; 2016 Actual £m: 19.8; 2017 Plan £m: 11"),
    ]


@pytest.mark.parametrize("unit", ["£", "£m", "(£000)", "£'000", "£’000s", "(000s)", "%", "WTE"])
def test_units_are_added(unit: str) -> None:
    assert add_units(["Area", "Gap"], ["", unit]) == ["Area", f"Gap {unit}"]


@pytest.mark.parametrize(
    "row", [[], ["", ""], ["Coast", "£m"], ["", "£5m"], ["", "7"], ["", "%", "%"]]
)
def test_a_row_with_anything_else_is_no_row_of_units(row: list[str]) -> None:
    assert add_units(["Area", "Gap"], row) is None
