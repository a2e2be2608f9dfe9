"""Read tables that are kept as text: .csv and .tsv files."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Final

from sources.block import Facts, Reading
from sources.decode import decode_text
from sources.document import Dropped, Origin
from sources.errors import NoTextError
from sources.readers.kinds.delimiters import find_delimiter, names_separator
from sources.readers.tables.row_limit import MAX_ROWS, count_rows, warn_of_cut
from sources.readers.tables.sheet_tables import sheet_blocks

_MAX_CELL_CHARS: Final = 32_767  # as in a spreadsheet; more in one cell is an unclosed quotation
_NO_DELIMITER: Final = "\x1f"  # stands in no text: a line is then one cell
_PEEK_CHARS: Final = 200_000


def read_delimited(data: bytes) -> Reading:
    """Read a table whose cells are parted by commas, semicolons, tabs or bars.

    Rows are numbered as a spreadsheet shows them, the header's first: a row whose quoted cell
    goes over several lines counts once. Of very long tables the first 50,000 rows are read.

    Args:
        data: A whole file.

    Returns:
        Blocks; facts of nothing.

    Raises:
        DamagedFileError: If the bytes are no text.
        NoTextError: If no cell holds anything.
    """
    decoded = decode_text(data)
    dropped = tuple(Dropped(each, "unreadable byte") for each in decoded.unreadable)
    delimiter = find_delimiter(decoded.text[:_PEEK_CHARS].split("\n"))
    first, _, rest = decoded.text.partition("\n")
    text = rest if names_separator(first) else decoded.text  # no spreadsheet shows that line
    rows, warnings = _read_rows(text, delimiter or _NO_DELIMITER)
    blocks = sheet_blocks(rows, table="")
    if not blocks:
        raise NoTextError("the table is empty; check that it was saved whole")
    return Reading(blocks, Facts(Origin.PROPERTY), dropped, tuple(warnings))


def _read_rows(text: str, delimiter: str) -> tuple[list[list[str]], list[str]]:
    """Read the first rows, and say what is wrong with them."""
    warnings: list[str] = []
    try:
        rows = list(islice(_parse(text, delimiter), MAX_ROWS + 1))
    except csv.Error:
        warnings.append("A quotation mark in the table is never closed; all marks were kept.")
        rows = [line.split(delimiter) for line in islice(StringIO(text), MAX_ROWS + 1)]
    kept = min(count_rows(rows), MAX_ROWS)
    if len(rows) > kept:
        warnings.append(warn_of_cut("The table", read=kept))
    return rows[:kept], warnings


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    for row in csv.reader(StringIO(text), delimiter=delimiter):
        if any(len(cell) > _MAX_CELL_CHARS for cell in row):
            raise csv.Error("a cell is longer than any spreadsheet's")
        yield row
