"""Read PDF files."""

import threading
from collections.abc import Iterator
from typing import Final

import pypdfium2  # type: ignore[import-untyped]  # pypdfium2 ships no types
from pypdfium2 import raw

from sources.block import Facts, Reading
from sources.document import Dropped, Origin
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.pdf.pdf_layout import read_layout
from sources.readers.pdf.pdf_line import PdfLine
from sources.readers.property_title import read_property_title
from sources.tidy import tidy_text

_BROKEN_WORD: Final = "\x02"  # what PDFium puts for a hyphen at a line's end, before the next line
_LINE_END: Final = frozenset(f"\r\n{_BROKEN_WORD}")

# PDFium keeps state for the whole process and must not be entered by two threads.
_pdfium = threading.Lock()


def read_pdf(data: bytes) -> Reading:
    """Read a PDF's text with its page numbers.

    Dates in a PDF's properties are not used: they say when the file was made.

    Args:
        data: A whole file.

    Returns:
        Blocks with pages, and the title property where it is a title.

    Raises:
        DamagedFileError: If the file is no PDF, or broken.
        NoTextError: If its pages hold no text, only pictures.
        ProtectedFileError: If it needs a password.
    """
    with _pdfium:
        title, pages = _read_pages(data)
    lines = [line for page in pages for line in page]
    if not lines:
        where = f"any of {len(pages)} pages: they are images"
        if len(pages) == 1:
            where = "its only page: it is an image"
        raise NoTextError(f"no text on {where}; the file needs OCR first")
    layout = read_layout(lines)
    without_text = tuple(
        Dropped(f"page {number}", "page without text")
        for number, page in enumerate(pages, start=1)
        if not page
    )
    facts = Facts(Origin.PROPERTY, title=read_property_title(title))
    return Reading(layout.blocks, facts, (*without_text, *layout.dropped))


def _read_pages(data: bytes) -> tuple[str, list[list[PdfLine]]]:
    """Read the title property, and every page's lines."""
    document = _open_document(data)
    try:
        pages = [list(_read_page(document, place)) for place in range(len(document))]
        return tidy_text(document.get_metadata_value("Title")), pages
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(
            f"a page of the PDF is broken ({error}); get a fresh copy"
        ) from error
    finally:
        document.close()


def _open_document(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise ProtectedFileError(
                "the PDF is encrypted; save a copy that opens without a password"
            ) from error
        raise DamagedFileError("the file is no PDF, or broken; get a fresh copy") from error


def _read_page(document: pypdfium2.PdfDocument, place: int) -> Iterator[PdfLine]:
    page = document[place]
    letters = page.get_textpage()
    characters = [
        chr(raw.FPDFText_GetUnicode(letters.raw, position))
        for position in range(letters.count_chars())
    ]
    start = 0
    for position, character in enumerate((*characters, "\n")):
        if character in _LINE_END:
            text = "".join(characters[start:position])
            shown = [place for place in range(start, position) if not characters[place].isspace()]
            if shown:
                ending = "-" if character == _BROKEN_WORD else ""
                yield _make_line(letters, shown, _join_surrogates(text) + ending, place + 1)
            start = position + 1


def _make_line(letters: pypdfium2.PdfTextPage, shown: list[int], text: str, page: int) -> PdfLine:
    left, *_ = letters.get_charbox(shown[0], loose=True)
    _, bottom, _, top = letters.get_charbox(shown[len(shown) // 2], loose=True)
    right = letters.get_charbox(shown[-1], loose=True)[2]
    return PdfLine(tidy_text(text), page, left, right, bottom, top - bottom)


def _join_surrogates(text: str) -> str:
    """Join the halves in which PDFium gives characters beyond the first 65,536."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
