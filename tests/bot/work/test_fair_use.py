"""Within a minute, so many questions and no more, for each person and channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.work.fair_use import Buckets, FairUse


def test_a_full_bucket_lets_so_many_through_and_then_makes_wait() -> None:
    buckets = Buckets(3)

    waits = []
    for _ in range(4):
        waits.append(buckets.wait_s("U1", now_s=0.0))
        buckets.take("U1", now_s=0.0)

    assert waits == [0.0, 0.0, 0.0, 20.0]


def test_time_fills_the_bucket_again_but_no_higher_than_full() -> None:
    buckets = Buckets(2)
    for _ in range(2):
        buckets.take("U1", now_s=0.0)

    assert buckets.wait_s("U1", now_s=15.0) == pytest.approx(15.0)
    assert buckets.wait_s("U1", now_s=30.0) == 0.0
    for _ in range(2):
        assert buckets.wait_s("U1", now_s=9_999.0) == 0.0
        buckets.take("U1", now_s=9_999.0)
    assert buckets.wait_s("U1", now_s=9_999.0) == pytest.approx(30.0)


def test_one_name_does_not_pay_for_another() -> None:
    buckets = Buckets(1)
    buckets.take("U1", now_s=0.0)

    assert buckets.wait_s("U1", now_s=0.0) == 60.0
    assert buckets.wait_s("U2", now_s=0.0) == 0.0


def test_nought_sets_no_limit() -> None:
    buckets = Buckets(0)
    for _ in range(100):
        buckets.take("U1", now_s=0.0)

    assert buckets.wait_s("U1", now_s=0.0) == 0.0


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    buckets = Buckets(1)
    buckets.take("U1", now_s=100.0)

    assert buckets.wait_s("U1", now_s=40.0) == 60.0


def test_only_so_many_names_are_remembered_the_latest() -> None:
    buckets = Buckets(1, most=2)
    for name in ("U1", "U2", "U3"):
        buckets.take(name, now_s=0.0)

    waits = [buckets.wait_s(name, now_s=0.0) for name in ("U1", "U2", "U3")]

    assert waits == [0.0, 60.0, 60.0]


@given(
    st.integers(1, 20),
    st.lists(st.floats(0, 30, allow_nan=False), min_size=1, max_size=80),
)
def test_no_minute_holds_more_than_a_full_bucket_and_a_minutes_worth(
    per_minute: int, pauses_s: list[float]
) -> None:
    buckets = Buckets(per_minute)
    now_s = 0.0
    answered: list[float] = []
    for pause_s in pauses_s:
        now_s += pause_s
        if not buckets.wait_s("U1", now_s=now_s):
            buckets.take("U1", now_s=now_s)
            answered.append(now_s)

    for start_s in answered:
        within = [each for each in answered if start_s <= each < start_s + 60]
        assert len(within) <= 2 * per_minute


def test_who_waits_as_long_as_they_were_told_may_ask() -> None:
    buckets = Buckets(7)
    for _ in range(7):
        buckets.take("U1", now_s=0.0)
    wait_s = buckets.wait_s("U1", now_s=0.0)

    assert buckets.wait_s("U1", now_s=wait_s) == pytest.approx(0.0, abs=1e-9)


class Watch:
    """A clock that a test sets."""

    now_s = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now_s


def test_the_longer_of_two_waits_holds() -> None:
    watch = Watch()
    fair_use = FairUse(per_person=1, per_channel=2, clock=watch)
    fair_use.count("U1", "C1")
    fair_use.count("U2", "C1")

    assert fair_use.wait_s("U1", "C2") == 60.0
    assert fair_use.wait_s("U3", "C1") == 30.0
    assert fair_use.wait_s("U1", "C1") == 60.0
    assert fair_use.wait_s("U3", "C2") == 0.0
    watch.now_s = 30.0
    assert fair_use.wait_s("U3", "C1") == 0.0


def test_where_no_channel_is_named_none_limits() -> None:
    fair_use = FairUse(per_person=5, per_channel=1, clock=Watch())
    fair_use.count("U1", "")
    fair_use.count("U1", "")

    assert fair_use.wait_s("U1", "") == 0.0
