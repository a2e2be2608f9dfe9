"""Put the rows of a page into the order in which people read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean, median
from typing import Final

from sources.readers.pdf.page_rows import Row
from sources.readers.pdf.pdf_word import Word

_GUTTER: Final = 0.6  # times the letters' height: the least space between two columns
_SAME_EDGE_PT: Final = 3.0  # lines of a column begin so close below each other
_MIN_ROWS: Final = 4  # on either side of a gutter
_MAX_GUTTERS: Final = 8  # tried on a stretch of a page
_MIN_SUPPORT: Final = 0.3  # share of the lines that begin at the commonest edge
_MIN_CHARS: Final = 14.0  # in a column's line, on average: shorter ones are cells of a table
_MIN_WORDS: Final = 2.5
_MIN_FILLED: Final = 0.5  # share of the column's width that its lines take, on average
_STRAY_ROWS: Final = 2
_FAR: Final = 1.5  # times the usual distance of rows
_INDENT_PT: Final = 20.0
_MAX_DEPTH: Final = 12


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is read from top to bottom.

    Attributes:
        rows: From the top.
        column: Where it begins and ends; None where it takes the whole page.
    """

    rows: tuple[Row, ...]
    column: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The white strip between two columns: its right edge and the rows along it."""

    edge: float
    width: float
    first: int
    last: int


def order_rows(rows: Sequence[Row]) -> list[Region]:
    """Part a page into regions, column by column.

    What runs over a gutter, such as a wide heading or a table, parts the columns above it from
    those below.

    Args:
        rows: Of one page, from the top.

    Returns:
        The regions, in reading order; one where the page has one column.
    """
    return list(_order(rows, None, _MAX_DEPTH))


def _order(rows: Sequence[Row], column: tuple[float, float] | None, depth: int) -> Iterator[Region]:
    gutter = _find_gutter(rows) if depth and len(rows) >= _MIN_ROWS else None
    if gutter is None:
        if rows:
            yield Region(tuple(rows), column)
        return
    beside = rows[gutter.first : gutter.last]
    yield from _order(rows[: gutter.first], column, depth - 1)
    for side in _part(beside, gutter.edge):
        yield from _order(side, _measure(side), depth - 1)
    yield from _order(rows[gutter.last :], column, depth - 1)


def _part(rows: Sequence[Row], edge: float) -> tuple[list[Row], list[Row]]:
    left = [each for row in rows if (each := _side(row, edge, right=False))]
    right = [each for row in rows if (each := _side(row, edge, right=True))]
    return left, right


def _side(row: Row, edge: float, *, right: bool) -> Row | None:
    if row.table is not None:
        return row if (row.table.left >= edge) is right else None
    words = tuple(word for word in row.words if (word.left >= edge) is right)
    return Row(row.height, words) if words else None


def _measure(rows: Sequence[Row]) -> tuple[float, float]:
    spans = [span for row in rows for span in row.spans]
    rights = sorted(row.spans[-1].right for row in rows)
    return min(span.left for span in spans), rights[len(rights) * 9 // 10]


def _find_gutter(rows: Sequence[Row]) -> _Gutter | None:
    """Find the white strip that parts most rows."""
    sizes = [word.size for row in rows for word in row.words]
    if not sizes:
        return None
    width = _GUTTER * median(sizes)
    best: tuple[int, _Gutter] | None = None
    edges = _find_edges(rows, width)
    for edge in edges:
        for gutter in _find_stretches(rows, edge, width):
            left, right = _part(rows[gutter.first : gutter.last], gutter.edge)
            score = min(len(left), len(right))
            if (best is None or score > best[0]) and _is_text(left, right, edges):
                best = score, gutter
    return best[1] if best else None


def _find_edges(rows: Sequence[Row], width: float) -> list[float]:
    """List where many lines begin behind a space: the left edges that columns may have."""
    begins = sorted(
        span.left
        for row in rows
        for place, span in enumerate(row.spans)
        if place == 0 or span.left - row.spans[place - 1].right >= width
    )
    margin = begins[0] + 4 * width
    edges: list[tuple[int, float]] = []
    group: list[float] = []
    for begin in (*begins, float("inf")):
        if group and begin - group[0] > _SAME_EDGE_PT:
            if len(group) >= _MIN_ROWS and group[0] > margin:
                edges.append((len(group), group[0]))
            group = []
        group.append(begin)
    edges.sort(key=lambda edge: (-edge[0], edge[1]))
    # In justified lines wide spaces come to stand below each other by chance, but in few.
    return [edge for count, edge in edges[:_MAX_GUTTERS] if count >= _MIN_SUPPORT * edges[0][0]]


def _find_stretches(rows: Sequence[Row], edge: float, width: float) -> Iterator[_Gutter]:
    """List the stretches of rows that leave the strip left of an edge white."""
    first = 0
    for crosses, group in groupby(rows, key=lambda row: _crosses(row, edge, width)):
        count = len(list(group))
        if not crosses:
            found = _trim(rows, _Gutter(edge - 0.5, width, first, first + count))
            if found is not None:
                yield found
        first += count


def _crosses(row: Row, edge: float, width: float) -> bool:
    return any(span.left < edge - 0.5 and span.right > edge - width for span in row.spans)


def _trim(rows: Sequence[Row], gutter: _Gutter) -> _Gutter | None:
    """Leave the rows above the right column to what is above, and stray ones below it to below."""
    sides = [
        (row.spans[0].left < gutter.edge, row.spans[-1].left >= gutter.edge)
        for row in rows[gutter.first : gutter.last]
    ]
    both = [place for place, (_, right) in enumerate(sides) if right]
    if len(both) < _MIN_ROWS or sum(left for left, _ in sides) < _MIN_ROWS:
        return None
    first, last = gutter.first + both[0], gutter.last
    stray = range(gutter.first + both[-1] + 1, gutter.last)
    if 0 < len(stray) <= _STRAY_ROWS:
        last = next((place for place in stray if _stands_apart(rows, place, gutter)), last)
    return _Gutter(gutter.edge, gutter.width, first, last)


def _stands_apart(rows: Sequence[Row], place: int, gutter: _Gutter) -> bool:
    """Tell whether a row is further from the one above it than rows of its column are."""
    begin = rows[place].spans[0].left
    heights = [
        row.height
        for row in rows[gutter.first : gutter.last]
        if any(abs(span.left - begin) <= _INDENT_PT for span in row.spans)
    ]
    pitches = [above - below for above, below in pairwise(heights)]
    above = [height for height in heights if height > rows[place].height]
    return bool(above) and above[-1] - rows[place].height > _FAR * median(pitches)


def _is_text(left: Sequence[Row], right: Sequence[Row], edges: Sequence[float]) -> bool:
    return _is_prose(left, edges) and _is_prose(right, edges)


def _is_prose(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Tell the lines of columns of text, one column or several, from the cells of a table."""
    lines = [line for row in rows for line in _split_line(row.words, edges)]
    if len(lines) < _MIN_ROWS:
        return False
    widths = sorted(line[-1].right - line[0].left for line in lines)
    full = max(widths[len(widths) * 9 // 10], 1.0)
    return (
        fmean(sum(len(word.text) for word in line) for line in lines) >= _MIN_CHARS
        and fmean(len(line) for line in lines) >= _MIN_WORDS
        and fmean(widths) >= _MIN_FILLED * full
    )


def _split_line(words: Sequence[Word], edges: Sequence[float]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        begins = any(0 <= word.left - edge <= _SAME_EDGE_PT for edge in edges)
        if lines and not begins:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines
