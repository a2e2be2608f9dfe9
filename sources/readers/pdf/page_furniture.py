"""Find running heads, running feet and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from sources.readers.pdf.pdf_line import PdfLine
from sources.tidy import fold_text

_EDGE_LINES: Final = 2  # how many lines at a page's head and foot may be running ones
_MIN_PAGES: Final = 3  # a line on fewer pages may be a heading that comes again
_NUMBER: Final = re.compile(r"^(?:page )?(\d+)(?: of \d+| ?/ ?\d+)?$|^(\d+)\s|\s(\d+)$")


def find_page_furniture(lines: Sequence[PdfLine]) -> set[int]:
    """Find the lines at the edges of pages that only say where one is.

    Args:
        lines: Of all pages, in order.

    Returns:
        The places, in ``lines``, of lines that stand at the edge of three pages or more, the
        page number apart, and of lines that are the page's number.
    """
    keys = {place: _running_key(lines[place]) for place in _edge_places(lines)}
    counts = Counter(keys.values())
    return {
        place
        for place, (text, offset) in keys.items()
        if counts[text, offset] >= _MIN_PAGES
        or (not text and (offset == 0 or counts[text, offset] > 1))
    }


def _edge_places(lines: Sequence[PdfLine]) -> list[int]:
    pages: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        pages[line.page].append(place)
    edges: set[int] = set()
    for places in pages.values():
        from_foot = sorted(places, key=lambda place: lines[place].bottom)
        edges.update(from_foot[:_EDGE_LINES], from_foot[-_EDGE_LINES:])
    return sorted(edges)


def _running_key(line: PdfLine) -> tuple[str, int | None]:
    # The line without a number at either end, and how far that number is from the page's:
    # "Chapter 1" and "Chapter 2" are no running line unless they count pages.
    text = fold_text(line.text)
    found = _NUMBER.search(text)
    if found is None:
        return text, None
    if found[1]:
        return "", int(found[1]) - line.page
    number = found[2] or found[3]
    return text.removeprefix(number).removesuffix(number).strip(), int(number) - line.page
