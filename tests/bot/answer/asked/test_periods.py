"""Days that dates, or parts of them, stand for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asked.periods import Period, read_period


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "2017"),
        ("2017-06", date(2017, 6, 1), date(2017, 6, 30), "June 2017"),
        ("2017/12", date(2017, 12, 1), date(2017, 12, 31), "December 2017"),
        ("06/2017", date(2017, 6, 1), date(2017, 6, 30), "June 2017"),
        ("Feb 2016", date(2016, 2, 1), date(2016, 2, 29), "February 2016"),
        (" sept. 2016? ", date(2016, 9, 1), date(2016, 9, 30), "September 2016"),
        ("2016/17", date(2016, 4, 1), date(2017, 3, 31), "2016/17"),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31), "1999/00"),
        ("14/11/2016", date(2016, 11, 14), date(2016, 11, 14), "14 November 2016"),
        ("14 November 2016", date(2016, 11, 14), date(2016, 11, 14), "14 November 2016"),
    ],
)
def test_a_date_or_a_part_of_one_is_a_run_of_days(
    text: str, first: date, last: date, said: str
) -> None:
    assert read_period(text) == Period(first, last, said)


@pytest.mark.parametrize("text", ["", "foo", "17", "2017-13", "2016/18", "31/02/2017", "June"])
def test_anything_else_is_none(text: str) -> None:
    assert read_period(text) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y-%m", "%B %Y", "%Y"):
        period = read_period(day.strftime(form))
        assert period is not None
        assert period.first <= day <= period.last


@given(st.dates())
def test_a_day_has_days_before_and_after_it_within_all_time(day: date) -> None:
    period = Period(day, day, "that day")

    assert period.day_before == (day if day == date.min else day - timedelta(days=1))
    assert period.day_after == (day if day == date.max else day + timedelta(days=1))
