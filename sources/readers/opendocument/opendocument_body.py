"""Read the body of an OpenDocument text: headings, paragraphs, lists, tables, boxes and notes."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.readers.opendocument.opendocument_styles import OpenStyles
from sources.readers.opendocument.opendocument_text import TEXT, int_of, is_gone, read_open_text
from sources.readers.parts.xml_walk import Element, walk
from sources.readers.tables.table_grid import Cell, grid_blocks
from sources.readers.text.loose_headings import may_be_marked
from sources.tidy import join_line, tidy_text

_TABLES: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TABLE: Final = f"{_TABLES}table"
_ROW: Final = f"{_TABLES}table-row"
_CELL: Final = f"{_TABLES}table-cell"
_COVERED: Final = f"{_TABLES}covered-table-cell"
_LIST: Final = f"{TEXT}list"
_HEADING: Final = f"{TEXT}h"
_TEXTS: Final = frozenset({f"{TEXT}p", _HEADING})
_CONTENTS: Final = frozenset({
    f"{TEXT}table-of-content",
    f"{TEXT}illustration-index",
    f"{TEXT}table-index",
    f"{TEXT}alphabetical-index",
})
# By column, where a cell is merged downwards: the rows that it still reaches, and its columns.
_Down: TypeAlias = dict[int, tuple[int, int]]
_WHOLE: Final = _TEXTS | _CONTENTS | {_LIST, _TABLE}
_MAX_REPEATS: Final = 100  # a file may claim that a cell stands there a million times


class OpenBody:
    """Reads what stands in the body of an OpenDocument text, in order.

    A note comes at the end of the section that marks it. Tables of one column are boxes round
    text; their text is read as text.

    Attributes:
        dropped: What was left out so far.
    """

    def __init__(self, styles: OpenStyles) -> None:
        """Keep the styles.

        Args:
            styles: Of the same file.
        """
        self.dropped: list[Dropped] = []
        self._styles = styles
        self._notes: list[Element] = []
        self._tables = 0

    def read(self, body: Element) -> Iterator[Block]:
        """Read the body.

        Args:
            body: The element ``office:text``.

        Yields:
            Blocks in reading order.
        """
        yield from self._read_content(body)
        yield from self._read_notes()

    def _read_content(self, container: Element) -> Iterator[Block]:
        for element in walk(container, whole=_WHOLE, skip=is_gone):
            if element.tag in _TEXTS:
                yield from self._read_paragraph(element, is_list=False)
            elif element.tag == _TABLE:
                yield from self._read_table(element)
            elif element.tag == _LIST:
                yield from self._read_list(element)
            elif element.tag in _CONTENTS:
                self._drop_contents(element)

    def _read_list(self, top: Element) -> Iterator[Block]:
        for element in walk(top, whole=_TEXTS | {_TABLE}, skip=is_gone):
            if element.tag in _TEXTS:
                yield from self._read_paragraph(element, is_list=True)
            elif element.tag == _TABLE:
                yield from self._read_table(element)

    def _read_paragraph(self, paragraph: Element, *, is_list: bool) -> Iterator[Block]:
        found = read_open_text(paragraph, raised=self._styles.raised)
        text = tidy_text(found.text)
        level = self._level(paragraph)
        if text and level is not None and may_be_marked(text):
            yield from self._read_notes()
            yield Block(BlockKind.HEADING, join_line([text]), level)
        elif text:
            yield Block(BlockKind.LIST_ITEM if is_list else BlockKind.PARAGRAPH, text)
        self._notes += found.notes
        for box in found.boxes:
            yield from self._read_content(box)

    def _level(self, paragraph: Element) -> int | None:
        styled = self._styles.levels.get(paragraph.get(f"{TEXT}style-name", ""))
        if paragraph.tag == _HEADING and styled != 0:
            return max(1, int_of(paragraph, f"{TEXT}outline-level", 1))
        return styled

    def _read_notes(self) -> Iterator[Block]:
        notes, self._notes = self._notes, []
        for note in notes:
            yield from self._read_content(note)

    def _drop_contents(self, contents: Element) -> None:
        for line in contents.iter(*_TEXTS):
            text = join_line([read_open_text(line, raised=self._styles.raised).text])
            if text:
                self.dropped.append(Dropped(text, "table of contents"))

    def _read_table(self, table: Element) -> Iterator[Block]:
        rows = [row for row in walk(table, whole={_ROW}, skip=is_gone) if row.tag == _ROW]
        if max((len(_cells(row)) for row in rows), default=0) < 2:
            for row in rows:
                yield from self._read_content(row)
            return
        self._tables += 1
        inner: list[Element] = []
        down: _Down = {}
        grid = [self._read_row(row, down, inner) for row in rows]
        yield from grid_blocks(grid, table=f"table {self._tables}")
        for element in inner:
            yield from (
                self._read_table(element) if element.tag == _TABLE else self._read_content(element)
            )

    def _read_row(self, row: Element, down: _Down, inner: list[Element]) -> list[Cell]:
        """Read a row; the file says of every place that a merged cell covers that it does."""
        line: list[Cell] = []
        column = covered = 0
        for element in _cells(row):
            is_covered = element.tag == _COVERED
            words = "" if is_covered else self._read_words(element, inner)
            repeats = int_of(element, f"{_TABLES}number-columns-repeated", 1)
            for _ in range(min(repeats, _MAX_REPEATS)):
                if is_covered and covered:
                    covered -= 1
                    continue
                rows, columns = down.pop(column, (0, 1))
                if not is_covered:
                    rows = int_of(element, f"{_TABLES}number-rows-spanned", 1)
                    columns = max(1, int_of(element, f"{_TABLES}number-columns-spanned", 1))
                line.append(Cell(words, columns, is_covered and rows > 0))
                if rows > 1:
                    down[column] = (rows - 1, columns)
                column, covered = column + columns, columns - 1
        return line

    def _read_words(self, cell: Element, inner: list[Element]) -> str:
        """Read a cell; tables and boxes in it are put off until its own table is read."""
        texts = []
        for element in walk(cell, whole={*_TEXTS, _TABLE}, skip=is_gone):
            if element.tag in _TEXTS:
                found = read_open_text(element, raised=self._styles.raised)
                texts.append(found.text)
                self._notes += found.notes
                inner += found.boxes
            elif element.tag == _TABLE:
                inner.append(element)
        return join_line(texts)


def _cells(row: Element) -> list[Element]:
    kinds = {_CELL, _COVERED}
    return [cell for cell in walk(row, whole=kinds, skip=is_gone) if cell.tag in kinds]
