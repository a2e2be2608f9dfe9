"""The bounded queue of accepted jobs, and the workers that do them."""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto
from zlib import crc32

from bot.store.ports import JobStore
from bot.store.records import Job

# An outage of Slack's outlasts the tries of one call; what it cut off is taken up behind it.
_AGAIN_AFTER_S = 15.0


class Acceptance(Enum):
    """What became of a job that was handed in."""

    ACCEPTED = auto()
    DUPLICATE = auto()
    BUSY = auto()  # kept, but the queue is full: it gets a word of apology instead of an answer
    REFUSED = auto()  # not kept: even the apologies have piled up, or the queue is closing


class WorkQueue:
    """Does jobs in a few threads: one conversation at a time, in order, and nothing twice.

    A job is in the store before ``accept`` returns and leaves it when it is done, so one that a
    crash cut off is done at the next start.
    """

    def __init__(
        self,
        store: JobStore,
        *,
        do: Callable[[Job], object],
        apologise: Callable[[Job], None],
        workers: int,
        limit: int,
        again_after_s: float = _AGAIN_AFTER_S,
    ) -> None:
        """Make a queue; nothing runs before ``start``.

        Args:
            store: Keeps the jobs.
            do: Does one job to its visible outcome and then finishes it in the store. It never
                raises; where it returns False there is no outcome yet, and the job is done again
                after a while, marked as recovered.
            apologise: The same, but only tells the asker that there will be no answer.
            workers: How many jobs at once, at the most.
            limit: How many jobs may wait; as many again get an apology, and then none is taken.
            again_after_s: How long a job without an outcome rests before it is done again.
        """
        self._store = store
        self._do = do
        self._apologise = apologise
        self._limit = limit
        self._again_after_s = again_after_s
        self._lanes: list[queue.SimpleQueue[tuple[Job, bool] | None]] = [
            queue.SimpleQueue() for _ in range(workers)
        ]
        self._threads = [
            threading.Thread(target=self._work, args=(lane,), name=f"worker-{number}", daemon=True)
            for number, lane in enumerate(self._lanes)
        ]
        self._changed = threading.Condition()
        self._pending = 0
        self._closed = False
        self._abandoned = threading.Event()

    def recover(self) -> int:
        """Take up what an earlier process left; to be called once, before anything is accepted.

        Returns:
            How many jobs there were.
        """
        jobs = self._store.unfinished()
        with self._changed:
            self._pending += len(jobs)
        for job in jobs:
            self._lane_of(job).put((job, False))
        return len(jobs)

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def accept(self, job: Job, keys: Sequence[str]) -> Acceptance:
        """Keep a job and put it in line.

        Args:
            job: What is to be done.
            keys: What the request can be recognised by when it is delivered again.

        Returns:
            What became of it.
        """
        with self._changed:
            waiting = self._pending
            if self._closed or waiting >= 2 * self._limit:
                return Acceptance.REFUSED
            self._pending += 1
        kept = False
        try:
            kept = self._store.accept(job, keys)
        finally:
            if not kept:
                self._one_less()
        if not kept:
            return Acceptance.DUPLICATE
        busy = waiting >= self._limit
        self._lane_of(job).put((job, busy))
        return Acceptance.BUSY if busy else Acceptance.ACCEPTED

    def close(self, *, finish_s: float, on_abandon: Callable[[], None], apologise_s: float) -> int:
        """Take no more jobs, finish those accepted, and apologise for what time does not allow.

        Args:
            finish_s: How long the accepted jobs may take, in seconds.
            on_abandon: Called when that time is over and something is left: it ends all waiting.
            apologise_s: How long the apologies for the rest may take, in seconds.

        Returns:
            How many jobs had no outcome; they stay in the store for the next start.
        """
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: self._pending == 0, timeout=finish_s)
            left = self._pending > 0
        if left:
            self._abandoned.set()
            on_abandon()
        deadline = time.monotonic() + apologise_s
        for lane in self._lanes:
            lane.put(None)
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        with self._changed:
            return self._pending

    @property
    def pending(self) -> int:
        """How many jobs wait or are being done."""
        with self._changed:
            return self._pending

    def _lane_of(self, job: Job) -> "queue.SimpleQueue[tuple[Job, bool] | None]":
        return self._lanes[crc32(job.conversation.encode()) % len(self._lanes)]

    def _work(self, lane: "queue.SimpleQueue[tuple[Job, bool] | None]") -> None:
        while (entry := lane.get()) is not None:
            job, busy = entry
            try:
                if busy or self._abandoned.is_set():
                    self._apologise(job)
                elif self._do(job) is False:
                    self._do_again_later(job)
            finally:
                self._one_less()

    def _do_again_later(self, job: Job) -> None:
        timer = threading.Timer(self._again_after_s, self._do_again, [replace(job, recovered=True)])
        timer.daemon = True
        timer.start()

    def _do_again(self, job: Job) -> None:
        with self._changed:
            if self._closed:
                return  # it is in the store for the next start
            self._pending += 1
        self._lane_of(job).put((job, False))

    def _one_less(self) -> None:
        with self._changed:
            self._pending -= 1
            self._changed.notify_all()
