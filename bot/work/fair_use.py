"""How many questions one person, or one channel, may ask within a minute."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_MINUTE_S = 60.0
# A full bucket is as good as none, so that what is forgotten first is what was used longest ago.
_MOST_REMEMBERED = 10_000


class Buckets:
    """A bucket of tokens for each name: one is taken for each question, and time fills them up.

    Not safe to call from several threads.
    """

    def __init__(self, per_minute: int, *, most: int = _MOST_REMEMBERED) -> None:
        """Give everybody a full bucket.

        Args:
            per_minute: Tokens in a full bucket, and how many come back within a minute; 0 sets no
                limit.
            most: How many buckets are remembered.
        """
        self._per_minute = per_minute
        self._most = most
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, name: str, *, now_s: float) -> float:
        """Say how long it takes until there is a token, in seconds; 0 where there is one."""
        missing = 1.0 - self._level(name, now_s)
        if not self._per_minute or missing <= 0:
            return 0.0
        return missing * _MINUTE_S / self._per_minute

    def take(self, name: str, *, now_s: float) -> None:
        """Take a token, also where there is none: then the wait is the longer."""
        if not self._per_minute:
            return
        self._levels[name] = (self._level(name, now_s) - 1.0, now_s)
        self._levels.move_to_end(name)
        if len(self._levels) > self._most:
            self._levels.popitem(last=False)

    def _level(self, name: str, now_s: float) -> float:
        full = float(self._per_minute)
        level, at_s = self._levels.get(name, (full, now_s))
        return min(full, level + max(0.0, now_s - at_s) * full / _MINUTE_S)


class FairUse:
    """Limits for persons and for channels. Safe to call from several threads."""

    def __init__(
        self, *, per_person: int, per_channel: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Set limits.

        Args:
            per_person: Questions that one person may ask within a minute; 0 sets no limit.
            per_channel: Questions that may be asked in one channel within a minute; 0 likewise.
            clock: Tells the time in seconds.
        """
        self._people = Buckets(per_person)
        self._channels = Buckets(per_channel)
        self._clock = clock
        self._lock = threading.Lock()

    def wait_s(self, person: str, channel: str) -> float:
        """Say how long somebody has to wait before they may ask.

        Args:
            person: Who asks.
            channel: Where; empty where no limit holds.

        Returns:
            Seconds; 0 where they need not wait.
        """
        now_s = self._clock()
        with self._lock:
            of_channel = self._channels.wait_s(channel, now_s=now_s) if channel else 0.0
            return max(of_channel, self._people.wait_s(person, now_s=now_s))

    def count(self, person: str, channel: str) -> None:
        """Count a question that was accepted; names as for ``wait_s``."""
        now_s = self._clock()
        with self._lock:
            self._people.take(person, now_s=now_s)
            if channel:
                self._channels.take(channel, now_s=now_s)
