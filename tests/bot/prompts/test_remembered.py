"""What was found out lately is kept, and no more of it than is allowed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.prompts.remembered import Remembered


def test_a_value_is_kept_and_replaced() -> None:
    kept: Remembered[str, int] = Remembered(2)
    kept.keep("a", 1)
    kept.keep("a", 2)

    assert kept.get("a") == 2
    assert kept.get("b") is None


def test_the_value_not_asked_for_longest_makes_room() -> None:
    kept: Remembered[str, int] = Remembered(2)
    kept.keep("a", 1)
    kept.keep("b", 2)
    kept.get("a")
    kept.keep("c", 3)

    assert [kept.get(key) for key in "abc"] == [1, None, 3]


def test_room_for_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Remembered(0)


def test_many_threads_may_use_it_at_once() -> None:
    kept: Remembered[int, int] = Remembered(8)

    def use(number: int) -> bool:
        kept.keep(number % 16, number % 16)
        return kept.get(number % 16) in {None, number % 16}

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(2_000)))
    assert sum(kept.get(key) is not None for key in range(16)) == 8
