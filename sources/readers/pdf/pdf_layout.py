"""Make paragraphs and headings of printed lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from sources.block import Block, BlockKind, PageTurn
from sources.document import Dropped
from sources.readers.loose_headings import mark_headings
from sources.readers.pdf.hyphenation import join_words, split_words
from sources.readers.pdf.page_furniture import find_page_furniture
from sources.readers.pdf.pdf_line import PdfLine

_BULLET: Final = re.compile(r"[-–•·▪●◦‣■□➢✓]\s+(?=\S)")
_ITEM: Final = re.compile(rf"(?:{_BULLET.pattern}|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]\s+\S)")
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ".”", ".’", '."', ".'", "?”", "!”")
_WIDE_PITCH: Final = 1.25  # times the usual distance between lines: a paragraph's end
_OTHER_SIZE: Final = 0.12  # share by which letters differ in size before they are another kind
_HEADING_SIZE: Final = 1.15  # times the size of the text proper
_MAX_HEADING: Final = 200
_SHORT_LINE: Final = 0.85  # share of the column's width: the last line of a paragraph
_INDENT_PT: Final = 8.0
_FRONT_PAGES: Final = 2  # a title stands on one of these


@dataclass(frozen=True, slots=True)
class Layout:
    """A PDF's text in reading order.

    Attributes:
        blocks: With pages.
        dropped: Running heads and feet, and page numbers.
    """

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document: size of letters, distance of lines by size, right edge."""

    size: float
    pitch: float
    right: float


def read_layout(lines: Sequence[PdfLine]) -> Layout:
    """Join lines to paragraphs.

    Lines follow the file's own order; nothing is re-ordered. A paragraph may run over pages.

    Args:
        lines: Of all pages, in the file's order; at least one.

    Returns:
        Blocks, and the lines left out.
    """
    furniture = find_page_furniture(lines)
    kept = [line for place, line in enumerate(lines) if place not in furniture]
    dropped = tuple(
        Dropped(lines[place].text, "running head or foot") for place in sorted(furniture)
    )
    measure = _measure(kept or lines)
    words = Counter(word for line in kept for word in split_words(line.text))
    paragraphs = list(_split_paragraphs(kept, measure))
    levels = _heading_levels(paragraphs, measure)
    blocks = tuple(_make_block(paragraph, words, levels) for paragraph in paragraphs)
    return Layout(blocks if levels else mark_headings(blocks), dropped)


def _measure(lines: Sequence[PdfLine]) -> _Measure:
    sizes = sorted(size for line in lines for size in [line.size] * len(line.text))
    size = sizes[len(sizes) // 2]
    pitches = [
        (line.bottom - following.bottom) / line.size
        for line, following in pairwise(lines)
        if line.page == following.page and line.bottom > following.bottom and line.size > 0
    ]
    rights = sorted(line.right for line in lines)
    return _Measure(size, median(pitches) if pitches else 1.0, rights[len(rights) * 9 // 10])


def _split_paragraphs(lines: Sequence[PdfLine], measure: _Measure) -> Iterator[list[PdfLine]]:
    paragraph: list[PdfLine] = []
    for line in lines:
        if paragraph and _begins_paragraph(paragraph[-1], line, measure):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins_paragraph(before: PdfLine, line: PdfLine, measure: _Measure) -> bool:
    if _ITEM.match(line.text) or abs(line.size - before.size) > _OTHER_SIZE * before.size:
        return True
    ends_sentence = before.text.endswith(_SENTENCE_ENDS)
    if line.page != before.page or line.bottom > before.bottom:  # another page or column
        return ends_sentence or not _runs_on(before, line, measure)
    if before.bottom - line.bottom > _WIDE_PITCH * measure.pitch * before.size:
        return True
    is_short = before.right < _SHORT_LINE * measure.right
    return ends_sentence and (is_short or line.left > before.left + _INDENT_PT)


def _runs_on(before: PdfLine, line: PdfLine, measure: _Measure) -> bool:
    """Tell whether an unfinished sentence goes on at the top of another page or column."""
    if before.size > _HEADING_SIZE * measure.size:
        return False
    return line.text[:1].islower() or before.text.endswith(("-", ","))


def _heading_levels(paragraphs: Sequence[Sequence[PdfLine]], measure: _Measure) -> dict[float, int]:
    """Rank the sizes in which headings are set; level 1 is kept for a title at the front."""
    headings = [lines for lines in paragraphs if _is_heading(lines, measure)]
    sizes = sorted({_round_size(lines[0]) for lines in headings}, reverse=True)
    if not sizes:
        return {}
    has_title = any(
        _round_size(lines[0]) == sizes[0]
        and lines[0].page <= _FRONT_PAGES
        and sum(map(len, (line.text.split() for line in lines))) > 1
        for lines in headings
    )
    return {size: min(6, rank) for rank, size in enumerate(sizes, start=1 if has_title else 2)}


def _is_heading(lines: Sequence[PdfLine], measure: _Measure) -> bool:
    return (
        lines[0].size > _HEADING_SIZE * measure.size
        and sum(len(line.text) for line in lines) <= _MAX_HEADING
        and not lines[-1].text.endswith((".", ",", ";"))
        and any(character.isalpha() for character in lines[0].text)
    )


def _round_size(line: PdfLine) -> float:
    return round(line.size)


def _make_block(lines: Sequence[PdfLine], words: Counter[str], levels: dict[float, int]) -> Block:
    bullet = _BULLET.match(lines[0].text)
    text = lines[0].text[bullet.end() :] if bullet else lines[0].text
    turns: list[PageTurn] = []
    for page, group in groupby(lines[1:], key=lambda line: line.page):
        for place, line in enumerate(group):
            text = join_words(text, line.text, words=words)
            if place == 0 and page != lines[0].page:
                turns.append(PageTurn(len(text) - len(line.text), page))
    level = levels.get(_round_size(lines[0]), 0) if not bullet else 0
    kind = BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
    kind = BlockKind.HEADING if level else kind
    return Block(kind, text, level, lines[0].page, tuple(turns))
