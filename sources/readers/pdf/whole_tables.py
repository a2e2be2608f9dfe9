"""Join the parts of tables that run over pages."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.block import Block
from sources.readers.pdf.pdf_line import PdfLine, PdfTable
from sources.readers.tables.table_grid import Cell, grid_blocks

_SAME_EDGE_PT: Final = 6.0


@dataclass(frozen=True, slots=True)
class WholeTable:
    """A table with all its rows.

    Attributes:
        rows: Its cells, row by row.
        pages: The page of each row.
    """

    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, ...]

    def blocks(self, name: str) -> Iterator[Block]:
        """Make a block of each row, with the row's own page.

        Args:
            name: What people call the table.

        Yields:
            The blocks.
        """
        for block in grid_blocks(self.rows, table=name, page=self.pages[0]):
            yield replace(block, page=self.pages[block.row - 1])


def join_tables(
    tables: Sequence[PdfTable], items: Sequence[PdfLine | PdfTable]
) -> Mapping[int, WholeTable]:
    """Join a table at the end of a page with its like at the head of the next.

    A first row that says the same on both pages is the header come again.

    Args:
        tables: In reading order.
        items: Everything, tables too, in reading order.

    Returns:
        The whole tables, by the id of their first parts.
    """
    follows = {
        id(item): before
        for before, item in itertools.pairwise(items)
        if isinstance(before, PdfTable) and isinstance(item, PdfTable)
    }
    firsts: dict[int, int] = {}
    whole: dict[int, WholeTable] = {}
    for table in tables:
        before = follows.get(id(table))
        first = id(table)
        if before is not None and _goes_on(before, table):
            first = firsts[id(before)]
        firsts[id(table)] = first
        part = table.rows
        so_far = whole.get(first)
        if so_far is None:
            whole[first] = WholeTable(part, (table.page,) * len(part))
            continue
        if part[0] == so_far.rows[0]:
            part = part[1:]
        pages = (*so_far.pages, *(table.page for _ in part))
        whole[first] = WholeTable((*so_far.rows, *part), pages)
    return whole


def _goes_on(before: PdfTable, table: PdfTable) -> bool:
    return (
        table.page == before.page + 1
        and _width(before) == _width(table)
        and abs(before.left - table.left) <= _SAME_EDGE_PT
        and abs(before.right - table.right) <= _SAME_EDGE_PT
    )


def _width(table: PdfTable) -> int:
    return max(sum(cell.columns for cell in row) for row in table.rows)
