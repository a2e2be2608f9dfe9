"""Spreadsheets for tests, made with other libraries than the reader's own."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl  # type: ignore[import-untyped]  # ships no types
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]  # ships no types
from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]  # ships no types
from odf.text import P  # type: ignore[import-untyped]  # ships no types

AREAS = (
    ("Area", "Population", "Share", "Lead"),
    ("Dorset", 770000, 0.05, "Tim Goodson"),
    ("Devon", 1200000, 0.075, "Angela Pedder"),
)
AREA_ROWS = [
    ("Area: Dorset; Population: 770000; Share: 0.05; Lead: Tim Goodson", 2),
    ("Area: Devon; Population: 1200000; Share: 0.075; Lead: Angela Pedder", 3),
]


def make_xlsx(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    change: Callable[[openpyxl.Workbook], None] = lambda _: None,
) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    change(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_xlsx(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    write(book)
    book.close()
    return buffer.getvalue()


def make_ods(name: str, rows: Sequence[Sequence[object]], *, repeat_last: int = 1) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for place, row in enumerate(rows):
        times = repeat_last if place == len(rows) - 1 else 1
        line = TableRow(numberrowsrepeated=times) if times > 1 else TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repack(data: bytes, change: Mapping[str, bytes]) -> bytes:
    """Pack an archive anew with some parts replaced or added."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts, **change}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def pack(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _ods_cell(value: object) -> TableCell:
    if isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=str(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell
