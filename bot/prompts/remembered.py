"""Keeps what was found out lately: bounded, and safe to use from several threads."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Values by key; the one not asked for longest makes room for another."""

    def __init__(self, most: int) -> None:
        """Begin with nothing.

        Args:
            most: How many values are kept at the most.

        Raises:
            ValueError: If that is less than one.
        """
        if most < 1:
            raise ValueError(f"at least one value must be kept, not {most}")
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """Look a value up.

        Args:
            key: Whose value.

        Returns:
            The value; None where there is none, or no longer.
        """
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def keep(self, key: Key, value: Value) -> None:
        """Keep a value, in place of one that the key may have already."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
