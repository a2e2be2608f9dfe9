"""Make a passage of each row of a table: every cell behind the words of its header."""

from collections.abc import Sequence
from typing import Final

from sources.block import Block, BlockKind
from sources.readers.tables.label_rows import holds_labels, say_labels
from sources.readers.tables.unit_rows import add_units
from sources.tidy import join_line

_MAX_HEADER_WORDS: Final = 12  # on average; longer cells in the first row are content
_SENTENCE_WORDS: Final = 6
_HEADER_AND_UNITS: Final = 2  # rows


def table_blocks(
    rows: Sequence[Sequence[str]], *, table: str, first_row: int = 1, page: int | None = None
) -> tuple[Block, ...]:
    """Make blocks of a table's rows, such as ``Area: Dorset; Population: 770,000``.

    The first row is the header where it looks like one: filled cells, all different, of a few
    words, none of which is a number. It is then said in every row, and is no block of its own;
    nor is a row of units below it, such as "£m".
    Where each row names a fact and says it, as on a paper's cover sheet, there is no header, and
    the rows are such as ``Author: Tom Eccles``. Otherwise a row without a header is its cells with
    bars between them.

    Args:
        rows: Cells as text, row by row; rows may be of unequal length, cells empty.
        table: What people call the table: the sheet's name, or such as "table 2".
        first_row: The number of the first of ``rows``, as people count.
        page: The page or slide that it stands on.

    Returns:
        A block for every row that has words.
    """
    tidy = [[join_line([cell]) for cell in row] for row in rows]
    if holds_labels(tidy):
        texts = list(map(say_labels, tidy))
    else:
        header = tidy[0] if is_header(tidy) else None
        with_units = header and len(tidy) > _HEADER_AND_UNITS and add_units(tidy[0], tidy[1])
        skipped = _HEADER_AND_UNITS if with_units else int(header is not None)
        texts = [""] * skipped
        texts += [row_text(row, header=with_units or header) for row in tidy[skipped:]]
    return _number_rows(texts, table=table, first_row=first_row, page=page)


def label_blocks(rows: Sequence[Sequence[str]], *, table: str) -> tuple[Block, ...]:
    """Make blocks of a table whose rows are known to name a fact each, such as ``Opened: 2009``.

    Args:
        rows: Cells as text, row by row; rows may be of unequal length, cells empty.
        table: What people call the table.

    Returns:
        A block for every row that has words.
    """
    texts = [say_labels([join_line([cell]) for cell in row]) for row in rows]
    return _number_rows(texts, table=table)


def _number_rows(
    texts: Sequence[str], *, table: str, first_row: int = 1, page: int | None = None
) -> tuple[Block, ...]:
    return tuple(
        Block(BlockKind.TABLE_ROW, text, page=page, table=table, row=number)
        for number, text in enumerate(texts, start=first_row)
        if text
    )


def row_text(row: Sequence[str], *, header: Sequence[str] | None) -> str:
    """Say a row in one line.

    Args:
        row: Its cells, tidy; may be empty.
        header: The header's cells, tidy; None where there is none.

    Returns:
        The line; empty where every cell is.
    """
    if header is None:
        return " | ".join(cell for cell in row if cell)
    names = [*header, *[""] * len(row)]
    return "; ".join(
        f"{name.rstrip(':')}: {cell}" if name else cell
        for name, cell in zip(names, row, strict=False)
        if cell
    )


def is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first of a table's rows names its columns.

    Args:
        rows: Tidy cells, row by row.

    Returns:
        True for two columns or more with a name each, and a row below them.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first = rows[0]
    filled = [cell for cell in first if cell]
    return len(filled) >= max(2, len(first) - 1) and are_names(first, rows[1:])  # an empty corner


def are_names(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether the cells of a row may be the names of columns.

    Args:
        cells: Tidy; may be empty.
        below: The rows below it, tidy.

    Returns:
        True where they are short, no numbers and no sentences, and all different, save above
        columns of nothing but figures.
    """
    filled = [cell for cell in cells if cell]
    return (
        not any(map(is_number, filled))
        and sum(len(cell.split()) for cell in filled) <= _MAX_HEADER_WORDS * len(filled)
        and not any(map(_is_sentence, filled))
        and all(
            cells.count(cell) == 1 or _holds_figures(below, place)
            for place, cell in enumerate(cells)
            if cell
        )
    )


def _is_sentence(cell: str) -> bool:
    return cell.endswith(".") and len(cell.split()) >= _SENTENCE_WORDS


def _holds_figures(rows: Sequence[Sequence[str]], place: int) -> bool:
    column = [row[place] for row in rows if place < len(row) and row[place]]
    return bool(column) and all(map(is_number, column))


def is_number(text: str) -> bool:
    """Tell whether a cell is a figure; a year, which may head a column, is none.

    Args:
        text: The cell, tidy.

    Returns:
        True for such as "770,000", "£1.2" or "(5%)".
    """
    bare = text.strip("£$€%()+-– ").replace(",", "").replace(".", "", 1)
    return bare.isdigit() and not (len(text) == 4 and text.startswith(("19", "20")))
