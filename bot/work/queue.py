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
from bot.work.recent import RecentKeys
from bot.work.rests import FIRST_S, next_rest_s
from bot.work.workers import Workers

logger = logging.getLogger(__name__)

# Two, so that a modal is opened in time although another call to Slack has to wait.
_URGENT_WORKERS = 2
_LOOK_EVERY_S = 0.5
_MAX_AGE = timedelta(days=1)


class Acceptance(Enum):
    """What became of a job that was handed in."""

    ACCEPTED = auto()
    DUPLICATE = auto()
    BUSY = auto()  # kept, but the queue is full: it gets a word of apology instead of an answer
    REFUSED = auto()  # not kept: even the apologies have piled up, or the queue is closing
    NEEDLESS = auto()  # forgotten at once: there was nothing left to stop


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
        give_up: Callable[[Job], None],
        workers: int,
        limit: int,
        max_age: timedelta = _MAX_AGE,
        questions: Line | None = None,
        tell_place: Callable[[Job, int], None] | None = None,
        again_after_s: float = FIRST_S,
        look_every_s: float = _LOOK_EVERY_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a queue; nothing runs before ``start``.

        Args:
            store: Keeps the jobs.
            do: Does one job to its visible outcome and then finishes it in the store. Where it
                returns False there is no outcome yet: the job keeps its place and is done again
                after a while, marked as recovered. One for which it raises stays in the store for
                the next start.
            apologise: The same, but only tells the asker that the bot is going down.
            turn_away: The same, but only tells the asker how many jobs wait already.
            give_up: Tells the asker, as far as can be, that a job was done in vain too often.
            workers: How many questions at once, at the most.
            limit: How many questions may wait; as many again get an apology, and then none is
                taken. The same holds for urgent jobs.
            max_age: Older jobs without an outcome are given up: nobody waits for them any more.
            questions: Where questions stand in line, for those who want to look at it.
            tell_place: Tells somebody their place in line, from 1; called from a thread of the
                queue's own while the job waits. It never raises and does not take long.
            again_after_s: How long a job without an outcome rests for the first time, in seconds.
            look_every_s: How often it is looked at who waits, in seconds.
            clock: That of the line of questions, in seconds.
        """
        self._store = store
        self._recent = RecentKeys()
        self._do = do
        self._apologise = apologise
        self._turn_away = turn_away
        self._give_up = give_up
        self._limit = limit
        self._max_age = max_age
        self._tell_place = tell_place
        self._again_after_s = again_after_s
        self._look_every_s = look_every_s
        self._places = Places(clock=clock)
        self._questions = Workers(
            questions or Line(clock=clock), do=self._do_question, threads=workers, name="worker"
        )
        # A modal cannot wait until what was to be said before it can be said.
        urgent = Line(waits_for_rests=False)
        self._urgent = Workers(urgent, do=self._do_urgent, threads=_URGENT_WORKERS, name="urgent")
        self._excess = Workers(Line(), do=self._send_away, threads=1, name="apologies")
        self._closed = threading.Event()
        self._abandoned = threading.Event()

    def recover(self, *, is_urgent: Callable[[Job], bool]) -> int:
        """Take up what an earlier process left; to be called once, before anything is accepted.

        Args:
            is_urgent: Tells which jobs do not wait behind questions.

        Returns:
            How many jobs were taken up.
        """
        taken_up = 0
        for job in self._store.unfinished():
            age = _age(job)
            if age > self._max_age:
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
        return self._accept(job, keys, self._urgent if urgent else self._questions)

    def accept_stop(self, job: Job, keys: Sequence[str]) -> Acceptance:
        """Keep a job that stops the questions of its conversation, and call them off.

        Those that wait are dropped, and the one in hand is marked; they have no outcome but this
        job's, which is put in line once that is done. One that is delivered again stops nothing:
        what was asked since is wanted.

        Args:
            job: Done beside the questions.
            keys: What the request can be recognised by when it is delivered again.

        Returns:
            What became of it.
        """
        return self._accept(job, keys, self._urgent, is_needed=self._call_off)

    def is_busy_with(self, conversation: str) -> bool:
        """Say whether a question of a conversation waits or is being answered."""
        return self._questions.line.is_busy_with(conversation)

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
        rested = sum(workers.end_rests() for workers in self._all)
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
        return self.pending + rested

    @property
    def pending(self) -> int:
        """How many jobs wait or are being done."""
        return sum(workers.pending for workers in self._all)

    @property
    def _all(self) -> tuple[Workers, ...]:
        return (self._questions, self._urgent, self._excess)

    def _accept(
        self,
        job: Job,
        keys: Sequence[str],
        workers: Workers,
        *,
        is_needed: Callable[[Job], bool] | None = None,
    ) -> Acceptance:
        if self._recent.has_any(keys):
            return Acceptance.DUPLICATE
        keeper = self._reserve(workers)
        if keeper is None:
            return Acceptance.REFUSED
        kept = False
        try:
            kept = self._store.accept(job, keys)
        finally:
            if not kept:
                keeper.free()
        if not kept:
            return Acceptance.DUPLICATE
        self._recent.add(keys)
        if is_needed and keeper is workers and not is_needed(job):
            self._finish(job)
            keeper.free()
            return Acceptance.NEEDLESS
        keeper.put(replace(job, at=datetime.now(UTC)))
        return Acceptance.BUSY if keeper is self._excess else Acceptance.ACCEPTED

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

    def _call_off(self, stop: Job) -> bool:
        """Call off the questions of a stop's conversation; False where there were none."""
        gone = self._questions.line.call_off(stop.conversation)
        self._questions.free(len(gone.waiting))
        for job in gone.waiting:
            self._finish(job)
        logger.info("called off job=%s questions=%d", stop.id, gone.number)
        return gone.number > 0

    def _finish(self, job: Job) -> None:
        try:
            self._store.finish(job.id)
        except StoreUnusable as error:
            logger.error("job not forgotten job=%s reason=%s", job.id, error)

    def _do_question(self, job: Job) -> bool:
        return self._do_one(job, self._questions.line)

    def _do_urgent(self, job: Job) -> bool:
        return self._do_one(job, self._urgent.line)

    def _do_one(self, job: Job, line: Line) -> bool:
        """Do a job; False where it rests, to be done again."""
        if self._abandoned.is_set():
            self._apologise(job)
            return True
        return self._do(job) is not False or not self._rest(job, line)

    def _rest(self, job: Job, line: Line) -> bool:
        """Let a job without an outcome rest; False where it is not to be done again."""
        rest_s = next_rest_s(line.rests_of(job), first_s=self._again_after_s)
        if rest_s is None or _age(job) > self._max_age:
            logger.error("given up job=%s rests=%d", job.id, line.rests_of(job))
            self._give_up(job)
        elif line.rest(job, for_s=rest_s):
            return True
        elif not line.is_called_off(job):
            return False  # the queue is closing: it is in the store for the next start
        self._finish(job)
        return False

    def _send_away(self, job: Job) -> bool:
        self._turn_away(job, self._questions.pending)
        return True

    def _tell_places(self, tell: Callable[[Job, int], None]) -> None:
        line = self._questions.line
        while not self._closed.wait(self._look_every_s):
            for job, position in self._places.due(line.waiting()):
                line.tell_waiting(job, partial(tell, job, position))


def _age(job: Job) -> timedelta:
    now = datetime.now(UTC)
    return now - (job.at or now)
