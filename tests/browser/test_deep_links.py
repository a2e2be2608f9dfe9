"""Chromium opens a page at the quotation and highlights it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

from bot.answer.links import deep_link
from index.split import build_passages
from sources.compose import Place, compose_document
from sources.document import Document
from sources.readers.html.html import read_html
from tests.browser.chromium import WHY_SKIPPED, count_pixels, find_chromium, open_page

pytestmark = pytest.mark.skipif(find_chromium() is None, reason=WHY_SKIPPED)

_RED = (255, 0, 0)
_FILLER = "".join(
    f"<p>Paragraph {number} of the board's papers is about parking at hospital {number}.</p>"
    for number in range(60)
)
# Every sentence stands far below the first screen; each is difficult in a way of its own.
_PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Board papers</title>
<style>::target-text {{ background: rgb(255, 0, 0); color: rgb(255, 0, 0) }}</style>
<h1>Papers of the partnership board</h1>{_FILLER}
<p>The board’s <b>44</b> colleagues agreed, on a&nbsp;show of hands – and without a vote – to
wait.</p>
{_FILLER}
<p>The leaders of the plan said that they would publish it. The leaders of the plan said that they
would not, however, share the figures for capital, which were <em>“commercial in confidence”</em>,
with councils, unions or the press before the end of the winter.</p>{_FILLER}
<p>Costs rose by 4.5% (£1,200 &amp; more), a self-inflicted wound, #1 of three.</p>{_FILLER}
<ul><li>Beds: none will close before other care is in place.</li><li>Staff: 900 more.</li></ul>
{_FILLER}
<table><tr><th>Area</th><th>Population</th><th>Leader</th></tr>
<tr><td>Northshire</td><td>770,000</td><td>A Person</td></tr>
<tr><td>Southshire</td><td>1,200,000</td><td>B Person</td></tr></table>{_FILLER}</html>"""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = _PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A loopback site of one page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/papers"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with open_page() as opened:
        yield opened


@pytest.fixture(scope="module")
def document() -> Document:
    place = Place("id", "papers.html", "text/html", "open")
    return compose_document(read_html(_PAGE.encode()), place=place)


@pytest.mark.parametrize(
    "words",
    [
        "The board’s 44 colleagues agreed",
        "The leaders of the plan said that they would not",
        "Costs rose by 4.5%",
        "Beds: none will close",
        "Area: Southshire",
    ],
)
def test_the_quotation_is_scrolled_to_and_highlighted(
    words: str, address: str, page: Page, document: Document
) -> None:
    passage, sentence = next(
        (passage, sentence)
        for passage in build_passages(document)
        for sentence in passage.sentences
        if words in document.text[sentence.start : sentence.end]
    )
    quotation = document.text[sentence.start : sentence.end]
    link = deep_link(
        address, media_type="text/html", words=quotation, page=None, is_row=passage.is_row
    )

    page.goto("about:blank")
    page.goto(str(link))
    page.wait_for_function("window.scrollY > 0")

    # A character is some 50 pixels of its background and its own colour.
    assert count_pixels(page, _RED) > 20 * len(quotation.split())


def test_words_that_are_not_on_the_page_leave_it_at_its_top(address: str, page: Page) -> None:
    link = deep_link(address, media_type="text/html", words="No such words here.", page=None)

    page.goto("about:blank")
    page.goto(str(link))

    assert page.evaluate("window.scrollY") == 0
    assert count_pixels(page, _RED) == 0
