"""Tables kept as text, with whatever stands between their cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError
from sources.readers.kinds.delimiters import find_delimiter
from sources.readers.tables import delimited
from sources.readers.tables.delimited import read_delimited
from tests.sources.readers.breaking import broken, refused_or

TABLE = "Area,Lead,Gap\nDorset,“Tim”,5\nDevon,Angela,7\n"


def _rows(text: str) -> list[tuple[str, int]]:
    return [(each.text, each.row) for each in read_delimited(text.encode()).blocks if each.row]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_delimiter_line_end_and_encoding_is_found(
    delimiter: str, end: str, encoding: str
) -> None:
    text = TABLE.replace(",", delimiter).replace("\n", end)

    blocks = read_delimited(text.encode(encoding)).blocks

    assert blocks == (
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Lead: “Tim”; Gap: 5", row=2),
        Block(BlockKind.TABLE_ROW, "Area: Devon; Lead: Angela; Gap: 7", row=3),
    )


def test_a_quoted_cell_may_hold_the_delimiter_quotes_and_line_ends() -> None:
    found = _rows('Area,Note\nDorset,"one, ""two""\nthree"\nDevon,four\n')

    assert found == [('Area: Dorset; Note: one, "two" three', 2), ("Area: Devon; Note: four", 3)]


def test_a_title_above_rows_of_unequal_length_and_notes_do_not_mislead() -> None:
    text = "Plans, by area\nAs of 2016\n\nArea;Lead;Gap\nDorset;Tim\nDevon;Ann;7;new\nKent;Glen;8\n"

    assert [each.text for each in read_delimited(text.encode()).blocks] == [
        "Plans, by area",
        "As of 2016",
        "Area: Dorset; Lead: Tim",
        "Area: Devon; Lead: Ann; Gap: 7; new",
        "Area: Kent; Lead: Glen; Gap: 8",
    ]


def test_decimal_commas_do_not_part_cells() -> None:
    assert _rows("Gap;Share\n1,5;2,5\n3,5;4,5\n") == [
        ("Gap: 1,5; Share: 2,5", 2),
        ("Gap: 3,5; Share: 4,5", 3),
    ]


def test_the_line_that_names_the_separator_is_no_row() -> None:
    assert _rows("sep=;\nArea;Gap\nDorset;5\n") == [("Area: Dorset; Gap: 5", 2)]


def test_lines_without_a_delimiter_are_a_cell_each() -> None:
    assert _rows("Dorset\nDevon\nKent, East\n") == [("Dorset", 1), ("Devon", 2), ("Kent, East", 3)]


def test_an_unclosed_quotation_mark_does_not_swallow_the_rest() -> None:
    rows = "".join(f"Area {number},{number}\n" for number in range(5000))

    reading = read_delimited(f'Area,Gap\nDorset,"5\n{rows}'.encode())

    assert len(reading.blocks) == 5001
    assert reading.blocks[0].text == 'Area: Dorset; Gap: "5'
    assert reading.warnings == (
        "A quotation mark in the table is never closed; all marks were kept.",
    )


def test_an_endless_line_is_a_cell() -> None:
    reading = read_delimited(f"Area,Gap\nDorset,5\n{'x' * 300_000},7\n".encode())

    assert reading.blocks[1].text == f"Area: {'x' * 300_000}; Gap: 7"


def test_a_very_long_table_is_cut_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_ROWS", 2)

    reading = read_delimited(TABLE.encode())

    assert [each.row for each in reading.blocks] == [2]
    assert reading.warnings == (
        "The table is too long: only its first 2 rows were read; split it up.",
    )


def test_a_byte_that_means_nothing_is_reported() -> None:
    reading = read_delimited(b"Area,Gap\ncaf\xe9 \x81,5\n")

    assert reading.dropped == (Dropped("byte 0x81 at offset 14", "unreadable byte"),)


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n,,\n", '""\n'])
def test_a_table_without_a_filled_cell_is_refused(text: str) -> None:
    with pytest.raises(NoTextError):
        read_delimited(text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DamagedFileError):
        read_delimited(b"PK\x03\x04\x00\x00")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\nc,d", ","),
        ("a,b,c\nd;e;f\ng;h;i", ";"),
        ("sep=|\na,b\nc,d", "|"),
        ("One line, with a comma.", None),
        ("Prose.\nIt has, in one line of four, a comma.\nThis has none.\nNor has this.", None),
        ("", None),
    ],
)
def test_the_delimiter_is_the_one_that_makes_rows_alike(text: str, delimiter: str | None) -> None:
    assert find_delimiter(text.split("\n")) == delimiter


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(alphabet='ab,;\t|"\n\r5 ').map(str.encode),
        broken(TABLE.encode("utf-16")),
        broken(TABLE.encode()),
    )
)
def test_no_bytes_break_the_reader(data: bytes) -> None:
    reading = refused_or(data, read_delimited)

    assert reading is None or reading.blocks
