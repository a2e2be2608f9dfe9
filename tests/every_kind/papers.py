"""One real-looking file of every kind, about an area that there is not.

Each is made with another library than its reader's own, or by hand; slides alone are made with the
one library that can.
"""

from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from odf.opendocument import OpenDocumentText  # type: ignore[import-untyped]  # ships no types
from odf.text import H, P  # type: ignore[import-untyped]  # as above
from pptx import Presentation
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # as above
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # as above

from tests.sources.readers.office_making import make_word
from tests.sources.readers.table_making import make_ods, make_xlsx

_ABOUT = (
    "The partnership of Northshire brings together three hospital trusts, two councils and the "
    "charities of the county, and it meets every second month in the town hall of Marlow Bay."
)
_AFTER = (
    "Minutes are published within ten days, and anybody may put a question to the board in "
    "writing before it meets."
)


def write_papers(folder: Path) -> Path:
    """Write one file of every kind into a folder.

    Args:
        folder: Made where it is missing.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "note.txt": _text(),
        "brief.md": _markdown(),
        "news.html": _page(),
        "areas.csv": _csv(),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    files = {
        "plan.pdf": _pdf(),
        "draft.docx": _word(),
        "talk.pptx": _slides(),
        "letter.odt": _opendocument(),
        "record.rtf": _rich_text(),
        "finance.xlsx": _workbook(),
        "beds.ods": _opendocument_sheet(),
        "reply.eml": _message(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def _text() -> str:
    return (
        "TITLE: A note on the ambulance station\nPUBLISHER: Northshire Gazette\n"
        f"DATE: 3 March 2017\n\n{_ABOUT}\n\nThe ambulance station at Quayside will keep nine"
        f" vehicles through the night.\n\n{_AFTER}\n"
    )


def _markdown() -> str:
    return (
        "---\ntitle: Maternity in Northshire\npublisher: Northshire Council\n"
        f"published: 2018-02-05\n---\n\n# Maternity in Northshire\n\n{_ABOUT}\n\n"
        "## Birth centre\n\nThe birth centre in Oakham Row opened on 12 January 2018 with six"
        f" rooms.\n\n{_AFTER}\n"
    )


def _page() -> str:
    return f"""<!doctype html><html lang="en"><head><title>Dentists | Northshire News</title>
<meta property="og:site_name" content="Northshire News">
<meta property="article:published_time" content="2017-06-09T08:00:00Z">
<link rel="canonical" href="https://news.example/dentists"></head><body>
<div class="cookie">We use cookies. By continuing you agree to our cookie policy.</div>
<nav><a href="/">Home</a> <a href="/jobs">Jobs</a></nav>
<article><h1>Dentists to leave the high street</h1><p>{_ABOUT}</p>
<h2>Where they go</h2><p>The dental surgery of Fern Street will move into the library in
September.</p><p>{_AFTER}</p></article>
<footer>All rights reserved. Northshire News 2017.</footer></body></html>"""


def _csv() -> str:
    return (
        "Practice,Patients,Senior partner\nHarbour Surgery,8450,Dr Imogen Vale\n"
        "Hillside Surgery,11200,Dr Rufus Thorne\n"
    )


def _pdf() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setTitle("The five-year plan of Northshire")
    pages = (
        ("The five-year plan of Northshire", _ABOUT),
        ("Mental health", "The crisis house in Alder Lane will take twelve guests at a time."),
        ("What comes next", _AFTER),
    )
    for number, (heading, text) in enumerate(pages, start=1):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 760, heading)
        canvas.setFont("Helvetica", 11)
        for place, line in enumerate(_wrap(text)):
            canvas.drawString(72, 730 - 14 * place, line)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 40, "Northshire partnership")
        canvas.drawString(500, 40, str(number))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _wrap(text: str, *, width: int = 80) -> Sequence[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _word() -> bytes:
    heading = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Stroke care</w:t></w:r></w:p>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    )
    texts = (
        _ABOUT,
        None,
        "The stroke unit of Saint Brannock will admit patients on all seven days from April 2019.",
        _AFTER,
    )
    body = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if text else heading for text in texts
    )
    return make_word(body, styles=styles)


def _slides() -> bytes:
    deck = Presentation()
    for title, text in (
        ("Northshire partnership", _ABOUT),
        ("Pharmacies", "Fourteen pharmacies of the county give flu jabs without an appointment."),
    ):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _opendocument() -> bytes:
    document = OpenDocumentText()
    for element in (
        P(text=_ABOUT),
        H(outlinelevel=1, text="Hospice"),
        P(text="The hospice of Mill Green lost its grant of ninety thousand pounds in 2018."),
        P(text=_AFTER),
    ):
        document.text.addElement(element)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _rich_text() -> bytes:
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}"
        rf"\pard {_ABOUT}\par "
        r"\pard The fracture clinic at Tanner\rquote s Yard saw 4,310 people in its first"
        r" year.\par "
        rf"\pard {_AFTER}\par }}"
    ).encode("ascii")


def _workbook() -> bytes:
    return make_xlsx({
        "Summary": [("Northshire finance", None), ("All figures in thousands of pounds", None)],
        "Savings": [
            ("Programme", "Saving", "Owner"),
            ("Estates", 5125, "Petra Lindqvist"),
            ("Prescribing", 3870, "Omar Haddad"),
        ],
    })


def _opendocument_sheet() -> bytes:
    rows = [("Hospital", "Beds"), ("Castle Hill Infirmary", 412), ("Westgate Cottage", 28)]
    return make_ods("Beds", rows)


def _message() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Re: parking at the infirmary"
    message["From"] = "Rosa Winterbourne <rosa@northshire.example>"
    message["Date"] = "Tue, 14 Nov 2017 09:30:00 +0000"
    message.set_content(
        f"Dear all,\n\n{_ABOUT}\n\nParking at the infirmary will be free for volunteers from"
        f" Christmas onwards.\n\n{_AFTER}\n"
    )
    return message.as_bytes()
