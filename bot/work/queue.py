"""The bounded queue of accepted jobs, and who does them: questions, and what cannot wait."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from functools import partial

from bot.errors import StoreUnusable
from bot.store.ports import JobStore
from bot.store.records import Job
from bot.work.line import Line
from bot.work.places import Places
from bot.work.workers import Workers

logger = logging.getLogger(__name__)

# An outage of Slack's outlasts the tries of one call; what it cut off is taken up behind it.
_AGAIN_AFTER_S = 15.0
# Two, so that a modal is opened in time although another call to Slack has to wait.
_URGENT_WORKERS = 2
_LOOK_EVERY_S = 0.5


class Acceptance(Enum):
    """What became of a job that was handed in."""

    ACCEPTED = auto()
    DUPLICATE = auto()
    BUSY = auto()  # kept, but the queue is full: it gets a word of apology instead of an answer
    REFUSED = auto()  # not kept: even the apologies have piled up, or the queue is closing


class WorkQueue:
    """Does jobs in a few threads: one conversation at a time, in order, and nothing twice.

    A job is in the store before ``accept`` returns and leaves it when it is done, so one that a
    crash cut off is done at the next start. Urgent jobs have threads of their own, and so have
    apologies where too many jobs wait: neither waits behind questions.
    """

    def __init__(
        self,
        store: JobStore,
        *,
        do: Callable[[Job], object],
        apologise: Callable[[Job], None],
        turn_away: Callable[[Job, int], None],
        workers: int,
        limit: int,
        questions: Line | None = None,
        tell_place: Callable[[Job, int], None] | None = None,
        again_after_s: float = _AGAIN_AFTER_S,
        look_every_s: float = _LOOK_EVERY_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a queue; nothing runs before ``start``.

        Args:
            store: Keeps the jobs.
            do: Does one job to its visible outcome and then finishes it in the store. It never
                raises; where it returns False there is no outcome yet, and the job is done again
                after a while, marked as recovered.
            apologise: The same, but only tells the asker that the bot is going down.
            turn_away: The same, but only tells the asker how many jobs wait already.
            workers: How many questions at once, at the most.
            limit: How many questions may wait; as many again get an apology, and then none is
                taken. The same holds for urgent jobs.
            questions: Where questions stand in line, for those who want to look at it.
            tell_place: Tells somebody their place in line, from 1; called from a thread of the
                queue's own while the job waits. It never raises and does not take long.
            again_after_s: How long a job without an outcome rests before it is done again.
            look_every_s: How often it is looked at who waits, in seconds.
            clock: That of the line of questions, in seconds.
        """
        self._store = store
        self._do = do
        self._apologise = apologise
        self._turn_away = turn_away
        self._limit = limit
        self._tell_place = tell_place
        self._again_after_s = again_after_s
        self._look_every_s = look_every_s
        self._places = Places(clock=clock)
        self._questions = Workers(
            questions or Line(clock=clock), do=self._do_question, threads=workers, name="worker"
        )
        self._urgent = Workers(Line(), do=self._do_urgent, threads=_URGENT_WORKERS, name="urgent")
        self._excess = Workers(Line(), do=self._send_away, threads=1, name="apologies")
        self._closed = threading.Event()
        self._abandoned = threading.Event()

    def recover(self, *, is_urgent: Callable[[Job], bool], max_age: timedelta) -> int:
        """Take up what an earlier process left; to be called once, before anything is accepted.

        Args:
            is_urgent: Tells which jobs do not wait behind questions.
            max_age: Older ones are given up: nobody waits for them any more.

        Returns:
            How many jobs were taken up.
        """
        now = datetime.now(UTC)
        taken_up = 0
        for job in self._store.unfinished():
            age = now - (job.at or now)
            if age > max_age:
                logger.warning("given up job=%s hours=%.0f", job.id, age / timedelta(hours=1))
                self._store.finish(job.id)
                continue
            (self._urgent if is_urgent(job) else self._questions).add(job)
            taken_up += 1
        return taken_up

    def start(self) -> None:
        """Begin to work."""
        for workers in self._all:
            workers.start()
        if self._tell_place:
            tell = [self._tell_place]
            threading.Thread(
                target=self._tell_places, args=tell, name="places", daemon=True
            ).start()

    def accept(self, job: Job, keys: Sequence[str], *, urgent: bool = False) -> Acceptance:
        """Keep a job and put it in line.

        Args:
            job: What is to be done.
            keys: What the request can be recognised by when it is delivered again.
            urgent: Whether it is done beside the questions.

        Returns:
            What became of it.
        """
        workers = self._reserve(self._urgent if urgent else self._questions)
        if workers is None:
            return Acceptance.REFUSED
        kept = False
        try:
            kept = self._store.accept(job, keys)
        finally:
            if not kept:
                workers.free()
        if not kept:
            return Acceptance.DUPLICATE
        workers.put(job)
        return Acceptance.BUSY if workers is self._excess else Acceptance.ACCEPTED

    def is_busy_with(self, conversation: str) -> bool:
        """Say whether a question of a conversation waits or is being answered."""
        return self._questions.line.is_busy_with(conversation)

    def call_off(self, conversation: str) -> int:
        """Drop the questions of a conversation that wait, and mark the one in hand.

        Returns:
            How many were dropped; they have no outcome.
        """
        gone = self._questions.line.call_off(conversation)
        self._questions.free(len(gone))
        for job in gone:
            try:
                self._store.finish(job.id)
            except StoreUnusable as error:
                logger.error("job not forgotten job=%s reason=%s", job.id, error)
        return len(gone)

    def close(self, *, finish_s: float, on_abandon: Callable[[], None], apologise_s: float) -> int:
        """Take no more jobs, finish those accepted, and apologise for what time does not allow.

        Args:
            finish_s: How long the accepted jobs may take, in seconds.
            on_abandon: Called when that time is over and something is left: it ends all waiting.
            apologise_s: How long the apologies for the rest may take, in seconds.

        Returns:
            How many jobs had no outcome; they stay in the store for the next start.
        """
        self._closed.set()
        finish_by_s = time.monotonic() + finish_s
        idle = [each.wait_until_idle(finish_by_s - time.monotonic()) for each in self._all]
        if not all(idle):
            self._abandoned.set()
            on_abandon()
        deadline_s = time.monotonic() + apologise_s
        for workers in self._all:
            workers.end()
        for workers in self._all:
            workers.join(deadline_s)
        return self.pending

    @property
    def pending(self) -> int:
        """How many jobs wait or are being done."""
        return sum(workers.pending for workers in self._all)

    @property
    def _all(self) -> tuple[Workers, ...]:
        return (self._questions, self._urgent, self._excess)

    def _reserve(self, workers: Workers) -> Workers | None:
        """Keep a place with these, or with those who apologise; None where there is none."""
        for each in (workers, self._excess):
            if each.reserve(self._limit):
                # Looked at behind it: whoever closes waits for places kept before.
                if not self._closed.is_set():
                    return each
                each.free()
                return None
        return None

    def _do_question(self, job: Job) -> None:
        self._do_one(job, self._questions)

    def _do_urgent(self, job: Job) -> None:
        self._do_one(job, self._urgent)

    def _do_one(self, job: Job, workers: Workers) -> None:
        if self._abandoned.is_set():
            self._apologise(job)
        elif self._do(job) is False:
            again = replace(job, recovered=True)
            timer = threading.Timer(self._again_after_s, self._do_again, [again, workers])
            timer.daemon = True
            timer.start()

    def _do_again(self, job: Job, workers: Workers) -> None:
        if not self._closed.is_set():  # else it is in the store for the next start
            workers.add(job)

    def _send_away(self, job: Job) -> None:
        self._turn_away(job, self._questions.pending)

    def _tell_places(self, tell: Callable[[Job, int], None]) -> None:
        line = self._questions.line
        while not self._closed.wait(self._look_every_s):
            for job, position in self._places.due(line.waiting()):
                line.tell_waiting(job, partial(tell, job, position))
