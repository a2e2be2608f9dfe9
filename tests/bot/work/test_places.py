"""Who waits is told their place after two seconds, and again when it has changed."""

from bot.work.line import Waiting
from bot.work.places import Places
from tests.bot.work.crew import job


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now_s = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now_s


def waiting(*names: str, since_s: float = 0.0) -> list[Waiting]:
    return [Waiting(job(name), since_s) for name in names]


def test_nobody_is_told_within_two_seconds() -> None:
    clock = Clock()
    places = Places(clock=clock)

    clock.now_s = 2.0

    assert places.due(waiting("a", "b")) == []


def test_after_two_seconds_everybody_is_told_their_place_once() -> None:
    clock = Clock()
    places = Places(clock=clock)
    clock.now_s = 2.1

    assert places.due(waiting("a", "b")) == [(job("a"), 1), (job("b"), 2)]
    clock.now_s = 60.0
    assert places.due(waiting("a", "b")) == []


def test_a_new_place_is_told_after_ten_seconds_and_not_before() -> None:
    clock = Clock()
    places = Places(clock=clock)
    clock.now_s = 3.0
    places.due(waiting("a", "b", "c"))

    clock.now_s = 12.9
    assert places.due(waiting("b", "c")) == []
    clock.now_s = 13.0
    assert places.due(waiting("c")) == [(job("c"), 1)]


def test_who_comes_later_is_told_later() -> None:
    clock = Clock()
    places = Places(clock=clock)
    clock.now_s = 3.0
    line = [*waiting("a"), *waiting("b", since_s=2.0)]

    assert places.due(line) == [(job("a"), 1)]
    clock.now_s = 4.5
    assert places.due(line) == [(job("b"), 2)]


def test_what_waits_no_longer_is_forgotten() -> None:
    clock = Clock()
    places = Places(clock=clock)
    clock.now_s = 3.0
    places.due(waiting("a"))
    places.due([])

    assert places.due(waiting("a")) == [(job("a"), 1)]
