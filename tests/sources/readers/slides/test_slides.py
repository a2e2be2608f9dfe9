"""PowerPoint files: slides as pages, in the order in which people read them."""

from io import BytesIO
from typing import Any

import pptx
import pytest
from hypothesis import given, settings
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation
from pptx.shapes.shapetree import GroupShapes, SlideShapes
from pptx.slide import Slide
from pptx.util import Inches

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.slides.slides import read_slides
from tests.sources.readers.office_making import BOMB, replace_part
from tests.sources.readers.spoiling import reads_or_refuses, spoiled, spoiled_part

_TITLE, _BULLETS, _TITLE_ONLY, _BLANK = 0, 1, 5, 6
_LONG = "A sentence on a slide without a title, which is too long to be taken for one of its own."


def _save(deck: Presentation) -> bytes:
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _slide(deck: Presentation, layout: int, title: str = "") -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if slide.shapes.title is not None:
        slide.shapes.title.text_frame.text = title
    return slide  # type: ignore[no-any-return]  # a layout's number gives anything


def _box(shapes: SlideShapes | GroupShapes, left: float, top: float, text: str) -> None:
    box = shapes.add_textbox(Inches(left), Inches(top), Inches(3), Inches(1))
    box.text_frame.text = text


def _deck() -> Presentation:
    deck = pptx.Presentation()
    deck.core_properties.title = "The plans of 2016"
    deck.core_properties.author = "Ann Smith"
    first = _slide(deck, _TITLE, "The plans")
    first.placeholders[1].text_frame.text = "For the board"
    second = _slide(deck, _BULLETS, "Money")
    second.placeholders[1].text_frame.text = "a gap of £20bn\nin 44 areas"
    notes = second.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "Say this slowly."
    return deck


def test_a_deck_is_read_slide_by_slide_with_its_notes() -> None:
    reading = read_slides(_save(_deck()))

    assert list(reading.blocks) == [
        Block(BlockKind.HEADING, "The plans", 1, page=1),
        Block(BlockKind.PARAGRAPH, "For the board", page=1),
        Block(BlockKind.HEADING, "Money", 2, page=2),
        Block(BlockKind.LIST_ITEM, "a gap of £20bn", page=2),
        Block(BlockKind.LIST_ITEM, "in 44 areas", page=2),
        Block(BlockKind.HEADING, "Speaker’s notes", 3, page=2),
        Block(BlockKind.PARAGRAPH, "Say this slowly.", page=2),
    ]
    assert (reading.facts.title, reading.facts.author) == ("The plans of 2016", "Ann Smith")
    assert (reading.facts.published, reading.warnings) == (None, ())


def test_boxes_are_read_as_they_stand_and_not_as_they_were_drawn() -> None:
    deck = pptx.Presentation()
    slide = _slide(deck, _TITLE_ONLY, "Order")
    _box(slide.shapes, 1, 4, "last")
    group = slide.shapes.add_group_shape()
    _box(group.shapes, 5, 2, "right in a group")
    _box(slide.shapes, 1, 2.02, "left")

    texts = [block.text for block in read_slides(_save(deck)).blocks]

    assert texts == ["Order", "left", "right in a group", "last"]


def test_a_slide_without_a_title_does_not_go_on_with_the_one_before() -> None:
    deck = _deck()
    short, long = _slide(deck, _BLANK), _slide(deck, _BLANK)
    _box(short.shapes, 1, 1, "A line at the top")
    _box(short.shapes, 1, 3, _LONG)
    _box(long.shapes, 1, 1, _LONG)

    headings = [
        (block.page, block.text)
        for block in read_slides(_save(deck)).blocks
        if block.kind is BlockKind.HEADING
    ]

    assert headings[-2:] == [(3, "A line at the top"), (4, "Slide 4")]


def test_tables_keep_their_headers_and_merged_cells() -> None:
    deck = pptx.Presentation()
    size = [Inches(each) for each in (1, 2, 6, 2)]
    table = _slide(deck, _TITLE_ONLY, "Table").shapes.add_table(3, 2, *size).table
    rows = [("Area", "Gap"), ("Dorset", "£10m"), ("", "£20m")]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))

    assert list(read_slides(_save(deck)).blocks[1:]) == [
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Gap: £10m", page=1, table="table 1", row=2),
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Gap: £20m", page=1, table="table 1", row=3),
    ]


def test_the_figures_of_a_chart_are_read() -> None:
    deck = pptx.Presentation()
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["2016", "2017"]
    data.add_series("Gap", (1, 2.5))
    data.add_series("Fund", (3, None))
    left, top, width, height = (Inches(each) for each in (1, 2, 6, 4))
    frame: Any = _slide(deck, _TITLE_ONLY, "Chart").shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, left, top, width, height, data
    )
    frame.chart.chart_title.text_frame.text = "£bn by year"

    texts = [block.text for block in read_slides(_save(deck)).blocks]

    assert texts == ["Chart", "£bn by year", "2016; Gap: 1; Fund: 3", "2017; Gap: 2.5"]


def test_footers_dates_and_slide_numbers_are_dropped() -> None:
    placeholder = (
        '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="x"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}"'
        ' idx="{id}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}'
        "</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    added = placeholder.format(id=11, kind="ftr", text="In confidence") + placeholder.format(
        id=12, kind="sldNum", text="2"
    )
    data = replace_part(
        _save(_deck()), "ppt/slides/slide2.xml", {"</p:spTree>": added + "</p:spTree>"}
    )

    reading = read_slides(data)

    assert reading.dropped == (
        Dropped("In confidence", "page footer"),
        Dropped("2", "slide number"),
    )
    assert "In confidence" not in [block.text for block in reading.blocks]


def test_a_number_that_counts_itself_and_a_note_mark_are_no_text() -> None:
    changes = {
        "a gap of £20bn</a:t></a:r>": 'a gap of £20bn</a:t></a:r><a:r><a:rPr baseline="30000"/>'
        '<a:t>1</a:t></a:r><a:r><a:t> yearly</a:t></a:r><a:fld id="{0}" type="slidenum">'
        "<a:t>2</a:t></a:fld>"
    }
    data = replace_part(_save(_deck()), "ppt/slides/slide2.xml", changes)

    assert "a gap of £20bn yearly" in [block.text for block in read_slides(data).blocks]


def test_bullets_that_are_switched_off_make_paragraphs() -> None:
    changes = {"<a:p><a:r><a:t>a gap": "<a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>a gap"}
    data = replace_part(_save(_deck()), "ppt/slides/slide2.xml", changes)

    kinds = [block.kind for block in read_slides(data).blocks if block.page == 2]

    assert kinds[1:3] == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]


def test_text_in_the_form_for_newer_programs_is_read_once() -> None:
    opening = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        '2006"><mc:Choice Requires="p14">'
    )
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        "<p:txBody><a:bodyPr/><a:p><a:r><a:t>New</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    added = f"{opening}{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent>"
    data = replace_part(
        _save(_deck()), "ppt/slides/slide1.xml", {"</p:spTree>": added + "</p:spTree>"}
    )

    assert [block.text for block in read_slides(data).blocks].count("New") == 1


def test_hidden_slides_are_read_and_named() -> None:
    deck = _deck()
    deck.slides[1].element.set("show", "0")

    reading = read_slides(_save(deck))

    assert "Money" in [block.text for block in reading.blocks]
    assert reading.warnings == (
        "Slide 2 is hidden when the slides are shown; it was read all the same.",
    )


def test_a_deck_without_text_is_refused() -> None:
    deck = pptx.Presentation()
    _slide(deck, _BLANK)

    with pytest.raises(NoTextError):
        read_slides(_save(deck))


@pytest.mark.parametrize("data", [b"", b"no slides", b"PK\x03\x04broken"])
def test_a_broken_file_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read_slides(data)


def test_an_encrypted_or_old_file_is_refused_as_such() -> None:
    with pytest.raises(ProtectedFileError, match="of the old"):
        read_slides(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on")


def test_entities_are_not_unfolded() -> None:
    data = replace_part(
        _save(_deck()),
        "ppt/slides/slide2.xml",
        {"<p:sld ": BOMB + "<p:sld ", "a gap of £20bn": "&i;"},
    )

    try:
        size = sum(len(block.text) for block in read_slides(data).blocks)
    except DamagedFileError:
        size = 0

    assert size < 1000


_WHOLE = _save(_deck())


@given(spoiled(_WHOLE))
@settings(max_examples=40, deadline=None)
def test_a_spoiled_file_is_read_or_refused(data: bytes) -> None:
    assert reads_or_refuses(read_slides, data)


@given(
    spoiled_part(_WHOLE, "ppt/slides/slide2.xml")
    | spoiled_part(_WHOLE, "ppt/presentation.xml")
    | spoiled_part(_WHOLE, "ppt/_rels/presentation.xml.rels")
)
@settings(max_examples=60, deadline=None)
def test_a_file_with_a_spoiled_part_is_read_or_refused(data: bytes) -> None:
    assert reads_or_refuses(read_slides, data)
