"""Read Word files."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Block, BlockKind, Facts, Reading
from sources.document import Origin
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.loose_headings import mark_headings
from sources.readers.property_title import read_property_title
from sources.tidy import join_line, tidy_text

# Encrypted Office files, and the .doc files of old, are of this other kind.
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_word(data: bytes) -> Reading:
    """Read a .docx file: headings by their style, paragraphs, lists and tables in order.

    Headers, footers, notes and text boxes are not read. Dates in the properties are not used:
    they say when the file was made.

    Args:
        data: A whole file.

    Returns:
        Blocks, and the title property where it is a title.

    Raises:
        DamagedFileError: If the file is no Word file, or broken.
        NoTextError: If it holds no text.
        ProtectedFileError: If it needs a password, or is an old .doc file by another name.
    """
    document = _open_document(data)
    blocks = tuple(_read_blocks(document))
    if not blocks:
        raise NoTextError("the file holds no text; text boxes and pictures are not read")
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        blocks = mark_headings(blocks)
    title = read_property_title(document.core_properties.title)
    return Reading(_shift_levels(blocks), Facts(Origin.PROPERTY, title=title))


def _open_document(data: bytes) -> WordDocument:
    if data.startswith(_COMPOUND_FILE):
        raise ProtectedFileError(
            "the file is encrypted or of the old .doc kind; save it as .docx without a password"
        )
    try:
        return docx.Document(BytesIO(data))
    except (BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise DamagedFileError("the file is no Word file, or broken; get a fresh copy") from error


def _read_blocks(document: WordDocument) -> Iterator[Block]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield from _read_row(row)
        else:
            yield from _read_paragraph(part)


def _read_row(row: _Row) -> Iterator[Block]:
    """Read a row; a cell merged from several counts once."""
    cells = {cell._tc: join_line([cell.text]) for cell in row.cells}  # noqa: SLF001  # its identity
    if any(cells.values()):
        yield Block(BlockKind.TABLE_ROW, tidy_text(" | ".join(cells.values())))


def _read_paragraph(paragraph: Paragraph) -> Iterator[Block]:
    text = tidy_text(paragraph.text)
    if not text:
        return
    level = _heading_level(paragraph)
    if level is not None:
        yield Block(BlockKind.HEADING, text, level)
    elif _is_list_item(paragraph):
        yield Block(BlockKind.LIST_ITEM, text)
    else:
        yield Block(BlockKind.PARAGRAPH, text)


def _heading_level(paragraph: Paragraph) -> int | None:
    """Read the level of a heading: 0 for the style "Title", None for no heading."""
    name = _style_name(paragraph)
    if name == "title":
        return 0
    number = name.removeprefix("heading ")
    return int(number) if name.startswith("heading ") and number.isdigit() else None


def _is_list_item(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001  # the numbering has no other door
    is_numbered = properties is not None and properties.numPr is not None
    return is_numbered or _style_name(paragraph).startswith("list ")


def _style_name(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "").lower() if style is not None else ""


def _shift_levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put the style "Title" at level 1, and every heading below it."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if all(block.level for block in headings):
        return blocks
    return tuple(
        replace(block, level=block.level + 1) if block.kind is BlockKind.HEADING else block
        for block in blocks
    )
