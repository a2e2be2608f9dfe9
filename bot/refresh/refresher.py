"""Keeps the index of a running bot fresh, in a process that no question waits for."""

import logging
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO

from bot.refresh.sync_process import SyncProcess
from index.errors import RetrievalError
from sources.errors import SourceError

logger = logging.getLogger(__name__)

_MOST_LINES = 40  # of what a sync said; the rest is in `stp sync` itself
_FAILED = "!"  # begins the line of what could not be read


class Refresher:
    """Runs a sync when a location is due, and puts every new index in force.

    The sync is a process of its own: it takes no thread from the answers, and what goes wrong in it
    harms nobody. An index that somebody else has put in force, such as `stp sync`, is noticed too.
    """

    def __init__(
        self,
        renew: Callable[[], bool],
        is_due: Callable[[], bool],
        command: Sequence[str],
        *,
        every_s: float = 2.0,
        due_every_s: float = 10.0,
        rest_s: float = 60.0,
    ) -> None:
        """Take what is to be done; nothing runs yet.

        Args:
            renew: Puts the newest index in force, as ``Library.renew`` does.
            is_due: Says whether a location is due.
            command: The sync, as a program and its arguments.
            every_s: Seconds between two looks for a new index.
            due_every_s: Seconds between two looks for due locations, and before one more look at an
                index that cannot be used.
            rest_s: Seconds until the next sync where one has left something due, such as one that
                found another sync at work.
        """
        self._renew = renew
        self._is_due = is_due
        self._command = list(command)
        self._every_s = every_s
        self._due_every_s = due_every_s
        self._rest_s = rest_s
        self._renew_from = self._due_from = time.monotonic()
        self._complaint = ""
        self._running: SyncProcess | None = None
        self._said: IO[bytes] | None = None

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop; a sync that runs then is ended, and loses nothing by it.

        Args:
            stop: Set from outside.
        """
        try:
            while not stop.wait(self._every_s):
                self._renew_if_new()
                if self._running is not None:
                    self._finish_if_ended(self._running)
                elif time.monotonic() >= self._due_from:
                    self._begin_if_due()
        finally:
            if self._running is not None:
                self._running.end()
            self._close()

    def _renew_if_new(self) -> None:
        if time.monotonic() < self._renew_from:
            return
        try:
            if self._renew():
                logger.info("a new index is in force")
            self._complaint = ""
        except (RetrievalError, OSError) as error:
            self._renew_from = time.monotonic() + self._due_every_s
            if str(error) != self._complaint:  # once, and not again and again until it is mended
                logger.warning("the index before stays in force reason=%s", error)
            self._complaint = str(error)

    def _begin_if_due(self) -> None:
        self._due_from = time.monotonic() + self._due_every_s
        if not self._find_due():
            return
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  it outlives this method
        try:
            self._running = SyncProcess(self._command, output=self._said)
            logger.info("refresh began pid=%d", self._running.pid)
        except OSError as error:
            logger.warning("refresh could not begin reason=%s", error)
            self._due_from = time.monotonic() + self._rest_s
            self._close()

    def _find_due(self) -> bool:
        try:
            return self._is_due()
        except (SourceError, OSError) as error:
            logger.warning("nobody can say what is due reason=%s", error)
            self._due_from = time.monotonic() + self._rest_s
            return False

    def _finish_if_ended(self, running: SyncProcess) -> None:
        """Say how a sync ended, once it has."""
        status = running.status
        if status is None:
            return
        usual = logging.INFO if status == 0 else logging.WARNING
        logger.log(usual, "refresh ended status=%d", status)
        for line in self._read_said():
            level = logging.WARNING if line.startswith(_FAILED) else usual
            logger.log(level, "refresh: %s", line)
        self._close()
        if self._find_due():
            self._due_from = time.monotonic() + self._rest_s

    def _read_said(self) -> list[str]:
        if self._said is None:
            return []
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").splitlines()
        return lines[-_MOST_LINES:]

    def _close(self) -> None:
        self._running = None
        if self._said is not None:
            self._said.close()
            self._said = None
