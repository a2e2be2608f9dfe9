"""Find what parts the cells of a table that is kept as text."""

import csv
from collections import Counter
from collections.abc import Sequence
from typing import Final

_DELIMITERS: Final = (",", ";", "\t", "|")
_LOOK_AT: Final = 200  # lines
_LINE_CHARS: Final = 20_000
_MIN_SHARE: Final = 0.5  # of the rows that have the character at all
_MIN_ROWS: Final = 2
_SURE_CELLS: Final = 3  # in a row; prose with a comma in each line has two
_SEPARATOR_LINE: Final = "sep="  # Excel's own way of saying it, in the first line


def find_delimiter(lines: Sequence[str]) -> str | None:
    """Find the character between cells: a comma, semicolon, tab or bar.

    It is the one with which most rows have equally many cells; where two do equally well, the one
    that makes more cells. Titles above a table and notes below it need not have any.

    Args:
        lines: The text's first lines; those after the first 200 are not looked at.

    Returns:
        The character; None where no character makes rows of equal length.
    """
    if lines and names_separator(lines[0]):
        return lines[0][len(_SEPARATOR_LINE)]
    scores = {each: _score(lines[:_LOOK_AT], each) for each in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda each: scores[each])
    return best if scores[best][0] else None


def names_separator(line: str) -> bool:
    """Tell whether a line does nothing but name the separator, as Excel's ``sep=;`` does.

    Args:
        line: The first line of a table.

    Returns:
        True for one character after the equals sign.
    """
    bare = line.rstrip("\n")
    return bare.lower().startswith(_SEPARATOR_LINE) and len(bare) == len(_SEPARATOR_LINE) + 1


def _score(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    try:
        lines = [line[:_LINE_CHARS] for line in lines]  # csv refuses endless cells
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:  # a quotation mark that is never closed
        return 0.0, 0
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return 0.0, 0
    cells, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    parted = counts.total()
    is_table = most >= max(_MIN_ROWS, _MIN_SHARE * parted) and (
        cells >= _SURE_CELLS or parted > len(rows) / 2
    )
    return (most / len(rows) if is_table else 0.0), cells
