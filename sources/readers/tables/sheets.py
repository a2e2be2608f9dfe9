"""Read spreadsheets: .xlsx, .xlsm, .xlsb, .xls and .ods."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from sources.block import Block, BlockKind, Facts, Reading
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.kinds.archive import check_archive
from sources.readers.kinds.packed_kinds import ZIP_MARKS
from sources.readers.tables.cell_text import Value, say_percentage, say_value
from sources.readers.tables.row_limit import MAX_CELLS, MAX_ROWS, count_rows, warn_of_cut
from sources.readers.tables.sheet_percents import Cells, find_percents
from sources.readers.tables.sheet_properties import read_properties
from sources.readers.tables.sheet_reach import check_reach
from sources.readers.tables.sheet_tables import sheet_blocks
from sources.readers.tables.well_formed import check_xml
from sources.tidy import join_line

_HEADING_LEVEL: Final = 2  # the first is the title's
_NO_CELLS: Final[Cells] = frozenset()
_MAX_MERGED: Final = 200_000  # places that may be filled with the words of merged cells


def read_sheets(data: bytes) -> Reading:
    """Read a spreadsheet: every sheet that is shown, row by row, numbered as it shows them.

    Hidden sheets and sheets of charts are left out and reported. Hidden rows and columns are read.
    A formula is what it last gave. A number is written with all its digits and no format; only
    percentages are shown as such, and only in .xlsx and .xlsm files: in the others 5% is 0.05.
    Words of merged cells count for each of them, except in .ods files, where only the first cell
    has them. Of very large files the first 50,000 rows, or a million cells, are read.

    Args:
        data: A whole file.

    Returns:
        A heading for each sheet, lines above its tables, and their rows; title and author where
        the file's properties say them.

    Raises:
        DamagedFileError: If the file is no spreadsheet, or broken, or far too large unpacked.
        NoTextError: If no cell holds anything.
        ProtectedFileError: If it needs a password.
    """
    percents: Mapping[str, Cells] = {}
    if data.startswith(ZIP_MARKS):
        check_archive(data)
        check_reach(data)
        check_xml(data)
        percents = find_percents(data)
    try:
        with load_workbook(BytesIO(data)) as book:
            reading = _read_book(book, read_properties(data), percents)
    except PasswordError as error:
        raise ProtectedFileError("the file is encrypted; save a copy without a password") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise DamagedFileError("the file is no spreadsheet, or broken; get a fresh copy") from error
    if not reading.blocks:
        raise NoTextError("no sheet that is shown has a filled cell; charts are not read")
    return reading


def _read_book(book: CalamineWorkbook, facts: Facts, percents: Mapping[str, Cells]) -> Reading:
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    warnings: list[str] = []
    left = (MAX_ROWS, MAX_CELLS)
    for known in book.sheets_metadata:
        rule = _why_left_out(known)
        if rule is not None:
            dropped.append(Dropped(known.name, rule))
            continue
        sheet = book.get_sheet_by_name(known.name)
        rows, left = _take_rows(sheet, left, percents.get(known.name, _NO_CELLS))
        if len(rows) < sheet.height:
            name = f"Sheet '{known.name}'"
            warnings.append(warn_of_cut(name, read=len(rows), of=sheet.height))
        blocks += _sheet_blocks(sheet, rows, is_first=not blocks)
    return Reading(tuple(blocks), facts, tuple(dropped), tuple(warnings))


def _why_left_out(sheet: SheetMetadata) -> str | None:
    if sheet.typ != SheetTypeEnum.WorkSheet:
        return "sheet without cells"
    return None if sheet.visible == SheetVisibleEnum.Visible else "hidden sheet"


def _take_rows(
    sheet: CalamineSheet, left: tuple[int, int], percents: Cells
) -> tuple[list[list[str]], tuple[int, int]]:
    """Take the rows that may still be read; and how many rows and cells may be read then."""
    rows_left, cells_left = left
    if sheet.start is None or not rows_left:
        return [], left
    values = sheet.to_python(nrows=rows_left)
    rows = [list(map(say_value, row)) for row in values]
    _say_percents(rows, values, percents, start=sheet.start)
    rows = rows[: count_rows(rows, cells=cells_left)]
    filled = sum(map(bool, chain.from_iterable(rows)))
    _fill_merged(rows, sheet)
    return rows, (rows_left - len(rows), cells_left - filled)


def _say_percents(
    rows: Sequence[list[str]],
    values: Sequence[Sequence[Value]],
    percents: Cells,
    *,
    start: tuple[int, int],
) -> None:
    top, left = start
    for row, column in percents:
        down, across = row - top, column - left
        if not (0 <= down < len(rows) and 0 <= across < len(rows[down])):
            continue
        value = values[down][across]
        if isinstance(value, int | float) and not isinstance(value, bool):
            rows[down][across] = say_percentage(value)


def _fill_merged(rows: Sequence[list[str]], sheet: CalamineSheet) -> None:
    """Write the words of merged cells into each of them, where the rows have them."""
    top, left = sheet.start or (0, 0)
    budget = _MAX_MERGED
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        first, place = first_row - top, first_column - left
        if not (0 <= first < len(rows) and 0 <= place < len(rows[first])):
            continue
        words = rows[first][place]
        below = rows[first : last_row - top + 1]
        columns = slice(place, min(last_column - left + 1, len(rows[first])))
        width = columns.stop - columns.start
        budget -= width * len(below)
        if budget < 0:
            return
        for row in below:
            row[columns] = [words] * width


def _sheet_blocks(
    sheet: CalamineSheet, rows: Sequence[Sequence[str]], *, is_first: bool
) -> Iterator[Block]:
    """Put a sheet's name above what is on it; the first sheet's title goes above the name."""
    name = join_line([sheet.name])
    blocks = sheet_blocks(rows, table=name, first_row=(sheet.start or (0, 0))[0] + 1)
    if is_first and blocks and blocks[0].kind is BlockKind.PARAGRAPH:
        yield blocks[0]
        blocks = blocks[1:]
    if blocks and name:
        yield Block(BlockKind.HEADING, name, _HEADING_LEVEL)
    yield from blocks
