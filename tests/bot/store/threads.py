"""Several threads that start together."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def at_once(threads: int, work: Callable[[int], Result]) -> list[Result]:
    """Do the work in so many threads that start together, each of which is told its number."""
    together = threading.Barrier(threads)

    def begin(number: int) -> Result:
        together.wait()
        return work(number)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(begin, range(threads)))
