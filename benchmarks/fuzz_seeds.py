"""Small real files for fuzzing to begin with."""

import csv
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from io import BytesIO, StringIO
from typing import Final

_TEXT: Final = "The plans were drawn up in 44 areas, and each had to say how services would change."
_ROWS: Final = (("Area", "Gap", "Date"), ("Dorset", "£229m", "21 October 2016"), ("Devon", "", "x"))


def make_seeds(target: str) -> list[bytes]:
    """Make files for a target.

    Args:
        target: One of those in ``fuzz_targets``.

    Returns:
        At least one.
    """
    return _SEEDS[target]()


def _make_texts() -> list[bytes]:
    header = "URL: https://example.org/a\nTITLE: The plans\nPUBLISHER: HCSA\nDATE: 14 Nov 2016\n\n"
    body = (
        f"Money\n\n{_TEXT}\n\n- first\n- second\n\n1. one\n2. two\n\nPublished 21 December 2016\n"
    )
    narrow = _TEXT.replace(", ", ",\n").replace("how ", "how\n")
    return [
        (header + body).encode(),
        narrow.encode("utf-16"),
        "caf\u00e9 \u2013 \u201cplan\u201d".encode("cp1252"),
    ]


def _make_markdown() -> list[bytes]:
    front = "---\ntitle: The plans\npublisher: HCSA\npublished: 2016-11-14\n---\n"
    body = f"# The plans\n\n{_TEXT}\n\n- one\n    - two\n\n> said\n\n`code` **bold** [a](b)\n\n"
    table = "| Area | Gap |\n| --- | --- |\n| Dorset | £229m |\n\nTitle\n=====\n\n```\nx\n```\n"
    return [(front + body + table).encode()]


def _make_html() -> list[bytes]:
    head = (
        '<!doctype html><html lang="en"><head><title>The plans - HCSA</title>'
        '<meta property="og:site_name" content="HCSA"><link rel="canonical" href="/a">'
        '<meta property="article:published_time" content="2016-11-14T10:00:00Z">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The plans",'
        '"datePublished":"2016-11-14","author":{"name":"A Writer"}}</script></head>'
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _ROWS)
    body = (
        "<body><nav><a href='/'>Home</a></nav><div class='cookie'>We use cookies. Accept</div>"
        f"<article><h1>The plans</h1><p>By A Writer</p><p>{_TEXT * 3}</p><h2>Money</h2>"
        f"<ul><li>{_TEXT}</li><li>two</li></ul><table>{table}</table><p>{_TEXT}<br>x</p></article>"
        "<aside>Related articles</aside><footer>Share this</footer></body></html>"
    )
    return [(head + body).encode(), f"<h1>The plans</h1><p>{_TEXT * 5}".encode()]


def _make_pdf() -> list[bytes]:
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # has no types

    files = []
    for compressed in (0, 1):
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=(400, 400), pageCompression=compressed)
        for page in (1, 2):
            canvas.setFont("Helvetica-Bold", 16)
            canvas.drawString(40, 360, f"The plans, part {page}")
            canvas.setFont("Helvetica", 9)
            for line, words in enumerate(_TEXT.split(", ")):
                canvas.drawString(40, 320 - 12 * line, words)
                canvas.drawString(220, 320 - 12 * line, words[::-1])
            canvas.drawString(190, 20, str(page))
            canvas.bookmarkPage(str(page))
            canvas.addOutlineEntry(f"Part {page}", str(page))
            canvas.showPage()
        canvas.save()
        files.append(buffer.getvalue())
    return files


def _make_docx() -> list[bytes]:
    import docx

    document = docx.Document()
    document.add_heading("The plans", level=1)
    document.add_paragraph(_TEXT)
    document.add_paragraph("first", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for cells, row in zip(table.rows, _ROWS, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    document.core_properties.title = "The plans of 2016"
    return [_save(document.save)]


def _make_pptx() -> list[bytes]:
    import pptx

    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "The plans"
    slide.placeholders[1].text = f"{_TEXT}\nsecond"
    slide.notes_slide.notes_text_frame.text = "Say it slowly."
    second = deck.slides.add_slide(deck.slide_layouts[5])
    table = second.shapes.add_table(3, 3, 0, 0, 5_000_000, 2_000_000).table
    for number, row in enumerate(_ROWS):
        for place, text in enumerate(row):
            table.cell(number, place).text = text
    return [_save(deck.save)]


def _make_odt() -> list[bytes]:
    from odf.opendocument import OpenDocumentText  # type: ignore[import-untyped]  # as above
    from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
    from odf.text import H, List, ListItem, P  # type: ignore[import-untyped]

    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="The plans"))
    document.text.addElement(P(text=_TEXT))
    items = List()
    item = ListItem()
    item.addElement(P(text="first"))
    items.addElement(item)
    document.text.addElement(items)
    table = Table(name="Gaps")
    for row in _ROWS:
        line = TableRow()
        for text in row:
            cell = TableCell()
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.text.addElement(table)
    return [_save(document.write)]


def _make_rtf() -> list[bytes]:
    text = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset238 Arial CE;}}"
        r"{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{\title The plans}{\author A Writer}}"
        r"{\header Running head\par}\pard\s1\b The plans\b0\par\pard\plain "
        + _TEXT
        + r" caf\'e9 \u8217? \uc1\u8211- {\*\bkmkstart a}\par"
        r"{\pntext\bullet\tab}first\par\trowd\cellx1000\cellx2000\intbl Area\cell Gap\cell\row"
        r"\trowd\cellx1000\cellx2000\intbl Dorset\cell 229\cell\row\pard"
        r"{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK a}{\fldrslt link}}\par}"
    )
    return [text.encode("ascii")]


def _make_xlsx() -> list[bytes]:
    import xlsxwriter  # type: ignore[import-untyped]  # as above

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Gaps")
    sheet.write(0, 0, "Local gaps")
    for number, row in enumerate(_ROWS):
        sheet.write_row(number + 2, 1, row)
    sheet.write_number(3, 4, 770_000)
    sheet.merge_range("B8:C8", "merged")
    book.add_worksheet("Empty")
    book.set_properties({"title": "The gaps of 2016", "author": "A Writer"})
    book.close()
    return [buffer.getvalue()]


def _make_csv() -> list[bytes]:
    comma, semicolon = StringIO(), StringIO()
    csv.writer(comma).writerows([("Local gaps",), (), *_ROWS, ('He said "no"', "two\nlines", "")])
    csv.writer(semicolon, delimiter=";").writerows(_ROWS)
    return [comma.getvalue().encode(), semicolon.getvalue().encode("utf-16")]


def _make_message() -> list[bytes]:
    message = EmailMessage()
    message["Subject"] = "Re: The plans \u2013 again"
    message["From"] = "A Writer <writer@example.org>"
    message["Date"] = "Mon, 14 Nov 2016 10:00:00 +0000"
    message.set_content(f"{_TEXT}\n\n> said before\n\n-- \nA Writer\n")
    message.add_alternative(f"<p>{_TEXT}</p>", subtype="html")
    message.add_attachment(b"\x00\x01", maintype="image", subtype="png", filename="caf\u00e9.png")
    return [message.as_bytes()]


def _make_listings() -> list[bytes]:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return [
        f'<?xml version="1.0"?><urlset {space}><url><loc>https://example.org/a</loc>'
        "<lastmod>2016-11-14</lastmod></url></urlset>".encode(),
        f"<sitemapindex {space}><sitemap><loc>https://example.org/s.xml</loc></sitemap>"
        "</sitemapindex>".encode(),
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Plans'
        b"</title><link>https://example.org/a</link><pubDate>Mon, 14 Nov 2016 10:00:00 GMT"
        b"</pubDate><author>a@example.org (A Writer)</author></item></channel></rss>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Plans</title>'
        b'<link href="/a"/><updated>2016-11-14T10:00:00Z</updated><author><name>A</name></author>'
        b"</entry></feed>",
    ]


def _make_sidecars() -> list[bytes]:
    return [
        b"title: The plans\npublisher: HCSA\npublished: 2016-11-14\nurl: https://example.org/a\n",
        b"location,title,publisher,published\na.txt,The plans,HCSA,14/11/2016\n*.pdf,,BMA,\n",
        b"a.txt:\n  title: The plans\n  published: 14 November 2016\n'*.pdf':\n  publisher: BMA\n",
    ]


def _save(save: Callable[[BytesIO], object]) -> bytes:
    buffer = BytesIO()
    save(buffer)
    return buffer.getvalue()


def _make_all() -> list[bytes]:
    return [seed for name, make in _SEEDS.items() if name != "kind" for seed in make()]


_SEEDS: Final[Mapping[str, Callable[[], list[bytes]]]] = {
    "text": _make_texts,
    "markdown": _make_markdown,
    "html": _make_html,
    "pdf": _make_pdf,
    "docx": _make_docx,
    "pptx": _make_pptx,
    "odt": _make_odt,
    "rtf": _make_rtf,
    "xlsx": _make_xlsx,
    "csv": _make_csv,
    "eml": _make_message,
    "listing": _make_listings,
    "sidecar": _make_sidecars,
    "kind": _make_all,
}
