"""Writes the document of the comparison in every kind of file, as programs write them."""

import html
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType

import docx
import pptx
import xlsxwriter  # type: ignore[import-untyped]  # has no types
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from odf.opendocument import OpenDocumentText  # type: ignore[import-untyped]  # has no types
from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import (  # type: ignore[import-untyped]
    H,
    List,
    ListItem,
    Note,
    NoteBody,
    NoteCitation,
    P,
)
from pptx.slide import Slide
from pptx.util import Inches
from reportlab.lib import colors  # type: ignore[import-untyped]  # has no types
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as DrawnTable

from benchmarks.reader_sample import (
    AFTER_MARK,
    BEFORE_MARK,
    BOX,
    DELETED,
    NOTE,
    RUNNING_FOOT,
    RUNNING_HEAD,
    SampleSection,
)
from tests.sources.readers.office_making import replace_part

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MARGIN = 50
_OPEN_CHANGE = (
    '<office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
    f"<text:p>{DELETED}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
_HARD_MARKUP = f"<p>{BEFORE_MARK}<{{tag}}>1</{{tag}}>{AFTER_MARK}</p><p>{NOTE}</p>"
_HARD_PARAGRAPH = (
    f"<w:p {_W}><w:r><w:t>{BEFORE_MARK}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
    f"<w:del w:id='3' w:author='x'><w:r><w:delText>{DELETED}</w:delText></w:r></w:del>"
    f"<w:r><w:t xml:space='preserve'>{AFTER_MARK}</w:t></w:r>"
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    f"<w:p><w:r><w:t>{BOX}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    "</w:p>"
)


def write_word(sections: Sequence[SampleSection]) -> bytes:
    """Write .docx; of each pair of paragraphs one is in a content control, or added by a change."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = RUNNING_HEAD
    document.sections[0].footer.paragraphs[0].text = RUNNING_FOOT
    for section in sections:
        document.add_heading(section.heading, level=1)
        _write_paragraphs(document, section)
        for item in section.items:
            document.add_paragraph(item, style="List Bullet")
        rows = [section.table.header, *section.table.rows]
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for number, row in enumerate(rows):
            for cell, text in zip(table.rows[number].cells, row, strict=True):
                cell.text = text
    _add_note(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write_paragraphs(document: WordDocument, section: SampleSection) -> None:
    first, second = section.paragraphs
    document.add_paragraph(first)
    paragraph = document.add_paragraph()
    if section.page % 2:
        paragraph._p.addprevious(parse_xml(_control(second)))  # noqa: SLF001  # no other door
    else:
        paragraph._p.append(parse_xml(_change(second)))  # noqa: SLF001
    if section.page == 1:
        document.add_paragraph()._p.addnext(parse_xml(_HARD_PARAGRAPH))  # noqa: SLF001


def _add_note(document: WordDocument) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    note = f"<w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p>"
    notes = f'<w:footnotes {_W}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    name = PackURI("/word/footnotes.xml")
    part = Part(name, kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _control(text: str) -> str:
    words = html.escape(text)
    return (
        f"<w:sdt {_W}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )


def _change(text: str) -> str:
    return f'<w:ins {_W} w:id="1" w:author="x"><w:r><w:t>{html.escape(text)}</w:t></w:r></w:ins>'


def write_slides(sections: Sequence[SampleSection]) -> bytes:
    """Write .pptx; what stands lower on a slide was drawn first."""
    deck = pptx.Presentation()
    for section in sections:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        rows = [section.table.header, *section.table.rows]
        size = [Inches(each) for each in (1, 5.5, 8, 2)]
        table = slide.shapes.add_table(len(rows), len(rows[0]), *size).table
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        boxes = [*section.paragraphs, "\n".join(section.items)]
        for place, text in reversed(list(enumerate(boxes))):
            top = Inches(1.5 if place < 2 else 4.4)
            left = Inches(0.5 if place != 1 else 5)
            box = slide.shapes.add_textbox(left, top, Inches(4), Inches(2.5 if place < 2 else 1))
            box.text_frame.text = text
        if section.page == 1:
            _add_hard_shapes(slide)
        title = slide.shapes.title
        assert title is not None
        title.text_frame.text = section.heading
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _add_hard_shapes(slide: Slide) -> None:
    place = [Inches(each) for each in (0.5, 3.8, 4, 0.5)]
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(*place).text_frame.text = BOX
    place = [Inches(each) for each in (5, 3.8, 4, 0.5)]
    paragraph = slide.shapes.add_textbox(*place).text_frame.paragraphs[0]
    runs = [paragraph.add_run() for _ in range(3)]
    for run, text in zip(runs, (BEFORE_MARK, "1", AFTER_MARK), strict=True):
        run.text = text
    runs[1]._r.get_or_add_rPr().set("baseline", "30000")  # noqa: SLF001  # no other door
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = NOTE


def write_open_text(sections: Sequence[SampleSection]) -> bytes:
    """Write .odt."""
    document = OpenDocumentText()
    for section in sections:
        document.text.addElement(H(outlinelevel=1, text=section.heading))
        for text in section.paragraphs:
            document.text.addElement(P(text=text))
        if section.page == 1:
            document.text.addElement(_make_hard_paragraph())
        items = List()
        for item in section.items:
            each = ListItem()
            each.addElement(P(text=item))
            items.addElement(each)
        document.text.addElement(items)
        table = Table()
        for row in [section.table.header, *section.table.rows]:
            line = TableRow()
            for text in row:
                cell = TableCell()
                cell.addElement(P(text=text))
                line.addElement(cell)
            table.addElement(line)
        document.text.addElement(table)
    buffer = BytesIO()
    document.save(buffer)
    return replace_part(buffer.getvalue(), "content.xml", {"<office:text>": _OPEN_CHANGE})


def _make_hard_paragraph() -> P:
    paragraph, note, body = P(text=BEFORE_MARK), Note(noteclass="footnote"), NoteBody()
    body.addElement(P(text=NOTE))
    note.addElement(NoteCitation(text="1"))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(AFTER_MARK)
    return paragraph


def write_rich_text(sections: Sequence[SampleSection]) -> bytes:
    """Write .rtf as Word does."""
    parts = [
        r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}}",
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}",
        rf"{{\header\pard {RUNNING_HEAD}\par}}{{\footer\pard {RUNNING_FOOT}\par}}",
    ]
    for section in sections:
        parts.append(rf"\pard\plain\s1\outlinelevel0 {_escape(section.heading)}\par")
        parts += [rf"\pard\plain {_escape(text)}\par" for text in section.paragraphs]
        if section.page == 1:
            parts.append(
                rf"\pard\plain {{\shp{{\*\shpinst{{\shptxt\pard {BOX}\par}}}}}}{BEFORE_MARK}"
                rf"{{\super\chftn{{\footnote\pard\plain {NOTE}\par}}}}{{\deleted {DELETED}}}"
                rf"{AFTER_MARK}\par"
            )
        parts += [
            rf"{{\listtext\pard\plain\f1\'b7\tab}}\pard\plain\ls1 {_escape(item)}\par"
            for item in section.items
        ]
        edges = "".join(rf"\cellx{3000 * (place + 1)}" for place in range(3))
        for row in [section.table.header, *section.table.rows]:
            cells = "".join(rf"{_escape(text)}\cell " for text in row)
            parts.append(rf"\trowd{edges}\pard\plain\intbl {cells}\row")
    return "\r\n".join([*parts, "}"]).encode("ascii")


def _escape(text: str) -> str:
    plain = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(letter if letter.isascii() else rf"\u{ord(letter)}?" for letter in plain)


def write_page(sections: Sequence[SampleSection]) -> bytes:
    """Write .html with what a news site puts round an article."""
    body = []
    for section in sections:
        rows = "".join(
            f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>"
            for row in section.table.rows
        )
        head = "".join(f"<th>{html.escape(text)}</th>" for text in section.table.header)
        body.append(
            f"<h2>{html.escape(section.heading)}</h2>"
            + "".join(f"<p>{html.escape(text)}</p>" for text in section.paragraphs)
            + (_HARD_MARKUP.format(tag="sup") if section.page == 1 else "")
            + f"<ul>{''.join(f'<li>{html.escape(item)}</li>' for item in section.items)}</ul>"
            + f"<table><tr>{head}</tr>{rows}</table>"
        )
    page = (
        "<!DOCTYPE html><html><head><title>The plans</title></head><body>"
        f"<header><nav><a href='/'>Home</a> <a href='/x'>{RUNNING_HEAD}</a></nav></header>"
        "<div class='cookie-banner'>We use cookies to give you the best experience. Accept all"
        f"</div><main><article><h1>The plans</h1>{''.join(body)}</article></main>"
        f"<footer>{RUNNING_FOOT}</footer></body></html>"
    )
    return page.encode()


def write_sheets(sections: Sequence[SampleSection]) -> bytes:
    """Write .xlsx, a sheet for each section's table."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for section in sections:
            sheet = book.add_worksheet(section.heading)
            for number, row in enumerate([section.table.header, *section.table.rows]):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def write_pdf(sections: Sequence[SampleSection]) -> bytes:
    """Write .pdf, each section on a page of its own in two columns, with running heads."""
    buffer = BytesIO()
    width, height = A4
    column = (width - 3 * _MARGIN) / 2
    frames = [
        Frame(left, 60, column, height - 130, id=str(left))
        for left in (_MARGIN, 2 * _MARGIN + column)
    ]
    template = PageTemplate(frames=frames, onPage=_draw_furniture)
    document = BaseDocTemplate(buffer, pagesize=A4, pageTemplates=[template], invariant=1)
    styles = getSampleStyleSheet()
    story: list[object] = []
    for section in sections:
        story.append(Paragraph(html.escape(section.heading), styles["Heading2"]))
        story += [Paragraph(html.escape(text), styles["BodyText"]) for text in section.paragraphs]
        if section.page == 1:
            paragraph, note = _HARD_MARKUP.format(tag="super").split("</p>")[:2]
            texts = [each.removeprefix("<p>") for each in (paragraph, note)]
            story += [Paragraph(each, styles["BodyText"]) for each in texts]
        story += [Paragraph(f"• {html.escape(item)}", styles["BodyText"]) for item in section.items]
        grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        story += [
            Spacer(1, 10),
            DrawnTable([section.table.header, *section.table.rows], style=grid),
            PageBreak(),
        ]
    document.build(story)
    return buffer.getvalue()


def _draw_furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_MARGIN, A4[1] - 40, RUNNING_HEAD)
    canvas.drawString(_MARGIN, 35, RUNNING_FOOT)
    canvas.drawRightString(A4[0] - _MARGIN, 35, str(document.page))


WRITERS: Mapping[str, Callable[[Sequence[SampleSection]], bytes]] = MappingProxyType({
    "docx": write_word,
    "pptx": write_slides,
    "odt": write_open_text,
    "rtf": write_rich_text,
    "pdf": write_pdf,
    "html": write_page,
    "xlsx": write_sheets,
})
