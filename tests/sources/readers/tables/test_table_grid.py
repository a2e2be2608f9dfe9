"""Merged cells: every figure stays under the words of its own column."""

from sources.readers.tables.table_grid import Cell, grid_blocks


def _rows(*rows: tuple[str | Cell, ...]) -> list[tuple[str, int]]:
    cells = [[each if isinstance(each, Cell) else Cell(each) for each in row] for row in rows]
    return [(block.text, block.row) for block in grid_blocks(cells, table="table 1")]


def test_a_first_row_of_one_cell_is_the_title() -> None:
    found = _rows((Cell("The money", 2),), ("Area", "Gap"), ("Dorset", "1"))

    assert found == [("The money", 1), ("Area: Dorset; Gap: 1", 3)]


def test_a_header_merged_across_is_joined_with_the_names_below_it() -> None:
    found = _rows(("Area", Cell("Gap", 2)), ("", "2016", "2017"), ("Dorset", "1", "2"))

    assert found == [("Area: Dorset; Gap 2016: 1; Gap 2017: 2", 3)]


def test_figures_below_a_merged_header_are_no_names() -> None:
    found = _rows(("Area", Cell("Gap", 2)), ("Dorset", "£1m", "2"), ("Devon", "3", "4"))

    assert found == [("Area: Dorset; Gap: £1m; 2", 2), ("Area: Devon; Gap: 3; 4", 3)]


def test_a_cell_merged_downwards_is_said_in_every_row() -> None:
    above = Cell("", continued=True)

    found = _rows(("Area", "Year"), ("Dorset", "2016"), (above, "2017"), (above, "2018"))

    assert [text for text, _ in found] == [
        "Area: Dorset; Year: 2016",
        "Area: Dorset; Year: 2017",
        "Area: Dorset; Year: 2018",
    ]


def test_a_cell_that_claims_millions_of_columns_costs_nothing() -> None:
    found = _rows(("Area", "Gap"), (Cell("Dorset", 10**9), "1"))

    assert found[0][0].startswith("Area: Dorset")


def test_rows_of_unequal_length_keep_their_words() -> None:
    found = _rows((Cell("", continued=True),), ("Area", "Gap"), ("Dorset", "1", "more"))

    assert found == [("Area: Dorset; Gap: 1; more", 3)]


def test_no_rows_are_no_blocks() -> None:
    assert _rows() == []
