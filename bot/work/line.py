"""Jobs in line: those of one conversation one after another, all others side by side."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.store.records import Job


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job whose turn has not come.

    Attributes:
        job: What is to be done.
        since_s: When it came, by the line's clock, in seconds.
    """

    job: Job
    since_s: float


class Line:
    """First come, first served, as far as nothing of the same conversation is in hand.

    Safe to call from several threads.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody in line.

        Args:
            clock: Tells the time in seconds.
        """
        self._clock = clock
        self._changed = threading.Condition()
        self._waiting: list[Waiting] = []
        self._in_hand: dict[str, Job] = {}
        self._called_off: set[str] = set()
        self._ended = False

    def put(self, job: Job) -> None:
        """Put a job at the end of the line."""
        with self._changed:
            self._waiting.append(Waiting(job, self._clock()))
            self._changed.notify_all()

    def take(self) -> Job | None:
        """Wait for a job whose turn it is; give it back by ``done``.

        Returns:
            The job; None once the line has ended and nothing is left in it.
        """
        with self._changed:
            while True:
                for number, each in enumerate(self._waiting):
                    if each.job.conversation not in self._in_hand:
                        del self._waiting[number]
                        self._in_hand[each.job.conversation] = each.job
                        return each.job
                if self._ended and not self._waiting:
                    return None
                self._changed.wait()

    def done(self, job: Job) -> None:
        """Let the next job of this one's conversation have its turn."""
        with self._changed:
            self._in_hand.pop(job.conversation, None)
            self._called_off.discard(job.id)
            self._changed.notify_all()

    def end(self) -> None:
        """Send those away who wait for jobs, once nothing is left."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def waiting(self) -> list[Waiting]:
        """List what waits, in order."""
        with self._changed:
            return list(self._waiting)

    def is_busy_with(self, conversation: str) -> bool:
        """Say whether a job of a conversation waits or is in hand."""
        with self._changed:
            return conversation in self._in_hand or any(
                each.job.conversation == conversation for each in self._waiting
            )

    def call_off(self, conversation: str) -> list[Job]:
        """Take the jobs of a conversation out of the line, and mark the one in hand.

        Returns:
            Those that waited, in order; whoever does the one in hand may ask ``is_called_off``.
        """
        with self._changed:
            gone = [each.job for each in self._waiting if each.job.conversation == conversation]
            self._waiting = [
                each for each in self._waiting if each.job.conversation != conversation
            ]
            if conversation in self._in_hand:
                self._called_off.add(self._in_hand[conversation].id)
            self._changed.notify_all()
            return gone

    def is_called_off(self, job: Job) -> bool:
        """Say whether the job in hand is no longer wanted."""
        with self._changed:
            return job.id in self._called_off

    def tell_waiting(self, job: Job, tell: Callable[[], None]) -> None:
        """Do something as long as a job waits: its turn does not come in the meantime.

        Args:
            job: Which; where it waits no longer, nothing is done.
            tell: Short, and without calling the line.
        """
        with self._changed:
            if any(each.job.id == job.id for each in self._waiting):
                tell()
