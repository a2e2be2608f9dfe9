"""Read a picture of a page with tesseract."""

import shutil
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, Final

import pytesseract  # type: ignore[import-untyped]  # pytesseract ships no types

from sources.readers.pdf.pdf_line import PdfLine
from sources.tidy import tidy_text

if TYPE_CHECKING:
    from PIL.Image import Image

DPI: Final = 300
_POINTS_PER_INCH: Final = 72
_PAGE_S: Final = 60  # a page that takes longer is left unread
_LANGUAGE: Final = "eng"
_MIN_CONFIDENCE: Final = 30.0  # of 100; below it, specks and drawings are read as letters
_LARGE: Final = 1.5  # times the usual height of lines: a heading
_FONT_HEIGHT: Final = 1.15  # letters from lowest to highest, times what a line's ink takes


def has_tesseract() -> bool:
    """Tell whether tesseract can be run."""
    return shutil.which(pytesseract.pytesseract.tesseract_cmd) is not None


def read_picture(picture: "Image", *, page: int) -> list[PdfLine] | None:
    """Read a page.

    Args:
        picture: The page at ``DPI`` dots per inch.
        page: Its number, from 1.

    Returns:
        Its lines, in tesseract's reading order; None where tesseract fails or takes too long.
    """
    try:
        found = pytesseract.image_to_data(
            picture,
            lang=_LANGUAGE,
            config=f"--dpi {DPI}",
            timeout=_PAGE_S,
            output_type=pytesseract.Output.DICT,
        )
    except (RuntimeError, OSError):  # RuntimeError is what a timeout and tesseract's errors are
        return None
    groups: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for place, text in enumerate(found["text"]):
        if text.strip() and float(found["conf"][place]) >= _MIN_CONFIDENCE:
            key = found["block_num"][place], found["par_num"][place], found["line_num"][place]
            groups[key].append(place)
    lines = [_make_line(found, places, picture.height, page) for places in groups.values()]
    return _even_sizes(lines)


def _make_line(found: dict[str, list[int]], places: list[int], height: int, page: int) -> PdfLine:
    left = min(found["left"][place] for place in places)
    right = max(found["left"][place] + found["width"][place] for place in places)
    top = min(found["top"][place] for place in places)
    bottom = max(found["top"][place] + found["height"][place] for place in places)
    text = tidy_text(" ".join(str(found["text"][place]) for place in places))
    scale = _POINTS_PER_INCH / DPI
    return PdfLine(
        text, page, left * scale, right * scale, (height - bottom) * scale, (bottom - top) * scale
    )


def _even_sizes(lines: list[PdfLine]) -> list[PdfLine]:
    """Give lines of text one size: their ink's height depends on the letters in them."""
    usual = median(line.size for line in lines) if lines else 0.0
    return [
        PdfLine(
            line.text,
            page=line.page,
            left=line.left,
            right=line.right,
            bottom=line.bottom,
            size=_FONT_HEIGHT * (line.size if line.size > _LARGE * usual else usual),
        )
        for line in lines
    ]
