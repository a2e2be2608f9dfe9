"""Read RTF, as Word and WordPad write it."""

from typing import Final

from sources.block import BlockKind, Facts, Reading
from sources.document import Origin
from sources.errors import DamagedFileError, NoTextError
from sources.readers.parts.property_author import read_property_author
from sources.readers.parts.property_title import read_property_title
from sources.readers.parts.tracked_changes import TRACKED
from sources.readers.rich_text.rtf_body import RtfBody
from sources.readers.rich_text.rtf_parser import RtfParser
from sources.readers.rich_text.rtf_state import Destination
from sources.readers.rich_text.rtf_tokens import read_tokens
from sources.readers.text.loose_headings import mark_headings, shift_levels

_OPENING: Final = b"{\\rtf"
_BROKEN_OFF: Final = "The file breaks off before its end; what followed is missing."


def read_rich_text(data: bytes) -> Reading:
    """Read an .rtf file: headings, paragraphs, lists, tables, text boxes and notes in order.

    It is read with all tracked changes accepted. Page headers, page footers, comments, pictures
    and the table of contents are left out. Dates in the properties are not used: they say when
    the file was made.

    Args:
        data: A whole file.

    Returns:
        Blocks, and the title and author properties where they are such.

    Raises:
        DamagedFileError: If the file is no RTF.
        NoTextError: If it holds no text.
    """
    if not data.lstrip().startswith(_OPENING):
        raise DamagedFileError("the file is no RTF; get a fresh copy")
    body = RtfBody()
    parser = RtfParser(body)
    for token in read_tokens(data):
        parser.take(token)
    is_whole = parser.finish()
    blocks = tuple(body.blocks)
    if not blocks:
        raise NoTextError("the file holds no text; pictures are not read")
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        blocks = mark_headings(blocks)
    facts = Facts(
        Origin.PROPERTY,
        title=read_property_title(body.properties.get(Destination.TITLE, "")),
        author=read_property_author(body.properties.get(Destination.AUTHOR, "")),
    )
    faults = {_BROKEN_OFF: not is_whole, TRACKED: parser.tracked}
    warnings = tuple(fault for fault, holds in faults.items() if holds)
    return Reading(shift_levels(blocks), facts, tuple(body.dropped), warnings)
