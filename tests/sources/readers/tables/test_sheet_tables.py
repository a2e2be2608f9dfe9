"""What stands on a sheet: titles, tables, headers, notes."""

from collections import Counter
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.block import BlockKind
from sources.readers.tables.sheet_tables import sheet_blocks


def _read(text: str) -> list[str]:
    """Read a sheet drawn with bars: rows as "NUMBER: TEXT", other blocks as their text."""
    rows = [line.strip().split("|") for line in text.strip("\n").split("\n")]
    blocks = sheet_blocks(rows, table="Sheet")
    return [f"{each.row}: {each.text}" if each.row else each.text for each in blocks]


def test_lines_above_a_table_are_paragraphs() -> None:
    blocks = sheet_blocks([["Gaps"], ["In millions"], ["Area", "Gap"], ["Dorset", "5"]], table="")

    assert [(each.kind, each.text, each.row) for each in blocks] == [
        (BlockKind.PARAGRAPH, "Gaps", 0),
        (BlockKind.PARAGRAPH, "In millions", 0),
        (BlockKind.TABLE_ROW, "Area: Dorset; Gap: 5", 4),
    ]


def test_tables_parted_by_empty_rows_have_headers_of_their_own() -> None:
    found = _read("""
        Area|Gap
        Dorset|5

        Trust|Beds
        Poole|12
        """)

    assert found == ["2: Area: Dorset; Gap: 5", "5: Trust: Poole; Beds: 12"]


def test_a_table_goes_on_after_an_empty_row() -> None:
    found = _read("""
        Area|Gap
        Dorset|5

        South West
        Devon|7
        Kent|8
        """)

    assert found == [
        "2: Area: Dorset; Gap: 5",
        "South West",
        "5: Area: Devon; Gap: 7",
        "6: Area: Kent; Gap: 8",
    ]


def test_a_header_may_stand_apart_from_its_table() -> None:
    assert _read("Area|Gap\n\nDorset|5\nKent|8") == [
        "1: Area | Gap",
        "3: Area: Dorset; Gap: 5",
        "4: Area: Kent; Gap: 8",
    ]


def test_another_table_with_more_columns_does_not_go_on_the_one_before() -> None:
    assert _read("Area|Gap\nDorset|5\n\nKent|8|9\nDevon|1|2")[1:] == [
        "4: Kent | 8 | 9",
        "5: Devon | 1 | 2",
    ]


@pytest.mark.parametrize(
    "upper", ["Area|2016/17||2017/18|", "Area|2016/17|2016/17|2017/18|2017/18"]
)
def test_a_header_of_two_rows_is_joined(upper: str) -> None:
    found = _read(f"{upper}\n|Plan|Actual|Plan|Actual\nDorset|1|2|3|4")

    assert found == [
        "3: Area: Dorset; 2016/17 Plan: 1; 2016/17 Actual: 2; 2017/18 Plan: 3; 2017/18 Actual: 4"
    ]


def test_a_row_of_words_under_a_header_with_a_gap_is_no_second_header() -> None:
    assert _read("Area|Lead|\nDorset|Tim|acting\nKent|Ann|") == [
        "2: Area: Dorset; Lead: Tim; acting",
        "3: Area: Kent; Lead: Ann",
    ]


def test_a_header_need_not_name_every_column() -> None:
    assert _read("Area|Gap||\nDorset|5|a|") == ["2: Area: Dorset; Gap: 5; a"]


def test_figures_are_no_header_but_years_are() -> None:
    assert _read("Dorset|5\nKent|8") == ["1: Dorset | 5", "2: Kent | 8"]
    assert _read("Area|2016|2017\nKent|8|9") == ["2: Area: Kent; 2016: 8; 2017: 9"]


def test_a_note_in_a_table_is_not_put_behind_a_columns_name() -> None:
    note = "Figures of 2016 that do not add up"

    assert _read(f"Area|Gap\nDorset|5\nKent|\n{note}")[1:] == ["3: Area: Kent", f"4: {note}"]


def test_a_cell_merged_over_rows_and_columns_is_said_once() -> None:
    assert _read("Gaps|Gaps\nGaps|Gaps\nArea|Gap\nDorset|5") == ["Gaps", "4: Area: Dorset; Gap: 5"]


def test_equal_figures_are_no_merged_cell() -> None:
    assert _read("Area|Gap\n|\nDorset|5\n0|0")[-1] == "4: Area: 0; Gap: 0"


def test_a_list_in_one_column_is_rows_and_sentences_are_text() -> None:
    sentence = "The plans were drawn up in 44 areas of England by the bodies there."

    assert _read("Dorset\nDevon\nKent") == ["1: Dorset", "2: Devon", "3: Kent"]
    assert _read(f"{sentence}\n{sentence}1\n{sentence}2")[0] == sentence


def test_rows_are_counted_from_the_number_given() -> None:
    (block,) = sheet_blocks([["Area", "Gap"], ["Dorset", "5"]], table="", first_row=7)

    assert block.row == 8


CELLS = st.sampled_from(["", "", "Area", "Gap", "5", "2016", "a b c d e f g", " x\n"])


@given(st.lists(st.lists(CELLS, max_size=5), max_size=12))
def test_every_word_of_a_sheet_comes_out_and_rows_stay_in_order(rows: list[list[str]]) -> None:
    blocks = sheet_blocks(rows, table="Sheet")

    text = "\n".join(each.text for each in blocks)
    headed = text + "\n".join(" ".join(row) for row in rows if "5" not in row)
    assert all(cell.strip() in headed for row in rows for cell in row)
    numbers = [each.row for each in blocks if each.row]
    assert all(1 <= number <= len(rows) for number in numbers)
    # A row that two tables share comes once for each of them.
    assert all(
        times <= max(1, _count_runs(rows[number - 1])) for number, times in Counter(numbers).items()
    )
    if len(set(numbers)) == len(numbers):
        assert numbers == sorted(numbers)


def _count_runs(row: list[str]) -> int:
    return sum(filled for filled, _ in groupby(row, key=lambda cell: bool(cell.strip())))
