"""Limits that the system sets to a process."""

import logging
import re
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

logger = logging.getLogger(__name__)

_STATUS: Final = Path("/proc/self/status")


def limit_memory(max_bytes: int) -> None:
    """Let this process ask for so much memory and no more.

    The limit is on what the process may write to. Address space as such is free: libraries
    reserve far more of that than they use. macOS takes the limit and does not enforce it.

    Args:
        max_bytes: Its own limit, where it has a lower one, stays.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = max_bytes if hard == resource.RLIM_INFINITY else min(max_bytes, hard)
    _set_limit(resource.RLIMIT_DATA, soft, hard)


def forbid_core_dumps() -> None:
    """Write no image of this process when it crashes: it would hold the document."""
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    _set_limit(resource.RLIMIT_CORE, 0, hard)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End this process if a block takes longer.

    The system does it, so it works even while a library holds the interpreter.

    Args:
        seconds: Of the clock on the wall.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def peak_memory() -> int:
    """Tell the most memory, in bytes, that this process has used at one time."""
    if _STATUS.exists():
        # The system's own count begins with what the process that started this one used.
        (peak,) = re.findall(rb"VmHWM:\s*(\d+) kB", _STATUS.read_bytes()) or (b"0",)
        return int(peak) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _set_limit(kind: int, soft: int, hard: int) -> None:
    try:
        resource.setrlimit(kind, (soft, hard))
    except (OSError, ValueError) as error:
        logger.debug("the system does not know the limit kind=%d: %s", kind, error)
