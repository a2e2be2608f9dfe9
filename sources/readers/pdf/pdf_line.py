"""Lines and tables as they stand on a page."""

from dataclasses import dataclass

from sources.readers.tables.table_grid import Cell


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line as it stands on a page; lengths in points, upwards from the page's foot.

    Attributes:
        text: Its words; ends with a hyphen where a word was broken.
        page: From 1.
        left: Where it begins.
        right: Where it ends.
        bottom: Its lower edge.
        size: The height of its letters, from the lowest to the highest that the font has.
        bold: Whether all its words are bold.
        column: Where its column begins and ends; None where the page has only one.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    column: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table, or the part of one that stands on a page.

    Attributes:
        rows: Its cells, row by row.
        page: From 1.
        left: Where it begins.
        right: Where it ends.
        bottom: Its lower edge.
        top: Its upper edge.
    """

    rows: tuple[tuple[Cell, ...], ...]
    page: int
    left: float
    right: float
    bottom: float
    top: float
