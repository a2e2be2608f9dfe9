"""Makes a long plan in two columns, as planning offices set them, whose every word is known."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Final

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # reportlab ships no types
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]  # as above
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # as above

RUNNING_HEAD: Final = "Sustainability and transformation plan for the North"
TABLE: Final = (
    ("Footprint", "Population", "Gap in 2021"),
    ("Alderdale", "770,000", "£221m"),
    ("Brackenshire", "1,210,000", "£340m"),
    ("Corve Valley", "480,000", "£97m"),
)
_FONT, _BOLD = "Times-Roman", "Times-Bold"
_SIZE, _NOTE_SIZE = 9.5, 7
_LEADING = 11.6
_COLUMNS: Final = (56.0, 306.0)
_COLUMN_WIDTH = 233.0
_TOP, _FOOT = 770.0, 120.0
_SUBJECTS = [
    "the partnership",
    "every provider",
    "each commissioner",
    "the local authority",
    "the clinical board",
    "a new alliance",
    "the ambulance service",
    "primary care",
    "the hospital trust",
    "the workforce group",
]
_VERBS = [
    "will redesign",
    "must publish",
    "agrees to fund",
    "has reviewed",
    "cannot defer",
    "expects to consolidate",
    "proposes to centralise",
    "undertakes to measure",
    "should report on",
    "intends to expand",
]
_OBJECTS = [
    "community beds",
    "the estates programme",
    "digital records",
    "urgent care pathways",
    "mental health crisis teams",
    "the capital bid",
    "prevention schemes",
    "the control total",
    "specialised services",
    "diagnostics",
]
_ENDINGS = [
    "before the winter of 2018",
    "within its own footprint",
    "under the national guidance",
    "with patients and carers",
    "at no additional cost",
    "across all seven districts",
    "once consultation has closed",
    "by the final quarter",
    "where clinical evidence supports it",
    "subject to scrutiny",
]


@dataclass(slots=True)
class Plan:
    """A plan and what is in it.

    Attributes:
        data: The file.
        words: The words of the running text, in reading order.
        pages: The page on which each of them stands.
        notes: The text of each footnote, with its page.
    """

    data: bytes = b""
    words: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def make_plan(pages: int, *, seed: int = 4, by_row: bool = False) -> Plan:
    """Set a plan.

    Args:
        pages: How many.
        seed: Of the text.
        by_row: Whether lines are painted across both columns, row by row.

    Returns:
        The plan.
    """
    plan, buffer = Plan(), BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=0)
    words = _write(Random(seed))  # noqa: S311  # no secret
    for page in range(1, pages + 1):
        _draw_edges(canvas, page)
        top = _TOP
        if page == pages // 2:
            top = _draw_table(canvas)
        strokes = [_fill(plan, words, column, top, page) for column in _COLUMNS]
        lines = [line for column in strokes for line in column]
        if by_row:
            lines.sort(key=lambda line: -line[1])
        for x, y, text in lines:
            _draw_line(canvas, x, y, text)
        _draw_notes(canvas, plan, page)
        canvas.showPage()
    canvas.save()
    plan.data = buffer.getvalue()
    return plan


def _write(random: Random) -> Iterator[str]:
    """Give the words of ever new sentences; each has a number that no other has."""
    number = 1000
    while True:
        for _ in range(random.randint(2, 5)):
            number += 1
            parts = (_SUBJECTS, _VERBS, _OBJECTS, _ENDINGS)
            text = " ".join(random.choice(each) for each in parts)
            yield from f"{text[0].upper()}{text[1:]} in action {number}.".split()
        yield ""


def _fill(
    plan: Plan, words: Iterator[str], x: float, top: float, page: int
) -> list[tuple[float, float, str]]:
    lines, line, y = [], "", top
    while y > _FOOT:
        word = next(words)
        longer = f"{line} {word}".strip()
        if word and stringWidth(longer, _FONT, _SIZE) <= _COLUMN_WIDTH:
            line = longer
        else:
            lines.append((x, y, line))
            y -= _LEADING if word else 1.7 * _LEADING
            line = word
        if word:
            plan.words.append(word)
            plan.pages.append(page)
    if line:
        lines.append((x, y, line))
    return lines


def _draw_line(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFont(_FONT, _SIZE)
    canvas.drawString(x, y, text)
    if text.endswith(".") and len(text) % 5 == 0:  # the mark of a note, raised
        canvas.setFont(_FONT, 5.5)
        canvas.drawString(x + stringWidth(text, _FONT, _SIZE), y + 3.6, str(len(text) % 9 + 1))


def _draw_edges(canvas: Canvas, page: int) -> None:
    canvas.setFont(_BOLD, 8)
    if page % 2:
        canvas.drawString(_COLUMNS[0], 806, RUNNING_HEAD)
    else:
        canvas.drawRightString(
            _COLUMNS[1] + _COLUMN_WIDTH, 806, f"Chapter {1 + page // 8}: Delivery"
        )
    canvas.drawCentredString(A4[0] / 2, 40, str(page))


def _draw_notes(canvas: Canvas, plan: Plan, page: int) -> None:
    canvas.line(_COLUMNS[0], 104, _COLUMNS[0] + 120, 104)
    for place in range(2):
        note = f"Annex {page}.{place} of the delivery agreement, as signed by all parties."
        y = 92 - 9 * place
        canvas.setFont(_FONT, 4.5)
        canvas.drawString(_COLUMNS[0], y + 2.5, str(place + 1))
        canvas.setFont(_FONT, _NOTE_SIZE)
        canvas.drawString(_COLUMNS[0] + 5, y, note)
        plan.notes.append((page, note))


def _draw_table(canvas: Canvas) -> float:
    """Draw a ruled table over both columns, and tell where the text goes on."""
    xs, y = (56.0, 220.0, 380.0, 539.0), _TOP
    canvas.grid(xs, [y + 12 - 16 * place for place in range(len(TABLE) + 1)])
    for row in TABLE:
        for x, cell in zip(xs, row, strict=False):
            canvas.setFont(_FONT, _SIZE)
            canvas.drawString(x + 4, y, cell)
        y -= 16
    return y - 20
