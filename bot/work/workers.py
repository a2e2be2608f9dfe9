"""Threads that do the jobs of one line."""

import threading
import time
from collections.abc import Callable

from bot.store.records import Job
from bot.work.line import Line


class Workers:
    """Does what stands in a line, in a few threads, and counts what is not done yet."""

    def __init__(self, line: Line, *, do: Callable[[Job], bool], threads: int, name: str) -> None:
        """Make the threads; nothing runs before ``start``.

        Args:
            line: What is to be done.
            do: Does one job, and says whether it is done with; False where it was put to rest in
                the line and keeps its place.
            threads: How many jobs at once, at the most.
            name: For the threads' names.
        """
        self.line = line
        self._do = do
        self._threads = {
            each: self._make_thread(each)
            for each in (f"{name}-{number}" for number in range(threads))
        }
        self._changed = threading.Condition()
        self._pending = 0

    @property
    def pending(self) -> int:
        """How many jobs wait or are being done, or have their places kept."""
        with self._changed:
            return self._pending

    def reserve(self, limit: int) -> bool:
        """Keep a place for a job that may come, to be used by ``put`` or given back by ``free``.

        Args:
            limit: How many jobs there may be at the most.

        Returns:
            False where there are so many already.
        """
        with self._changed:
            if self._pending >= limit:
                return False
            self._pending += 1
            return True

    def free(self, places: int = 1) -> None:
        """Give places back."""
        with self._changed:
            self._pending -= places
            self._changed.notify_all()

    def put(self, job: Job) -> None:
        """Put a job in line, in a place that was kept for it."""
        self.line.put(job)

    def add(self, job: Job) -> None:
        """Put a job in line, however many there are."""
        with self._changed:
            self._pending += 1
        self.line.put(job)

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads.values():
            thread.start()

    def wait_until_idle(self, timeout_s: float) -> bool:
        """Wait until everything is done; False where it is not in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._pending == 0, timeout=max(0.0, timeout_s))

    def end_rests(self) -> int:
        """Leave what rests undone, and let nothing rest any more.

        Returns:
            How many jobs were left.
        """
        left = len(self.line.end_rests())
        self.free(left)
        return left

    def end(self) -> None:
        """Let the threads end once nothing is left in line."""
        self.line.end()

    def join(self, deadline_s: float) -> None:
        """Wait for the threads to end, until a moment of the monotonic clock."""
        with self._changed:
            threads = list(self._threads.values())
        for thread in threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline_s - time.monotonic()))

    def _make_thread(self, name: str) -> threading.Thread:
        return threading.Thread(target=self._work, args=[name], name=name, daemon=True)

    def _work(self, name: str) -> None:
        has_ended = False
        try:
            while (job := self.line.take()) is not None:
                self._do_one(job)
            has_ended = True
        finally:
            if not has_ended:  # by a fault, which threading.excepthook tells of
                self._replace(name)

    def _replace(self, name: str) -> None:
        """Have a new thread go on: else, fault by fault, nobody would be left to work."""
        with self._changed:
            self._threads[name] = self._make_thread(name)
            self._threads[name].start()

    def _do_one(self, job: Job) -> None:
        is_done = True
        try:
            is_done = self._do(job)
        finally:
            if is_done:
                self.line.done(job)
                self.free()
