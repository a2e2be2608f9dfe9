"""Read a spreadsheet's own title and author."""

import re
from html import unescape

from sources.block import Facts
from sources.document import Origin
from sources.errors import DamagedFileError
from sources.readers.kinds.archive import open_archive, read_part
from sources.readers.kinds.packed_kinds import ZIP_MARKS
from sources.readers.parts.property_author import read_property_author
from sources.readers.parts.property_title import read_property_title

_PARTS = ("docProps/core.xml", "meta.xml")  # of Office files, of OpenDocument files


def read_properties(data: bytes) -> Facts:
    """Read the title and author that stand in a file's properties.

    Its dates are not used: they say when the file was made.

    Args:
        data: A whole file.

    Returns:
        The facts; none of a file that is no archive, as .xls files are not.
    """
    if not data.startswith(ZIP_MARKS):
        return Facts(Origin.PROPERTY)
    try:
        with open_archive(data) as archive:
            xml = b"".join(read_part(data, archive, name) for name in _PARTS)
    except DamagedFileError:  # the sheets may be whole all the same
        return Facts(Origin.PROPERTY)
    return Facts(
        Origin.PROPERTY,
        title=read_property_title(_find(xml, b"dc:title")),
        author=read_property_author(_find(xml, b"dc:creator")),
    )


def _find(xml: bytes, name: bytes) -> str:
    found = re.search(rb"<%b(?:\s[^<>]*)?>([^<]*)</%b>" % (name, name), xml)
    return "" if found is None else unescape(found[1].decode("utf-8", "replace"))
