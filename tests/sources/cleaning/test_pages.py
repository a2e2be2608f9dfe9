"""Pages of many shapes: all of their text is kept, nearly all of what stands round it goes."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from sources.compose import compose_document
from sources.document import Document
from sources.readers.html.html import read_html
from tests.sources.block_making import PLACE
from tests.sources.cleaning.marked_pages import PAGES, MarkedLine, read_marked_page, squash

_MIN_DROPPED: Final = 0.98  # of all clutter lines of all pages
_MIN_DROPPED_PER_PAGE: Final = 0.85


@cache
def _read(page: Path) -> Document:
    return compose_document(read_html(page.read_bytes()), place=PLACE)


def _lines(page: Path, mark: str) -> list[MarkedLine]:
    return [line for line in read_marked_page(page) if line.mark == mark]


def _left(page: Path) -> list[str]:
    """List the clutter that is still in a page's text, as a line of its own or inside one."""
    document = _read(page)
    kept = Counter(squash(line) for line in document.text.split("\n"))
    kept.subtract(squash(line.text) for line in _lines(page, "content"))
    text = squash(document.text)
    return [
        line.text
        for line in _lines(page, "clutter")
        if kept[squash(line.text)] > 0
        or (len(squash(line.text)) > 30 and squash(line.text) in text)
    ]


def test_there_are_pages_of_many_shapes() -> None:
    assert len(PAGES) >= 20
    assert sum(len(_lines(page, "clutter")) for page in PAGES) >= 220
    assert sum(len(_lines(page, "content")) for page in PAGES) >= 220


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_of_the_text_is_kept(page: Path) -> None:
    text = squash(_read(page).text)

    assert [line.text for line in _lines(page, "content") if squash(line.text) not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_said_twice_is_kept_once(page: Path) -> None:
    text = squash(_read(page).text)

    assert [
        line.text for line in _lines(page, "repeat") if text.count(squash(line.text)) != 1
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_most_of_a_page_s_clutter_goes(page: Path) -> None:
    clutter = _lines(page, "clutter")

    assert len(_left(page)) <= (1 - _MIN_DROPPED_PER_PAGE) * len(clutter), _left(page)


def test_nearly_all_clutter_of_all_pages_goes() -> None:
    left = [line for page in PAGES for line in _left(page)]
    clutter = [line for page in PAGES for line in _lines(page, "clutter")]

    assert len(left) <= (1 - _MIN_DROPPED) * len(clutter), left


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_of_a_page_is_in_its_text_or_told_to_be_dropped(page: Path) -> None:
    document = _read(page)
    known = squash(" ".join([document.text, *(each.text for each in document.dropped)]))

    lines = [line.text for line in read_marked_page(page)]

    assert [line for line in lines if squash(line) not in known] == []


def test_rows_of_a_table_are_told_with_their_headers_and_spans() -> None:
    (page,) = (page for page in PAGES if page.stem == "page_with_tables")
    document = _read(page)

    rows = {(row.table, row.number): document.text[row.start : row.end] for row in document.rows}

    assert rows == {
        ("table 1", 2): "Area: Northmere and Eastholt; Population: 770,000; Gap: £158m",
        ("table 1", 3): "Area: Tarn Valley; Population: 312,000; Gap: £61m",
        ("table 1", 4): "Area: Holmshire; Population: 1,100,000; Gap: £130m",
        ("table 2", 2): "Year: 2016; Body: Trusts; Answers: 14",
        ("table 2", 3): "Year: 2016; Body: Councils; Answers: 9",
        ("table 2", 4): "Year: 2017; Body: Not asked again; Answers: Not asked again",
    }


def test_an_address_hidden_from_robots_is_written_out() -> None:
    (page,) = (page for page in PAGES if page.stem == "guidance_with_contents")

    assert "regional office at involve@nhe.example by the end" in _read(page).text
