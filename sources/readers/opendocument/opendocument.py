"""Read OpenDocument texts, as LibreOffice writes them."""

from collections.abc import Iterator
from typing import Final
from zipfile import ZipFile

from sources.block import BlockKind, Facts, Reading
from sources.document import Dropped, Origin
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.kinds.archive import check_archive, open_archive, read_part
from sources.readers.opendocument.opendocument_body import OpenBody
from sources.readers.opendocument.opendocument_styles import read_open_styles
from sources.readers.opendocument.opendocument_text import OFFICE, TEXT, read_open_text
from sources.readers.parts.broken_parts import BROKEN_PARTS
from sources.readers.parts.property_title import read_property_title
from sources.readers.parts.tracked_changes import TRACKED
from sources.readers.parts.xml_walk import Element, parse_xml
from sources.readers.text.loose_headings import mark_headings, shift_levels
from sources.tidy import join_line

_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LEFT_OUT: Final = {
    f"{_STYLE}header": "page header",
    f"{_STYLE}header-left": "page header",
    f"{_STYLE}header-first": "page header",
    f"{_STYLE}footer": "page footer",
    f"{_STYLE}footer-left": "page footer",
    f"{_STYLE}footer-first": "page footer",
    f"{OFFICE}annotation": "comment",
    f"{TEXT}deletion": "deleted in tracked changes",
}
_MAX_PART: Final = 500_000_000  # check_archive lets no larger file through
_NO_TEXT: Final = "the file is no OpenDocument text, or broken; get a fresh copy"


def read_opendocument(data: bytes) -> Reading:
    """Read an .odt file: headings, paragraphs, lists, tables, text boxes and notes in order.

    It is read with all tracked changes accepted. Page headers, page footers, comments and the
    table of contents are left out. Dates in the properties are not used: they say when the file
    was made.

    Args:
        data: A whole file.

    Returns:
        Blocks, and the title and author properties where they are such.

    Raises:
        DamagedFileError: If the file is no OpenDocument text, or broken.
        NoTextError: If it holds no text.
        ProtectedFileError: If it needs a password.
    """
    check_archive(data)
    try:
        content, parts = _read_parts(data)
    except BROKEN_PARTS as error:
        raise DamagedFileError(_NO_TEXT) from error
    body = next(content.iter(f"{OFFICE}text"), None)
    if body is None:
        raise DamagedFileError(_NO_TEXT)
    reader = OpenBody(read_open_styles(parts))
    blocks = tuple(reader.read(body))
    if not blocks:
        raise NoTextError("the file holds no text; pictures are not read")
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        blocks = mark_headings(blocks)
    tracked = next(body.iter(f"{TEXT}changed-region"), None) is not None
    return Reading(
        shift_levels(blocks),
        _read_facts(parts),
        (*_read_left_out(parts), *reader.dropped),
        (TRACKED,) if tracked else (),
    )


def _read_parts(data: bytes) -> tuple[Element, list[Element]]:
    """Read the content, and all parts that say something of it, the content among them."""
    with open_archive(data) as archive:
        if b"encryption-data" in _part(data, archive, "META-INF/manifest.xml"):
            raise ProtectedFileError("the file is encrypted; save a copy without a password")
        content = parse_xml(_part(data, archive, "content.xml"))
        others = [_part(data, archive, name) for name in ("styles.xml", "meta.xml")]
    return content, [content, *(parse_xml(part) for part in others if part)]


def _part(data: bytes, archive: ZipFile, name: str) -> bytes:
    return read_part(data, archive, name, max_bytes=_MAX_PART)


def _read_facts(parts: list[Element]) -> Facts:
    # The second is who saved the file last.
    authors = (
        _property(parts, f"{_META}initial-creator"),
        _property(parts, f"{_DUBLIN_CORE}creator"),
    )
    return Facts(
        Origin.PROPERTY,
        title=read_property_title(_property(parts, f"{_DUBLIN_CORE}title")),
        author=next(filter(None, authors), None),
    )


def _property(parts: list[Element], tag: str) -> str:
    for part in parts:
        found = part.find(f"{OFFICE}meta/{tag}")
        if found is not None and found.text:
            return str(found.text)
    return ""


def _read_left_out(parts: list[Element]) -> Iterator[Dropped]:
    """List page headers, comments and the like, each text once."""
    texts = {
        (join_line([read_open_text(line, raised=frozenset()).text]), _LEFT_OUT[element.tag]): None
        for part in parts
        for element in part.iter(*_LEFT_OUT)
        for line in element.iter(f"{TEXT}p", f"{TEXT}h")
    }
    return (Dropped(text, rule) for text, rule in texts if text)
