"""Tell Office files and their like apart by what is packed in them."""

import re
from collections.abc import Mapping
from typing import Final
from zipfile import ZipFile

from sources.errors import FormatError, ProtectedFileError
from sources.readers.kinds import media_types
from sources.readers.kinds.archive import open_archive, read_part

ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
# Of encrypted Office files, and of the .doc, .ppt and .xls files of old.
COMPOUND_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MIMETYPE: Final = re.compile(rb"application/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip)")
_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED: Final = b":encryption-data"
_OPEN_KINDS: Final[Mapping[str, str]] = {
    kind: kind for kind in (media_types.OPEN_TEXT, media_types.OPEN_SHEETS)
}
_REFUSED_OPEN: Final[Mapping[str, str]] = {
    "presentation": "the file holds OpenDocument slides (.odp), which are not read;"
    " save it as .pptx or .pdf",
    "graphics": "the file is an OpenDocument drawing (.odg), which is not read; save it as .pdf",
}
# The folder of an Office file's main part, and what it is then.
_OFFICE_FOLDERS: Final[Mapping[str, str]] = {
    "word/": media_types.WORD,
    "ppt/": media_types.SLIDES,
    "xl/": media_types.SHEETS,
}
_REFUSED_OFFICE: Final[Mapping[bytes, str]] = {
    b"ms-word.document.macroEnabled.main": "the file is a Word file with macros (.docm),"
    " which is not read; save it as .docx or .pdf",
    b"wordprocessingml.template.main": "the file is a Word template (.dotx), which is not"
    " read; save it as .docx",
    b"ms-word.template.macroEnabledTemplate.main": "the file is a Word template (.dotm), which is"
    " not read; save it as .docx",
    b"presentationml.slideshow.main": "the file is a slide show (.ppsx), which is not read;"
    " save it as .pptx",
    b"presentationml.template.main": "the file is a template for slides (.potx), which is not"
    " read; save it as .pptx",
}
_APPLE: Final = (
    "the file is one of Apple's office programs, which is not read; save it as .docx, .pptx or"
    " .xlsx"
)
_ARCHIVE: Final = (
    "the file is an archive (.zip), which is not read; unpack it, and put what is in it into the"
    " folder"
)
# Names of streams in compound files, the kind of file before Office 2007.
_STREAMS: Final[Mapping[str, str]] = {
    "WordDocument": "the file is an old Word file (.doc), which is not read;"
    " save it as .docx or .pdf",
    "PowerPoint Document": "the file holds old PowerPoint slides (.ppt), which are not read;"
    " save it as .pptx or .pdf",
    "__properties_version1.0": "the file is an Outlook message (.msg), which is not read; save the"
    " message as .eml, .txt or .pdf",
}
_ENTRY_BYTES: Final = 128  # of a compound file's directory; every entry begins with its name


def find_zip_kind(data: bytes) -> str:
    """Tell what kind of file a zip archive is.

    Args:
        data: A whole file.

    Returns:
        Its media type, one that is read.

    Raises:
        DamagedFileError: If the archive is broken.
        FormatError: If it is none of the kinds that are read.
        ProtectedFileError: If it is an encrypted OpenDocument file.
    """
    with open_archive(data) as archive:
        declared = _declared_kind(data, archive)
        if declared is not None:
            return declared
        names = archive.namelist()
        types = read_part(data, archive, "[Content_Types].xml")
    refused = next((mark for mark in _REFUSED_OFFICE if mark in types), None)
    if refused is not None:
        raise FormatError(_REFUSED_OFFICE[refused])
    if "xl/workbook.bin" in names:
        return media_types.BINARY_SHEETS
    for folder, kind in _OFFICE_FOLDERS.items():
        if any(name.startswith(folder) for name in names):
            return kind
    raise FormatError(_APPLE if any(name.endswith(".iwa") for name in names) else _ARCHIVE)


def find_compound_kind(data: bytes, *, told: str | None) -> str:
    """Tell what kind of file a compound file is.

    Args:
        data: A whole file.
        told: The media type that its name or server says, for a file that holds several kinds.

    Returns:
        The media type of old spreadsheets; no other kind is read.

    Raises:
        FormatError: If it is another kind.
        ProtectedFileError: If it is an encrypted Office file.
    """
    if _stream_at(data, "EncryptedPackage") is not None:
        raise ProtectedFileError("the file is encrypted; save a copy without a password")
    places = {name: _stream_at(data, name) for name in _STREAMS}
    found = sorted((place, name) for name, place in places.items() if place is not None)
    books = [_stream_at(data, name) for name in ("Workbook", "Book")]
    book = min((place for place in books if place is not None), default=None)
    if book is not None and (not found or told == media_types.OLD_SHEETS or book < found[0][0]):
        return media_types.OLD_SHEETS
    if found:
        raise FormatError(_STREAMS[found[0][1]])
    raise FormatError(
        "the file is an old Office file of a kind that is not read; save it as .docx, .xlsx or .pdf"
    )


def _declared_kind(data: bytes, archive: ZipFile) -> str | None:
    # OpenDocument files and e-books say first of all what they are.
    manifest = read_part(data, archive, _MANIFEST)
    for part in (read_part(data, archive, "mimetype"), manifest):
        found = _MIMETYPE.search(part)
        if found is not None:
            kind = _accept_open(found[0].decode("ascii"))
            if _ENCRYPTED in manifest:
                raise ProtectedFileError("the file is encrypted; save a copy without a password")
            return kind
    return None


def _accept_open(declared: str) -> str:
    kind = declared.removesuffix("-template").removesuffix("-master")
    if kind in _OPEN_KINDS:
        return kind
    if "epub" in kind:
        raise FormatError(
            "the file is an e-book (.epub), which is not read; save it as .pdf or .html"
        )
    raise FormatError(
        _REFUSED_OPEN.get(
            kind.rpartition(".")[2],
            "the file is an OpenDocument file of a kind that is not read; save it as .pdf",
        )
    )


def _stream_at(data: bytes, name: str) -> int | None:
    """Find where a compound file's directory first names a stream."""
    written = f"{name}\0".encode("utf-16-le")
    place = data.find(written)
    while place >= 0 and place % _ENTRY_BYTES:
        place = data.find(written, place + 1)
    return place if place >= 0 else None
