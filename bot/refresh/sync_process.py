"""A sync that runs in a process of its own, so that no question waits for it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

_END_S: Final = 5.0
_LOOK_EVERY_S: Final = 0.1
_STDERR: Final = 2
_LESS_URGENT: Final = 10  # of 19: answers go first where processors are few


class SyncProcess:
    """One sync, begun when this is made.

    Attributes:
        pid: Of the process.
    """

    def __init__(self, command: Sequence[str], *, output: IO[bytes] | int) -> None:
        """Start it.

        Args:
            command: The program and its arguments.
            output: Where all that it says goes.

        Raises:
            OSError: If it cannot be started.
        """
        self._process = subprocess.Popen(  # noqa: S603  our own program
            list(command), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        self.pid = self._process.pid
        os.setpriority(os.PRIO_PROCESS, self.pid, _LESS_URGENT)

    @property
    def status(self) -> int | None:
        """Its exit status; None while it runs."""
        return self._process.poll()

    def end(self) -> None:
        """End it where it still runs; the index is then as it was."""
        if self.status is not None:
            return
        # As Ctrl-C does it: what it has started, such as the readers of files, is ended as well.
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def sync_command_line(data_dir: Path, *options: str) -> list[str]:
    """Write the command that syncs the configured locations.

    Args:
        data_dir: Where the index is kept.
        options: Further ones, such as ``--due``.

    Returns:
        The program and its arguments.
    """
    # The same modules as here, wherever they were found: not those of the working directory.
    start = f"import sys; sys.path[:] = {sys.path!r}; from bot.cli.main import main; main()"
    return [sys.executable, "-c", start, "sync", *options, "--data-dir", str(data_dir)]


def run_to_end(command: Sequence[str], stop: threading.Event) -> int | None:
    """Run a sync whose progress people see on stderr.

    Args:
        command: The program and its arguments.
        stop: Ends it when it is set.

    Returns:
        Its exit status; None where it was ended.
    """
    process = SyncProcess(command, output=_STDERR)
    try:
        while process.status is None and not stop.wait(_LOOK_EVERY_S):
            pass
        return process.status
    finally:
        process.end()
