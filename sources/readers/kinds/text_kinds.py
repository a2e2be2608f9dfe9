"""Tell files apart whose bytes are text: by how they begin, else by what they are called."""

import codecs
import re
from typing import Final

from sources.errors import DamagedFileError, FormatError
from sources.readers.kinds import media_types
from sources.readers.kinds.delimiters import find_delimiter

_PEEK: Final = 16_384
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    r"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(r"<(?:[a-z][a-z0-9:-]*(?:\s[^<>]*)?/?|!doctype[^<>]*)>", re.IGNORECASE)
_XML: Final = re.compile(r"\s*<\?xml[\s?]")
_HEADER_LINE: Final = re.compile(r"([!-9;-~]{1,76})[ \t]*:")
_ENVELOPE: Final = re.compile(r"From \S+ .*\d{4}")
_SAVED_PAGE: Final = re.compile(
    r"^(?:Snapshot-)?Content-Location:|^From:\s*[\"<]?Saved by", re.IGNORECASE | re.MULTILINE
)
# Names that a message has and other texts with a "From:" line have not.
_POSTMARKS: Final = frozenset({"mime-version", "message-id", "received", "return-path"})


_MARKDOWN_TITLE: Final = re.compile(r"\s*# \S.*\n")
_MARKDOWN_SIGN: Final = re.compile(
    r"^#{2,6} \S|^[-*+] \S|^ {0,3}```|^\|?[ :]*---+[ :]*\||\*\*\S|\]\(\S+\)", re.MULTILINE
)


def find_text_kind(data: bytes, *, told: str | None, ending: str) -> str:
    """Tell what kind of text a file holds.

    Args:
        data: A whole file whose bytes are text.
        told: The media type that its server or else its name says; None where neither does.
        ending: Its name's ending, in lower case; empty where it has none.

    Returns:
        A media type that is read; for a text that nothing names, Markdown where it begins with a
        heading of that kind and has another sign of it.

    Raises:
        DamagedFileError: If it is named as what cannot be text.
        FormatError: If it is a kind that is not read.
    """
    start = _peek(data)
    by_content = _find_plain(start, told=told)
    if by_content is not None:
        return by_content
    if told in media_types.TEXT_KINDS:
        return _confirm(start, told)
    if told in media_types.SHEET_KINDS and find_delimiter(start.split("\n")) is not None:
        return media_types.COMMAS  # many a program calls its .csv files .xls
    if told is not None:
        raise DamagedFileError(
            f"the file is named {ending or told} but holds plain text; name it .txt to have it read"
        )
    if ending:
        advice = media_types.UNSUPPORTED.get(ending, say_kinds())
        raise FormatError(f"{ending} files are not read; {advice}")
    return media_types.MARKDOWN if _is_markdown(start) else media_types.TEXT


def say_kinds() -> str:
    """Say which kinds are read.

    Returns:
        A clause that lists their endings.
    """
    return f"the kinds that are read are {', '.join(media_types.BY_ENDING)}"


def _peek(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[:_PEEK].decode("utf-16", "replace").replace("\r", "\n")
    text = data[:_PEEK].decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find_plain(start: str, *, told: str | None) -> str | None:
    """Find a kind that shows itself, whatever the file is called."""
    if _HTML.match(start):
        return media_types.HTML
    if told not in media_types.TEXT_KINDS and _XML.match(start):
        raise FormatError(
            "the file is XML of a kind that is not read; save it as .docx, .xlsx, .html or .pdf"
        )
    if told in {None, media_types.TEXT, media_types.MESSAGE} and _is_message(start):
        if _SAVED_PAGE.search(start):
            raise FormatError(
                "the file is a saved page (.mhtml), which is not read; save it as .html"
            )
        return media_types.MESSAGE
    return None


def _is_markdown(start: str) -> bool:
    title = _MARKDOWN_TITLE.match(start)
    return title is not None and _MARKDOWN_SIGN.search(start, title.end()) is not None


def _confirm(start: str, told: str) -> str:
    if told == media_types.HTML and not _TAG.search(start):
        return media_types.TEXT
    if told == media_types.MESSAGE and not _header_names(start):
        return media_types.TEXT
    return told


def _is_message(start: str) -> bool:
    names = _header_names(start)
    return bool(names & _POSTMARKS and len(names) > 1) or (
        {"from", "date"} <= names and bool(names & {"to", "subject"})
    )


def _header_names(start: str) -> frozenset[str]:
    """Read the names of the header lines with which a message begins; none for other texts."""
    names: set[str] = set()
    for number, line in enumerate(start.lstrip("\n").split("\n")):
        if not line.strip():
            break
        found = _HEADER_LINE.match(line)
        if found is not None:
            names.add(found[1].lower())
        elif not (names and line[0] in " \t") and not (number == 0 and _ENVELOPE.match(line)):
            return frozenset()
    return frozenset(names)
