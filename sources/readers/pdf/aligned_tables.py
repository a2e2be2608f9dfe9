"""Find tables whose cells are parted by white space alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Final

from sources.readers.pdf.page_rows import Row, join_row
from sources.readers.pdf.pdf_line import PdfLine, PdfTable
from sources.readers.pdf.pdf_word import Word
from sources.readers.tables.table_grid import Cell

_GAP: Final = 1.2  # times the letters' height: the least space between two cells
_MIN_ROWS: Final = 3
_MAX_ROWS: Final = 300
_MAX_WORDS: Final = 5.0  # in a cell, on average
_MIN_FILLED: Final = 0.6  # share of cells with words
_FIGURE: Final = re.compile(
    r"[£$€+(–-]*\d[\d,.]*\s?(?:%|p|m|bn|k|million|billion)?\)?|[–-]|n/?a", re.IGNORECASE
)
_MIN_FIGURES: Final = 0.7  # share of figures in the second of two columns
_MAX_RUNNING: Final = 0.3  # share of cells that begin small, as lines of running text do
_LEADERS: Final = re.compile(r"(?:\. ?){4}|…{2}|_{4}")
_TIGHT: Final = 0.9  # times the distance of rows: so close stands the second line of a cell

_Cells = list[list[Word]]


def find_aligned_tables(
    rows: Sequence[Row], *, page: int, column: tuple[float, float] | None
) -> list[PdfLine | PdfTable]:
    """Make lines of rows, and tables of those whose words stand in columns of short cells.

    A stretch of rows is a table only if a white strip runs through all of them; two columns alone
    must hold figures in the second.

    Args:
        rows: Of one region, from the top.
        page: The page's number, from 1.
        column: Where the region's column begins and ends.

    Returns:
        Lines and tables, from the top.
    """
    items: list[PdfLine | PdfTable] = []
    place = 0
    while place < len(rows):
        run = _find_run(rows, place)
        table = _make_table(rows[place : place + run], page) if run >= _MIN_ROWS else None
        if table is not None:
            items.append(table)
            place += run
            continue
        row = rows[place]
        items.append(row.table or join_row(row.words, page=page, column=column))
        place += 1
    return items


def _find_run(rows: Sequence[Row], first: int) -> int:
    """Count the rows from one on that have cells, second lines of cells included."""
    if len(_split_cells(rows[first])) < 2:
        return 0
    last = first
    for place in range(first + 1, min(first + _MAX_ROWS, len(rows))):
        cells = _split_cells(rows[place])
        if len(cells) >= 2:
            last = place
        elif len(cells) == 0 or place - last > 1:
            break
    return last - first + 1


def _split_cells(row: Row) -> _Cells:
    cells: _Cells = []
    for word in row.words:
        if cells and word.left - cells[-1][-1].right < _GAP * word.size:
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _make_table(rows: Sequence[Row], page: int) -> PdfTable | None:
    split = [_split_cells(row) for row in rows]
    columns = _find_columns(split)
    if len(columns) < 2 or sum(len(cells) > 1 for cells in split) < _MIN_ROWS:
        return None
    grid = _fill_grid(rows, split, columns)
    if not _is_table(grid):
        return None
    words = [word for row in rows for word in row.words]
    return PdfTable(
        tuple(tuple(map(Cell, row)) for row in grid),
        page,
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.bottom for word in words),
        max(word.box.top for word in words),
    )


def _find_columns(split: Sequence[_Cells]) -> list[tuple[float, float]]:
    """Find what the cells of all rows together leave white."""
    spans = sorted((cell[0].left, cell[-1].right) for cells in split for cell in cells)
    columns = [spans[0]]
    for left, right in spans[1:]:
        if left <= columns[-1][1] + 1:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    return columns


def _fill_grid(
    rows: Sequence[Row], split: Sequence[_Cells], columns: Sequence[tuple[float, float]]
) -> list[list[str]]:
    heights = [row.height for row, cells in zip(rows, split, strict=True) if len(cells) > 1]
    pitch = median(above - below for above, below in pairwise(heights))
    grid: list[list[str]] = []
    for place, cells in enumerate(split):
        line = list(_lay_out(cells, columns))
        if len(cells) > 1:
            grid.append(line)
        elif rows[place - 1].height - rows[place].height <= _TIGHT * pitch:
            grid[-1] = [" ".join(filter(None, pair)) for pair in zip(grid[-1], line, strict=True)]
        else:
            grid.append(line)  # a row that names those below it
    return grid


def _lay_out(cells: _Cells, columns: Sequence[tuple[float, float]]) -> Iterator[str]:
    for left, right in columns:
        inside = [word for cell in cells for word in cell if left - 1 <= word.left <= right]
        yield join_row(inside, page=1).text if inside else ""


def _is_table(grid: Sequence[Sequence[str]]) -> bool:
    texts = [text for row in grid for text in row]
    filled = [text for text in texts if text]
    if len(grid) < _MIN_ROWS or len(filled) < _MIN_FILLED * len(texts):
        return False
    if fmean(len(text.split()) for text in filled) > _MAX_WORDS:
        return False
    if sum(text[0].islower() for text in filled) > _MAX_RUNNING * len(filled):
        return False
    if any(_LEADERS.search(text) for text in filled):
        return False
    if len(grid[0]) > 2:
        return True
    figures = [text for row in grid[1:] if (text := row[1])]
    shown = sum(_FIGURE.fullmatch(text) is not None for text in figures)
    return bool(figures) and shown >= _MIN_FIGURES * len(figures)
