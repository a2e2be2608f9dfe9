"""Part tables that stand side by side on a sheet."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, TypeAlias

from sources.readers.tables.table_rows import is_header, is_number

_MIN_ROWS: Final = 2  # a header and a row
_MIN_COLUMNS: Final = 2

NumberedRow: TypeAlias = tuple[int, list[str]]


def part_sides(rows: Sequence[NumberedRow]) -> list[list[NumberedRow]]:
    """Part rows where empty columns stand between tables of unlike height.

    An empty column alone parts nothing: within a table it is only a gap. So every side has to be
    a table by itself, with a header and a first column of words, and to begin or end on a row of
    its own.

    Args:
        rows: Numbers and tidy cells, without an empty row between them.

    Returns:
        The rows of each table, from left to right; all rows where there is but one.
    """
    sides = [_cut(rows, start, end) for start, end in _filled_columns(rows)]
    heights = {(side[0][0], side[-1][0]) for side in sides}
    if len(heights) < len(sides) or len(sides) < _MIN_COLUMNS or not all(map(_is_table, sides)):
        return [list(rows)]
    return sides


def _filled_columns(rows: Sequence[NumberedRow]) -> list[tuple[int, int]]:
    """Find where columns with words stand together: the first of them, and the one after."""
    width = max((len(row) for _, row in rows), default=0)
    is_filled = [any(place < len(row) and row[place] for _, row in rows) for place in range(width)]
    runs = ((key, list(run)) for key, run in groupby(range(width), key=is_filled.__getitem__))
    return [(run[0], run[-1] + 1) for key, run in runs if key]


def _cut(rows: Sequence[NumberedRow], start: int, end: int) -> list[NumberedRow]:
    cut = [(number, row[start:end]) for number, row in rows]
    filled = [place for place, (_, row) in enumerate(cut) if any(row)]
    return cut[filled[0] : filled[-1] + 1]


def _is_table(rows: Sequence[NumberedRow]) -> bool:
    cells = [row for _, row in rows]
    while cells and sum(map(bool, cells[0])) == 1:  # a title above it
        cells = cells[1:]
    if len(cells) < _MIN_ROWS or len(cells[0]) < _MIN_COLUMNS:
        return False
    names = [row[0] if row else "" for row in cells]
    return is_header(cells) and all(name and not is_number(name) for name in names)
