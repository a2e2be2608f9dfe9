"""Make blocks of the text of RTF."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.readers.rich_text.rtf_state import PLAIN, Destination, GroupState, Layout
from sources.readers.rich_text.rtf_table import RtfTable, tidy_cells
from sources.readers.tables.table_grid import grid_blocks
from sources.readers.text.loose_headings import may_be_marked
from sources.tidy import join_line, tidy_text

_DROPPED: Final = {
    Destination.HEADER: "page header",
    Destination.FOOTER: "page footer",
    Destination.COMMENT: "comment",
}
_PARAGRAPH_ENDS: Final = frozenset({"par", "sect", "page", "column"})
_PROPERTIES: Final = frozenset({Destination.TITLE, Destination.AUTHOR})


_LOWEST: Final = 9  # an outline level beyond it is the body's
_SEEN: Final = 50
_PIECES: Final = 4


@dataclass(frozen=True, slots=True)
class _Style:
    level: int | None = None
    is_contents: bool = False


_BODY: Final = _Style()


class RtfBody:
    """Takes text and the control words that part it.

    A note comes at the end of the section that marks it. Tables of one column are boxes round
    text; their text is read as text.

    Attributes:
        blocks: What was read so far, in order.
        dropped: What was left out so far.
        properties: What the file says of itself, by destination.
    """

    def __init__(self) -> None:
        """Begin an empty text."""
        self.blocks: list[Block] = []
        self.dropped: list[Dropped] = []
        self.properties: dict[Destination, str] = {}
        self._line: list[str] = []  # pieces: there may be a million of them
        self._bulleted = False
        self._aside: dict[Destination, list[str]] = {}
        self._notes: list[str] = []
        self._styles: dict[int, _Style] = {}
        self._table = RtfTable()
        self._tables = 0
        self._hosts: list[list[str]] = []

    def text_before(self, state: GroupState) -> str:
        """Give what stands right before this place in the same paragraph.

        Args:
            state: What holds at this place.

        Returns:
            The last few pieces of text, not tidy.
        """
        is_body = state.destination is Destination.BODY
        pieces = self._line if is_body else self._aside.get(state.destination, [])
        return "".join(pieces[-_PIECES:])

    def take_text(self, text: str, state: GroupState) -> None:
        """Take text.

        Args:
            text: Decoded, not tidy.
            state: What holds where it stands.
        """
        destination = state.destination
        if destination is Destination.BULLET:
            self._bulleted = True
        elif state.deleted:
            self._drop(text, "deleted in tracked changes")
        elif destination is Destination.BODY:
            self._line.append(text)
        elif destination not in {Destination.NOWHERE, Destination.FONTS}:
            self._aside.setdefault(destination, []).append(text)
        ends_style = destination is Destination.STYLES and text.rstrip().endswith(";")
        if ends_style and destination in self._aside:  # not where all of it was deleted
            self._define_style("".join(self._aside.pop(destination)), state.layout)

    def take_word(self, word: str, number: int | None, state: GroupState) -> None:
        """Take a control word; those that part no text mean nothing.

        Args:
            word: Any control word.
            number: The number behind it.
            state: What holds where it stands.
        """
        if state.destination is not Destination.BODY:
            if word in _PARAGRAPH_ENDS and state.destination in self._aside:
                self._aside[state.destination].append("\n")
        elif word in _PARAGRAPH_ENDS:
            self._end_paragraph(state.layout)
        elif word == "cell":
            self._table.end_cell(self._take_line())
        elif word == "nestcell":  # of a table inside a cell
            self._line.append(" ")
        elif word == "row":
            self._table.end_row()
        else:
            self._table.define(word, number)

    def begin_box(self) -> None:
        """Begin a text box; it is read before the paragraph that it hangs on."""
        if not (self._table.in_row or self._hosts):
            self._end_table()
        self._hosts.append(self._line)
        self._line = []

    def end_box(self) -> None:
        """End a text box."""
        self._end_paragraph(PLAIN)
        self._line = self._hosts.pop()

    def end_destination(self, destination: Destination) -> None:
        """End a stretch of text that is not the body's.

        Args:
            destination: Where the text went.
        """
        text = "".join(self._aside.pop(destination, ()))
        if destination is Destination.NOTE:
            self._notes.append(text)
        elif destination in _DROPPED:
            self._drop(text, _DROPPED[destination])
        elif destination in _PROPERTIES:
            self.properties[destination] = text

    def finish(self) -> None:
        """End the text."""
        self._end_paragraph(PLAIN)
        self._end_table()
        self._end_section()

    def _take_line(self) -> str:
        line, self._line, self._bulleted = "".join(self._line), [], False
        return line

    def _drop(self, text: str, rule: str) -> None:
        dropped = Dropped(join_line([text]), rule)
        # Every section of a file repeats its page headers.
        if dropped.text and dropped not in self.dropped[-_SEEN:]:
            self.dropped.append(dropped)

    def _define_style(self, text: str, layout: Layout) -> None:
        name = text.strip().rstrip(";").strip().lower()
        number = name.removeprefix("heading ")
        level = None if layout.outline is None else layout.outline + 1
        if name == "title":
            level = 0
        elif name.startswith("heading ") and number.isdecimal():
            level = int(number)
        is_contents = name.startswith("toc ") and name[4:].isdecimal()
        self._styles[layout.style] = _Style(level, is_contents or name == "toc heading")

    def _end_paragraph(self, layout: Layout) -> None:
        if (layout.in_table or self._table.in_row) and not self._hosts:
            self._line.append("\n")
            return
        bulleted = self._bulleted
        text = tidy_text(self._take_line())
        if not self._hosts:
            self._end_table()
        if not text:
            return
        style = self._styles.get(layout.style, _BODY)
        level = style.level if layout.outline is None else layout.outline + 1
        if style.is_contents:
            self._drop(text, "table of contents")
        elif level is not None and level <= _LOWEST and may_be_marked(text):
            self._end_section()
            self.blocks.append(Block(BlockKind.HEADING, join_line([text]), level))
        else:
            is_list = bulleted or layout.is_list
            self.blocks.append(Block(BlockKind.LIST_ITEM if is_list else BlockKind.PARAGRAPH, text))

    def _end_table(self) -> None:
        rows = self._table.take()
        if max(map(len, rows), default=0) < 2:
            lines = [
                line for row in rows for cell in row for line in tidy_text(cell.text).split("\n")
            ]
            self.blocks += [Block(BlockKind.PARAGRAPH, line) for line in lines if line]
            return
        self._tables += 1
        self.blocks += grid_blocks(tidy_cells(rows), table=f"table {self._tables}")

    def _end_section(self) -> None:
        notes, self._notes = self._notes, []
        self._add_paragraphs(notes)

    def _add_paragraphs(self, texts: Iterable[str]) -> None:
        lines = [line for text in texts for line in tidy_text(text).split("\n")]
        self.blocks += [Block(BlockKind.PARAGRAPH, line) for line in lines if line]
