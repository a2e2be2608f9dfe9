"""Find the headings of a PDF by its outline, by size and by bold letters."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sources.readers.pdf.pdf_line import PdfLine
from sources.tidy import fold_text

_HEADING_SIZE: Final = 1.15  # times the size of the text proper
_BODY_SIZE: Final = 0.95
_MAX_HEADING: Final = 200
_MAX_BOLD_HEADING: Final = 120
_MAX_BOLD_SHARE: Final = 0.3  # of a document's letters; where more are bold, bold says nothing
_FRONT_PAGES: Final = 2  # a title stands on one of these
_NUMBERING: Final = re.compile(r"^(?:(?:chapter|section|part|annex) )?[\d.]*\d[.:)]? |^[a-z][.)] ")
_LAST_LEVEL: Final = 6

Outline = Mapping[tuple[int, str], int]
"""The level, from 0, of each bookmark by its page and its title as ``outline_key`` gives it."""


def outline_key(title: str) -> str:
    """Reduce a bookmark or a heading to what both share: its words without a number before."""
    return _NUMBERING.sub("", fold_text(title))


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """What makes a heading in one document.

    Attributes:
        size: Of the letters of the text proper.
        bold_counts: Whether so little is bold that bold lines are headings.
        outline: The document's bookmarks.
        levels: The level of each size in which headings are set.
    """

    size: float
    bold_counts: bool
    outline: Outline = field(default_factory=dict)
    levels: Mapping[float, int] = field(default_factory=dict)

    def level(self, lines: Sequence[PdfLine]) -> int:
        """Tell the level of a paragraph as a heading.

        Args:
            lines: The paragraph's.

        Returns:
            From 1, the highest; 0 for no heading.
        """
        text = " ".join(line.text for line in lines[:4])
        listed = self.outline.get((lines[0].page, outline_key(text)))
        by_size = self.levels.get(_round_size(lines[0]), 0) if self._is_large(lines) else 0
        if by_size == 1:
            return 1
        if listed is not None and len(text) <= _MAX_HEADING:
            return min(_LAST_LEVEL, listed + 2)
        if by_size:
            return by_size
        below = max((1, *self.levels.values())) + 1
        return min(_LAST_LEVEL, below) if self._is_bold(lines) else 0

    def is_large(self, line: PdfLine) -> bool:
        """Tell whether a line is set in the letters of headings."""
        return line.size > _HEADING_SIZE * self.size

    def is_listed(self, line: PdfLine) -> bool:
        """Tell whether a line is a heading by the outline."""
        return bool(self.outline) and (line.page, outline_key(line.text)) in self.outline

    def _is_large(self, lines: Sequence[PdfLine]) -> bool:
        return self.is_large(lines[0]) and _may_be_heading(lines, _MAX_HEADING)

    def _is_bold(self, lines: Sequence[PdfLine]) -> bool:
        return (
            self.bold_counts
            and all(line.bold for line in lines)
            and lines[0].size >= _BODY_SIZE * self.size
            and _may_be_heading(lines, _MAX_BOLD_HEADING)
            and not lines[-1].text.endswith((":", "?"))
        )


def find_heading_rule(lines: Sequence[PdfLine], *, size: float, outline: Outline) -> HeadingRule:
    """Find what makes a heading, but for the levels of sizes.

    Args:
        lines: Of all pages.
        size: Of the letters of the text proper.
        outline: The document's bookmarks.

    Returns:
        The rule without levels.
    """
    letters = sum(len(line.text) for line in lines)
    bold = sum(len(line.text) for line in lines if line.bold)
    return HeadingRule(size, bold <= _MAX_BOLD_SHARE * letters, outline)


def rank_sizes(paragraphs: Sequence[Sequence[PdfLine]], rule: HeadingRule) -> dict[float, int]:
    """Rank the sizes in which headings are set; level 1 is kept for a title at the front.

    Args:
        paragraphs: The lines of each.
        rule: Without levels.

    Returns:
        Levels by size.
    """
    headings = [
        lines
        for lines in paragraphs
        if rule.is_large(lines[0]) and _may_be_heading(lines, _MAX_HEADING)
    ]
    sizes = sorted({_round_size(lines[0]) for lines in headings}, reverse=True)
    if not sizes:
        return {}
    has_title = any(
        _round_size(lines[0]) == sizes[0]
        and lines[0].page <= _FRONT_PAGES
        and sum(map(len, (line.text.split() for line in lines))) > 1
        for lines in headings
    )
    start = 1 if has_title else 2
    return {size: min(_LAST_LEVEL, rank) for rank, size in enumerate(sizes, start=start)}


def _may_be_heading(lines: Sequence[PdfLine], max_chars: int) -> bool:
    return (
        sum(len(line.text) for line in lines) <= max_chars
        and not lines[-1].text.endswith((".", ",", ";"))
        and any(character.isalpha() for character in lines[0].text)
    )


def _round_size(line: PdfLine) -> float:
    return round(line.size)
