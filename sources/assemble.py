"""Set blocks into one clean text and note where sections and pages stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sources.block import Block, BlockKind
from sources.document import Page, Section, TableRow

_JOINED_BY_LINE: Final = {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}


@dataclass(frozen=True, slots=True)
class CleanText:
    """A document's text and what stands where in it.

    Attributes:
        text: No line has a space at either end, no two empty lines follow each other, and the
            text neither begins nor ends with one.
        sections: In order, not overlapping.
        pages: In order, not overlapping.
        rows: In order, not overlapping.
    """

    text: str
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    rows: tuple[TableRow, ...] = ()


def assemble_text(blocks: Sequence[Block]) -> CleanText:
    """Join blocks: list items and table rows by a newline, everything else by an empty line.

    Args:
        blocks: Tidy and not empty, in reading order; pages never go backwards.

    Returns:
        The text with its sections and pages.
    """
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    before: Block | None = None
    for block in blocks:
        gap = _gap(before, block)
        starts.append(length + len(gap))
        pieces += (gap, block.text)
        length = starts[-1] + len(block.text)
        before = block
    return CleanText(
        "".join(pieces), _sections(blocks, starts), _pages(blocks, starts), _rows(blocks, starts)
    )


def _gap(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    return "\n" if before.kind is block.kind and block.kind in _JOINED_BY_LINE else "\n\n"


def _sections(blocks: Sequence[Block], starts: Sequence[int]) -> tuple[Section, ...]:
    headings = [place for place, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    return tuple(
        Section(
            blocks[place].text.replace("\n", " "),
            blocks[place].level,
            starts[place],
            starts[last - 1] + len(blocks[last - 1].text),
        )
        for place, last in pairwise((*headings, len(blocks)))
    )


def _pages(blocks: Sequence[Block], starts: Sequence[int]) -> tuple[Page, ...]:
    stretches: dict[int, tuple[int, int]] = {}
    for block, start in zip(blocks, starts, strict=True):
        for page, first, last in _block_pages(block):
            begin = stretches[page][0] if page in stretches else start + first
            stretches[page] = (begin, start + last)
    return tuple(Page(number, *stretches[number]) for number in sorted(stretches))


def _rows(blocks: Sequence[Block], starts: Sequence[int]) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(block.table, block.row, start, start + len(block.text))
        for block, start in zip(blocks, starts, strict=True)
        if block.row
    )


def _block_pages(block: Block) -> list[tuple[int, int, int]]:
    """List the pages that a block stands on, each with where it begins and ends in the block."""
    if block.page is None:
        return []
    turns = [(0, block.page), *((turn.offset, turn.page) for turn in block.turns)]
    ends = [offset for offset, _ in turns[1:]] + [len(block.text)]
    return [(page, offset, end) for (offset, page), end in zip(turns, ends, strict=True)]
