"""An address or a file name that holds one full date gives that date, day first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.block import Facts
from sources.compose import compose_document
from sources.document import Origin
from sources.facts.addresses import find_day, read_addresses
from sources.readers.text.text import read_text
from tests.sources.block_making import LONG, PLACE


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/society/2016/dec/06/nine-in-ten",
        "https://www.example.org/2016/12/06/",
        "https://www.example.org/news/2016-12-06/slug",
        "https://www.example.org/2016-12-06-slug?updated=2018-01-01#2019-01-01",
        "https://www.example.org/uploads/2017/01/20161206_stp.pdf",
        "https://www.example.org/uploads/STP%20plan%206-12-2016.pdf",
        "STP plan 06-12-2016.pdf",
        "STP plan 6.12.2016",
        "20161206_stp.pdf",
        "stp 06122016.docx",
        "stp_6th_December_2016_final.docx",
        "Minutes 6 Dec 16.doc",
        "Board paper 06.12.16.pdf",
        "minutes/2016/12/06/a.txt",
        "minutes/2016-12-06/item 3.pdf",
    ],
)
def test_every_usual_form_is_read(address: str) -> None:
    assert find_day(address) == date(2016, 12, 6)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/2016/12/slug",
        "https://www.example.org/wp-content/uploads/2016/12/plan.pdf",
        "https://www.example.org/news/health-20131012",
        "https://www.example.org/?date=2016-12-06",
        "https://www.example.org/2016/13/06/slug",
        "https://[",
        "plan 2016-17.pdf",
        "plan-2016-17-18.pdf",
        "16-12-06.pdf",
        "v1.2.16.pdf",
        "0a20161206b.txt",
        "31-02-2016.pdf",
        "minutes 14-11-2016 to 16-11-2016.pdf",
        "Consultation_until_6_December_2016.docx",
        "deadline-30-june-2016.txt",
        "",
    ],
)
def test_parts_of_dates_numbers_periods_and_deadlines_are_none(address: str) -> None:
    assert find_day(address) is None


def test_the_nearest_name_counts() -> None:
    assert find_day("2015-01-01/minutes of 6 December 2016/a.txt") == date(2016, 12, 6)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2039, 12, 31)))
def test_every_day_is_read_back_in_every_form(day: date) -> None:
    names = (
        f"plan {day:%Y-%m-%d}.pdf",
        f"plan_{day:%d-%m-%Y}.pdf",
        f"{day:%d %B %Y} plan.pdf",
        f"https://example.org/{day:%Y/%m/%d}/plan",
        f"https://example.org/{day:%Y}/{day:%b}/{day:%d}/plan".lower(),
    )

    assert {find_day(name) for name in names} == {day}


@given(st.text(max_size=100))
def test_any_address_is_read_without_an_error(address: str) -> None:
    assert find_day(address) == find_day(address)


def test_the_first_address_that_names_a_day_gives_it() -> None:
    found = read_addresses("a.pdf", None, "https://example.org/2016/12/06/a")

    assert found == Facts(Origin.ADDRESS, published=date(2016, 12, 6))


def test_an_address_dates_a_document_where_nothing_else_does() -> None:
    header = "URL: https://www.example.org/society/2016/dec/06/nine-in-ten\n\n"
    dated = compose_document(
        read_text(f"{header}A title\n\n14 Nov 16\n\n{LONG}".encode()), place=PLACE
    )
    undated = compose_document(read_text(f"{header}A title\n\n{LONG}".encode()), place=PLACE)

    assert (dated.published, dated.published_origin) == (date(2016, 11, 14), Origin.TEXT)
    assert (undated.published, undated.published_origin) == (date(2016, 12, 6), Origin.ADDRESS)
