"""Find tables whose cells are parted by ruled lines."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sources.readers.pdf.hyphenation import join_words
from sources.readers.pdf.page_rows import join_row, make_rows
from sources.readers.pdf.pdf_line import PdfTable
from sources.readers.pdf.pdf_word import Box, Word
from sources.readers.tables.table_grid import Cell

_NEAR_PT: Final = 3.0  # lines so close are one, or meet
_MAX_LINES: Final = 600  # on a page; more are a drawing
_MAX_WORDS: Final = 60  # in a filled cell, on average: more are boxes round paragraphs
_MIN_FILLED: Final = 0.4  # share of cells with words


@dataclass(frozen=True, slots=True)
class _Grid:
    """The lines of one table; edges of columns go right, those of rows down."""

    level: tuple[Box, ...]
    upright: tuple[Box, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]


def find_ruled_tables(
    words: Sequence[Word], rules: Sequence[Box], *, page: int
) -> tuple[list[PdfTable], list[Word]]:
    """Find the tables of a page that have lines between their rows and columns.

    Args:
        words: Of the page.
        rules: Its level and upright lines.
        page: Its number, from 1.

    Returns:
        The tables, from the top, and the words outside them.
    """
    level = _merge([rule for rule in rules if rule.top == rule.bottom], is_level=True)
    upright = _merge([rule for rule in rules if rule.top != rule.bottom], is_level=False)
    if len(level) + len(upright) > _MAX_LINES:
        return [], list(words)
    tables, rest = [], list(words)
    for grid in _find_grids(level, upright):
        frame = Box(grid.columns[0], grid.rows[-1], grid.columns[-1], grid.rows[0])
        inside = [word for word in rest if frame.holds(word.box)]
        cells = _read_cells(grid, inside)
        if _is_table(cells):
            tables.append(PdfTable(cells, page, frame.left, frame.right, frame.bottom, frame.top))
            taken = set(map(id, inside))
            rest = [word for word in rest if id(word) not in taken]
    return sorted(tables, key=lambda table: -table.top), rest


def _merge(lines: Iterable[Box], *, is_level: bool) -> list[Box]:
    """Join pieces of one line, as they are drawn cell by cell."""
    spans = sorted(
        (round(line.bottom / 1.5), line.left, line.right, line.bottom)
        if is_level
        else (round(line.left / 1.5), line.bottom, line.top, line.left)
        for line in lines
    )
    merged: list[tuple[float, float, float]] = []
    for _, first, last, place in spans:
        if merged and abs(merged[-1][0] - place) <= _NEAR_PT and first <= merged[-1][2] + _NEAR_PT:
            merged[-1] = (merged[-1][0], merged[-1][1], max(last, merged[-1][2]))
        else:
            merged.append((place, first, last))
    return [
        Box(first, place, last, place) if is_level else Box(place, first, place, last)
        for place, first, last in merged
    ]


def _find_grids(level: Sequence[Box], upright: Sequence[Box]) -> list[_Grid]:
    """Group lines that meet, and keep groups with two rows and two columns."""
    group_of = list(range(len(level) + len(upright)))

    def root(place: int) -> int:
        while group_of[place] != place:
            group_of[place] = place = group_of[group_of[place]]
        return place

    for row, across in enumerate(level):
        for column, down in enumerate(upright, start=len(level)):
            if _meet(across, down):
                group_of[root(row)] = root(column)
    groups: dict[int, tuple[list[Box], list[Box]]] = defaultdict(lambda: ([], []))
    for place, line in enumerate((*level, *upright)):
        groups[root(place)][place >= len(level)].append(line)
    grids = [_make_grid(*group) for group in groups.values() if all(group)]
    return [grid for grid in grids if len(grid.columns) > 2 and len(grid.rows) > 2]


def _meet(level: Box, upright: Box) -> bool:
    return (
        level.left - _NEAR_PT <= upright.left <= level.right + _NEAR_PT
        and upright.bottom - _NEAR_PT <= level.bottom <= upright.top + _NEAR_PT
    )


def _make_grid(level: Sequence[Box], upright: Sequence[Box]) -> _Grid:
    # A table may lack the lines round it: the ends of the others say where it ends.
    columns = [line.left for line in upright]
    columns += [min(line.left for line in level), max(line.right for line in level)]
    rows = [line.bottom for line in level]
    rows += [min(line.bottom for line in upright), max(line.top for line in upright)]
    return _Grid(
        tuple(level), tuple(upright), tuple(_distinct(columns)), tuple(_distinct(rows)[::-1])
    )


def _distinct(places: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _NEAR_PT:
            distinct.append(place)
    return distinct


def _read_cells(grid: _Grid, words: Sequence[Word]) -> tuple[tuple[Cell, ...], ...]:
    owners = _find_owners(grid)
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        box = word.box
        row = sum(edge > (box.bottom + box.top) / 2 for edge in grid.rows[1:])
        column = bisect_right(grid.columns, (box.left + box.right) / 2) - 1
        held[owners[min(row, len(grid.rows) - 2), min(column, len(grid.columns) - 2)]].append(word)
    return tuple(
        tuple(_row_cells(row, len(grid.columns) - 1, owners, held))
        for row in range(len(grid.rows) - 1)
    )


def _row_cells(
    row: int,
    columns: int,
    owners: dict[tuple[int, int], tuple[int, int]],
    held: dict[tuple[int, int], list[Word]],
) -> list[Cell]:
    cells = []
    starts = [column for column in range(columns) if owners[row, column][1] == column]
    for start, end in zip(starts, [*starts[1:], columns], strict=True):
        owner = owners[row, start]
        cells.append(Cell(_join_cell(held[owner]), end - start, continued=owner[0] < row))
    return cells


def _find_owners(grid: _Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Say for every place of the grid where the cell begins that takes it."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(zip(grid.rows, grid.rows[1:], strict=False)):
        for column, (left, right) in enumerate(zip(grid.columns, grid.columns[1:], strict=False)):
            x, y = (left + right) / 2, (top + bottom) / 2
            owner = row, column
            if column and not any(_covers_y(line, left, y) for line in grid.upright):
                owner = owners[row, column - 1]
            elif row and not any(_covers_x(line, top, x) for line in grid.level):
                above = owners[row - 1, column]
                owner = above if above[1] == column else owner
            owners[row, column] = owner
    return owners


def _covers_y(line: Box, x: float, y: float) -> bool:
    return abs(line.left - x) <= _NEAR_PT and line.bottom <= y <= line.top


def _covers_x(line: Box, y: float, x: float) -> bool:
    return abs(line.bottom - y) <= _NEAR_PT and line.left <= x <= line.right


def _join_cell(words: Sequence[Word]) -> str:
    text = ""
    for row in make_rows(words):
        line = join_row(row.words, page=1).text
        text = join_words(text, line, words={}) if text else line
    return text


def _is_table(cells: Sequence[Sequence[Cell]]) -> bool:
    """Tell a table from boxes round paragraphs and from the frame of a chart."""
    texts = [cell.text for row in cells for cell in row if not cell.continued]
    filled = [text for text in texts if text]
    return (
        len(filled) >= max(3, _MIN_FILLED * len(texts))
        and sum(len(text.split()) for text in filled) <= _MAX_WORDS * len(filled)
        and sum(sum(bool(cell.text) for cell in row) > 1 for row in cells) > 1
    )
