"""Refuse sheets whose cells lie so far apart that the space between them fills the memory."""

import re
from typing import Final
from zipfile import ZipInfo

from sources.errors import DamagedFileError
from sources.readers.kinds.archive import open_archive, unpack

# The library lays a sheet out as a full rectangle, of some 30 bytes for each place in it.
_MAX_PLACES: Final = 20_000_000
_OVERLAP: Final = 128  # bytes of a piece that are looked at again with the next
# Of a cell or, without letters, of a row; wider than the standard, as the library is too,
# and open to other attributes that end in "r": those of a sheet hold small numbers.
_PLACE: Final = re.compile(rb"r\s*=\s*[\"']([A-Za-z]{0,7})(\d{1,10})")


def check_reach(data: bytes) -> None:
    """Refuse an Excel file with a sheet that reaches too far.

    One stray cell in the last row and column of an otherwise small sheet is enough; it happens.

    Args:
        data: A whole file, an archive; those that are no Excel files pass.

    Raises:
        DamagedFileError: If a sheet's last column and row span more than 20 million cells.
    """
    with open_archive(data) as archive:
        parts = [
            part
            for part in archive.infolist()
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
        ]
    for part in parts:
        columns, rows = _measure(data, part)
        if columns * rows > _MAX_PLACES:
            raise DamagedFileError(
                f"a sheet has cells in row {rows:,} and in column {columns:,}: delete the empty"
                " rows and columns below and beside its tables"
            )


def _measure(data: bytes, part: ZipInfo) -> tuple[int, int]:
    """Find a sheet's last column and row."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    rest = b""
    for piece in unpack(data, part):
        text = rest + piece
        found = _PLACE.findall(text)
        columns.update(column for column, _ in found)
        rows.update(row for _, row in found)
        rest = text[-_OVERLAP:]
    return max(map(column_number, columns), default=0), max(map(int, rows), default=0)


def column_number(letters: bytes) -> int:
    """Count columns as spreadsheets name them.

    Args:
        letters: Capitals, such as ``AB``.

    Returns:
        1 for A, 28 for AB.
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
