"""Read PowerPoint files."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final

import pptx
from pptx.chart.chart import Chart
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from sources.block import Block, BlockKind, Facts, Reading
from sources.document import Dropped, Origin
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.kinds.archive import check_archive
from sources.readers.kinds.packed_kinds import COMPOUND_MARK
from sources.readers.parts.broken_parts import BROKEN_PARTS
from sources.readers.parts.property_author import read_property_author
from sources.readers.parts.property_title import read_property_title
from sources.readers.parts.xml_walk import Element, choose_alternatives, parse_xml
from sources.readers.slides.slide_text import (
    DIAGRAM,
    A,
    read_diagram,
    read_line,
    read_rows,
    read_shape,
)
from sources.readers.slides.visual_order import Box, reading_order
from sources.readers.tables.table_grid import grid_blocks
from sources.readers.tables.table_rows import table_blocks
from sources.readers.text.loose_headings import may_be_marked, may_be_title

_FURNITURE: Final = {
    PP_PLACEHOLDER.DATE: "slide's date",
    PP_PLACEHOLDER.FOOTER: "page footer",
    PP_PLACEHOLDER.HEADER: "page header",
    PP_PLACEHOLDER.SLIDE_NUMBER: "slide number",
}
_TITLES: Final = frozenset({
    PP_PLACEHOLDER.TITLE,
    PP_PLACEHOLDER.CENTER_TITLE,
    PP_PLACEHOLDER.VERTICAL_TITLE,
})
# The masters of PowerPoint give bullets to the text of these.
_LISTS: Final = frozenset({
    PP_PLACEHOLDER.BODY,
    PP_PLACEHOLDER.OBJECT,
    PP_PLACEHOLDER.VERTICAL_BODY,
    PP_PLACEHOLDER.VERTICAL_OBJECT,
})
_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_slides(data: bytes) -> Reading:
    """Read a .pptx file: the title, text, tables, charts and notes of every slide.

    What stands on a slide is read from top to bottom, and what stands side by side from left to
    right; the speaker's notes follow under a heading of their own. Pages are slides, counted from
    1. Hidden slides are read too, and a warning names them. Footers, dates and slide numbers are
    left out. Dates in the properties are not used: they say when the file was made.

    Args:
        data: A whole file.

    Returns:
        Blocks, and the title and author properties where they are such.

    Raises:
        DamagedFileError: If the file is no PowerPoint file, or broken.
        NoTextError: If it holds no text.
        ProtectedFileError: If it needs a password, or is an old .ppt file by another name.
    """
    if data.startswith(COMPOUND_MARK):
        raise ProtectedFileError(
            "the file is encrypted or of the old .ppt kind; save it as .pptx without a password"
        )
    check_archive(data)
    try:
        reading = _read(pptx.Presentation(BytesIO(data)))
    except (*BROKEN_PARTS, PythonPptxError) as error:
        raise DamagedFileError(
            "the file is no PowerPoint file, or broken; get a fresh copy"
        ) from error
    if not reading.blocks:
        raise NoTextError("the file holds no text; pictures are not read")
    return reading


def _read(presentation: Presentation) -> Reading:
    reader = _SlideReader()
    blocks: list[Block] = []
    hidden: list[int] = []
    for page, slide in enumerate(presentation.slides, start=1):
        blocks += reader.read(slide, page)
        if slide.element.get("show") in {"0", "false"}:
            hidden.append(page)
    properties = presentation.core_properties
    facts = Facts(
        Origin.PROPERTY,
        title=read_property_title(properties.title),
        author=read_property_author(properties.author),
    )
    warnings = (_name_hidden(hidden),) if hidden else ()
    return Reading(tuple(blocks), facts, tuple(reader.dropped), warnings)


def _name_hidden(pages: list[int]) -> str:
    if len(pages) == 1:
        return f"Slide {pages[0]} is hidden when the slides are shown; it was read all the same."
    named = ", ".join(map(str, pages))
    return f"Slides {named} are hidden when the slides are shown; they were read all the same."


class _SlideReader:
    """Reads slide by slide; tables and charts are counted through the whole file."""

    def __init__(self) -> None:
        self.dropped: list[Dropped] = []
        self._tables = 0
        self._charts = 0

    def read(self, slide: Slide, page: int) -> list[Block]:
        choose_alternatives(slide.element)
        title = slide.shapes.title
        words = "" if title is None else read_line(title.element)
        blocks = list(self._read_shapes(slide.shapes, slide, page))
        notes = list(_read_notes(slide, page))
        if not (words or blocks or notes):
            return []
        if title is not None and words and may_be_marked(words):
            is_main = title.placeholder_format.type is PP_PLACEHOLDER.CENTER_TITLE
            return [Block(BlockKind.HEADING, words, 1 if is_main else 2, page), *blocks, *notes]
        if words:
            blocks.insert(0, Block(BlockKind.PARAGRAPH, words, page=page))
        return [*_name_slide(blocks, page), *notes]

    def _read_shapes(self, shapes: Iterable[BaseShape], slide: Slide, page: int) -> Iterator[Block]:
        pieces = [shape for shape in shapes if not self._is_left_out(shape)]
        for place in reading_order([_box(shape) for shape in pieces]):
            shape = pieces[place]
            if isinstance(shape, GroupShape):
                yield from self._read_shapes(shape.shapes, slide, page)
            elif isinstance(shape, GraphicFrame):
                yield from self._read_frame(shape, page)
            elif shape.has_text_frame:
                yield from _read_text(shape, slide, page)

    def _is_left_out(self, shape: BaseShape) -> bool:
        if not shape.is_placeholder:
            return False
        kind = shape.placeholder_format.type
        if kind in _FURNITURE:
            dropped = Dropped(read_line(shape.element), _FURNITURE[kind])
            if dropped.text and dropped not in self.dropped:
                self.dropped.append(dropped)
        return kind in _FURNITURE or kind in _TITLES

    def _read_frame(self, frame: GraphicFrame, page: int) -> Iterator[Block]:
        table = next(frame.element.iter(f"{A}tbl"), None)
        if table is not None:
            yield from self._read_table(table, page)
        else:
            try:
                yield from self._read_figure(frame, page)
            except BROKEN_PARTS:
                self.dropped.append(Dropped(f"slide {page}", "chart that cannot be read"))

    def _read_figure(self, frame: GraphicFrame, page: int) -> Iterator[Block]:
        if frame.has_chart:
            yield from self._read_chart(frame.chart, page)
        for relation in frame.element.iter(f"{DIAGRAM}relIds"):
            part = frame.part.related_part(relation.get(f"{_RELATIONS}dm", ""))
            yield from read_diagram(parse_xml(part.blob), page=page)

    def _read_table(self, table: Element, page: int) -> Iterator[Block]:
        rows = read_rows(table)
        if max(map(len, rows), default=0) < 2:
            yield from read_shape(table, page=page)
            return
        self._tables += 1
        yield from grid_blocks(rows, table=f"table {self._tables}", page=page)

    def _read_chart(self, chart: Chart, page: int) -> Iterator[Block]:
        """Read the figures behind a chart: a row for each thing that is compared."""
        self._charts += 1
        if chart.has_title and (title := read_line(chart.chart_title.text_frame._txBody)):  # noqa: SLF001
            yield Block(BlockKind.PARAGRAPH, title, page=page)
        for plot in chart.plots:
            names = [_say(category) for category in plot.categories]
            series = [(each.name, list(each.values)) for each in plot.series]
            rows = [["", *(name for name, _ in series)]]
            for place, name in enumerate(names):
                values = (each[place] if place < len(each) else None for _, each in series)
                rows.append([name, *map(_say, values)])
            yield from table_blocks(rows, table=f"chart {self._charts}", page=page)


def _box(shape: BaseShape) -> Box:
    # Without a place of its own, and none in the layout, a shape gives None in spite of its types.
    edges: list[int | None] = [shape.left, shape.top, shape.width, shape.height]
    return Box(*(edge or 0 for edge in edges))


def _read_text(shape: BaseShape, slide: Slide, page: int) -> Iterator[Block]:
    if not shape.is_placeholder:
        yield from read_shape(shape.element, page=page)
        return
    place = shape.placeholder_format
    layout = slide.slide_layout.placeholders.get(place.idx)
    styles = [] if layout is None else [layout.element]
    yield from read_shape(shape.element, page=page, is_list=place.type in _LISTS, styles=styles)


def _name_slide(blocks: list[Block], page: int) -> list[Block]:
    """Make a heading for a slide without a title, so that it does not go on with the one before."""
    if len(blocks) > 1 and may_be_title(blocks[0]):
        return [replace(blocks[0], kind=BlockKind.HEADING, level=2), *blocks[1:]]
    return [Block(BlockKind.HEADING, f"Slide {page}", 2, page), *blocks]


def _read_notes(slide: Slide, page: int) -> Iterator[Block]:
    shape = slide.notes_slide.notes_placeholder if slide.has_notes_slide else None
    notes = [] if shape is None else list(read_shape(shape.element, page=page))
    if notes:
        yield Block(BlockKind.HEADING, "Speaker’s notes", 3, page)
        yield from notes


def _say(value: object) -> str:
    """Write a figure or the name of a category as people do."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
