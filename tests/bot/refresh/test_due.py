"""A location is looked at again when its interval is over, and sooner where it failed."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from bot.refresh.due import Refreshed, find_due

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAILY = Refreshed("daily", timedelta(days=1))
OFTEN = Refreshed("often", timedelta(minutes=5))
ONCE = Refreshed("once", None)
NONE: Mapping[str, datetime] = {}


@pytest.mark.parametrize(
    ("hours_ago", "expected"), [(23.9, set()), (24, {"daily"}), (1000, {"daily"}), (-1, {"daily"})]
)
def test_it_is_due_from_the_end_of_its_interval_on(hours_ago: float, expected: set[str]) -> None:
    looked_at = {"daily": NOW - timedelta(hours=hours_ago), "once": NOW - timedelta(days=999)}

    assert find_due([DAILY, ONCE], looked_at, NONE, now=NOW) == expected


def test_what_was_never_read_is_due_whatever_its_interval() -> None:
    assert find_due([DAILY, ONCE], {"another": NOW}, NONE, now=NOW) == {"daily", "once"}


@pytest.mark.parametrize(
    ("minutes_ago", "expected"),
    [
        (0, set()),
        (4.9, set()),
        (5, {"often"}),
        (14.9, {"often"}),
        (15, {"daily", "often", "once"}),
        (-1, {"daily", "often", "once"}),
    ],
)
def test_what_failed_is_tried_again_in_a_quarter_of_an_hour_or_its_shorter_interval(
    minutes_ago: float, expected: set[str]
) -> None:
    places = [DAILY, OFTEN, ONCE]
    looked_at = {"daily": NOW - timedelta(days=2), "often": NOW - timedelta(days=2)}
    failed_at = dict.fromkeys(["daily", "often", "once"], NOW - timedelta(minutes=minutes_ago))

    assert find_due(places, looked_at, failed_at, now=NOW) == expected


def test_what_was_read_after_it_had_failed_waits_for_the_end_of_its_interval() -> None:
    looked_at, failed_at = {"daily": NOW - timedelta(hours=1)}, {"daily": NOW - timedelta(hours=2)}

    assert find_due([DAILY], looked_at, failed_at, now=NOW) == frozenset()
