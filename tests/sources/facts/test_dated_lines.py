"""A short line that names who or what beside a full date gives that date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.facts.dated_lines import read_dated_line


@pytest.mark.parametrize(
    ("line", "published", "beside"),
    [
        (
            "Mersey Vale Health Watchers, 27 March 2018",
            date(2018, 3, 27),
            "Mersey Vale Health Watchers",
        ),
        ("Letter to members, 14 Nov 16", date(2016, 11, 14), "Letter to members"),
        ("Letter to members 14 Nov 16", date(2016, 11, 14), "Letter to members"),
        ("Author | 21. July 2017", date(2017, 7, 21), "Author"),
        ("BMA – 14 February 2017", date(2017, 2, 14), "BMA"),
        ("BMA (14 February 2017)", date(2017, 2, 14), "BMA"),
        ("London: 25/11/2016", date(2016, 11, 25), "London"),
        ("Unite the Union 3 May 2017", date(2017, 5, 3), "Unite the Union"),
        ("Author | Published Friday 14 July 2017 10:30", date(2017, 7, 14), "Author"),
        (
            "By Jane Smith, policy lead, 17th November 2016",
            date(2016, 11, 17),
            "By Jane Smith, policy lead",
        ),
        ("Published by NHS England on 14 November 2016", date(2016, 11, 14), "NHS England"),
        ("Bulletin 12, 14 November 2016", date(2016, 11, 14), "Bulletin 12"),
        ("Mersey Vale\n27 March 2018", date(2018, 3, 27), "Mersey Vale"),
        ("A plan to end secrecy, 3 May 2017", date(2017, 5, 3), "A plan to end secrecy"),
        ("14 February 2017 – BMA", date(2017, 2, 14), "BMA"),
        ("2016-11-14 Press release", date(2016, 11, 14), "Press release"),
        ("25/11/2016: London", date(2016, 11, 25), "London"),
    ],
)
def test_a_date_at_either_end_is_read_with_what_stands_beside_it(
    line: str, published: date, beside: str
) -> None:
    found = read_dated_line(line)

    assert found is not None
    assert (found.published, found.beside) == (published, beside)


@pytest.mark.parametrize(
    "line",
    [
        "Meeting on 14 November 2016",
        "Next meeting: 14 November 2016",
        "Save our hospital rally, 4 March 2017",
        "Responses by 14 November 2016",
        "Responses by noon, 14 November 2016",
        "Responses by Friday 14 November 2016",
        "By Friday 14 November 2016",
        "Open until 14 November 2016",
        "Open until noon, 14 November 2016",
        "From 1 April 2016 to 31 March 2017",
        "The first year, 1 April 2016 – 31 March 2017",
        "Winter: 1 October – 31 March 2017",
        "Leeds, 14–16 November 2016",
        "Leeds, 14 and 16 November 2016",
        "Leeds, 14 - 16 November 2016",
        "Consultation closes: 14 November 2016",
        "Review date: 1 April 2019",
        "Start date: 1 April 2019",
        "Deadline 30 June 2016",
        "Last accessed: 12 December 2025",
        "Page updated 3 May 2018",
        "The plans were sent in, 21 October 2016",
        "He wrote to the trusts on 14 November 2016",
        "CCGs abolished 1 July 2022",
        "14 November 2016 was the last day",
        "14 November 2016: plans are published",
        "22 December 2015 – planning guidance comes out",
        "Mersey Vale Health Watchers, 27 March 2018.",
        "Mersey Vale Health Watchers, 31 February 2018",
        "Mersey Vale Health Watchers, March 2018",
        "The Mersey Vale Health Watchers and their many friends, 27 March 2018",
        "Mersey Vale, 27 March 2018, in a letter to all members",
        "14 November 2016",
        "44, 14 November 2016",
        "",
    ],
)
def test_sentences_other_days_and_periods_are_no_date_of_a_document(line: str) -> None:
    assert read_dated_line(line) is None


@given(st.text(max_size=90))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read_dated_line(text)

    assert found is None or found.beside in text


@pytest.mark.parametrize("unit", ["-", "- ", "a ", "by a ", "14 ", "| A "])
def test_a_line_that_repeats_itself_is_read_at_once(unit: str) -> None:
    line = (unit * 90)[:70]

    # A pattern that backtracks without end would never come back from this.
    assert read_dated_line(f"{line}§, 14 November 2016§") is None
