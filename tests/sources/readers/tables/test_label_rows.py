"""Tables that name a fact in each row are read across, and have no header."""

import pytest

from sources.readers.tables.label_rows import holds_labels, say_labels
from sources.readers.tables.sheet_tables import sheet_blocks
from sources.readers.tables.table_rows import table_blocks

COVER = (
    ("Title of paper", "Estates refresh"),
    ("Author", "Tom Eccles"),
    ("Purpose", "For decision"),
)
FACTS = (
    ("Name of STP", "Harbourside"),
    ("Lead", "Una Frost"),
    ("Population", "610,000"),
    ("Submitted", "21 October 2016"),
    ("Deficit", "£142m"),
)
MINUTES = (("Chair:", "Ann Rowe", "Date:", "3 May 2017"), ("Venue:", "Town Hall", "Time:", "2 pm"))


@pytest.mark.parametrize("rows", [COVER, FACTS, MINUTES, (("Present:", "Ann Rowe"),)])
def test_labels_down_the_side_are_told_from_a_header(rows: tuple[tuple[str, ...], ...]) -> None:
    assert holds_labels(rows)


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("", ""),),
        (("Area:", "Gap:"), ("Dorset", "£5m")),
        (("Area:", "Gap:"),),
        (("", "2016"), ("Author", "5")),
        (("Trust", "Beds"), ("Coast", "412"), ("Vale", "n/a"), ("Fell", "48"), ("Tarn", "1,020")),
        (("Term", "Meaning"), ("STP", "A plan"), ("CCG", "A group"), ("ICS", "A system")),
        (("Measure", "Value"), *FACTS[1:]),
        (("Accounts", "2016/17"), *FACTS[1:]),
        (("Role", "Name"), ("Chair", "Ann Rowe"), ("Lead", "Una Frost")),
        (("Name", "Role", "Since"), ("Author", "Lead", "2016"), ("Date", "Chair", "2017")),
        (("Name of STP", "Harbourside"), *FACTS[1:], *((f"Fact {n}", "5") for n in range(40))),
        (("Lead", "Una"), ("5", "Author"), ("Date", "6")),
    ],
)
def test_names_of_columns_stay_a_header(rows: tuple[tuple[str, ...], ...]) -> None:
    assert not holds_labels(rows)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Author", "Tom Eccles"), "Author: Tom Eccles"),
        (("Author:", "Tom Eccles", "Tom Eccles"), "Author: Tom Eccles"),
        (MINUTES[0], "Chair: Ann Rowe; Date: 3 May 2017"),
        (("", "Samuel Obi", "Jane Pike"), "Samuel Obi; Jane Pike"),
        (("Is it for decision?", "Yes"), "Is it for decision? Yes"),
        (("Annex", ""), "Annex"),
        ((), ""),
    ],
)
def test_a_fact_stands_behind_its_name(row: tuple[str, ...], expected: str) -> None:
    assert say_labels(row) == expected


def test_a_cover_sheet_is_read_across_in_documents() -> None:
    blocks = table_blocks(COVER, table="table 1")

    assert [(block.row, block.text) for block in blocks] == [
        (1, "Title of paper: Estates refresh"),
        (2, "Author: Tom Eccles"),
        (3, "Purpose: For decision"),
    ]


def test_facts_beside_their_names_are_read_across_on_sheets_and_the_next_table_has_its_own() -> (
    None
):
    rows = [["", *row] for row in FACTS]

    blocks = sheet_blocks([*rows, [], ["", "Area", "Beds"], ["", "Coast", "12"]], table="Facts")

    assert [(block.row, block.text) for block in blocks] == [
        (1, "Name of STP: Harbourside"),
        (2, "Lead: Una Frost"),
        (3, "Population: 610,000"),
        (4, "Submitted: 21 October 2016"),
        (5, "Deficit: £142m"),
        (8, "Area: Coast; Beds: 12"),
    ]
