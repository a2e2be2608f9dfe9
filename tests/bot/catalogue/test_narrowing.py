"""A listing is narrowed to a publisher and a year, and says what else there is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.narrowing import (
    UNDATED,
    Narrowed,
    Wanted,
    narrow,
    read_wanted,
    write_wanted,
    year_of,
)
from index.snapshots.records import DocumentSummary
from tests.bot.catalogue.documents import make_summary

PLAN = make_summary("plan", publisher="Pulse", published=date(2016, 11, 14))
BEDS = make_summary("beds", publisher="Pulse", published=date(2017, 2, 1))
AREAS = make_summary("areas", publisher="King's Fund", published=date(2016, 3, 1))
NOTE = make_summary("note", publisher="Pulse")
SCRAP = make_summary("scrap", published=date(2016, 5, 5))
ALL = (AREAS, BEDS, NOTE, PLAN, SCRAP)

WANTED = st.builds(
    Wanted,
    words=st.text(st.characters(exclude_categories=["Cs"])),
    publisher=st.none() | st.text(st.characters(exclude_categories=["Cs"])),
    year=st.none() | st.integers(0, 9_999),
)
SUMMARIES = st.builds(
    make_summary,
    st.text(max_size=5),
    publisher=st.none() | st.sampled_from(["Pulse", "King's Fund", "BMA"]),
    published=st.none() | st.dates(date(2015, 1, 1), date(2018, 12, 31)),
)


@pytest.mark.parametrize(
    ("wanted", "documents"),
    [
        (Wanted(), (BEDS, PLAN, SCRAP, AREAS, NOTE)),
        (Wanted(publisher="Pulse"), (BEDS, PLAN, NOTE)),
        (Wanted(year=2016), (PLAN, SCRAP, AREAS)),
        (Wanted(publisher="Pulse", year=2016), (PLAN,)),
        (Wanted(publisher="Pulse", year=UNDATED), (NOTE,)),
        (Wanted(publisher="Nobody"), ()),
    ],
    ids=["all", "publisher", "year", "both", "undated", "unknown"],
)
def test_documents_of_the_publisher_and_the_year_are_left_the_newest_first(
    wanted: Wanted, documents: tuple[object, ...]
) -> None:
    assert narrow(ALL, wanted).documents == documents


def test_publishers_come_by_how_many_documents_they_have_and_years_by_age() -> None:
    assert narrow(ALL, Wanted()) == Narrowed(
        documents=(BEDS, PLAN, SCRAP, AREAS, NOTE),
        publishers=(("Pulse", 3), ("King's Fund", 1)),
        years=((2017, 1), (2016, 3), (UNDATED, 1)),
    )


def test_each_choice_is_counted_within_the_other() -> None:
    found = narrow(ALL, Wanted(publisher="King's Fund", year=2016))

    assert found.publishers == (("King's Fund", 1), ("Pulse", 1))
    assert found.years == ((2016, 1),)


def test_what_is_wanted_stays_a_choice_where_nothing_is_left_of_it() -> None:
    found = narrow(ALL, Wanted(publisher="Nobody", year=1999))

    assert found.publishers == (("Nobody", 0),)
    assert found.years == ((1999, 0),)


@given(st.lists(SUMMARIES), st.sampled_from([None, "Pulse", "BMA"]), st.sampled_from([None, 2016]))
def test_choosing_gives_as_many_documents_as_the_choice_said(
    summaries: list[DocumentSummary], publisher: str | None, year: int | None
) -> None:
    found = narrow(summaries, Wanted(publisher=publisher, year=year))

    for name, count in found.publishers:
        assert len(narrow(summaries, Wanted(publisher=name, year=year)).documents) == count
    for chosen, count in found.years:
        assert len(narrow(summaries, Wanted(publisher=publisher, year=chosen)).documents) == count


def test_a_document_without_a_date_is_of_no_year() -> None:
    assert (year_of(NOTE), year_of(PLAN)) == (UNDATED, 2016)


@given(WANTED)
def test_what_is_wanted_is_read_as_it_was_written(wanted: Wanted) -> None:
    assert read_wanted(write_wanted(wanted)) == wanted


@pytest.mark.parametrize("text", ["", "beds 2016", "2016", "[]", "{", '{"year": "soon"}'])
def test_what_is_not_of_that_form_is_taken_for_words(text: str) -> None:
    assert read_wanted(text) == Wanted(words=text)
