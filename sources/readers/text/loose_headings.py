"""Find headings in files that do not mark them."""

from dataclasses import replace
from typing import Final

from sources.block import Block, BlockKind
from sources.facts.dates import read_date_line

_BODY: Final = 120  # a first paragraph is at least so long
_TEXT: Final = 60  # so is what follows a heading
_SENTENCE_ENDS: Final = (".", "!", "?", ":", "”", "’", '"', "'")
_MAX_HEADING: Final = 70
_MAX_HEADING_WORDS: Final = 10
_MAX_MARKED_WORDS: Final = 30  # board papers number whole paragraphs with the styles of headings
_NO_HEADING_ENDS: Final = tuple(".!?:;,…>»”’\"'")


def mark_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Make headings of short lines that stand between paragraphs.

    Args:
        blocks: In reading order, from a file in which nothing marks a heading.

    Returns:
        The same blocks; lines above the first long paragraph, where title, names and dates
        stand, are left as they are.
    """
    body = next((place for place, block in enumerate(blocks) if _is_body(block)), len(blocks))
    return tuple(
        replace(block, kind=BlockKind.HEADING, level=2)
        if body < place < len(blocks) - 1 and may_be_title(block) and _is_text(blocks[place + 1])
        else block
        for place, block in enumerate(blocks)
    )


def shift_levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put a title, which a file marks as above all headings, at level 1 and the rest below it.

    Args:
        blocks: In reading order; the title's level is 0.

    Returns:
        The same blocks; no level is changed where there is no such title.
    """
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if all(block.level for block in headings):
        return blocks
    return tuple(
        replace(block, level=block.level + 1) if block.kind is BlockKind.HEADING else block
        for block in blocks
    )


def may_be_marked(text: str) -> bool:
    """Tell whether a text that a file marks as a heading can be one.

    Args:
        text: Tidy.

    Returns:
        False for a text as long as a paragraph.
    """
    return len(text.split()) <= _MAX_MARKED_WORDS


def _is_body(block: Block) -> bool:
    return len(block.text) >= _BODY


def _is_text(block: Block) -> bool:
    return len(block.text) >= _TEXT and block.text.endswith(_SENTENCE_ENDS)


def may_be_title(block: Block) -> bool:
    """Tell whether an unmarked block reads like a heading.

    Args:
        block: Any.

    Returns:
        True for a short paragraph that begins like a title, does not end like a sentence, and is
        no date.
    """
    text = block.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(text) <= _MAX_HEADING
        and len(text.split()) <= _MAX_HEADING_WORDS
        and (text[0].isupper() or text[0].isdigit())
        and any(character.isalpha() for character in text)
        and not text.endswith(_NO_HEADING_ENDS)
        and read_date_line(text) is None
    )
