"""Tell a web page's tables of data from those that only place its text, and read their cells."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from sources.tidy import join_line

_MAX_SPAN: Final = 100  # columns or rows; the HTML standard allows 1,000 and 65,534
_MAX_CELL: Final = 1000  # a longer cell holds a text and not an entry, in characters
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARTING: Final = ("br", "p", "div", "li", "ul", "ol")
_TEXTS: Final = (*_HEADINGS, "p", "ul", "ol", "blockquote", "article", "section", "form")


def is_data_table(table: HtmlElement) -> bool:
    """Tell whether a table's rows can be read as rows.

    Args:
        table: A table element.

    Returns:
        False for a table of one column, one inside which another stands, one that says it is for
        layout only, and one whose cells hold texts.
    """
    role = (table.get("role") or "").casefold()
    if role in {"presentation", "none"} or table.find(".//table") is not None:
        return False
    cells = list(table.iter("td", "th"))
    if any(len(cell.text_content()) > _MAX_CELL for cell in cells):
        return False
    if table.find(".//th") is None and any(map(_is_text, cells)):
        return False
    return (
        max((len(row.findall("td") + row.findall("th")) for row in table.iter("tr")), default=0) > 1
    )


def _is_text(cell: HtmlElement) -> bool:
    parts = [each for each in cell.iterdescendants() if each.tag in _TEXTS]
    return len(parts) > 1 or any(each.tag in _HEADINGS for each in parts)


def names_facts(table: HtmlElement) -> bool:
    """Tell whether a table's markup says that each row is the name of a fact and the fact.

    Args:
        table: A table of data.

    Returns:
        True where rows are a header cell with one other cell beside it, or a single cell. Wider
        tables often have the names of their columns in plain cells, and no markup that tells.
    """
    rows = [row for row in table.iter("tr") if len(row)]
    cells = [[cell.tag for cell in row.iterchildren("td", "th")] for row in rows]
    facts = [row for row, tags in zip(rows, cells, strict=True) if tags == ["th", "td"]]
    return (
        all(tags == ["th", "td"] or len(tags) == 1 for tags in cells)
        and bool(facts)
        and facts[0].getparent().tag != "thead"
    )


def table_cells(table: HtmlElement) -> Sequence[Sequence[str]]:
    """Read a table's cells; one that spans columns or rows is repeated in each.

    Args:
        table: A table of data.

    Returns:
        The cells' texts, row by row; rows may be of unequal length. Empty rows at the end are
        left out, for above them alone a header would head nothing.
    """
    rows: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # column to rows still to fill, and with what
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _fill_hanging(cells, hanging)
            text = join_line(_texts(cell))
            down = _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if down > 1:
                    hanging[len(cells)] = (down - 1, text)
                cells.append(text)
        _fill_hanging(cells, hanging)
        rows.append(cells)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _fill_hanging(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(cells) in hanging:
        left, text = hanging.pop(len(cells))
        if left > 1:
            hanging[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: HtmlElement, name: str) -> int:
    written = (cell.get(name) or "").strip()
    return min(max(1, int(written)), _MAX_SPAN) if written.isascii() and written.isdigit() else 1


def _texts(cell: HtmlElement) -> Iterator[str]:
    """Yield a cell's texts, parted where a line or a block begins or ends."""
    pieces: list[str] = []
    for event, part in etree.iterwalk(cell, events=("start", "end")):
        if part.tag in _PARTING:
            yield "".join(pieces)
            pieces = []
        pieces.append((part.text if event == "start" else part is not cell and part.tail) or "")
    yield "".join(pieces)
