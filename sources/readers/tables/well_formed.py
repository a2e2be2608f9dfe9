"""Refuse spreadsheets whose XML is broken: on some of it the library would never come back."""

from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from sources.errors import DamagedFileError
from sources.readers.kinds.archive import open_archive, unpack

_PARTS: Final = ("content.xml", "META-INF/manifest.xml")  # of OpenDocument files


def check_xml(data: bytes) -> None:
    """Refuse an OpenDocument file whose XML is broken or ends too early.

    Args:
        data: A whole file, an archive; those that are no OpenDocument files pass.

    Raises:
        DamagedFileError: If its XML is broken.
    """
    with open_archive(data) as archive:
        parts = [archive.NameToInfo[name] for name in _PARTS if name in archive.NameToInfo]
    for part in parts:
        parser = ParserCreate()  # without handlers: it only looks
        try:
            for piece in unpack(data, part):
                parser.Parse(piece, False)  # noqa: FBT003  # takes no keywords
            parser.Parse(b"", True)  # noqa: FBT003  # as above
        except (ExpatError, LookupError, ValueError) as error:  # the latter two: odd encodings
            line = parser.CurrentLineNumber
            raise DamagedFileError(
                f"the file is broken ({part.filename}, line {line}); get a fresh copy"
            ) from error
