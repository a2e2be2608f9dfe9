"""Pages that are pictures: read by tesseract where it is installed and asked for."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # reportlab ships no types
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # as above
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # as above

from sources.errors import NoTextError
from sources.readers.pdf.ocr import has_tesseract
from sources.readers.pdf.pdf import read_pdf

_WORDS = ("The partnership must close a gap of", "three hundred beds before next winter.")
_needs_tesseract = pytest.mark.skipif(not has_tesseract(), reason="tesseract is not installed")


def _picture() -> Image.Image:
    picture = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(44)
    for place, line in enumerate(_WORDS):
        ImageDraw.Draw(picture).text((120, 200 + 70 * place), line, fill=0, font=font)
    return picture


def _make(*, with_text: bool) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    if with_text:
        canvas.drawString(72, 700, "The first page is set in letters and needs no reading.")
        canvas.showPage()
    canvas.drawImage(ImageReader(_picture()), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@_needs_tesseract
def test_a_page_without_text_is_read_from_its_picture() -> None:
    reading = read_pdf(_make(with_text=True), ocr=True)

    assert reading.blocks[-1].text == " ".join(_WORDS)
    assert reading.blocks[-1].page == 2
    assert reading.warnings == (
        "The text of page 2 was read by OCR: check figures against the page.",
    )


@_needs_tesseract
def test_a_file_of_pictures_alone_is_read() -> None:
    assert [block.text for block in read_pdf(_make(with_text=False), ocr=True).blocks] == [
        " ".join(_WORDS)
    ]


@_needs_tesseract
def test_pages_for_which_there_was_no_time_are_named() -> None:
    reading = read_pdf(_make(with_text=True), ocr=True, ocr_s=0)

    assert [block.page for block in reading.blocks] == [1]
    assert reading.warnings == (
        "There was no time to read page 2 by OCR: give the file with its text, or in parts.",
    )


def test_without_tesseract_people_are_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    reading = read_pdf(_make(with_text=True), ocr=True)

    assert [block.page for block in reading.blocks] == [1]
    assert reading.warnings == (
        "1 of 2 pages is without text and tesseract, which would read them, is not installed"
        " (tesseract-ocr): 2.",
    )
    with pytest.raises(NoTextError, match="install tesseract"):
        read_pdf(_make(with_text=False), ocr=True)


def test_pictures_are_left_alone_unless_asked_for() -> None:
    with pytest.raises(NoTextError, match="STP_SOURCES__OCR=true"):
        read_pdf(_make(with_text=False))
