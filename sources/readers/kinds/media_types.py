"""The kinds of file that are read, and those that people have but that are not."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

_OPEN: Final = "application/vnd.oasis.opendocument."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_EXCEL: Final = "application/vnd.ms-excel"

TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
COMMAS: Final = "text/csv"
TABS: Final = "text/tab-separated-values"
MESSAGE: Final = "message/rfc822"
PDF: Final = "application/pdf"
RICH_TEXT: Final = "application/rtf"
WORD: Final = f"{_OFFICE}wordprocessingml.document"
SLIDES: Final = f"{_OFFICE}presentationml.presentation"
SHEETS: Final = f"{_OFFICE}spreadsheetml.sheet"
OLD_SHEETS: Final = _EXCEL
BINARY_SHEETS: Final = f"{_EXCEL}.sheet.binary.macroenabled.12"
OPEN_TEXT: Final = f"{_OPEN}text"
OPEN_SHEETS: Final = f"{_OPEN}spreadsheet"

# Kinds whose bytes are text: nothing but the name tells some of them apart.
TEXT_KINDS: Final = frozenset({TEXT, MARKDOWN, HTML, COMMAS, TABS, MESSAGE})
SHEET_KINDS: Final = frozenset({SHEETS, OLD_SHEETS, BINARY_SHEETS, OPEN_SHEETS})

BY_ENDING: Final[Mapping[str, str]] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": WORD,
    ".pptx": SLIDES,
    ".pptm": SLIDES,
    ".odt": OPEN_TEXT,
    ".rtf": RICH_TEXT,
    ".xlsx": SHEETS,
    ".xlsm": SHEETS,
    ".xls": OLD_SHEETS,
    ".xlsb": BINARY_SHEETS,
    ".ods": OPEN_SHEETS,
    ".csv": COMMAS,
    ".tsv": TABS,
    ".tab": TABS,
    ".eml": MESSAGE,
}

# Other names under which servers give the same kinds.
_ALIASES: Final[Mapping[str, str]] = {
    "application/xhtml+xml": HTML,
    "application/csv": COMMAS,
    "text/comma-separated-values": COMMAS,
    "text/x-markdown": MARKDOWN,
    "text/rtf": RICH_TEXT,
    "application/x-pdf": PDF,
    "application/vnd.ms-excel.sheet.macroenabled.12": SHEETS,
    "application/vnd.ms-powerpoint.presentation.macroenabled.12": SLIDES,
}

# Documents that are not read, and what to do about them.
UNSUPPORTED: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (".doc", ".docm", ".dot", ".dotx", ".ott", ".pages", ".wpd"), "save it as .docx or .pdf"
    ),
    **dict.fromkeys((".ppt", ".pps", ".ppsx", ".potx", ".odp", ".key"), "save it as .pptx or .pdf"),
    ".numbers": "save it as .xlsx or .csv",
    **dict.fromkeys((".epub", ".mobi", ".xps", ".ps", ".djvu"), "save it as .pdf"),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), "save the page as .html"),
    ".msg": "save the message as .eml, .txt or .pdf",
    **dict.fromkeys((".rst", ".adoc", ".tex"), "save it as .md or .txt"),
    ".zip": "unpack it, and put what is in it into the folder",
}


def ending_of(name: str) -> str:
    """Find a file name's ending.

    Args:
        name: May have none.

    Returns:
        Such as ".docx", in lower case; empty where what follows the last dot is no ending, as in
        "Plan v1.2" or "Letter to Dr. Smith".
    """
    ending = PurePath(name).suffix.lower()
    return ending if ending[1:2].isalpha() and ending[1:].isalnum() else ""


def read_media_type(written: str | None) -> str | None:
    """Read what a server calls a file.

    Args:
        written: Such as ``text/html; charset=utf-8``; may be anything.

    Returns:
        One of the kinds of this module; None for others, and for "some bytes".
    """
    bare = (written or "").partition(";")[0].strip().lower()
    known = _ALIASES.get(bare, bare)
    return known if known in BY_ENDING.values() else None
