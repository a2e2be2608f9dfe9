"""Jobs in line: those of one conversation one after another, all others side by side."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.store.records import Job


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job whose turn has not come, or has come and gone without an outcome.

    Attributes:
        job: What is to be done.
        since_s: When it came, by the line's clock, in seconds.
        rests: How often it was put back to rest.
        not_before_s: Until when it rests, by the same clock.
    """

    job: Job
    since_s: float
    rests: int = 0
    not_before_s: float = -math.inf


@dataclass(frozen=True, slots=True)
class CalledOff:
    """What was called off.

    Attributes:
        waiting: Jobs that waited or rested, in order; they are out of the line.
        in_hand: Whether the one in hand was called off as well.
    """

    waiting: tuple[Job, ...]
    in_hand: bool

    @property
    def number(self) -> int:
        """How many jobs in all."""
        return len(self.waiting) + self.in_hand


class Line:
    """First come, first served, as far as nothing of the same conversation is in hand.

    Safe to call from several threads.
    """

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, waits_for_rests: bool = True
    ) -> None:
        """Begin with nobody in line.

        Args:
            clock: Tells the time in seconds.
            waits_for_rests: Whether those of its conversation wait behind a job that rests.
        """
        self._clock = clock
        self._waits_for_rests = waits_for_rests
        self._changed = threading.Condition()
        self._waiting: list[Waiting] = []
        self._in_hand: dict[str, Waiting] = {}
        self._called_off: set[str] = set()
        self._committed: set[str] = set()
        self._being_told: set[str] = set()
        self._may_rest = True
        self._ended = False

    def put(self, job: Job) -> None:
        """Put a job at the end of the line."""
        with self._changed:
            self._waiting.append(Waiting(job, self._clock()))
            self._changed.notify_all()

    def take(self) -> Job | None:
        """Wait for a job whose turn it is; give it back by ``done`` or ``rest``.

        Returns:
            The job; None once the line has ended and nothing is left in it.
        """
        with self._changed:
            while True:
                found, wait_s = self._next()
                if found is not None:
                    self._waiting.remove(found)
                    self._in_hand[found.job.conversation] = found
                    return found.job
                if self._ended and not self._waiting:
                    return None
                self._changed.wait(wait_s)

    def done(self, job: Job) -> None:
        """Let the next job of this one's conversation have its turn."""
        with self._changed:
            self._put_down(job)

    def rest(self, job: Job, *, for_s: float) -> bool:
        """Put the job in hand back in its place, marked as recovered, to be taken after a while.

        It can be called off again.

        Args:
            job: What is in hand.
            for_s: How long it rests, in seconds.

        Returns:
            False where it was called off, or nothing rests any more: then it is still in hand.
        """
        with self._changed:
            if job.id in self._called_off or not self._may_rest:
                return False
            taken = self._in_hand[job.conversation]
            resting = replace(
                taken,
                job=replace(job, recovered=True),
                rests=taken.rests + 1,
                not_before_s=self._clock() + for_s,
            )
            self._waiting.insert(0, resting)
            self._put_down(job)
            return True

    def rests_of(self, job: Job) -> int:
        """Say how often the job in hand has rested."""
        with self._changed:
            return self._in_hand[job.conversation].rests

    def end_rests(self) -> list[Job]:
        """Take what rests out of the line, and let nothing rest any more."""
        with self._changed:
            self._may_rest = False
            now_s = self._clock()
            gone = [each for each in self._waiting if each.not_before_s > now_s]
            self._waiting = [each for each in self._waiting if each not in gone]
            self._changed.notify_all()
            return [each.job for each in gone]

    def end(self) -> None:
        """Send those away who wait for jobs, once nothing is left."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def waiting(self) -> list[Waiting]:
        """List what waits and does not rest, in order."""
        with self._changed:
            now_s = self._clock()
            return [each for each in self._waiting if each.not_before_s <= now_s]

    def is_busy_with(self, conversation: str) -> bool:
        """Say whether a job of a conversation waits, rests or is in hand."""
        with self._changed:
            return conversation in self._in_hand or any(
                each.job.conversation == conversation for each in self._waiting
            )

    def call_off(self, conversation: str) -> CalledOff:
        """Take the jobs of a conversation out of the line, and mark the one in hand.

        Returns:
            What was called off by this and by nothing before. What is committed stays.
        """
        with self._changed:
            # Else a place in line would be told to those who were told that it is over.
            self._changed.wait_for(lambda: conversation not in self._being_told)
            gone = [each for each in self._waiting if each.job.conversation == conversation]
            self._waiting = [each for each in self._waiting if each not in gone]
            in_hand = self._in_hand.get(conversation)
            is_marked = in_hand is not None and self._mark(in_hand.job)
            self._changed.notify_all()
            return CalledOff(tuple(each.job for each in gone), is_marked)

    def is_called_off(self, job: Job) -> bool:
        """Say whether the job in hand is no longer wanted."""
        with self._changed:
            return job.id in self._called_off

    def commit(self, job: Job) -> bool:
        """Settle that the job in hand has its outcome: from now on it cannot be called off.

        Returns:
            False where it was called off before: then it is to have none.
        """
        with self._changed:
            if job.id in self._called_off:
                return False
            in_hand = self._in_hand.get(job.conversation)
            if in_hand is not None and in_hand.job.id == job.id:
                self._committed.add(job.id)
            return True

    def tell_waiting(self, job: Job, tell: Callable[[], None]) -> None:
        """Do something as long as a job waits: its turn does not come in the meantime.

        Nothing else is held up by it but this job's conversation.

        Args:
            job: Which; where it waits no longer, nothing is done.
            tell: Short, and without calling off.
        """
        conversation = job.conversation
        with self._changed:
            self._changed.wait_for(lambda: conversation not in self._being_told)
            if all(each.job.id != job.id for each in self._waiting):
                return
            self._being_told.add(conversation)
        try:
            tell()
        finally:
            with self._changed:
                self._being_told.discard(conversation)
                self._changed.notify_all()

    def _next(self) -> tuple[Waiting | None, float | None]:
        """Find whose turn it is; or else how long nothing but a change can make it anybody's."""
        now_s = self._clock()
        held = self._in_hand.keys() | self._being_told
        soonest_s = math.inf
        for each in self._waiting:
            if each.job.conversation in held:
                continue
            if each.not_before_s <= now_s:
                return each, None
            if self._waits_for_rests:
                held.add(each.job.conversation)
            soonest_s = min(soonest_s, each.not_before_s)
        return None, None if math.isinf(soonest_s) else soonest_s - now_s

    def _mark(self, job: Job) -> bool:
        if job.id in self._committed or job.id in self._called_off:
            return False
        self._called_off.add(job.id)
        return True

    def _put_down(self, job: Job) -> None:
        self._in_hand.pop(job.conversation, None)
        self._called_off.discard(job.id)
        self._committed.discard(job.id)
        self._changed.notify_all()
