"""Find the tables on a sheet: titles above them, their headers, and where one ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from sources.block import Block, BlockKind
from sources.readers.tables.label_rows import holds_labels, say_labels
from sources.readers.tables.sheet_sides import NumberedRow, part_sides
from sources.readers.tables.table_rows import are_names, is_number, row_text
from sources.readers.tables.unit_rows import add_units
from sources.tidy import join_line

_MIN_NAMED: Final = 0.5  # of a table's columns
_NOTE_WORDS: Final = 5  # a longer cell alone in its row is a note, not the first column's value
_LIST_WORDS: Final = 8  # on average; longer lines of one column are text
_MIN_LIST: Final = 3


@dataclass(frozen=True, slots=True)
class _Header:
    """A table's header: the columns' names, and how many rows they took."""

    names: list[str]
    depth: int


def sheet_blocks(
    rows: Sequence[Sequence[str]], *, table: str, first_row: int = 1
) -> tuple[Block, ...]:
    """Make blocks of everything on a sheet.

    Empty rows part tables. Lines of a single cell above a table are paragraphs. A table's first
    row is its header where it looks like one, or its first two where the upper groups the
    columns of the lower. A table without a header of its own goes on that before it, if its
    columns fit. Tables side by side are read one after the other, where each begins or ends on a
    row of its own.

    Args:
        rows: Cells as text, row by row; rows may be of unequal length, cells empty. The words of
            merged cells stand in each of them.
        table: What people call the sheet; may be empty.
        first_row: The number of the first of ``rows``, as people count.

    Returns:
        Blocks in the order of the rows; rows are numbered as on the sheet.
    """
    tidy = [(place, list(map(_tidy_cell, row))) for place, row in enumerate(rows, first_row)]
    blocks: list[Block] = []
    header: _Header | None = None
    for is_filled, band in groupby(tidy, key=lambda item: any(item[1])):
        if is_filled:
            found, header = _read_band(list(band), header, table=table)
            blocks += found
    return tuple(blocks)


def _tidy_cell(cell: str) -> str:
    return cell if cell.isalnum() else join_line([cell])  # most cells are numbers and words


def _read_band(
    band: Sequence[NumberedRow], before: _Header | None, *, table: str
) -> tuple[list[Block], _Header | None]:
    """Read rows between two empty ones: their blocks, and the header that is now in force."""
    start = next((place for place, (_, row) in enumerate(band) if _only_text(row) is None), None)
    if start is None:
        return list(_read_lines(band, table=table)), before
    blocks = list(_title_blocks(band[:start]))
    body = band[start:]
    sides = part_sides(body)
    if len(sides) > 1:
        parts = (_read_band(side, None, table=table)[0] for side in sides)
        return [*blocks, *chain.from_iterable(parts)], before
    first = min(place for _, row in body for place, cell in enumerate(row) if cell)
    if holds_labels([row[first:] for _, row in body]):
        return [*blocks, *_label_blocks(body, first, table=table)], before
    own = _find_header([row for _, row in body])
    header = own or (before if before is not None and _fits(body, before) else None)
    rest = body[own.depth :] if own else body
    names = None if header is None else header.names
    blocks += [
        Block(BlockKind.TABLE_ROW, text, table=table, row=number)
        for number, row in rest
        if (text := _say_row(row, names))
    ]
    if header is None and len(body) == 1 and _may_name(body[0][1], len(body[0][1])):
        header = _Header(body[0][1], 1)  # an empty row stands between it and its table
    return blocks, header or before


def _only_text(row: Sequence[str]) -> str | None:
    """Read a row's only words: those of one cell, or of several merged into one."""
    filled = {cell for cell in row if cell}
    if len(filled) != 1:
        return None
    (text,) = filled
    return None if is_number(text) and row.count(text) > 1 else text


def _read_lines(band: Sequence[NumberedRow], *, table: str) -> Iterator[Block]:
    """Read rows of a single cell each: a list, or lines of text."""
    lines = [(number, text) for number, row in band if (text := _only_text(row))]
    words = sum(len(text.split()) for _, text in lines)
    if len(lines) < _MIN_LIST or words > _LIST_WORDS * len(lines):
        yield from _title_blocks(band)
        return
    for number, text in lines:
        yield Block(BlockKind.TABLE_ROW, text, table=table, row=number)


def _title_blocks(band: Sequence[NumberedRow]) -> Iterator[Block]:
    before: str | None = None
    for _, row in band:
        text = _only_text(row)
        if text and text != before:  # a cell merged downwards says its words in every row
            yield Block(BlockKind.PARAGRAPH, text)
        before = text


def _label_blocks(body: Sequence[NumberedRow], first: int, *, table: str) -> Iterator[Block]:
    for number, row in body:
        if text := say_labels(row[first:]):
            yield Block(BlockKind.TABLE_ROW, text, table=table, row=number)


def _say_row(row: Sequence[str], names: Sequence[str] | None) -> str:
    only = _only_text(row)
    if only is not None and (row.count(only) > 1 or len(only.split()) > _NOTE_WORDS):
        return only
    return row_text(row, header=names)


def _fits(body: Sequence[NumberedRow], header: _Header) -> bool:
    columns = {place for _, row in body for place, cell in enumerate(row) if cell}
    return columns <= {place for place, name in enumerate(header.names) if name}


def _find_header(rows: Sequence[Sequence[str]]) -> _Header | None:
    if len(rows) < 2:
        return None
    width = len({place for row in rows for place, cell in enumerate(row) if cell})
    if _groups_columns(rows):
        names = _join_names(rows[0], rows[1])
        if _may_name(names, width, below=rows[2:]):
            return _with_units(_Header(names, 2), rows)
    if not _may_name(rows[0], width, below=rows[1:]):
        return None
    return _with_units(_Header(list(rows[0]), 1), rows)


def _with_units(header: _Header, rows: Sequence[Sequence[str]]) -> _Header:
    """Take the row below the header for part of it where it says units."""
    below = rows[header.depth :]
    named = add_units(header.names, below[0]) if len(below) > 1 else None
    return header if named is None else _Header(named, header.depth + 1)


def _may_name(names: Sequence[str], width: int, *, below: Sequence[Sequence[str]] = ()) -> bool:
    filled = [name for name in names if name]
    return len(filled) >= max(2, _MIN_NAMED * width) and are_names(names, below)


def _groups_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names groups of the columns that the second row names."""
    # The first has gaps or repeats, as merged cells leave them; the second has no numbers, though
    # there are some below it.
    if len(rows) < 3:
        return False
    upper, lower = rows[0], rows[1]
    filled = [cell for cell in upper if cell]
    has_groups = len(set(filled)) < len(filled) or any(
        not _cell(upper, place) for place, cell in enumerate(lower) if cell
    )
    below = {place for row in rows[2:] for place, cell in enumerate(row) if is_number(cell)}
    return (
        has_groups
        and not any(is_number(cell) for cell in (*upper, *lower) if cell)
        and any(place in below for place, cell in enumerate(lower) if cell)
    )


def _join_names(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    names: list[str] = []
    group = ""
    for place in range(max(len(upper), len(lower))):
        top, below = _cell(upper, place), _cell(lower, place)
        group = top or (group if below else "")
        names.append(group if group == below else f"{group} {below}".strip())
    return names


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
