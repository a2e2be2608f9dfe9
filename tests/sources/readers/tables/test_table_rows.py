"""A table's row says its header's words."""

import pytest

from sources.block import Block, BlockKind
from sources.readers.tables.table_rows import is_header, is_number, table_blocks

ROWS = (("Area", "Gap:"), ("Dorset ", "£100m\n"), ("", " "), ("Devon",))


def test_every_cell_stands_behind_its_columns_name() -> None:
    assert table_blocks(ROWS, table="table 1", first_row=3, page=7) == (
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Gap: £100m", page=7, table="table 1", row=4),
        Block(BlockKind.TABLE_ROW, "Area: Devon", page=7, table="table 1", row=6),
    )


def test_without_a_header_cells_have_bars_between_them() -> None:
    assert [each.text for each in table_blocks([("1", "", "2"), ("3",)], table="")] == [
        "1 | 2",
        "3",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Area", "Gap"], ["Dorset", "5"]], True),
        ([["", "2016", "2017"], ["Dorset", "5", "6"]], True),
        ([["Area", "Gap"]], False),
        ([["Area"], ["Dorset"]], False),
        ([["Area", "Area"], ["a", "b"]], False),
        ([["Area", "", "", "Gap"], ["a", "b", "c", "d"]], False),
        ([["Dorset", "£5.2m", "7"], ["a", "b", "c"]], False),
        ([["word " * 20, "word " * 20], ["a", "b"]], False),
        ([["Yes", "We agree that it should go ahead."], ["No", "We do not."]], False),
        ([["Area", "Q1", "Q1"], ["Coast", "5", "6"], ["Vale", "7", ""]], True),
        ([["Area", "Q1", "Q1"], ["Coast", "5", "low"]], False),
        ([["Area", "Q1", "Q1"], ["Coast", "5"]], False),
    ],
)
def test_a_header_names_its_columns(rows: list[list[str]], *, expected: bool) -> None:
    assert is_header(rows) is expected


@pytest.mark.parametrize("text", ["7", "770,000", "£1.2", "(5%)", "-3", "1899"])
def test_figures_are_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "2016", "1999", "2016/17", "44 areas", "n/a", "1.2.3"])
def test_years_and_words_are_none(text: str) -> None:
    assert not is_number(text)
