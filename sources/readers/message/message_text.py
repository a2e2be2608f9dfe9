"""Make blocks of the text of an e-mail."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from sources.block import Block, BlockKind
from sources.readers.text.text import text_blocks

_QUOTED: Final = re.compile(r"(?:>[ ]?)+")
_SIGNATURE: Final = "-- "  # ends with a space, yet the line does not go on


def message_blocks(text: str, *, flowed: bool = False) -> tuple[Block, ...]:
    """Make blocks of a message's plain text.

    What is quoted from an earlier message stays, each paragraph behind a single ``>``.

    Args:
        text: Lines end with a newline.
        flowed: Whether a line that ends with a space goes on in the next.

    Returns:
        Headings, paragraphs and list items.
    """
    lines = [_part_marks(line) for line in text.split("\n")]
    if flowed:
        lines = list(_join_flowed(lines))
    blocks: list[Block] = []
    for depth, group in groupby(lines, key=lambda line: line[0]):
        found = text_blocks("\n".join(words for _, words in group))
        blocks += map(_quote, found) if depth else found
    return tuple(blocks)


def _part_marks(line: str) -> tuple[int, str]:
    """Part a line's marks of quotation, counted, from its words."""
    marks = _QUOTED.match(line)
    return (0, line) if marks is None else (marks[0].count(">"), line[marks.end() :])


def _join_flowed(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    held: list[str] = []
    for place, (depth, words) in enumerate(lines):
        held.append(words.removeprefix(" ") if not depth else words)
        goes_on = place + 1 < len(lines) and lines[place + 1][0] == depth
        if words.endswith(" ") and words != _SIGNATURE and goes_on:
            continue
        yield depth, "".join(held)
        held = []


def _quote(block: Block) -> Block:
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
    return replace(block, kind=kind, text=f"> {block.text}", level=0)
