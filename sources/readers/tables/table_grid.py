"""Lay merged cells out into a grid before rows are made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sources.block import Block, BlockKind
from sources.readers.tables.table_rows import table_blocks
from sources.tidy import join_line

_NAME: Final = re.compile(r"\D*[^\W\d_]|(?:19|20)\d\d(?:\D\d{2,4})?$")
_MAX_COLUMNS: Final = 500  # a file may claim that a cell spans millions


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table as it is drawn.

    Attributes:
        text: Its words.
        columns: How many columns it spans.
        continued: It goes on the cell above, whose words stand for it too.
    """

    text: str
    columns: int = 1
    continued: bool = False


def grid_blocks(
    rows: Sequence[Sequence[Cell]], *, table: str, page: int | None = None
) -> tuple[Block, ...]:
    """Make blocks of the rows of a table with merged cells.

    Words of a cell merged downwards are said in every row that it touches; those of a cell merged
    across, once. A first row that is one cell is the table's title. Where the first row holds
    cells merged across, and the second names the columns below them, both are the header.

    Args:
        rows: Row by row; may be of unequal length.
        table: What people call the table.
        page: The page or slide that it stands on.

    Returns:
        A block for every row that has words, the header's aside.
    """
    titles = _count_titles(rows)
    grid = _lay_out(rows)
    blocks = [
        Block(BlockKind.TABLE_ROW, text, page=page, table=table, row=number)
        for number, row in enumerate(grid[:titles], start=1)
        if (text := join_line(row))
    ]
    rest, grid = rows[titles:], grid[titles:]
    first = titles + 1
    if _has_two_headers(rest, grid):
        grid = [_join_headers(rest[0], grid[1]), *grid[2:]]
        first += 1
    return (*blocks, *table_blocks(grid, table=table, first_row=first, page=page))


def _width(cell: Cell) -> int:
    return max(1, min(cell.columns, _MAX_COLUMNS))


def _lay_out(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    grid: list[list[str]] = []
    for row in rows:
        line: list[str] = []
        for cell in row:
            above = grid[-1][len(line)] if grid and len(line) < len(grid[-1]) else ""
            line += [above if cell.continued else cell.text, *[""] * (_width(cell) - 1)]
        grid.append(line)
    return grid


def _count_titles(rows: Sequence[Sequence[Cell]]) -> int:
    """Count the rows above the table proper: empty ones, and cells over all columns."""
    columns = max((sum(map(_width, row)) for row in rows), default=0)
    for place, row in enumerate(rows):
        is_title = len(row) == 1 and _width(row[0]) == columns
        if columns < 2 or not (is_title or not any(cell.text for cell in row)):
            return place if len(rows) - place > 1 else 0
    return 0


def _has_two_headers(rows: Sequence[Sequence[Cell]], grid: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 3 or all(_width(cell) == 1 for cell in rows[0]):
        return False
    column, below = 0, grid[1]
    for cell in rows[0]:
        names = below[column : column + _width(cell)]
        if _width(cell) > 1 and not (len(names) == _width(cell) and all(map(_is_name, names))):
            return False
        column += _width(cell)
    return True


def _is_name(text: str) -> bool:
    """Tell the name of a column from a figure: letters before any digit, or a year."""
    return _NAME.match(text) is not None


def _join_headers(upper: Sequence[Cell], lower: Sequence[str]) -> list[str]:
    over = [cell.text for cell in upper for _ in range(_width(cell))]
    over += [""] * (len(lower) - len(over))
    under = [*lower, *[""] * (len(over) - len(lower))]
    return [
        join_line([above] if above == below else [above, below])
        for above, below in zip(over, under, strict=True)
    ]
