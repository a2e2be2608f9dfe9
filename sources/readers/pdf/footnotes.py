"""Part the footnotes of a page from the text above them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sources.readers.pdf.pdf_line import PdfLine

_SMALLER: Final = 0.93  # times the size of the text proper, or less
_NOTE: Final = re.compile(r"(?:\[?\d{1,3}[\].)]?|[*†‡§¹²³⁴-⁹]{1,3})\s*[^\W\d]")


def begins_note(text: str) -> bool:
    """Tell whether a line begins with the mark of a note, such as "12 NHS England"."""
    return _NOTE.match(text) is not None


def find_footnotes(lines: Sequence[PdfLine], *, size: float) -> set[int]:
    """Find the lines of footnotes: small ones at the foot of a page or column, the first marked.

    Args:
        lines: Of one page, in reading order, without what runs at its foot.
        size: Of the letters of the text proper.

    Returns:
        Their places in ``lines``.
    """
    columns: dict[tuple[float, float] | None, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        columns[line.column].append(place)
    found: set[int] = set()
    for places in columns.values():
        foot = _find_foot(lines, sorted(places, key=lambda place: lines[place].bottom), size)
        # Pages whose text is all of small letters, as lists of sources are, have no footnotes.
        if len(foot) < len(lines):
            found.update(foot)
    return found


def _find_foot(lines: Sequence[PdfLine], upwards: Sequence[int], size: float) -> list[int]:
    foot: list[int] = []
    marked = 0
    for place in upwards:
        if lines[place].size > _SMALLER * size:
            break
        foot.append(place)
        if begins_note(lines[place].text):
            marked = len(foot)
    return foot[:marked]
