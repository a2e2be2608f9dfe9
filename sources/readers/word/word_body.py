"""Read the body of a Word file: headings, paragraphs, lists, tables, boxes and notes."""

from collections.abc import Iterator, Mapping
from typing import Final

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.readers.parts.xml_walk import Element, walk
from sources.readers.tables.table_grid import Cell, grid_blocks
from sources.readers.text.loose_headings import may_be_marked
from sources.readers.word.word_styles import W, WordStyle, paragraph_style
from sources.readers.word.word_text import WordText, is_gone, read_paragraph
from sources.tidy import join_line, tidy_text

_PARAGRAPH: Final = f"{W}p"
_TABLE: Final = f"{W}tbl"
_ROW: Final = f"{W}tr"
_CELL: Final = f"{W}tc"


class WordBody:
    """Reads what stands in a Word file's body, in order.

    A note comes at the end of the section that marks it, so that it stands with what it is about
    and yet parts no list. Tables of one column are boxes round text; their text is read as text.

    Attributes:
        dropped: What was left out so far.
    """

    def __init__(
        self, styles: Mapping[str, WordStyle], notes: Mapping[tuple[str, str], Element]
    ) -> None:
        """Keep what the body refers to.

        Args:
            styles: By their id.
            notes: By the part that holds each, and its number there.
        """
        self.dropped: list[Dropped] = []
        self._styles = styles
        self._notes = notes
        self._pending: list[tuple[str, str]] = []
        self._carried = ""
        self._tables = 0

    def read(self, body: Element) -> Iterator[Block]:
        """Read the body.

        Args:
            body: The element ``w:body``.

        Yields:
            Blocks in reading order.
        """
        yield from self._read_content(body)
        if text := tidy_text(self._carried):
            yield Block(BlockKind.PARAGRAPH, text)
        yield from self._read_notes()

    def _read_content(self, container: Element) -> Iterator[Block]:
        for element in walk(container, whole={_PARAGRAPH, _TABLE}, skip=is_gone):
            if element.tag == _PARAGRAPH:
                yield from self._read_paragraph(element)
            elif element.tag == _TABLE:
                yield from self._read_table(element)

    def _read_paragraph(self, paragraph: Element) -> Iterator[Block]:
        found = self._take(paragraph)
        text = tidy_text(found.text)
        style = paragraph_style(paragraph, self._styles)
        if text and style.is_contents:
            self.dropped.append(Dropped(join_line([text]), "table of contents"))
        elif text and style.level is not None and may_be_marked(text):
            yield from self._read_notes()
            yield Block(BlockKind.HEADING, join_line([text]), style.level)
        elif text:
            yield Block(BlockKind.LIST_ITEM if style.is_list else BlockKind.PARAGRAPH, text)
        self._pending += found.notes
        for box in found.boxes:
            yield from self._read_content(box)

    def _take(self, paragraph: Element) -> WordText:
        """Read a paragraph; one whose end was deleted goes on in the next."""
        found = read_paragraph(paragraph)
        found.text, self._carried = self._carried + found.text, ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            found.text, self._carried = "", found.text
        return found

    def _read_notes(self) -> Iterator[Block]:
        pending, self._pending = self._pending, []
        for key in dict.fromkeys(pending):
            note = self._notes.get(key)
            if note is not None:
                yield from self._read_content(note)
        self._pending = []  # notes on notes, which Word does not allow, might go in a circle

    def _read_table(self, table: Element) -> Iterator[Block]:
        rows = [
            row
            for row in walk(table, whole={_ROW}, skip=is_gone)
            if row.tag == _ROW and row.find(f"{W}trPr/{W}del") is None
        ]
        if max((len(_cells(row)) for row in rows), default=0) < 2:
            for row in rows:
                yield from self._read_content(row)
            return
        self._tables += 1
        inner: list[Element] = []
        grid = [
            [*_indent(row), *(self._read_cell(each, inner) for each in _cells(row))] for row in rows
        ]
        yield from grid_blocks(grid, table=f"table {self._tables}")
        for element in inner:
            yield from (
                self._read_table(element) if element.tag == _TABLE else self._read_content(element)
            )

    def _read_cell(self, cell: Element, inner: list[Element]) -> Cell:
        """Read a cell; tables and boxes in it are put off until its own table is read."""
        texts = []
        for element in walk(cell, whole={_PARAGRAPH, _TABLE}, skip=is_gone):
            if element.tag == _PARAGRAPH:
                found = self._take(element)
                texts.append(found.text)
                self._pending += found.notes
                inner += found.boxes
            elif element.tag == _TABLE:
                inner.append(element)
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        return Cell(
            join_line(texts),
            _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1),
            merged is not None and merged.get(f"{W}val") != "restart",
        )


def _cells(row: Element) -> list[Element]:
    return [cell for cell in walk(row, whole={_CELL}, skip=is_gone) if cell.tag == _CELL]


def _indent(row: Element) -> list[Cell]:
    """Stand in for the columns that a row leaves out at its start."""
    skipped = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    return [Cell("", skipped)] if skipped else []


def _number(element: Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isdecimal() and len(value) < 6 else default
