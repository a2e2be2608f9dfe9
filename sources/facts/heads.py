"""Read title, dates and author in the first lines of a document."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from sources.block import Block, BlockKind, Facts
from sources.document import Origin
from sources.facts.authors import read_byline
from sources.facts.dated_lines import read_dated_line
from sources.facts.dates import DateLine, is_date_label, read_date_line
from sources.tidy import fold_text

_LONG_PARAGRAPH: Final = 120  # shorter lines in the head are titles, names, dates and labels
_MAX_HEAD: Final = 12
_MAX_TITLE: Final = 180
_MIN_REPEATED_TITLE: Final = 20  # names and labels come again too
_MAX_LINES_BEFORE_TITLE: Final = 4
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ".”", ".’", '."', ".'", "?”", "!”")
_SITE_NAME_WORDS: Final = 3
_DATED_NAME_WORDS: Final = 4  # a date beside a name makes it surer that it is one
_MAX_DATED: Final = 6
_SHORT_WORD: Final = 3  # "of" and "and" stand in names too
_NO_TITLE_ENDS: Final = (".", ",", ";", ":", "…", ">", "»")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_BYLINE: Final = re.compile(r"^(?:by|posted by|written by|author:?)\s", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://|www\.|@")
_RUBRIC: Final = re.compile(
    r"^(?:news|opinions?|comments?|blogs?|analysis|features?|press releases?|news releases?"
    r"|media releases?|news (?:and|&) (?:views|opinion)|latest news|news article|blog posts?"
    r"|(?:news|policy|press) (?:story|item)|publications?|reports?|briefings?|articles?)$"
)


def read_head(blocks: Sequence[Block]) -> Facts:
    """Read what the text itself says of the document.

    Args:
        blocks: In reading order, without site furniture.

    Returns:
        Title, author, and the days of publication and of the last change, where the text shows
        them plainly.
    """
    lines = _find_dates(blocks)
    return Facts(
        Origin.TEXT,
        title=_find_title(blocks),
        published=lines.published,
        author=_find_author(blocks),
        updated=lines.updated,
    )


def head_length(blocks: Sequence[Block]) -> int:
    """Count the blocks before the text proper.

    Args:
        blocks: In reading order, without site furniture.

    Returns:
        How many blocks stand before the first long paragraph; 12 at most.
    """
    for place, block in enumerate(blocks[:_MAX_HEAD]):
        if _is_long(block):
            return place
    return min(len(blocks), _MAX_HEAD)


def _is_long(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return False
    ends = block.text.endswith(_SENTENCE_ENDS)
    return len(block.text) >= (_LONG_PARAGRAPH if ends else _MAX_TITLE)


def _find_title(blocks: Sequence[Block]) -> str | None:
    top = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    if top and (len(top) == 1 or top[0] is blocks[0]):
        return top[0].text
    line = _find_title_line(blocks)
    if line is None and top:
        return top[0].text
    return line


def _find_title_line(blocks: Sequence[Block]) -> str | None:
    """Find the title: a line of the head that comes again, else the first that may be one."""
    head = blocks[: head_length(blocks)]
    lines = [block.text for block in head if _may_be_title(block)]
    if not lines:
        return None
    elsewhere = [fold_text(block.text) for block in blocks]
    for line in lines:
        if elsewhere.count(fold_text(line)) > 1 and len(line) >= _MIN_REPEATED_TITLE:
            return line
    first = next(place for place, block in enumerate(head) if _may_be_title(block))
    if first >= _MAX_LINES_BEFORE_TITLE:
        return None
    return lines[1] if len(lines) > 1 and _is_site_name(lines[0], lines[1]) else lines[0]


def _is_site_name(line: str, following: str) -> bool:
    """Tell whether a few capitalised words stand above a headline in sentence case."""
    dated = read_dated_line(line)
    words, headline = (line if dated is None else dated.beside).split(), following.split()
    return (
        read_dated_line(following) is None
        and len(words) <= (_SITE_NAME_WORDS if dated is None else _DATED_NAME_WORDS)
        and not any(word[0].islower() for word in words)
        and len(headline) > len(words)
        and any(word[0].islower() and len(word) > _SHORT_WORD for word in headline)
    )


def _may_be_title(block: Block) -> bool:
    text = block.text
    return (
        block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
        and len(text) <= _MAX_TITLE
        and not text.endswith(_NO_TITLE_ENDS)
        and len(_WORD.findall(text)) > 1
        and not _is_other_line(text)
    )


def _is_other_line(text: str) -> bool:
    """Tell whether a short line is a date, a name, an address or the name of a site's section."""
    return (
        read_date_line(text) is not None
        or _BYLINE.match(text) is not None
        or _ADDRESS.search(text) is not None
        or _RUBRIC.match(fold_text(text)) is not None
    )


def _find_dates(blocks: Sequence[Block]) -> Facts:
    # A date alone on its line counts before the first long paragraph only: further down it may
    # head a chapter of events. Two such lines with unlike dates say nothing.
    length = head_length(blocks)
    head = _date_lines(blocks[:length])
    labelled = [line for line in (*head, *_date_lines(_take_below(blocks))) if line.labelled]
    changed = [line.published for line in labelled if line.updated]
    changed += [line.changed for line in labelled if line.changed]
    published = [line.published for line in labelled if not line.updated]
    plain = {line.published for line in head if not line.labelled}
    if not published:
        day = _only(plain) if plain else _find_day_beside(blocks)
        published = [] if day is None else [day]
    return Facts(
        Origin.TEXT,
        published=published[0] if published else None,
        updated=changed[0] if changed else None,
    )


def _take_below(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the lines below an introduction."""
    length = head_length(blocks)
    return blocks[length + 1 : length + 3]


def _find_author(blocks: Sequence[Block]) -> str | None:
    """Find the one byline; two say that several pieces stand here."""
    near = (*blocks[: head_length(blocks)], *_take_below(blocks))
    names: list[str] = []
    for block in near:
        for line in (block.text, *block.text.split("\n")):
            dated = read_date_line(line)
            found = read_byline(line if dated is None else dated.byline or "")
            if found is not None and found not in names:
                names.append(found)
    return names[0] if len(names) == 1 else None


def _find_day_beside(blocks: Sequence[Block]) -> date | None:
    """Find the day that stands beside who or what above the text."""
    above = _take_above(blocks)
    if days := _days_beside(above, BlockKind.PARAGRAPH):
        return _only(days)
    if _days_beside(above, BlockKind.HEADING):  # those of unlike days head chapters
        return _only(_days_beside(blocks, BlockKind.HEADING))
    return None


def _take_above(blocks: Sequence[Block]) -> list[Block]:
    """Take the first lines as far as more text comes after them than before."""
    lengths = [len(block.text) for block in blocks]
    return [
        block
        for place, block in enumerate(blocks[: min(head_length(blocks), _MAX_DATED)])
        if sum(lengths[:place]) < sum(lengths[place + 1 :])
    ]


def _days_beside(blocks: Sequence[Block], kind: BlockKind) -> set[date]:
    lines = (read_dated_line(block.text) for block in blocks if block.kind is kind)
    return {line.published for line in lines if line is not None}


def _only(days: set[date]) -> date | None:
    return next(iter(days)) if len(days) == 1 else None


def _date_lines(blocks: Sequence[Block]) -> list[DateLine]:
    found: list[DateLine] = []
    label = ""
    for block in blocks:
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            continue
        line = read_date_line(f"{label} {block.text}") or read_date_line(block.text)
        found += [] if line is None else [line]
        label = block.text if is_date_label(block.text) else ""
    return found
