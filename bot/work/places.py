"""Who in a line is told their place in it, and when."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.store.records import Job
from bot.work.line import Waiting

# Most answers take less; a place in line that is gone at once would only flicker.
FIRST_AFTER_S = 2.0
# Slack limits how often a status may change.
AGAIN_AFTER_S = 10.0


@dataclass(frozen=True, slots=True)
class _Told:
    position: int
    at_s: float


class Places:
    """Remembers what those who wait were told last. Not safe to call from several threads."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody told.

        Args:
            clock: That of the line, in seconds.
        """
        self._clock = clock
        self._told: dict[str, _Told] = {}

    def due(self, line: Sequence[Waiting]) -> list[tuple[Job, int]]:
        """Say who is to be told now, and take them for told.

        Args:
            line: Everything that waits, in order.

        Returns:
            Jobs that have waited for more than two seconds and were told nothing yet, or of another
            place at least ten seconds ago; each with its place in line, from 1.
        """
        now_s = self._clock()
        due = [
            (each.job, position)
            for position, each in enumerate(line, start=1)
            if self._is_due(each, position, now_s)
        ]
        waiting = {each.job.id for each in line}
        self._told = {name: told for name, told in self._told.items() if name in waiting}
        self._told |= {job.id: _Told(position, now_s) for job, position in due}
        return due

    def _is_due(self, each: Waiting, position: int, now_s: float) -> bool:
        told = self._told.get(each.job.id)
        if told is None:
            return now_s - each.since_s > FIRST_AFTER_S
        return told.position != position and now_s - told.at_s >= AGAIN_AFTER_S
