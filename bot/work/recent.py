"""What was accepted a moment ago, so that the database need not be asked again."""

import threading
from collections import OrderedDict
from collections.abc import Iterable

_MOST_REMEMBERED = 10_000


class RecentKeys:
    """Keys of accepted jobs. Safe to call from several threads.

    A mention comes as two events, and in a rush a look into memory costs a hundredth of the
    transaction that would find the same. What is not here may still stand in the store.
    """

    def __init__(self, *, most: int = _MOST_REMEMBERED) -> None:
        """Remember so many keys, the latest ones."""
        self._most = most
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, keys: Iterable[str]) -> None:
        """Remember keys."""
        with self._lock:
            for key in keys:
                self._keys[key] = None
            while len(self._keys) > self._most:
                self._keys.popitem(last=False)

    def has_any(self, keys: Iterable[str]) -> bool:
        """Say whether one of these is remembered."""
        with self._lock:
            return any(key in self._keys for key in keys)
