"""Tell what kind of file some bytes are: by what is in them, then by what they are called."""

from typing import Final, NoReturn

from sources.decode import is_text
from sources.errors import DamagedFileError, FormatError
from sources.readers.kinds import media_types
from sources.readers.kinds.packed_kinds import (
    COMPOUND_MARK,
    ZIP_MARKS,
    find_compound_kind,
    find_zip_kind,
)
from sources.readers.kinds.text_kinds import find_text_kind, say_kinds

_RTF_MARK: Final = b"{\\rtf"
_PDF_MARK: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024  # viewers accept that much before the mark
_SURE: Final = 0.3  # puremagic's measure for three bytes that fit, as a JPEG's do


def find_kind(data: bytes, *, name: str, media_type: str | None = None) -> str:
    """Tell what kind of file it is.

    Its content decides where it shows what it is. Where it does not (much that is text could be
    plain text, Markdown or a table) the server's word counts, and then the name's ending. The
    media types for plain text and for "some bytes" are what servers say of files that they do not
    know: the ending counts before those.

    Args:
        data: A whole file, not empty.
        name: Its name; may have no ending.
        media_type: What the server called it; None for a file.

    Returns:
        One of the media types that are read.

    Raises:
        DamagedFileError: If it is broken, or named as what it cannot be.
        FormatError: If it is of a kind that is not read.
        ProtectedFileError: If it is an encrypted Office file.
    """
    ending = media_types.ending_of(name)
    told = _told(ending, media_type)
    if data.startswith(ZIP_MARKS):
        return find_zip_kind(data)
    if data.startswith(COMPOUND_MARK):
        return find_compound_kind(data, told=told)
    if data[:_PDF_WITHIN].lstrip().startswith(_RTF_MARK):
        return media_types.RICH_TEXT
    text = is_text(data)
    if _is_pdf(data, sure=not text or told == media_types.PDF):
        return media_types.PDF
    if not text:
        _refuse_binary(data, told=told, ending=ending)
    return find_text_kind(data, told=told, ending=ending)


def _told(ending: str, media_type: str | None) -> str | None:
    by_ending = media_types.BY_ENDING.get(ending)
    by_server = media_types.read_media_type(media_type)
    if by_server in {None, media_types.TEXT}:
        return by_ending or by_server
    return by_server


def _is_pdf(data: bytes, *, sure: bool) -> bool:
    start = data[:_PDF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    return start.startswith(_PDF_MARK) or (sure and _PDF_MARK in start)


def _refuse_binary(data: bytes, *, told: str | None, ending: str) -> NoReturn:
    found = _name_binary(data)
    if found is not None:
        kind, media_type = found
        if kind in media_types.BY_ENDING:  # its first bytes are not as they should be
            raise DamagedFileError(f"the file looks like a broken {kind} file; get a fresh copy")
        raise FormatError(f"{kind} files are not read; {_advise(media_type)}")
    if told is not None:
        called = ending or told
        raise DamagedFileError(
            f"the file is named {called}, but its bytes are not of that kind; get a fresh copy"
        )
    if ending:
        advice = media_types.UNSUPPORTED.get(ending, say_kinds())
        raise FormatError(f"{ending} files are not read; {advice}")
    raise FormatError(f"the file's kind is not known; {say_kinds()}")


def _name_binary(data: bytes) -> tuple[str, str] | None:
    """Name a kind that is not read and its media type; None where the bytes show none."""
    from puremagic import PureError, magic_string  # imported late: it reads a large table

    try:
        best = magic_string(data)[0]
    except PureError:
        return None
    kind = best.extension or best.name
    return (kind, best.mime_type) if best.confidence >= _SURE and kind else None


def _advise(media_type: str) -> str:
    family = media_type.partition("/")[0]
    if family == "image":
        return "put what a picture says into a .docx or .txt file, or scan it to a .pdf with text"
    if family in {"audio", "video"}:
        return "save a transcript as .docx or .txt"
    if "zip" in media_type or "compressed" in media_type or "tar" in media_type:
        return "unpack it, and put what is in it into the folder"
    return say_kinds()
