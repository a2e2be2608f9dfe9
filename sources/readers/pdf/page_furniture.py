"""Find running heads, running feet and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sources.readers.pdf.pdf_line import PdfLine
from sources.tidy import fold_text

_EDGE_ROWS: Final = 2  # how many rows at a page's head and foot may be running ones
_SAME_ROW_PT: Final = 2.0
_LARGER: Final = 1.3  # times the letters of a running line: a title
_MIN_PAGES: Final = 3  # a line on fewer pages may be a heading that comes again
_NUMBER: Final = re.compile(r"^(?:page )?(\d+)(?: of \d+| ?/ ?\d+)?$|^(\d+)\s|\s(\d+)$")
_ROMAN: Final = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_PLACES: Final = {"i": 1, "v": 5, "x": 10}
_BARE: Final = re.compile(r"^[-–—| ]+|[-–—| ]+$")

_Key = tuple[str, int | None]
_Band = tuple[int, int]


def find_page_furniture(lines: Sequence[PdfLine]) -> set[int]:
    """Find the lines at the edges of pages that only say where one is.

    Args:
        lines: Of all pages, in order.

    Returns:
        The places, in ``lines``, of lines that stand at the edge of three pages or more, the
        page number apart; of lines that are the page's number; and of lines on the height and in
        the letters of those, such as the name of a chapter that is two pages long.
    """
    keys = {place: _running_key(lines[place]) for place in _edge_places(lines)}
    counts = Counter(keys.values())
    found = {
        place
        for place, (text, offset) in keys.items()
        if counts[text, offset] >= _MIN_PAGES
        or (not text and (offset == 0 or counts[text, offset] > 1))
    }
    found -= _titles(lines, found)
    return found | _beside(lines, keys, found)


def _titles(lines: Sequence[PdfLine], found: set[int]) -> set[int]:
    """Find lines in far larger letters than the running ones that repeat them: a book's title."""
    usual: dict[str, float] = {}
    for place in found:
        text = fold_text(lines[place].text)
        usual[text] = min(usual.get(text, lines[place].size), lines[place].size)
    return {
        place
        for place in found
        if lines[place].size > _LARGER * usual[fold_text(lines[place].text)]
        and any(map(str.isalpha, lines[place].text))
    }


def _beside(lines: Sequence[PdfLine], keys: Mapping[int, _Key], found: set[int]) -> set[int]:
    """Find edge lines in a band of the page where almost everything found so far is furniture."""
    bands: dict[_Band, list[bool]] = defaultdict(list)
    for place in keys:
        bands[_band(lines[place])].append(place in found)
    running = {
        band for band, each in bands.items() if sum(each) >= max(_MIN_PAGES, 0.5 * len(each))
    }
    return {place for place in keys if _band(lines[place]) in running and _is_head(lines[place])}


def _band(line: PdfLine) -> _Band:
    return round(line.bottom), round(line.size * 2)


def _is_head(line: PdfLine) -> bool:
    return len(line.text) <= 100 and not line.text.endswith((".", ",", ";", "-"))


def _edge_places(lines: Sequence[PdfLine]) -> list[int]:
    pages: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        pages[line.page].append(place)
    edges: set[int] = set()
    for places in pages.values():
        from_foot = sorted(places, key=lambda place: lines[place].bottom)
        edges.update(_first_rows(lines, from_foot), _first_rows(lines, from_foot[::-1]))
    return sorted(edges)


def _first_rows(lines: Sequence[PdfLine], places: Sequence[int]) -> list[int]:
    """Take the first rows; lines beside each other are one."""
    taken: list[int] = []
    rows = 0
    for place in places:
        if not taken or abs(lines[place].bottom - lines[taken[-1]].bottom) > _SAME_ROW_PT:
            rows += 1
        if rows > _EDGE_ROWS:
            break
        taken.append(place)
    return taken


def _running_key(line: PdfLine) -> _Key:
    # The line without a number at either end, and how far that number is from the page's:
    # "Chapter 1" and "Chapter 2" are no running line unless they count pages.
    text = _BARE.sub("", fold_text(line.text))
    if text and _ROMAN.fullmatch(text):
        return "", _read_roman(text) - line.page
    found = _NUMBER.search(text)
    if found is None:
        return text, None
    if found[1]:
        return "", int(found[1]) - line.page
    number = found[2] or found[3]
    return text.removeprefix(number).removesuffix(number).strip(" |–-"), int(number) - line.page


def _read_roman(text: str) -> int:
    places = [_ROMAN_PLACES[letter] for letter in text]
    return sum(
        -place if place < following else place
        for place, following in zip(places, [*places[1:], 0], strict=True)
    )
