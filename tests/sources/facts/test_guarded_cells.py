"""No cell is taken for a formula, and what is read back is what was written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.facts.folder_table import CSV_NAME, read_table
from sources.facts.guarded_cells import guard_cell, unguard_cell

CELLS = st.text() | st.from_regex(r"'{0,3}[=+\-@\t\r]?.{0,5}", fullmatch=True)


@given(CELLS)
def test_what_was_guarded_is_read_back_as_it_was(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text


@given(CELLS)
def test_no_guarded_cell_begins_as_a_formula_does(text: str) -> None:
    assert not guard_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["Beds at risk", "'tis", "'90s plans", "", "a=b", "’=x"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guard_cell(text) == unguard_cell(text) == text


@pytest.mark.parametrize(
    "title", ['=HYPERLINK("https://a.example")', "+1 for Kent", "@home", "'=x", "''-y"]
)
def test_a_folders_list_gives_back_the_title_that_was_guarded(title: str) -> None:
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([
        ["location", "title"],
        [guard_cell("-old/plan.pdf"), guard_cell(title)],
    ])

    (entry,) = read_table(table.getvalue(), name=CSV_NAME).entries

    assert (entry.location, entry.facts.title) == ("-old/plan.pdf", title)
