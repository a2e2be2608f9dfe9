"""A date beside who or what dates a file of every kind, where nothing better is known."""

from datetime import date
from io import BytesIO
from textwrap import wrap

import docx
import pytest

from sources.compose import compose_document
from sources.document import Document, Origin
from sources.readers.formats import FORMATS
from tests.sources.block_making import LONG, PLACE
from tests.sources.readers.pdf.pdf_making import make_pdf

TITLE = "Beds are to go in every town"
LINE = "Mersey Vale Health Watchers, 27 March 2018"


def _make_word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(LINE, style="Subtitle")
    document.add_paragraph(LONG)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _make_pdf() -> bytes:
    body = [(line, 11) for line in wrap(LONG, 60)]
    return make_pdf([[(TITLE, 20), ("", 20), (LINE, 11), ("", 11), *body]])


def _make_page(around: str, kind: str) -> bytes:
    head = around.format(f'<h1>{TITLE}</h1><p class="{kind}">{LINE}</p>')
    return f"<html><body><main>{head}<p>{LONG}</p><p>{LONG} So it is.</p></main></body>".encode()


def _read(suffix: str, data: bytes) -> Document:
    return compose_document(FORMATS[suffix].read(data), place=PLACE)


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".txt", f"{TITLE}\n\n{LINE}\n\n{LONG}".encode()),
        (".txt", f"{TITLE}\n{LINE}\n\n{LONG}".encode()),
        (".md", f"# {TITLE}\n\n*{LINE}*\n\n{LONG}".encode()),
        (".html", f"<h1>{TITLE}</h1><p>{LINE}</p><p>{LONG}</p><p>{LONG} So it is.</p>".encode()),
        (".html", _make_page("<article>{}</article>", "byline")),
        (".html", _make_page("<header>{}</header>", "post-meta")),
        (".html", _make_page("<header>{}</header>", "author vcard")),
        (".docx", _make_word()),
        (".pdf", _make_pdf()),
    ],
    ids=["stanzas", "lines", "markdown", "html", "byline", "page head", "author", "word", "pdf"],
)
def test_the_line_dates_the_file_and_stays_in_its_text(suffix: str, data: bytes) -> None:
    document = _read(suffix, data)

    assert (document.title, document.published) == (TITLE, date(2018, 3, 27))
    assert document.published_origin is Origin.TEXT
    assert LINE in document.text


def test_what_a_file_says_outside_its_text_goes_before_the_line() -> None:
    document = _read(".txt", f"DATE: 3 May 2017\n\n{TITLE}\n\n{LINE}\n\n{LONG}".encode())

    assert (document.published, document.published_origin) == (date(2017, 5, 3), Origin.HEADER)
