"""Make a passage of each row of a table: every cell behind the words of its header."""

from collections.abc import Sequence
from typing import Final

from sources.block import Block, BlockKind
from sources.tidy import join_line

_MAX_HEADER_WORDS: Final = 12  # on average; longer cells in the first row are content


def table_blocks(
    rows: Sequence[Sequence[str]], *, table: str, first_row: int = 1, page: int | None = None
) -> tuple[Block, ...]:
    """Make blocks of a table's rows, such as ``Area: Dorset; Population: 770,000``.

    The first row is the header where it looks like one: filled cells, all different, of a few
    words, none of which is a number. It is then said in every row, and is no block of its own.
    Without a header a row is its cells with bars between them.

    Args:
        rows: Cells as text, row by row; rows may be of unequal length, cells empty.
        table: What people call the table: the sheet's name, or such as "table 2".
        first_row: The number of the first of ``rows``, as people count.
        page: The page or slide that it stands on.

    Returns:
        A block for every row that has words.
    """
    tidy = [[join_line([cell]) for cell in row] for row in rows]
    header = tidy[0] if is_header(tidy) else None
    return tuple(
        Block(BlockKind.TABLE_ROW, text, page=page, table=table, row=number)
        for number, row in enumerate(tidy, start=first_row)
        if not (header and number == first_row) and (text := row_text(row, header=header))
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
    return (
        len(filled) >= max(2, len(first) - 1)  # the corner may be empty
        and len(set(filled)) == len(filled)
        and not any(_is_number(cell) for cell in filled)
        and sum(len(cell.split()) for cell in filled) <= _MAX_HEADER_WORDS * len(filled)
    )


def _is_number(text: str) -> bool:
    # A year may head a column; a figure may not.
    bare = text.strip("£$€%()+-– ").replace(",", "").replace(".", "", 1)
    return bare.isdigit() and not (len(text) == 4 and text.startswith(("19", "20")))
