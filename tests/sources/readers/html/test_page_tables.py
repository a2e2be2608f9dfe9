"""Tables of data become rows; tables that only place a page's text do not."""

import pytest
from lxml.html import document_fromstring  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import BlockKind
from sources.readers.html.html import read_html
from sources.readers.html.page_tables import is_data_table, table_cells
from tests.sources.block_making import LONG

ROW = "<tr><td>Dorset</td><td>770,000</td></tr>"


@pytest.mark.parametrize(
    ("table", "is_data"),
    [
        (f"<table><tr><th>Area</th><th>People</th></tr>{ROW}</table>", True),
        (f"<table>{ROW}{ROW}</table>", True),
        (f"<table><tr><td><p>Dorset</p></td><td>1</td></tr>{ROW}</table>", True),
        (f"<table role='presentation'>{ROW}</table>", False),
        (f"<table><tr><td>Menu</td><td><table>{ROW}</table></td></tr></table>", False),
        ("<table><tr><td>One</td></tr><tr><td>column</td></tr></table>", False),
        ("<table><tr><td>Menu</td><td><h2>News</h2>It began.</td></tr></table>", False),
        ("<table><tr><td>Menu</td><td><p>First.</p><p>Second.</p></td></tr></table>", False),
        (f"<table><tr><td>Menu</td><td>{'It went on. ' * 200}</td></tr></table>", False),
        ("<table></table>", False),
    ],
)
def test_a_table_is_data_or_layout(table: str, is_data: bool) -> None:  # noqa: FBT001 - a parameter
    (found,) = document_fromstring(f"<body>{table}</body>").xpath("//table[not(ancestor::table)]")

    assert is_data_table(found) is is_data


def test_cells_that_span_are_repeated_in_every_row_and_column() -> None:
    table = document_fromstring(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>"
        "<tr><td>c</td><td rowspan=3>d</td></tr><tr><td>e</td><td>f</td></tr></table>"
    ).find(".//table")

    assert table_cells(table) == [["a", "b", "b"], ["a", "c", "d"], ["e", "f", "d"]]


@pytest.mark.parametrize("span", ["0", "-3", "many", "", "99999999999"])
def test_a_span_that_is_none_or_too_large_does_no_harm(span: str) -> None:
    table = document_fromstring(f"<table><tr><td colspan='{span}'>a</td></tr></table>").find(
        ".//table"
    )

    (row,) = table_cells(table)

    assert set(row) == {"a"}
    assert len(row) <= 100


def test_the_lines_of_a_cell_are_told_in_one_line_in_their_order() -> None:
    table = document_fromstring(
        "<table><tr><td>a<br>b<p>c <b>d</b> e</p>f</td><td><ul><li>g<li>h</ul></td></tr></table>"
    ).find(".//table")

    assert table_cells(table) == [["a b c d e f", "g h"]]


def test_a_table_s_caption_stands_before_it_and_only_tables_of_the_text_are_counted() -> None:
    page = (
        f"<nav><table><tr><td>Mo</td><td>Tu</td></tr>{ROW}</table></nav><main><h1>Gaps</h1>"
        f"<p>{LONG}</p><table><caption>People by area</caption><tr><th>Area</th><th>People</th>"
        f"</tr>{ROW}</table></main>"
    )

    blocks = read_html(page.encode()).blocks

    assert [(each.kind, each.text, each.table, each.row) for each in blocks[2:]] == [
        (BlockKind.PARAGRAPH, "People by area", "", 0),
        (BlockKind.TABLE_ROW, "Area: Dorset; People: 770,000", "table 1", 2),
    ]


def test_the_words_of_a_table_with_one_row_are_kept() -> None:
    table = "<table><tr><td>Dorset</td><td>Poole</td></tr><tr><td></td><td></td></tr></table>"

    blocks = read_html(f"<h1>Areas</h1><p>{LONG}</p>{table}".encode()).blocks

    assert blocks[-1].text == "Dorset | Poole"


def _rows(table: str) -> list[str]:
    page = f"<body><p>{LONG}</p><table>{table}</table></body>"
    blocks = read_html(page.encode()).blocks
    return [block.text for block in blocks if block.kind is BlockKind.TABLE_ROW]


def test_rows_that_begin_with_a_header_cell_name_their_facts() -> None:
    rows = _rows(
        "<tr><th colspan=2>Quayside Hospital</th></tr><tr><th>Opened</th><td>May 2009</td></tr>"
        "<tr><th scope=row>Run by</th><td>Quayside Trust</td></tr>"
        "<tr><th>Beds:</th><td>412</td></tr>"
    )

    assert rows == [
        "Quayside Hospital",
        "Opened: May 2009",
        "Run by: Quayside Trust",
        "Beds: 412",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "<tr><th>Area</th><th>2017</th></tr>",
        "<thead><tr><th>Area</th><td>2017</td></tr></thead>",
    ],
)
def test_header_cells_down_the_side_leave_a_header_above_them(header: str) -> None:
    rows = _rows(
        f"{header}<tr><th>Dorset</th><td>770,000</td></tr><tr><th>Kent</th><td>1,800,000</td></tr>"
    )

    assert rows == ["Area: Dorset; 2017: 770,000", "Area: Kent; 2017: 1,800,000"]


def test_a_wide_table_with_header_cells_down_its_side_keeps_its_years() -> None:
    rows = _rows(
        "<tr><th>Measure</th><td>2016/17</td><td>2017/18</td></tr>"
        "<tr><th>Beds</th><td>412</td><td>398</td></tr>"
    )

    assert rows == ["Measure: Beds; 2016/17: 412; 2017/18: 398"]
