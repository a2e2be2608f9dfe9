"""Which reader reads which kind of file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sources.block import Reading
from sources.readers.kinds import media_types
from sources.readers.kinds.media_types import BY_ENDING, UNSUPPORTED, ending_of
from sources.reading import ReadOptions


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is read.

    Attributes:
        media_type: Such as ``text/markdown``.
        read: Turns a whole file's bytes into blocks and facts.
    """

    media_type: str
    read: Callable[[bytes], Reading]


def is_document_name(name: str) -> bool:
    """Tell from a file's name whether it may be a document.

    Args:
        name: Without its folder.

    Returns:
        True for the endings that are read, for those of documents that are not (they are
        reported, with what to do about them), and for names without an ending, which say nothing:
        the content decides. False for all other endings: those of pictures, programs and the
        like, which are passed over without a word.
    """
    ending = ending_of(name)
    return not ending or ending in BY_ENDING or ending in UNSUPPORTED


def read_as(media_type: str, data: bytes, options: ReadOptions) -> Reading:
    """Read a file of a known kind.

    Args:
        media_type: One of the kinds that are read.
        data: The whole file.
        options: How it is read.

    Returns:
        What was found.
    """
    if media_type == media_types.PDF and options.ocr:
        from sources.readers.pdf.pdf import read_pdf

        return read_pdf(data, ocr=True)
    return _READERS[media_type](data)


def _read_text(data: bytes) -> Reading:
    from sources.readers.text.text import read_text

    return read_text(data)


def _read_markdown(data: bytes) -> Reading:
    from sources.readers.text.markdown import read_markdown

    return read_markdown(data)


def _read_html(data: bytes) -> Reading:
    from sources.readers.html.html import read_html

    return read_html(data)


def _read_pdf(data: bytes) -> Reading:
    from sources.readers.pdf.pdf import read_pdf

    return read_pdf(data)


def _read_word(data: bytes) -> Reading:
    from sources.readers.word.word import read_word

    return read_word(data)


def _read_slides(data: bytes) -> Reading:
    from sources.readers.slides.slides import read_slides

    return read_slides(data)


def _read_opendocument(data: bytes) -> Reading:
    from sources.readers.opendocument.opendocument import read_opendocument

    return read_opendocument(data)


def _read_rich_text(data: bytes) -> Reading:
    from sources.readers.rich_text.rich_text import read_rich_text

    return read_rich_text(data)


def _read_sheets(data: bytes) -> Reading:
    from sources.readers.tables.sheets import read_sheets

    return read_sheets(data)


def _read_delimited(data: bytes) -> Reading:
    from sources.readers.tables.delimited import read_delimited

    return read_delimited(data)


def _read_message(data: bytes) -> Reading:
    from sources.readers.message.message import read_message

    return read_message(data)


# Readers are imported when first needed: together their libraries take half a second.
_READERS: Final[Mapping[str, Callable[[bytes], Reading]]] = {
    media_types.TEXT: _read_text,
    media_types.MARKDOWN: _read_markdown,
    media_types.HTML: _read_html,
    media_types.PDF: _read_pdf,
    media_types.WORD: _read_word,
    media_types.SLIDES: _read_slides,
    media_types.OPEN_TEXT: _read_opendocument,
    media_types.RICH_TEXT: _read_rich_text,
    media_types.SHEETS: _read_sheets,
    media_types.OLD_SHEETS: _read_sheets,
    media_types.BINARY_SHEETS: _read_sheets,
    media_types.OPEN_SHEETS: _read_sheets,
    media_types.COMMAS: _read_delimited,
    media_types.TABS: _read_delimited,
    media_types.MESSAGE: _read_message,
}

FORMATS: Final[Mapping[str, Format]] = {
    ending: Format(media_type, _READERS[media_type]) for ending, media_type in BY_ENDING.items()
}
