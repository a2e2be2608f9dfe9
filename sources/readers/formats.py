"""Which reader reads which kind of file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sources.block import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is read.

    Attributes:
        media_type: Such as ``text/markdown``.
        read: Turns a whole file's bytes into blocks and facts.
    """

    media_type: str
    read: Callable[[bytes], Reading]


def _read_text(data: bytes) -> Reading:
    from sources.readers.text import read_text

    return read_text(data)


def _read_markdown(data: bytes) -> Reading:
    from sources.readers.markdown import read_markdown

    return read_markdown(data)


def _read_html(data: bytes) -> Reading:
    from sources.readers.html.html import read_html

    return read_html(data)


def _read_pdf(data: bytes) -> Reading:
    from sources.readers.pdf.pdf import read_pdf

    return read_pdf(data)


def _read_word(data: bytes) -> Reading:
    from sources.readers.word import read_word

    return read_word(data)


# Readers are imported when first needed: together their libraries take half a second.
_TEXT: Final = Format("text/plain", _read_text)
_MARKDOWN: Final = Format("text/markdown", _read_markdown)
_HTML: Final = Format("text/html", _read_html)
_PDF: Final = Format("application/pdf", _read_pdf)
_WORD: Final = Format(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _read_word
)

FORMATS: Final[Mapping[str, Format]] = {
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".pdf": _PDF,
    ".docx": _WORD,
}

# Documents that are not read, and what to do about them.
UNSUPPORTED: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (".doc", ".docm", ".odt", ".rtf", ".pages", ".wpd"), "save it as .docx or .pdf"
    ),
    **dict.fromkeys((".ppt", ".pptx", ".pps", ".odp", ".key"), "save it as .pdf"),
    **dict.fromkeys(
        (".xls", ".xlsx", ".xlsm", ".ods", ".numbers", ".csv"),
        "copy the table into a .docx or .txt file",
    ),
    **dict.fromkeys((".epub", ".mobi", ".xps", ".ps", ".djvu"), "save it as .pdf"),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive", ".xhtml"), "save the page as .html"),
    **dict.fromkeys((".msg", ".eml"), "save the message as .txt or .pdf"),
    **dict.fromkeys((".rst", ".adoc", ".tex"), "save it as .md or .txt"),
}
