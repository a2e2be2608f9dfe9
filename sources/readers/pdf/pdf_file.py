"""Open PDF files through PDFium."""

import threading
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import pypdfium2  # type: ignore[import-untyped]  # pypdfium2 ships no types
from pypdfium2 import raw

from sources.errors import DamagedFileError, ProtectedFileError
from sources.readers.pdf.pdf_drawings import read_pictures, read_rules
from sources.readers.pdf.pdf_letters import read_words
from sources.readers.pdf.pdf_word import Box, PageContent, part_hidden

if TYPE_CHECKING:
    from PIL.Image import Image

# PDFium keeps state for the whole process and must not be entered by two threads.
pdfium_lock: Final = threading.RLock()

_MAX_OUTLINE: Final = 10_000
_POINTS_PER_INCH: Final = 72
_MAX_PIXELS: Final = 8_000  # on the longer side: 66 cm at 300 dots per inch


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark.

    Attributes:
        title: As it stands in the file.
        level: From 0, the highest.
        page: From 1; None where it leads nowhere.
    """

    title: str
    level: int
    page: int | None


class PdfFile:
    """An open PDF; hold ``pdfium_lock`` while it is used."""

    def __init__(self, data: bytes) -> None:
        """Open a whole file's bytes.

        Args:
            data: The bytes.

        Raises:
            DamagedFileError: If they are no PDF, or a broken one, or one without pages.
            ProtectedFileError: If it needs a password.
        """
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
                raise ProtectedFileError(
                    "the PDF is encrypted; save a copy that opens without a password"
                ) from error
            raise DamagedFileError("the file is no PDF, or broken; get a fresh copy") from error
        if not len(self._document):
            self._document.close()
            raise DamagedFileError("the PDF has no pages; get a fresh copy")

    def __enter__(self) -> Self:
        """Give the file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._document.close()

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._document)

    def read_property(self, name: str) -> str:
        """Read a property such as Title; empty where there is none."""
        return str(self._document.get_metadata_value(name))

    def read_outline(self) -> list[OutlineEntry]:
        """List the bookmarks, in order."""
        entries = []
        for mark in islice(self._document.get_toc(), _MAX_OUTLINE):
            target = mark.get_dest()
            place = target.get_index() if target else None
            page = None if place is None else int(place) + 1
            entries.append(OutlineEntry(str(mark.get_title()), int(mark.level), page))
        return entries

    def read_page(self, place: int) -> PageContent:
        """Read one page.

        Args:
            place: From 0.

        Returns:
            Its words and lines.

        Raises:
            DamagedFileError: If the page cannot be loaded.
        """
        try:
            page = self._document[place]
            letters = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise DamagedFileError(
                f"page {place + 1} of the PDF is broken ({error}); get a fresh copy"
            ) from error
        try:
            frame = Box(*page.get_cropbox())
            shown, cut = read_words(letters, frame)
            hidden: tuple[str, ...] = ()
            if not all(word.visible for word in shown):
                shown, hidden = part_hidden(shown, read_pictures(page, frame))
            return PageContent(shown, frame, read_rules(page, frame), cut, hidden)
        finally:
            letters.close()
            page.close()

    def draw_page(self, place: int, *, dpi: int) -> "Image":
        """Draw one page as a grey picture.

        Args:
            place: From 0.
            dpi: Dots per inch; fewer where the page is larger than a poster.

        Returns:
            The picture.

        Raises:
            DamagedFileError: If the page cannot be drawn.
        """
        try:
            page = self._document[place]
            longest = max(page.get_size())
            scale = min(dpi / _POINTS_PER_INCH, _MAX_PIXELS / max(longest, 1))
            bitmap = page.render(scale=scale, grayscale=True)
            image: Image = bitmap.to_pil().copy()
        except pypdfium2.PdfiumError as error:
            raise DamagedFileError(
                f"page {place + 1} of the PDF is broken ({error}); get a fresh copy"
            ) from error
        else:
            bitmap.close()
            page.close()
            return image
