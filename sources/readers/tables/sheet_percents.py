"""Find the cells of an Excel file that are shown as percentages: their values do not tell."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from posixpath import normpath
from typing import Final, TypeAlias
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from sources.readers.kinds.archive import open_archive, read_part, unpack
from sources.readers.parts.xml_walk import parse_xml
from sources.readers.tables.row_limit import MAX_CELLS
from sources.readers.tables.sheet_reach import column_number

# Cells by row and column, both from 0.
Cells: TypeAlias = frozenset[tuple[int, int]]

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN: Final = frozenset({"9", "10"})  # formats that every Excel file has: 0% and 0.00%
_LITERAL: Final = re.compile(r'"[^"]*"|\\.')  # what a format shows as it is
_OVERLAP: Final = 256


def find_percents(data: bytes) -> Mapping[str, Cells]:
    """Find the cells that are shown as percentages.

    Args:
        data: A whole file, an archive whose parts can be unpacked.

    Returns:
        Such cells by the name of their sheet; none for files that are not Excel's, or whose
        styles cannot be read.
    """
    with open_archive(data) as archive:
        try:
            styles = _percent_styles(data, archive)
            sheets = _sheet_parts(data, archive) if styles else {}
        except etree.XMLSyntaxError:  # the values can be read all the same
            return {}
        return {
            name: frozenset(islice(_find_cells(data, archive, part, styles), MAX_CELLS))
            for name, part in sheets.items()
            if part in archive.NameToInfo
        }


def _percent_styles(data: bytes, archive: ZipFile) -> list[bytes]:
    """List the numbers of the styles that show percentages."""
    xml = read_part(data, archive, "xl/styles.xml", max_bytes=20_000_000)
    if b"%" not in xml and b'numFmtId="9"' not in xml and b'numFmtId="10"' not in xml:
        return []
    root = parse_xml(xml)
    own = {
        each.get("numFmtId")
        for each in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
        if "%" in _LITERAL.sub("", each.get("formatCode") or "")
    }
    styles = root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return [
        str(number).encode()
        for number, style in enumerate(styles)
        if style.get("numFmtId") in own | _BUILT_IN
    ]


def _sheet_parts(data: bytes, archive: ZipFile) -> dict[str, str]:
    """Find the archive's part that holds each sheet."""
    book = parse_xml(read_part(data, archive, "xl/workbook.xml"))
    relations = parse_xml(read_part(data, archive, "xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target") or "" for each in relations}
    return {
        sheet.get("name") or "": _full_name(targets.get(sheet.get(_RELATION), ""))
        for sheet in book.iterfind(f"{_MAIN}sheets/{_MAIN}sheet")
    }


def _full_name(target: str) -> str:
    return target[1:] if target.startswith("/") else normpath(f"xl/{target}")


def _find_cells(
    data: bytes, archive: ZipFile, part: str, styles: list[bytes]
) -> Iterator[tuple[int, int]]:
    cell = re.compile(
        rb'<c (?=[^>]{0,120}?\bs="(?:%b)")[^>]{0,120}?\br="([A-Z]{1,3})(\d{1,7})"'
        % b"|".join(styles)
    )
    rest = b""
    for piece in unpack(data, archive.NameToInfo[part]):
        text = rest + piece
        for column, row in cell.findall(text):
            yield int(row) - 1, column_number(column) - 1
        rest = text[-_OVERLAP:]
