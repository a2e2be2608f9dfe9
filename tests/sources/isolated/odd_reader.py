"""A reader that does what a file's name says, and parsers do at their worst."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from errno import ENOSPC
from pathlib import PurePath
from typing import NoReturn

from sources.block import Block, BlockKind, Facts, Reading
from sources.document import Origin
from sources.errors import DamagedFileError
from sources.reading import Job, Read, ReadOptions


def read_oddly(job: Job, options: ReadOptions) -> Read:
    """Do what the name says; otherwise tell what was asked, by whom and where."""
    del options
    deed = _DEEDS.get(PurePath(job.name).stem)
    if deed is not None:
        deed()
    content = job.content if isinstance(job.content, bytes) else job.content.read_bytes()
    said = (job.name, str(len(content)), str(os.getpid()), " ".join(sorted(sys.modules)))
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in said)
    return Read("text/plain", Reading(blocks, Facts(Origin.PROPERTY, title="Odd")))


def _crash() -> None:
    ctypes.string_at(0)


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _hang() -> NoReturn:
    while True:
        pass


def _hang_in_a_library() -> None:
    """Never come back to the interpreter: 10**18 steps inside one call."""
    sum(range(10**18))


def _start_a_program_and_hang() -> None:
    subprocess.Popen(["/bin/sleep", "600"])
    time.sleep(600)


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(10_000_000))


def _keep() -> None:
    """Leave 200 MB behind, as a library that leaks does."""
    sys.modules["kept"] = bytearray(200_000_000)  # type: ignore[assignment]  # kept somewhere


def _fail() -> NoReturn:
    raise KeyError("a part that should be there")


def _refuse() -> NoReturn:
    raise DamagedFileError("the file is no such file")


def _find_the_disk_full() -> NoReturn:
    raise OSError(ENOSPC, "no space left on device", "/tmp/x")  # noqa: S108  # a name only


def _leave() -> None:
    os._exit(0)


def _print() -> None:
    """Print where a library would, and read what somebody might type."""
    os.write(1, b"Warning: xref table is broken\n" * 10_000)
    os.write(2, b"Warning: xref table is broken\n" * 10_000)
    assert not sys.stdin.read()


_DEEDS = {
    "crash": _crash,
    "stop": _stop,
    "hang": _hang,
    "hang in a library": _hang_in_a_library,
    "start a program and hang": _start_a_program_and_hang,
    "eat": _eat,
    "keep": _keep,
    "fail": _fail,
    "refuse": _refuse,
    "full": _find_the_disk_full,
    "leave": _leave,
    "print": _print,
}
