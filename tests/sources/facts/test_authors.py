"""Authors are named by bylines and by markup, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.facts.authors import read_author, read_byline


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Kieran Walshe", "Kieran Walshe"),
        ("BY KIERAN WALSHE", "KIERAN WALSHE"),
        ("by: Kieran Walshe", "Kieran Walshe"),
        ("Posted by Jane O’Neil on 14 November 2016", "Jane O’Neil"),
        ("Written by Anna van der Berg", "Anna van der Berg"),
        ("Author: Chris Ham", "Chris Ham"),
        ("By Jane Smith, policy lead", "Jane Smith"),
        ("By Jane Smith | Health Weekly", "Jane Smith"),
        ("By Jane Smith in Leeds", "Jane Smith"),
        ("By Jane Smith and John Brown", "Jane Smith and John Brown"),
        ("By Jane Smith, John Brown and Ann Lee", "Jane Smith, John Brown and Ann Lee"),
        ("By Dr. Éva Nagy-Smith", "Dr. Éva Nagy-Smith"),
    ],
)
def test_a_byline_names_its_author(line: str, author: str) -> None:
    assert read_byline(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "Kieran Walshe",
        "Kieran Walshe, professor of health policy",
        "By Editor",
        "By Health Editor",
        "Posted by admin",
        "By Kieran",
        "By Friday 14 November",
        "By Friday Noon",
        "By the end of March",
        "By Spring Budget 2017 the money had gone",
        "By Christmas Eve, the plans were out",
        "By Jane Smith, who said so.",
        "Published by NHS England",
        "More about Kieran Walshe",
        "Author:",
        "",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "text",
    ["admin", "Editor", "Web Team", "https://example.org/jane", "jane@example.org", "jsmith",
     "unknown", "", "www.example.org", "NHS Staff"],
)  # fmt: skip
def test_what_fills_an_author_s_place_is_no_author(text: str) -> None:
    assert read_author(text) is None


@pytest.mark.parametrize("text", ["Jane Smith", "By Jane Smith", " Jane\nSmith "])
def test_a_name_in_an_author_s_place_is_one(text: str) -> None:
    assert read_author(text) == "Jane Smith"


@given(st.text(max_size=150), st.sampled_from(["", "By ", "Posted by ", "By Jane Smith"]))
def test_any_line_is_read_without_an_error(text: str, start: str) -> None:
    found = read_byline(start + text)

    assert found is None or len(found) <= len(start + text)


@pytest.mark.parametrize("unit", ["Aa ", "A de ", "A, ", "A and ", "A.-’"])
def test_a_line_that_repeats_itself_is_read_at_once(unit: str) -> None:
    # A pattern that backtracks without end would never come back from this.
    assert read_byline("By " + unit * 25 + "§") is None
