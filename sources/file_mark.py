"""Tell whether a file is still as it was, without reading it."""

import os
import time
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

_DIGITS: Final = 32
_SECOND: Final = 1_000_000_000
# How far apart two changes are at least if they are to have different times.
_FINE_NS: Final = 100_000_000  # the clock of a Linux kernel ticks at least every 10 ms
_COARSE_NS: Final = 2 * _SECOND  # FAT keeps every other second


def mark_file(stat: os.stat_result, also: Sequence[str], *, now_ns: int | None = None) -> str:
    """Make a mark that changes whenever a file does.

    Args:
        stat: The file's, taken before it was read.
        also: Whatever else decides over what is made of it.
        now_ns: The time, in nanoseconds; None for that of the clock.

    Returns:
        Hexadecimal digits. Empty where the file has only just been written: a further change
        might get the same time.
    """
    now = time.time_ns() if now_ns is None else now_ns
    times = (stat.st_mtime_ns, stat.st_ctime_ns)
    if any(abs(now - each) < _tick(each) for each in times):
        return ""
    parts = [str(stat.st_size), *map(str, times), *also]
    key = "\0".join(parts).encode(errors="surrogatepass")
    return sha256(key).hexdigest()[:_DIGITS]


def _tick(time_ns: int) -> int:
    """Guess how exact a file system's times are, from one of them."""
    return _FINE_NS if time_ns % _SECOND else _COARSE_NS
