"""A reading process, as seen by the one that started it."""

import logging
import os
import pickle
import signal
import subprocess
import sys
from tempfile import TemporaryFile
from typing import Final

from sources.errors import DocumentError, ReaderDiedError, TimeLimitError
from sources.isolated.frames import read_frame, write_frame
from sources.isolated.outcomes import Outcome, unpack_outcome
from sources.isolated.worker import FRESH
from sources.reading import Job, ReadOptions

logger = logging.getLogger(__name__)

# The same modules as here, wherever they were found; and nothing else of this process: its main
# module, its threads and its models stay out.
_START: Final = (
    "import sys; reader, *sys.path[:] = sys.argv[1:]; "
    "from sources.isolated.worker import work; work(reader)"
)
_ADVICE: Final = "save it anew or as another kind of file, or leave it out"
_TOLD_CHARS: Final = 2000


class WorkerProcess:
    """A process that reads one file after another.

    Attributes:
        is_over: Whether it reads no more.
    """

    def __init__(self, reader: str) -> None:
        """Start it.

        Args:
            reader: What reads a file there, as ``module:function``.

        Raises:
            OSError: If the system starts no further process.
        """
        self.is_over = False
        self._complaints = TemporaryFile()  # noqa: SIM115  # closed by ``close``
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own program
                [sys.executable, "-c", _START, reader, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                start_new_session=True,  # Ctrl-C is for the process that started it
            )
        except OSError:
            self._complaints.close()
            raise

    def read(self, job: Job, options: ReadOptions) -> Outcome:
        """Have a file read.

        Args:
            job: The file; a path that is not absolute is taken as this process takes it.
            options: How it is read; its limits too.

        Returns:
            What was found, or why the file cannot be read.
        """
        reply = self._ask(pickle.dumps((job, options)), max_bytes=options.memory_bytes)
        if reply is None:
            return self._say_how_it_ended(options)
        self.is_over = reply[:1] != FRESH
        try:
            return unpack_outcome(reply[1:])
        except pickle.UnpicklingError as error:
            logger.debug("reply refused: %s", error)
            self.is_over = True
            return ReaderDiedError(f"reading the file led the reader astray; {_ADVICE}")

    def end(self) -> None:
        """End it at once, and whatever it has started. Safe to call from any thread."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # macOS refuses where it is dead already
            return

    def close(self) -> None:
        """End it and give back what it held; it reads no more."""
        self.is_over = True
        if self._process.returncode is None:
            self.end()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._complaints):
            try:
                pipe.close()  # type: ignore[union-attr]  # pipes are there, as they were asked for
            except BrokenPipeError:  # the rest of a request that nobody has read
                continue

    @property
    def has_ended(self) -> bool:
        """Whether it has ended, of itself or because something ended it."""
        return self._process.poll() is not None

    def _ask(self, request: bytes, *, max_bytes: int) -> bytes | None:
        """Send a request.

        Returns:
            The reply; None where there is none, or none that can be.
        """
        process = self._process
        if process.stdin is None or process.stdout is None:
            return None
        self._complaints.seek(0)
        self._complaints.truncate()
        try:
            write_frame(process.stdin, request)
            return read_frame(process.stdout, max_bytes=max_bytes) or None
        except BrokenPipeError:
            return None

    def _say_how_it_ended(self, options: ReadOptions) -> DocumentError:
        self.is_over = True
        self.end()
        status = self._process.wait()
        told = self._read_complaints()
        logger.debug("a reader ended status=%d: %s", status, told)
        if status == -signal.SIGALRM:
            return TimeLimitError(
                f"reading the file takes more than {options.seconds:g} seconds; split it, or "
                "allow more (STP_SOURCES__READ_SECONDS)"
            )
        if status < 0:
            return ReaderDiedError(
                f"the reader was stopped (signal {-status}) while it read the file, which is "
                f"broken or needs more memory than there is; {_ADVICE}"
            )
        kind = told.rpartition("\n")[2].partition(":")[0] or f"status {status}"
        return ReaderDiedError(f"the reader failed ({kind}) on the file; {_ADVICE}")

    def _read_complaints(self) -> str:
        size = self._complaints.seek(0, os.SEEK_END)
        self._complaints.seek(max(0, size - _TOLD_CHARS))
        return self._complaints.read().decode("utf-8", "replace").strip()
