"""How filters, and those that match nothing, are put into words."""

from datetime import date

import pytest

from bot.answer.asked.filter_wording import (
    say_area,
    say_days,
    say_either,
    say_from_others,
    say_list,
    say_newest,
    say_no_area,
    say_no_publisher,
    say_nothing_of_area,
    say_nothing_then,
    say_preferred,
    say_searched,
)
from index.language.areas import AreaChoice, choose_area

MAY = date(2016, 5, 1)
JUNE = date(2017, 6, 30)


def area(said: str) -> AreaChoice:
    chosen = choose_area(said)
    assert chosen is not None
    return chosen


def test_many_publishers_are_counted_rather_than_named() -> None:
    publishers = [f"Publisher {letter}" for letter in "ABCDEFG"]

    said = say_no_publisher("x" * 500, publishers)

    assert said.endswith(
        "Publisher A, Publisher B, Publisher C, Publisher D, Publisher E and 2 others."
    )
    assert len(said) < 300
    assert say_no_publisher("x", [*publishers[:6]]).endswith(" and 1 other.")
    assert say_no_publisher("x", ["Pulse"]).endswith("“x”. Publishers here: Pulse.")
    assert say_no_publisher("x", []).endswith("none has a known publisher.")


def test_where_no_area_is_near_an_example_is_given() -> None:
    assert say_no_area("zzzz").endswith("such as area:Dorset, or one of its trusts.")


@pytest.mark.parametrize(
    ("first", "last", "dates", "end"),
    [
        (JUNE, None, [MAY], "; the newest is of 1 May 2016."),
        (None, MAY, [JUNE], "; the oldest is of 30 June 2017."),
        (date(2016, 6, 1), date(2016, 7, 1), [MAY, JUNE], "; the nearest is of 1 May 2016."),
        (JUNE, None, [], "; nothing has a known date."),
    ],
)
def test_the_nearest_day_is_named(
    first: date | None, last: date | None, dates: list[date], end: str
) -> None:
    assert say_nothing_then(first, last, dates, ()).endswith(end)
    assert say_nothing_then(first, last, dates, ["Pulse"]).startswith("Nothing here by Pulse was")


def test_what_was_searched_is_said() -> None:
    dorset = area("dorset")

    assert say_searched((), None, None, None) == ""
    assert say_searched(("A", "B"), None, MAY, None) == (
        "Searched only documents published by A or B up to 1 May 2016."
    )
    assert say_searched((), MAY, JUNE, None) == (
        "Searched only documents published from 1 May 2016 to 30 June 2017."
    )
    assert say_searched((), None, None, dorset) == "Searched only what names Dorset or its trusts."
    assert say_searched(("A",), None, None, dorset) == (
        "Searched only what names Dorset or its trusts, in documents published by A."
    )


def test_what_was_preferred_is_said() -> None:
    assert say_preferred(("A",), None, None) == "Taken from what A published."
    assert say_preferred(("A",), JUNE, None) == "Taken from what A published from 30 June 2017 on."
    assert say_preferred((), None, MAY) == "Taken from documents published up to 1 May 2016."
    assert say_from_others(("A",)) == "Nothing published here by A answers this; others do."
    assert say_newest(MAY) == "Taken from the newest that answers, published on 1 May 2016."


def test_a_shared_name_is_said_with_its_areas() -> None:
    assert say_area(area("RD3")) == "Dorset"
    assert say_area(area("Surrey")) == "Surrey (Sussex and East Surrey; Surrey Heartlands)"
    assert say_nothing_of_area(area("Dorset"), []) == (
        "No document searched names Dorset or one of its trusts."
    )


def test_days_and_lists_are_written_as_people_do() -> None:
    assert say_days(MAY, None) == "from 1 May 2016 on"
    assert say_list([]) == ""
    assert say_list(["A"]) == "A"
    assert say_list(["A", "B", "C"]) == "A, B and C"
    assert say_either(["A, B", "C", "D"]) == "A, B; C or D"
