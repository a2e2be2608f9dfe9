"""Join printed lines to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from sources.readers.pdf.pdf_headings import HeadingRule
from sources.readers.pdf.pdf_line import PdfLine

BULLET: Final = re.compile(r"[-–•·▪●◦‣■□➢✓\uf0b7\uf0a7]\s+(?=\S)")
_ITEM: Final = re.compile(rf"(?:{BULLET.pattern}|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]\s+\S)")
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ".”", ".’", '."', ".'", "?”", "!”")
_MIN_CONTENTS: Final = 3  # a form may hold a dotted line or two
_CONTENTS: Final = re.compile(r"(?:[.…_] ?){4,}\d{1,4}$")  # a line of a table of contents
_WIDE_PITCH: Final = 1.25  # times the usual distance between lines: a paragraph's end
_OTHER_SIZE: Final = 0.12  # share by which letters differ in size before they are another kind
_SHORT_LINE: Final = 0.15  # share of the column's width that the last line of a paragraph lacks
_INDENT_PT: Final = 8.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document.

    Attributes:
        size: Of letters.
        pitch: The distance of lines, times their size.
        right: Where lines end.
    """

    size: float
    pitch: float
    right: float


def measure_lines(lines: Sequence[PdfLine]) -> Measure:
    """Find what is usual.

    Args:
        lines: Of all pages, in reading order; at least one.

    Returns:
        The measure.
    """
    sizes = sorted(size for line in lines for size in [line.size] * len(line.text))
    size = sizes[len(sizes) // 2]
    pitches = [
        (line.bottom - following.bottom) / line.size
        for line, following in pairwise(lines)
        if line.page == following.page
        and line.column == following.column
        and line.bottom > following.bottom
        and line.size > 0
    ]
    rights = sorted(line.right for line in lines)
    return Measure(size, median(pitches) if pitches else 1.0, rights[len(rights) * 9 // 10])


def find_contents(lines: Sequence[PdfLine]) -> set[int]:
    """Find the lines of a table of contents: on a page with three of them at least.

    Args:
        lines: Of all pages, in order.

    Returns:
        Their places in ``lines``.
    """
    places = [place for place, line in enumerate(lines) if _CONTENTS.search(line.text)]
    on_page = Counter(lines[place].page for place in places)
    return {place for place in places if on_page[lines[place].page] >= _MIN_CONTENTS}


def split_paragraphs(
    lines: Sequence[PdfLine], measure: Measure, rule: HeadingRule
) -> Iterator[list[PdfLine]]:
    """Part lines into paragraphs, which may run over columns and pages.

    Args:
        lines: In reading order.
        measure: What is usual in the document.
        rule: What makes a heading in it.

    Yields:
        The lines of each paragraph.
    """
    paragraph: list[PdfLine] = []
    for line in lines:
        if paragraph and _begins_paragraph(paragraph[-1], line, measure, rule):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins_paragraph(before: PdfLine, line: PdfLine, measure: Measure, rule: HeadingRule) -> bool:
    if _ITEM.match(line.text) or abs(line.size - before.size) > _OTHER_SIZE * before.size:
        return True
    if _CONTENTS.search(before.text) or rule.is_listed(before) or rule.is_listed(line):
        return True
    ends_sentence = before.text.endswith(_SENTENCE_ENDS)
    if _is_elsewhere(before, line):
        return ends_sentence or not _runs_on(before, line, measure, rule)
    if before.bottom - line.bottom > _WIDE_PITCH * measure.pitch * before.size:
        return True
    is_short = _is_short(before, measure)
    if before.bold != line.bold and rule.bold_counts:
        return is_short if before.bold else ends_sentence
    return ends_sentence and (is_short or line.left > before.left + _INDENT_PT)


def _is_elsewhere(before: PdfLine, line: PdfLine) -> bool:
    """Tell whether a line stands on another page or in another column."""
    return (
        line.page != before.page
        or line.bottom > before.bottom
        or line.left > before.right
        or (before.column is not None and line.right < before.left)
    )


def _is_short(line: PdfLine, measure: Measure) -> bool:
    left, right = line.column or (0.0, measure.right)
    return line.right < right - _SHORT_LINE * (right - left)


def _runs_on(before: PdfLine, line: PdfLine, measure: Measure, rule: HeadingRule) -> bool:
    """Tell whether an unfinished sentence goes on at the top of another page or column."""
    if rule.is_large(before) or (rule.bold_counts and before.bold and not line.bold):
        return False
    if line.text[:1].islower() or before.text.endswith(("-", ",")):
        return True
    return not _is_short(before, measure) and not rule.is_large(line) and not line.bold
