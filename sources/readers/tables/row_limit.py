"""How much of a very large table is read."""

from collections.abc import Sequence
from typing import Final

# England's 33,000 small areas fit; every row becomes a passage of its own in the index.
MAX_ROWS: Final = 50_000
MAX_CELLS: Final = 1_000_000


def count_rows(rows: Sequence[Sequence[str]], *, cells: int = MAX_CELLS) -> int:
    """Count the rows that hold no more than so many filled cells together.

    Args:
        rows: Cells as text, row by row.
        cells: How many cells may be read.

    Returns:
        How many of the first rows fit.
    """
    left = cells
    for place, row in enumerate(rows):
        left -= sum(map(bool, row))
        if left < 0:
            return place
    return len(rows)


def warn_of_cut(where: str, *, read: int, of: int | None = None) -> str:
    """Say that not all rows were read.

    Args:
        where: Such as "Sheet 'Areas'" or "The table".
        read: How many rows were read.
        of: How many there are; None where they were not counted.

    Returns:
        A sentence for people.
    """
    total = "" if of is None else f" of {of:,}"
    return f"{where} is too long: only its first {read:,}{total} rows were read; split it up."
