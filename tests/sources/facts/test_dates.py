"""Dates are read day first, and only where a line is a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.facts.dates import is_date_label, parse_date, read_date_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 November 2016", date(2016, 11, 14)),
        ("14 Nov 16", date(2016, 11, 14)),
        ("17th November 2017", date(2017, 11, 17)),
        ("Fri 11 Nov 2016", date(2016, 11, 11)),
        ("Published 21 December 2016", date(2016, 12, 21)),
        ("Published 21 December 2016 More about Kieran", date(2016, 12, 21)),
        ("27.02.17", date(2017, 2, 27)),
        ("25/11/2016", date(2016, 11, 25)),
        ("04/05/2016", date(2016, 5, 4)),
        ("21. July 2017", date(2017, 7, 21)),
        ("2019-01-07", date(2019, 1, 7)),
        ("2019-01-07T10:00:00Z", date(2019, 1, 7)),
        ("2019-01-07T10:00:00.000+01:00", date(2019, 1, 7)),
        ("November 14, 2016", date(2016, 11, 14)),
        ("Mon, 14 Nov 2016 10:00:00 GMT", date(2016, 11, 14)),
        ("Wednesday 3rd of May, 2017", date(2017, 5, 3)),
        ("10:30, 14 November 2016", date(2016, 11, 14)),
        ("Published: 00.01 GMT, Monday 14th November, 2016", date(2016, 11, 14)),
        ("2016/11/14", date(2016, 11, 14)),
        ("First published: 14 November 2016", date(2016, 11, 14)),
        ("Date of issue: 14/11/16", date(2016, 11, 14)),
        ("14-Nov-2016", date(2016, 11, 14)),
        ("1 January 68", date(2068, 1, 1)),
        ("1 January 69", date(1969, 1, 1)),
        ("29 February 2016", date(2016, 2, 29)),
    ],
)
def test_every_usual_form_is_read(text: str, expected: date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unknown",
        "2016",
        "November 2016",
        "31 February 2016",
        "29 February 2017",
        "13/25/2016",
        "1.2.3",
        "version 1.2.2016.4",
        "by 31 March 2017",
        "By Friday 31 March 2017",
        "by noon 31 March 2017",
        "By the end of Friday, 31 March 2017",
        "from 1 April 2017",
        "On 14 November 2016 the King's Fund published a report",
        "The deadline was 30 June 2016",
        "Last updated:",
    ],
)
def test_running_text_parts_of_dates_and_impossible_days_are_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(min_value=date(1969, 1, 1), max_value=date(2068, 12, 31)))
def test_every_day_is_read_back_in_every_form(day: date) -> None:
    forms = (
        *("%d %B %Y", "%d %b %y", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%y", "%d. %B %Y", "%a %d %b %Y"),
        *("%Y-%m-%d", "%Y/%m/%d", "%B %d, %Y", "Published %d %B %Y", "%A, %d %B %Y at %H:%M"),
    )

    assert {parse_date(day.strftime(form)) for form in forms} == {day}


@given(st.text(max_size=150))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = parse_date(text)

    assert found is None or found + timedelta(0) == found


def test_a_date_of_publication_goes_before_one_of_change_in_the_same_line() -> None:
    line = read_date_line("Published: 14 November 2016 Last updated: 3 May 2017")

    assert line is not None
    assert (line.published, line.updated) == (date(2016, 11, 14), False)
    assert line.changed == date(2017, 5, 3)


def test_a_line_says_whether_its_date_is_one_of_change() -> None:
    line = read_date_line("Last updated: 3 May 2017")

    assert line is not None
    assert line.updated


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Smith, 14 November 2016",
        "14 November 2016 by Jane Smith",
        "Posted by Jane O’Neil on 14 November 2016 at 10:30",
        "Jane Smith | 14 November 2016",
    ],
)
def test_a_byline_may_stand_beside_a_date(text: str) -> None:
    line = read_date_line(text)

    assert line is not None
    assert (line.published, line.names_author) == (date(2016, 11, 14), True)


@pytest.mark.parametrize(
    ("line", "is_label"),
    [
        ("Last updated:", True),
        ("Published", True),
        ("Publication date :", True),
        ("Published by NHS England", False),
        ("", False),
    ],
)
def test_a_label_may_stand_on_a_line_of_its_own(line: str, is_label: bool) -> None:  # noqa: FBT001
    assert is_date_label(line) is is_label


@pytest.mark.parametrize("unit", ["-", " -", "by a ", "A | ", "10:30 "])
def test_a_line_that_repeats_itself_is_read_at_once(unit: str) -> None:
    # A pattern that backtracks without end would never come back from this.
    assert read_date_line((unit * 60)[:60] + "§ 14 November 2016 " + (unit * 60)[:50] + "§") is None
