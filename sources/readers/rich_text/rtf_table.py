"""Collect the rows of an RTF table, which knows of cells' edges but not of columns."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sources.readers.tables.table_grid import Cell
from sources.tidy import join_line

_NEAR: Final = 40  # twips, 0.7 mm: edges so near each other are meant to be one
_NO_EDGE: Final = 1 << 40


@dataclass(slots=True)
class _Edge:
    right: int = _NO_EDGE
    goes_on_left: bool = False  # merged with the cell to its left
    goes_on_above: bool = False


@dataclass(slots=True)
class RtfTable:
    """The table that is being read.

    Attributes:
        in_row: Whether a row was begun and not ended.
    """

    in_row: bool = False
    _edges: list[_Edge] = field(default_factory=list)
    _merged: set[str] = field(default_factory=set)
    _cells: list[str] = field(default_factory=list)
    _rows: list[tuple[list[str], list[_Edge]]] = field(default_factory=list)

    def define(self, word: str, number: int | None) -> bool:
        """Take a control word that says where cells stand.

        Args:
            word: Any control word.
            number: The number behind it.

        Returns:
            False where it says nothing of the kind.
        """
        if word == "trowd":
            self.in_row = True
            self._edges = []
        elif word in {"clmrg", "clvmrg"}:
            self._merged.add(word)
        elif word == "cellx":
            merged, self._merged = self._merged, set()
            self._edges.append(_Edge(number or 0, "clmrg" in merged, "clvmrg" in merged))
        else:
            return False
        return True

    def end_cell(self, text: str) -> None:
        """Add a cell to the row.

        Args:
            text: Its words, not yet tidy.
        """
        self._cells.append(text)

    def end_row(self) -> None:
        """Add the cells so far as a row."""
        if self._cells:
            self._rows.append((self._cells, self._edges))
        self._cells = []
        self.in_row = False

    def take(self) -> list[list[Cell]]:
        """Take the rows so far; the next table begins.

        Returns:
            Cells as they are drawn, their text in as many lines as it has paragraphs.
        """
        self.end_row()
        rows, self._rows = self._rows, []
        columns = _find_columns([edge.right for _, edges in rows for edge in edges])
        return [_set_row(texts, edges, columns) for texts, edges in rows]


def tidy_cells(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Bring the words of cells into one line each.

    Args:
        rows: Row by row.

    Returns:
        The same cells.
    """
    return [
        [Cell(join_line([cell.text]), cell.columns, cell.continued) for cell in row] for row in rows
    ]


def _find_columns(edges: list[int]) -> list[int]:
    """Find where columns end, of edges that may differ by a hair from row to row."""
    columns: list[int] = []
    for edge in sorted(edges):
        if not columns or edge - columns[-1] > _NEAR:
            columns.append(edge)
    return columns


def _set_row(texts: list[str], edges: list[_Edge], columns: list[int]) -> list[Cell]:
    row: list[Cell] = []
    before = 0
    for place, text in enumerate(texts):
        edge = edges[place] if place < len(edges) else _Edge()
        after = bisect_right(columns, edge.right) if edge.right < _NO_EDGE else before + 1
        width, before = max(1, after - before), max(before + 1, after)
        if edge.goes_on_left and row:
            last = row.pop()
            row.append(Cell(f"{last.text} {text}", last.columns + width, last.continued))
        else:
            row.append(Cell(text, width, edge.goes_on_above))
    return row
