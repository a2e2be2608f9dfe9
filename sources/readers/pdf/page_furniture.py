"""Find running heads, running feet and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sources.readers.pdf.pdf_line import PdfLine, PdfTable
from sources.tidy import fold_text

_EDGE_ROWS: Final = 2  # how many rows at a page's head and foot may be running ones
_SAME_ROW_PT: Final = 2.0
_LARGER: Final = 1.3  # times the letters of a running line: a title
_MIN_PAGES: Final = 3  # a line on fewer pages may be a heading that comes again
_NUMBER: Final = re.compile(r"(?:page )?(\d+)(?: of \d+| ?/ ?\d+)?")
_AT_AN_END: Final = (
    re.compile(r"^(\d+)\s"),
    re.compile(r"\s(\d+)(?: of \d+| ?/ ?\d+)?$"),
)
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
    keys = _running_keys(lines, _edge_places(lines))
    counts = Counter(keys.values())
    found = {
        place
        for place, (text, offset) in keys.items()
        if counts[text, offset] >= _MIN_PAGES
        or (not text and (offset == 0 or counts[text, offset] > 1))
    }
    found -= _titles(lines, found)
    return found | _beside(lines, keys, found)


def is_between(line: PdfLine, *, lines: Sequence[PdfLine], tables: Sequence[PdfTable]) -> bool:
    """Tell whether a table stands between a line and the edge of the page that it is nearest to.

    Args:
        line: One that would be at the edge, were there no tables.
        lines: Of all pages.
        tables: Of all pages.

    Returns:
        True for what is neither a head nor a foot of its page.
    """
    beside = [table for table in tables if table.page == line.page]
    if not beside:
        return False
    rows = {round(each.bottom) for each in lines if each.page == line.page}
    above = sum(row > line.bottom + _SAME_ROW_PT for row in rows)
    below = sum(row < line.bottom - _SAME_ROW_PT for row in rows)
    is_head = above < _EDGE_ROWS and not any(table.bottom >= line.bottom for table in beside)
    is_foot = below < _EDGE_ROWS and not any(table.top <= line.bottom for table in beside)
    return not (is_head or is_foot)


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


def _running_keys(lines: Sequence[PdfLine], places: Iterable[int]) -> dict[int, _Key]:
    # "Chapter 1" and "Chapter 2" are no running line unless they count pages. A number is one of
    # the words where the whole line comes again on more pages, as with the year of a meeting.
    possible = {place: _possible_keys(lines[place]) for place in places}
    pages: dict[_Key, set[int]] = defaultdict(set)
    for place, keys in possible.items():
        for key in keys:
            pages[key].add(lines[place].page)
    return {place: max(keys, key=lambda key: len(pages[key])) for place, keys in possible.items()}


def _possible_keys(line: PdfLine) -> list[_Key]:
    """Key a line by each number at its ends that may be the page's, and at last as a whole."""
    text = _BARE.sub("", fold_text(line.text))
    if text and _ROMAN.fullmatch(text):
        return [("", _read_roman(text) - line.page)]
    alone = _NUMBER.fullmatch(text)
    if alone is not None:
        return [("", int(alone[1]) - line.page)]
    keys: list[_Key] = [
        ((text[: found.start()] + text[found.end() :]).strip(" |–-"), int(found[1]) - line.page)
        for found in (end.search(text) for end in _AT_AN_END)
        if found is not None
    ]
    return [*keys, (text, None)]


def _read_roman(text: str) -> int:
    places = [_ROMAN_PLACES[letter] for letter in text]
    return sum(
        -place if place < following else place
        for place, following in zip(places, [*places[1:], 0], strict=True)
    )
