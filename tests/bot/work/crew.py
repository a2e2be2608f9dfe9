"""Workers that write down what they did, and can be held back."""

import threading
from collections.abc import Callable
from typing import Protocol

from bot.store.records import Job
from bot.work.queue import WorkQueue
from tests.bot.fake_store import FakeStore

PATIENCE_S = 10.0


def job(name: str, conversation: str | None = None) -> Job:
    return Job(id=name, conversation=conversation or name, body="{}")


class Crew:
    """Does jobs and writes down what became of them; holds work back while its gate is shut."""

    def __init__(self, store: FakeStore) -> None:
        """Begin with an open gate."""
        self._store = store
        self.gate = threading.Event()
        self.gate.set()
        self.outcomes: list[tuple[str, Job]] = []
        self.begun: list[str] = []
        self.failures: dict[str, int] = {}
        self.places: list[tuple[str, int]] = []
        self._changed = threading.Condition()

    def do(self, taken: Job) -> bool:
        """Do a job once the gate is open; in vain, as often as it is to fail."""
        self._begin(taken)
        assert self.gate.wait(PATIENCE_S)
        if self.failures.get(taken.id):
            self.failures[taken.id] -= 1
            return False
        self._end("done", taken)
        return True

    def apologise(self, taken: Job) -> None:
        """Apologise at once."""
        self._end("apologised", taken)

    def turn_away(self, taken: Job, waiting: int) -> None:
        """Say at once how many wait."""
        self._end(f"turned away by {waiting}", taken)

    def give_up(self, taken: Job) -> None:
        """Say that it was in vain."""
        self._end("given up", taken)

    def tell_place(self, taken: Job, position: int) -> None:
        """Write down what place somebody was told."""
        with self._changed:
            self.places.append((taken.id, position))
            self._changed.notify_all()

    @property
    def ids(self) -> list[str]:
        """List the jobs that have an outcome, in order."""
        return [taken.id for _, taken in self.outcomes]

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something has become of jobs."""
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE_S)

    def outcome_of(self, name: str) -> list[str]:
        """List what became of a job; one thing, if all is well."""
        return [what for what, taken in self.outcomes if taken.id == name]

    def _begin(self, taken: Job) -> None:
        with self._changed:
            self.begun.append(taken.id)
            self._changed.notify_all()

    def _end(self, outcome: str, taken: Job) -> None:
        self._store.finish(taken.id)
        with self._changed:
            self.outcomes.append((outcome, taken))
            self._changed.notify_all()


class MakeQueue(Protocol):
    """Makes a queue over the fixtures' store and crew."""

    def __call__(self, *, workers: int = 1, limit: int = 100) -> WorkQueue:
        """Make it; it is closed when the test is over."""
        ...


def close(queue: WorkQueue, crew: Crew) -> int:
    return queue.close(finish_s=PATIENCE_S, on_abandon=crew.gate.set, apologise_s=PATIENCE_S)
