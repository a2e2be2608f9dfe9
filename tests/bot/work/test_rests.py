"""Jobs without an outcome rest longer and longer, and not for ever."""

from itertools import count, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.work.rests import MOST_RESTS, next_rest_s


def all_rests_s() -> list[float]:
    rests = (next_rest_s(number) for number in count())
    return [each for each in takewhile(lambda each: each is not None, rests) if each is not None]


def test_each_rest_is_twice_as_long_as_the_one_before_up_to_two_minutes() -> None:
    assert all_rests_s()[:5] == [15.0, 30.0, 60.0, 120.0, 120.0]


def test_an_outage_of_some_minutes_is_survived_and_one_job_does_not_come_for_ever() -> None:
    rests_s = all_rests_s()

    assert len(rests_s) == MOST_RESTS
    assert 20 * 60 < sum(rests_s) < 60 * 60


@given(st.integers(0, 10_000), st.floats(0.001, 100))
def test_a_rest_is_never_longer_than_two_minutes(rests: int, first_s: float) -> None:
    rest_s = next_rest_s(rests, first_s=first_s)

    assert (rest_s is None) == (rests >= MOST_RESTS)
    assert rest_s is None or 0 < rest_s <= 120


def test_the_first_rest_can_be_chosen() -> None:
    assert next_rest_s(0, first_s=0.01) == pytest.approx(0.01)
