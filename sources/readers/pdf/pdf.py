"""Read PDF files."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sources.block import Facts, Reading
from sources.document import Dropped, Origin
from sources.errors import DamagedFileError, NoTextError
from sources.readers.parts.property_author import read_property_author
from sources.readers.parts.property_title import read_property_title
from sources.readers.pdf.ocr import DPI, has_tesseract, read_picture
from sources.readers.pdf.page_layout import PageLayout, lay_out_page
from sources.readers.pdf.pdf_file import OutlineEntry, PdfFile, pdfium_lock
from sources.readers.pdf.pdf_headings import outline_key
from sources.readers.pdf.pdf_layout import read_layout
from sources.readers.pdf.pdf_line import PdfLine
from sources.tidy import tidy_text

_MAX_LISTED: Final = 12  # pages named in a warning
_MAX_OCR_S: Final = 180.0  # for one file: well below what a file may take in all
_NO_TEXT: Final = "page without text"
_BROKEN: Final = "broken page"


@dataclass(slots=True)
class _Pages:
    """What was read of a file: its properties, and its pages by number."""

    title: str = ""
    author: str = ""
    outline: list[OutlineEntry] = field(default_factory=list)
    layouts: dict[int, PageLayout] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)
    by_ocr: list[int] = field(default_factory=list)
    too_late: list[int] = field(default_factory=list)

    @property
    def without_text(self) -> list[int]:
        """The numbers of pages that hold none."""
        return [number for number, layout in self.layouts.items() if not layout.items]


def read_pdf(data: bytes, *, ocr: bool = False, ocr_s: float = _MAX_OCR_S) -> Reading:
    """Read a PDF's text with its page numbers.

    Dates in a PDF's properties are not used: they say when the file was made.

    Args:
        data: A whole file.
        ocr: Whether pages without text are drawn and read by tesseract, where that is installed.
        ocr_s: Seconds after which no further page is read so.

    Returns:
        Blocks with pages, and the title and author properties where they are such.

    Raises:
        DamagedFileError: If the file is no PDF, or broken.
        NoTextError: If its pages hold no text, only pictures.
        ProtectedFileError: If it needs a password.
    """
    pages = _read_pages(data)
    can_read = ocr and has_tesseract()
    if can_read:
        _read_pictures(data, pages, seconds=ocr_s)
    items = [item for _, layout in sorted(pages.layouts.items()) for item in layout.items]
    if not items:
        raise NoTextError(_say_no_text(len(pages.layouts), ocr=ocr, can_read=can_read))
    outline = {
        (entry.page, outline_key(tidy_text(entry.title))): entry.level
        for entry in reversed(pages.outline)
        if entry.page is not None and entry.title.strip()
    }
    layout = read_layout(items, outline=outline)
    title, author = read_property_title(pages.title), read_property_author(pages.author)
    facts = Facts(Origin.PROPERTY, title=title, author=author)
    dropped = (*_list_pages(pages), *layout.dropped, *_page_drops(pages))
    return Reading(layout.blocks, facts, dropped, tuple(_warn(pages, ocr=ocr, can_read=can_read)))


def _read_pages(data: bytes) -> _Pages:
    """Read the properties, the outline and every page that is not broken."""
    pages = _Pages()
    with pdfium_lock, PdfFile(data) as file:
        pages.title = tidy_text(file.read_property("Title"))
        pages.author = tidy_text(file.read_property("Author"))
        pages.outline = file.read_outline()
        for number in range(1, len(file) + 1):
            try:
                content = file.read_page(number - 1)
            except DamagedFileError:
                pages.broken.append(number)
                continue
            pages.layouts[number] = lay_out_page(content, page=number)
    if not pages.layouts:
        raise DamagedFileError("all pages of the PDF are broken; get a fresh copy")
    return pages


def _read_pictures(data: bytes, pages: _Pages, *, seconds: float) -> None:
    """Read the pages without text by tesseract, drawing one at a time."""
    began = time.monotonic()
    for number in pages.without_text:
        if time.monotonic() - began >= seconds:
            pages.too_late.append(number)
            continue
        try:
            with pdfium_lock, PdfFile(data) as file:
                picture = file.draw_page(number - 1, dpi=DPI)
        except DamagedFileError:
            continue
        lines: Sequence[PdfLine] | None = read_picture(picture, page=number)
        if lines:
            pages.layouts[number] = PageLayout(tuple(lines))
            pages.by_ocr.append(number)


def _say_no_text(count: int, *, ocr: bool, can_read: bool) -> str:
    where = (
        f"any of {count} pages: they are images" if count > 1 else "its only page: it is an image"
    )
    if can_read:
        return f"no text on {where}, in which tesseract found no words either"
    if ocr:
        return f"no text on {where}; install tesseract (tesseract-ocr) so that they can be read"
    return (
        f"no text on {where}; the file needs OCR first, or STP_SOURCES__OCR=true where tesseract"
        " is installed"
    )


def _list_pages(pages: _Pages) -> Iterator[Dropped]:
    rules = dict.fromkeys(pages.without_text, _NO_TEXT) | dict.fromkeys(pages.broken, _BROKEN)
    for number in sorted(rules):
        yield Dropped(f"page {number}", rules[number])


def _page_drops(pages: _Pages) -> Iterator[Dropped]:
    for _, layout in sorted(pages.layouts.items()):
        yield from layout.dropped


def _warn(pages: _Pages, *, ocr: bool, can_read: bool) -> Iterator[str]:
    total = len(pages.layouts) + len(pages.broken)
    if pages.broken:
        yield f"{_count(pages.broken, total)} broken and could not be read: {_name(pages.broken)}."
    if pages.by_ocr:
        noun = "page" if len(pages.by_ocr) == 1 else "pages"
        yield (
            f"The text of {noun} {_name(pages.by_ocr)} was read by OCR:"
            " check figures against the page."
        )
    if pages.too_late:
        noun = "page" if len(pages.too_late) == 1 else "pages"
        yield (
            f"There was no time to read {noun} {_name(pages.too_late)} by OCR: give the file"
            " with its text, or in parts."
        )
    empty = [number for number in pages.without_text if number not in pages.too_late]
    if not empty:
        return
    if can_read:
        yield f"{_count(empty, total)} without text, for OCR too: {_name(empty)}."
    elif ocr:
        yield (
            f"{_count(empty, total)} without text and tesseract, which would read them, is not"
            f" installed (tesseract-ocr): {_name(empty)}."
        )
    else:
        noun = "holds" if len(empty) == 1 else "hold"
        yield (
            f"{len(empty)} of {total} pages {noun} no text and"
            f" {'needs' if len(empty) == 1 else 'need'} OCR: {_name(empty)}."
        )


def _count(numbers: Sequence[int], total: int) -> str:
    return f"{len(numbers)} of {total} pages {'is' if len(numbers) == 1 else 'are'}"


def _name(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_MAX_LISTED]))
    more = len(numbers) - _MAX_LISTED
    return f"{named} and {more} more" if more > 0 else named
