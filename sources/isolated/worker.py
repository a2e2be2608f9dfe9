"""The process that reads files: one after another, until nobody asks any more."""

import faulthandler
import os
import pickle
import select
import sys
from collections.abc import Callable
from pkgutil import resolve_name
from threading import Thread
from typing import BinaryIO, Final, TypeAlias

from sources.errors import DocumentError, MemoryLimitError
from sources.isolated.frames import read_frame, write_frame
from sources.isolated.limits import forbid_core_dumps, limit_memory, peak_memory, time_limit
from sources.isolated.outcomes import Outcome, pack_outcome
from sources.reading import Job, Read, ReadOptions

_Reader: TypeAlias = Callable[[Job, ReadOptions], Read]

# What leads every reply.
FRESH: Final = b"\0"
SPENT: Final = b"\1"  # this process ends now

_MAX_JOBS: Final = 500  # libraries leak a little with each file
_MAX_SHARE: Final = 0.25  # of the memory allowed; what was used once does not all come back


def work(reader: str) -> None:
    """Read what is asked for on standard input, and answer on standard output.

    Args:
        reader: What reads a file, as ``module:function``.
    """
    read: _Reader = resolve_name(reader)
    forbid_core_dumps()
    faulthandler.enable()
    requests, replies = _take_pipes()
    Thread(target=_end_with_the_asker, args=(requests.fileno(),), daemon=True).start()
    for done in range(1, _MAX_JOBS + 1):
        frame = read_frame(requests)
        if frame is None:
            return
        job, options = pickle.loads(frame)  # noqa: S301  # from the process that started this one
        content = _answer(read, job, options)
        is_spent = done == _MAX_JOBS or peak_memory() > options.memory_bytes * _MAX_SHARE
        try:
            write_frame(replies, (SPENT if is_spent else FRESH) + content)
        except BrokenPipeError:  # whoever asked is gone
            return
        if is_spent:
            return


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes away from libraries that read or print, and from programs that they start."""
    requests = os.fdopen(os.dup(0), "rb")
    # Never closed: its end is to mean that this process has ended, and how is known then.
    replies = os.fdopen(os.dup(1), "wb", closefd=False)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    sys.stdout = sys.stderr
    return requests, replies


def _end_with_the_asker(requests: int) -> None:
    """End this process, whatever it is doing, when the one that asks has ended."""
    waiting = select.poll()
    waiting.register(requests, 0)  # only for what is always told: that nobody can write any more
    waiting.poll()
    os._exit(0)


def _answer(read: _Reader, job: Job, options: ReadOptions) -> bytes:
    """Read a file. Any other error than those foreseen ends the process, and tells by that."""
    limit_memory(options.memory_bytes)
    with time_limit(options.seconds):
        try:
            return pack_outcome(_try(read, job, options))
        except MemoryError:
            limit = f"{options.memory_bytes / 1e6:,.0f} MB"
    return pack_outcome(
        MemoryLimitError(
            f"reading the file takes more than {limit} of memory; split it, or allow more "
            "(STP_SOURCES__READ_MEMORY_MB)"
        )
    )


def _try(read: _Reader, job: Job, options: ReadOptions) -> Outcome:
    try:
        return read(job, options)
    except (DocumentError, OSError) as error:
        return error
