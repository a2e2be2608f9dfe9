"""Read Word files."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError

from sources.block import BlockKind, Facts, Reading
from sources.document import Dropped, Origin
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.kinds.archive import check_archive
from sources.readers.kinds.packed_kinds import COMPOUND_MARK
from sources.readers.parts.broken_parts import BROKEN_PARTS
from sources.readers.parts.property_author import read_property_author
from sources.readers.parts.property_title import read_property_title
from sources.readers.parts.tracked_changes import TRACKED
from sources.readers.parts.xml_walk import Element, choose_alternatives, parse_xml
from sources.readers.text.loose_headings import mark_headings, shift_levels
from sources.readers.word.word_body import WordBody
from sources.readers.word.word_styles import W, read_styles
from sources.readers.word.word_text import read_paragraph
from sources.tidy import join_line

_NOTES: Final = ("footnotes", "endnotes")
_LEFT_OUT: Final = {"header": "page header", "footer": "page footer", "comments": "comment"}


def read_word(data: bytes) -> Reading:
    """Read a .docx file: headings, paragraphs, lists, tables, text boxes and notes in order.

    It is read with all tracked changes accepted. Page headers, page footers, comments and the
    table of contents are left out. Dates in the properties are not used: they say when the file
    was made.

    Args:
        data: A whole file.

    Returns:
        Blocks, and the title and author properties where they are such.

    Raises:
        DamagedFileError: If the file is no Word file, or broken.
        NoTextError: If it holds no text.
        ProtectedFileError: If it needs a password, or is an old .doc file by another name.
    """
    if data.startswith(COMPOUND_MARK):
        raise ProtectedFileError(
            "the file is encrypted or of the old .doc kind; save it as .docx without a password"
        )
    check_archive(data)
    try:
        document = docx.Document(BytesIO(data))
        parts = _read_parts(document)
        facts = _read_facts(document)
    except (*BROKEN_PARTS, OpcError) as error:
        raise DamagedFileError("the file is no Word file, or broken; get a fresh copy") from error
    return _read(document.element, parts, facts)


def _read(root: Element, parts: list[tuple[str, Element]], facts: Facts) -> Reading:
    for part in (root, *(part for _, part in parts)):
        choose_alternatives(part)
    styles = next((read_styles(part) for kind, part in parts if kind == "styles"), {})
    notes = {
        (kind, note.get(f"{W}id", "")): note
        for kind, part in parts
        if kind in _NOTES
        for note in part
        if note.get(f"{W}type", "normal") == "normal"
    }
    body = WordBody(styles, notes)
    blocks = tuple(body.read(root))
    if not blocks:
        raise NoTextError("the file holds no text; pictures are not read")
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        blocks = mark_headings(blocks)
    tracked = next(root.iter(f"{W}del", f"{W}moveFrom", f"{W}ins"), None) is not None
    dropped = (*_read_left_out(parts), *body.dropped, *_read_deleted(root))
    return Reading(shift_levels(blocks), facts, dropped, (TRACKED,) if tracked else ())


def _read_facts(document: WordDocument) -> Facts:
    properties = document.core_properties
    return Facts(
        Origin.PROPERTY,
        title=read_property_title(properties.title),
        author=read_property_author(properties.author),
    )


def _read_parts(document: WordDocument) -> list[tuple[str, Element]]:
    """Read the parts beside the body that are used, each with its kind, such as "footnotes"."""
    used = {"styles", *_NOTES, *_LEFT_OUT}
    return [
        (kind, parse_xml(relation.target_part.blob))
        for relation in document.part.rels.values()
        if not relation.is_external and (kind := relation.reltype.rpartition("/")[2]) in used
    ]


def _read_left_out(parts: list[tuple[str, Element]]) -> Iterator[Dropped]:
    """List page headers and the like, each text once: every section of a file repeats them."""
    texts = {
        (join_line([read_paragraph(paragraph).text]), _LEFT_OUT[kind]): None
        for kind, part in parts
        if kind in _LEFT_OUT
        for paragraph in part.iter(f"{W}p")
    }
    return (Dropped(text, rule) for text, rule in texts if text)


def _read_deleted(root: Element) -> Iterator[Dropped]:
    for deleted in root.iter(f"{W}del"):
        text = join_line(["".join(each.text or "" for each in deleted.iter(f"{W}delText"))])
        if text:
            yield Dropped(text, "deleted in tracked changes")
