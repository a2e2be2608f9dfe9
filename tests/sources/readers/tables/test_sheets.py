"""Spreadsheets: every sheet that is shown, every row with its header and its number."""

import random
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]  # ships no types
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from hypothesis import given
from hypothesis import strategies as st

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError
from sources.readers.tables import sheets
from sources.readers.tables.sheets import read_sheets
from tests.sources.readers.breaking import broken, refused_or
from tests.sources.readers.table_making import (
    AREA_ROWS,
    AREAS,
    make_ods,
    make_xlsx,
    repack,
    write_xlsx,
)

SMALL = make_xlsx({"Areas": AREAS})


def _rows(data: bytes) -> list[tuple[str, int]]:
    return [(each.text, each.row) for each in read_sheets(data).blocks if each.row]


@pytest.mark.parametrize(
    "data", [SMALL, make_ods("Areas", AREAS)], ids=["openpyxl's xlsx", "odfpy's ods"]
)
def test_a_row_says_its_header_and_stands_under_its_sheets_name(data: bytes) -> None:
    heading, *rows = read_sheets(data).blocks

    assert heading == Block(BlockKind.HEADING, "Areas", 2)
    assert [(each.text, each.row) for each in rows] == AREA_ROWS
    assert {each.table for each in rows} == {"Areas"}


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Areas")
        for place, row in enumerate(AREAS):
            sheet.write_row(9 + place, 3, row)

    assert _rows(write_xlsx(write)) == [(text, row + 9) for text, row in AREA_ROWS]


def test_titles_stand_above_and_the_first_before_the_sheets_name() -> None:
    rows = [("Plans by area",), ("Source: NHS England",), (), *AREAS]

    blocks = read_sheets(make_xlsx({"Areas": rows})).blocks

    assert [(each.kind, each.text) for each in blocks[:3]] == [
        (BlockKind.PARAGRAPH, "Plans by area"),
        (BlockKind.HEADING, "Areas"),
        (BlockKind.PARAGRAPH, "Source: NHS England"),
    ]
    assert [each.row for each in blocks[3:]] == [5, 6]


def test_values_are_written_as_people_read_them() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Values")
        day, clock = (book.add_format({"num_format": each}) for each in ("dd/mm/yy", "hh:mm"))
        long = book.add_format({"num_format": "[h]:mm"})
        sheet.write_row("A1", ["Kind", "Value"])
        sheet.write_row("A2", ["whole", 770000.0])
        sheet.write_row("A3", ["sum", 0.1 + 0.2])
        sheet.write_row("A4", ["large", 1e15])
        sheet.write_row("A5", ["small", 0.00001])
        sheet.write_row("A6", ["truth", True])
        sheet.write("A7", "day")
        sheet.write_datetime("B7", date(2017, 3, 31), day)
        sheet.write("A8", "moment")
        sheet.write_datetime("B8", datetime(2017, 3, 31, 9, 5), day)  # noqa: DTZ001  # sheets know no zones
        sheet.write("A9", "clock")
        sheet.write_datetime("B9", time(14, 30), clock)
        sheet.write("A10", "span")
        sheet.write_datetime("B10", timedelta(hours=36), long)
        sheet.write("A11", "formula")
        sheet.write_formula("B11", "=1+1", None, 2)
        sheet.write("A12", "broken formula")
        sheet.write_formula("B12", "=1/0", None, "#DIV/0!")

    assert [text.removeprefix("Kind: ") for text, _ in _rows(write_xlsx(write))] == [
        "whole; Value: 770000",
        "sum; Value: 0.3",
        "large; Value: 1000000000000000",
        "small; Value: 0.00001",
        "truth; Value: TRUE",
        "day; Value: 31 March 2017",
        "moment; Value: 31 March 2017 09:05",
        "clock; Value: 14:30",
        "span; Value: 36:00:00",
        "formula; Value: 2",
        "broken formula",
    ]


def test_percentages_are_shown_as_such() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        whole, exact, own, literal, money = (
            book.add_format({"num_format": each})
            for each in ("0%", "0.00%", "+0.0%;-0.0%", '0" (in %)"', "£0.00")
        )
        book.add_worksheet("First").write("A1", "Read the second")
        sheet = book.add_worksheet("Shares & gaps")
        sheet.write_row("B3", ["Kind", "Value"])
        for place, (kind, value, form) in enumerate([
            ("whole", 0.07, whole),
            ("exact", 0.07256, exact),
            ("own", -0.5, own),
            ("literal", 0.5, literal),
            ("money", 0.5, money),
            ("text", "n/a", whole),
        ]):
            sheet.write(3 + place, 1, kind)
            sheet.write(3 + place, 2, value, form)

    assert _rows(write_xlsx(write)) == [
        ("Kind: whole; Value: 7%", 4),
        ("Kind: exact; Value: 7.256%", 5),
        ("Kind: own; Value: -50%", 6),
        ("Kind: literal; Value: 0.5", 7),
        ("Kind: money; Value: 0.5", 8),
        ("Kind: text; Value: n/a", 9),
    ]


def test_merged_cells_count_for_every_row_and_head_the_columns_under_them() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Money")
        sheet.merge_range("A1:E1", "Plans and what became of them")
        sheet.merge_range("A2:A3", "Area")
        sheet.merge_range("B2:C2", "2016/17")
        sheet.merge_range("D2:E2", "2017/18")
        sheet.write_row("B3", ["Plan", "Actual", "Plan", "Actual"])
        sheet.merge_range("A4:A5", "Dorset")
        sheet.write_row("B4", [1, 2, 3, 4])
        sheet.write_row("B5", [5, 6, 7, 8])

    blocks = read_sheets(write_xlsx(write)).blocks

    assert [each.text for each in blocks] == [
        "Plans and what became of them",
        "Money",
        "Area: Dorset; 2016/17 Plan: 1; 2016/17 Actual: 2; 2017/18 Plan: 3; 2017/18 Actual: 4",
        "Area: Dorset; 2016/17 Plan: 5; 2016/17 Actual: 6; 2017/18 Plan: 7; 2017/18 Actual: 8",
    ]


def test_hidden_sheets_and_charts_are_left_out_and_reported() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Shown").write(0, 0, "The plans of 2016")
        hidden = book.add_worksheet("Workings")
        hidden.write(0, 0, "secret")
        hidden.hide()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Shown!$A$1"})
        book.add_chartsheet("Chart").set_chart(chart)

    reading = read_sheets(write_xlsx(write))

    assert [each.text for each in reading.blocks] == ["The plans of 2016"]
    assert reading.dropped == (
        Dropped("Workings", "hidden sheet"),
        Dropped("Chart", "sheet without cells"),
    )


def test_title_and_author_are_those_of_the_properties() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.properties.title = "Plans & areas"
        book.properties.creator = "Jane Smith"

    facts = read_sheets(make_xlsx({"Areas": AREAS}, change)).facts

    assert (facts.title, facts.author, facts.published) == ("Plans & areas", "Jane Smith", None)


def test_a_very_long_sheet_is_cut_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 4)
    rows = [("Area", "Gap"), *((f"Area {number}", number) for number in range(9))]

    reading = read_sheets(make_xlsx({"Long": rows, "Next": rows}))

    assert [each.row for each in reading.blocks if each.row] == [2, 3, 4]
    assert reading.warnings == (
        "Sheet 'Long' is too long: only its first 4 of 10 rows were read; split it up.",
        "Sheet 'Next' is too long: only its first 0 of 10 rows were read; split it up.",
    )


def test_a_stray_cell_in_the_last_corner_does_not_fill_the_memory() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Areas")
        sheet.write(0, 0, "Area")
        sheet.write(1_048_575, 16_383, "far")

    with pytest.raises(DamagedFileError, match="row 1,048,576 and in column 16,384"):
        read_sheets(write_xlsx(write))


def test_the_empty_rows_to_the_end_of_an_ods_sheet_cost_nothing() -> None:
    data = make_ods("Areas", [*AREAS, ("",)], repeat_last=1_048_000)

    assert _rows(data) == AREA_ROWS


def test_merged_cells_to_the_end_of_the_sheet_cost_nothing() -> None:
    with ZipFile(BytesIO(SMALL)) as archive:
        name = "xl/worksheets/sheet1.xml"
        xml = archive.read(name)
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>'

    texts = [text for text, _ in _rows(repack(SMALL, {name: xml.replace(b"</sheetData>", merged)}))]

    assert texts == ["Dorset", "Dorset"]


@pytest.mark.parametrize("rows", [[], [()], [("",)]])
def test_a_file_without_a_filled_cell_is_refused(rows: list[tuple[str]]) -> None:
    with pytest.raises(NoTextError):
        read_sheets(make_xlsx({"Empty": rows}))


@pytest.mark.parametrize("data", [b"", b"no sheets", b"PK\x03\x04broken", SMALL[:-50]])
def test_a_broken_file_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read_sheets(data)


@pytest.mark.parametrize("place", [b"r='XFD1048576'", b'r = "xfd1048576"'])
def test_a_stray_cell_is_seen_however_it_is_written(place: bytes) -> None:
    with ZipFile(BytesIO(SMALL)) as archive:
        name = "xl/worksheets/sheet1.xml"
        xml = archive.read(name).replace(b'r="A2"', place)

    with pytest.raises(DamagedFileError, match="column 16,384"):
        read_sheets(repack(SMALL, {name: xml}))


@pytest.mark.parametrize("name", ["utf-9", "euc-jp"])
def test_an_ods_in_an_odd_encoding_is_refused(name: str) -> None:
    whole = make_ods("Areas", AREAS)
    xml = f'<?xml version="1.0" encoding="{name}"?><a/>'.encode()

    with pytest.raises(DamagedFileError, match="broken"):
        read_sheets(repack(whole, {"content.xml": xml}))


@pytest.mark.parametrize("end", [b"<table:table-row>", b"<text:p>", b'table:name="'])
def test_an_ods_that_breaks_off_is_refused_and_not_waited_for(end: bytes) -> None:
    whole = make_ods("Areas", AREAS)
    with ZipFile(BytesIO(whole)) as archive:
        xml = archive.read("content.xml")
    cut = xml[: xml.index(end) + len(end)]

    with pytest.raises(DamagedFileError, match=r"broken \(content\.xml, line \d+\)"):
        read_sheets(repack(whole, {"content.xml": cut}))


@given(st.one_of(st.binary(max_size=300), broken(SMALL), broken(make_ods("Areas", AREAS))))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    reading = refused_or(data, read_sheets)

    assert reading is None or reading.blocks


@given(
    st.integers(0, 2**32),
    st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]),
)
def test_no_part_of_a_whole_archive_breaks_the_reader(seed: int, name: str) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    with ZipFile(BytesIO(SMALL)) as archive:
        part = bytearray(archive.read(name))
    for _ in range(chance.choice((1, 3, 20))):
        part[chance.randrange(len(part))] = chance.randrange(256)

    reading = refused_or(repack(SMALL, {name: bytes(part)}), read_sheets)

    assert reading is None or reading.blocks
