"""Pages as odd programs make them: turned, cropped, with marks, hidden text and tables."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import reportlab  # type: ignore[import-untyped]  # reportlab ships no types
from PIL import Image
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # reportlab ships no types
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # as above
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # as above
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # as above
from reportlab.platypus import Table  # type: ignore[import-untyped]  # as above

from sources.block import Block, BlockKind
from sources.readers.pdf.pdf import read_pdf

_LINE = "The partnership will publish its plan for urgent care and the whole estate"
_FONT, _SIZE = "Helvetica", 11


def _make(*pages: Callable[[Canvas], None]) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for draw in pages:
        canvas.setFont(_FONT, _SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _change(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(buffer)
    return buffer.getvalue()


def _body(canvas: Canvas, *, top: float = 700, lines: int = 4) -> None:
    canvas.setFont(_FONT, _SIZE)
    for place in range(lines):
        canvas.drawString(72, top - 14 * place, f"{_LINE} {place}")


def _body_text(lines: int = 4) -> str:
    return " ".join(f"{_LINE} {place}" for place in range(lines))


def _texts(data: bytes) -> list[str]:
    return [block.text for block in read_pdf(data).blocks]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(degrees: int) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = degrees

    assert _texts(_change(_make(_body), turn)) == [_body_text()]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_that_is_drawn_turned_reads_the_same(degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.rotate(degrees)
        canvas.translate(-330, -640)
        _body(canvas)

    assert _texts(_make(draw)) == [_body_text()]


def test_words_down_the_margin_come_last() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(90)
        canvas.drawString(300, -40, "Draft in confidence")
        canvas.restoreState()
        _body(canvas)

    assert _texts(_make(draw)) == [_body_text(), "Draft in confidence"]


def test_printers_marks_outside_the_page_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        _body(canvas)
        canvas.drawString(5, 20, "plan_v3.indd 7")

    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].CropBox = [60, 60, 560, 800]

    reading = read_pdf(_change(_make(draw), crop))

    assert [block.text for block in reading.blocks] == [_body_text()]
    assert ("plan_v3.indd 7", "outside the page") in [
        (each.text, each.rule) for each in reading.dropped
    ]


def _hidden(canvas: Canvas) -> None:
    text = canvas.beginText(72, 500)
    text.setFont(_FONT, _SIZE)
    text.setTextRenderMode(3)
    text.textLine("Words of which nothing is seen")
    canvas.drawText(text)


def test_text_that_nobody_sees_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        _body(canvas)
        _hidden(canvas)

    reading = read_pdf(_make(draw))

    assert [block.text for block in reading.blocks] == [_body_text()]
    assert [each.rule for each in reading.dropped] == ["hidden text"]


def test_hidden_text_over_a_scanned_page_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (60, 80), 255), 0, 0, *A4)
        _hidden(canvas)

    assert _texts(_make(draw)) == ["Words of which nothing is seen"]


def test_page_labels_do_not_change_page_numbers() -> None:
    def label(pdf: pikepdf.Pdf) -> None:
        style = pikepdf.Dictionary(S=pikepdf.Name.r, St=7)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, style]))

    blocks = read_pdf(_change(_make(_body, lambda canvas: _body(canvas, lines=2)), label)).blocks

    assert [(block.page, [turn.page for turn in block.turns]) for block in blocks] == [(1, [2])]


def _raised(canvas: Canvas, x: float, y: float, text: str, mark: str) -> float:
    canvas.setFont(_FONT, _SIZE)
    canvas.drawString(x, y, text)
    x += canvas.stringWidth(text, _FONT, _SIZE)
    canvas.setFont(_FONT, 6)
    canvas.drawString(x, y + 4, mark)
    return x + float(canvas.stringWidth(mark, _FONT, 6)) + 3


def test_raised_marks_are_no_part_of_words_and_figures_but_powers_are() -> None:
    def draw(canvas: Canvas) -> None:
        x = _raised(canvas, 72, 700, "It covers 12 km", "2")
        x = _raised(canvas, x, 700, "with a gap of £22bn", "3,4")
        x = _raised(canvas, x, 700, "by 2018.", "15")
        _raised(canvas, x, 700, "On the 16", "th")

    assert _texts(_make(draw)) == ["It covers 12 km2 with a gap of £22bn by 2018. On the 16th"]


def test_a_footnote_does_not_stand_in_a_sentence_that_runs_over_the_page() -> None:
    def first(canvas: Canvas) -> None:
        _body(canvas)
        _raised(canvas, 72, 644, "and the money for it comes from every partner in the area", "1")
        canvas.setFont(_FONT, 8)
        canvas.drawString(72, 60, "1 NHS England, Delivering the plans.")

    def second(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "who has signed it. Nobody else is asked.")

    blocks = read_pdf(_make(first, second)).blocks

    assert blocks[0].text == "1 NHS England, Delivering the plans."
    assert blocks[1].text.endswith(
        "every partner in the area who has signed it. Nobody else is asked."
    )
    assert [(block.page, len(block.turns)) for block in blocks] == [(1, 0), (1, 1)]


def _rows(data: bytes) -> list[Block]:
    return [block for block in read_pdf(data).blocks if block.kind is BlockKind.TABLE_ROW]


def test_merged_cells_of_a_ruled_table_are_laid_out() -> None:
    cells = [
        ["Area", "Beds", "", "Note"],
        ["", "2016", "2017", ""],
        ["Poole", "320", "44", "Wards are closed"],
        ["Purbeck", "80", "12", "None"],
    ]

    def draw(canvas: Canvas) -> None:
        _body(canvas)
        style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (1, 0), (2, 0))]
        table = Table(cells, style=[*style, ("SPAN", (0, 0), (0, 1)), ("SPAN", (3, 0), (3, 1))])
        table.wrapOn(canvas, 400, 400)
        table.drawOn(canvas, 72, 500)

    rows = _rows(_make(draw))

    assert [row.text for row in rows] == [
        "Area: Poole; Beds 2016: 320; Beds 2017: 44; Note: Wards are closed",
        "Area: Purbeck; Beds 2016: 80; Beds 2017: 12; Note: None",
    ]
    assert {row.table for row in rows} == {"table 1"}


def test_a_table_that_goes_on_overleaf_is_one_with_its_header_said_once() -> None:
    def page(*numbers: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            cells = [["Area", "Beds"], *([f"Area {number}", str(number)] for number in numbers)]
            table = Table(
                cells, colWidths=[120, 90], style=[("GRID", (0, 0), (-1, -1), 1, "black")]
            )
            table.wrapOn(canvas, 400, 400)
            table.drawOn(canvas, 72, 500)

        return draw

    rows = _rows(_make(page(11, 12), page(13, 14)))

    assert [(row.text, row.page, row.row) for row in rows] == [
        ("Area: Area 11; Beds: 11", 1, 2),
        ("Area: Area 12; Beds: 12", 1, 3),
        ("Area: Area 13; Beds: 13", 2, 4),
        ("Area: Area 14; Beds: 14", 2, 5),
    ]


def test_aligned_short_cells_are_a_table_and_a_list_of_contents_is_none() -> None:
    table = (
        ("Trust", "Control total", "Beds"),
        ("Royal Bournemouth", "£1.2m", "320"),
        ("Poole Hospital", "-£3.4m", "210"),
        ("Dorset County", "£0.5m", "180"),
    )

    def draw(canvas: Canvas) -> None:
        _body(canvas, top=780)
        for place, row in enumerate(table):
            for x, cell in zip((72, 260, 400), row, strict=True):
                canvas.drawString(x, 680 - 18 * place, cell)
        for place, entry in enumerate(("Foreword", "The case for change", "Finance")):
            canvas.drawString(
                72, 540 - 14 * place, entry + "." * (60 - len(entry)) + str(place + 3)
            )

    reading = read_pdf(_make(draw))

    assert [block.text for block in reading.blocks if block.kind is BlockKind.TABLE_ROW] == [
        "Trust: Royal Bournemouth; Control total: £1.2m; Beds: 320",
        "Trust: Poole Hospital; Control total: -£3.4m; Beds: 210",
        "Trust: Dorset County; Control total: £0.5m; Beds: 180",
    ]
    assert [each.text[:8] for each in reading.dropped] == ["Foreword", "The case", "Finance."]


def test_bold_lines_at_the_size_of_the_text_are_headings() -> None:
    def draw(canvas: Canvas) -> None:
        top = 760
        for heading in ("Introduction", "The case for change"):
            canvas.setFont("Helvetica-Bold", _SIZE)
            canvas.drawString(72, top, heading)
            _body(canvas, top=top - 14)
            canvas.drawString(72, top - 70, "and there it ends.")
            top -= 84

    blocks = read_pdf(_make(draw)).blocks

    assert [(block.kind, block.text) for block in blocks[::2]] == [
        (BlockKind.HEADING, "Introduction"),
        (BlockKind.HEADING, "The case for change"),
    ]


def test_the_outline_names_headings_and_their_levels() -> None:
    def draw(canvas: Canvas) -> None:
        top = 760
        for level, heading in enumerate(("Introduction", "The case for change")):
            canvas.bookmarkPage(heading)
            canvas.addOutlineEntry(heading, heading, level)
            canvas.drawString(72, top, f"{level + 1}. {heading}")
            _body(canvas, top=top - 14)
            canvas.drawString(72, top - 70, "and there it ends.")
            top -= 84

    blocks = read_pdf(_make(draw)).blocks

    assert [(block.text, block.level) for block in blocks if block.level] == [
        ("1. Introduction", 2),
        ("2. The case for change", 3),
    ]


def test_columns_below_a_wide_heading_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(50, 760, "How all of the partners will work together")
        canvas.setFont(_FONT, 9)
        for row in range(12):  # row by row, as some programs paint
            for x, column in ((50, "left"), (225, "middle"), (400, "right")):
                canvas.drawString(x, 700 - 11 * row, f"words of the {column} column, row {row}")

    blocks = read_pdf(_make(draw)).blocks

    assert blocks[0].text == "How all of the partners will work together"
    words = " ".join(block.text for block in blocks[1:])
    assert words == " ".join(
        f"words of the {column} column, row {row}"
        for column in ("left", "middle", "right")
        for row in range(12)
    )


def test_ligatures_are_letters_and_soft_hyphens_go() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", str(folder / "Vera.ttf")))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", _SIZE)
        text = "The ofﬁce of ﬁnance says that the ﬂow of co\xadoperation and trans\xad"
        canvas.drawString(72, 700, text)
        canvas.drawString(72, 686, "formation of care 👍 goes on.")  # a letter that the font lacks
        canvas.drawString(72, 640, "Nothing is moved by that letter.")

    assert _texts(_make(draw)) == [
        "The office of finance says that the flow of cooperation and transformation of care"
        " goes on.",
        "Nothing is moved by that letter.",
    ]


def test_names_of_files_in_other_letters_do_not_part_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        _body(canvas)
        canvas.setFont("Courier", 8)
        canvas.drawString(72, 700 - 14 * 4, "/plans/estate-strategy.pdf")
        canvas.setFont(_FONT, _SIZE)
        canvas.drawString(204, 700 - 14 * 4, "is where all of it is kept and read")
        _body(canvas, top=700 - 14 * 5, lines=2)

    (text,) = _texts(_make(draw))

    assert "3 /plans/estate-strategy.pdf is where all of it is kept and read" in text
    assert text.endswith(f"{_LINE} 1")


def test_a_title_that_runs_over_the_pages_in_small_letters_is_kept_once() -> None:
    title = "The estate strategy of Northshire"

    def draw_first(canvas: Canvas) -> None:
        canvas.setFont(_FONT, 22)
        canvas.drawString(72, 780, title)
        _body(canvas)

    def draw_other(canvas: Canvas) -> None:
        canvas.setFont(_FONT, 9)
        canvas.drawString(72, 800, title)
        _body(canvas)

    reading = read_pdf(_make(draw_first, *[draw_other] * 4))

    assert [block.text for block in reading.blocks].count(title) == 1
    assert (reading.blocks[0].text, reading.blocks[0].level) == (title, 1)


def test_a_table_of_contents_is_left_out_and_listed() -> None:
    lines = [f"{number} Chapter {'. ' * 20}{number + 2}" for number in range(1, 5)]

    def draw(canvas: Canvas) -> None:
        for place, line in enumerate(lines):
            canvas.drawString(72, 780 - 14 * place, line)
        _body(canvas, top=600)

    reading = read_pdf(_make(draw))

    assert [block.text for block in reading.blocks] == [_body_text()]
    assert [each.rule for each in reading.dropped] == ["table of contents"] * 4


def test_what_stands_over_a_table_at_the_foot_of_a_page_is_no_running_foot() -> None:
    def draw(number: int) -> Callable[[Canvas], None]:
        def draw_page(canvas: Canvas) -> None:
            for place in range(4):
                own = f"{'abcd'[number - 1]}{'wxyz'[place]}"
                canvas.drawString(72, 700 - 14 * place, f"{own} {_LINE}")
            canvas.drawString(72, 400, f"What is asked of the board is aim {number}")
            table = Table(
                [["Area", "Beds"], ["Dorset", "320"], ["Devon", "210"]],
                style=[("GRID", (0, 0), (-1, -1), 1, "black")],
            )
            table.wrapOn(canvas, 400, 200)
            table.drawOn(canvas, 72, 300)
            canvas.drawString(300, 40, str(number))

        return draw_page

    reading = read_pdf(_make(*map(draw, range(1, 5))))

    text = "\n".join(block.text for block in reading.blocks)
    assert [f"the board is aim {number}" in text for number in range(1, 5)] == [True] * 4
    assert [each.text for each in reading.dropped] == ["1", "2", "3", "4"]
