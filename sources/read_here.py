"""Read files in this process."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from sources.errors import DamagedFileError, DocumentError, NoTextError
from sources.readers.formats import read_as
from sources.readers.kinds.archive import say_bytes
from sources.readers.kinds.kinds import find_kind
from sources.reading import Job, Read, ReadOptions


class ReadersHere:
    """Readers that work in this process: nothing stops one that hangs or eats all memory."""

    def __init__(self, options: ReadOptions | None = None) -> None:
        """Take how files are read."""
        self._options = options or ReadOptions()

    @property
    def options(self) -> ReadOptions:
        """See ``Readers.options``."""
        return self._options

    def read_all(self, jobs: Iterable[Job]) -> Iterator[Read | DocumentError | OSError]:
        """See ``Readers.read_all``."""
        for job in jobs:
            try:
                yield read_job(job, self._options)
            except (DocumentError, OSError) as error:
                yield error


def read_job(job: Job, options: ReadOptions) -> Read:
    """Read one file.

    Args:
        job: The file.
        options: How it is read.

    Returns:
        What was found.

    Raises:
        DamagedFileError: If its parts are nested too deeply, or it is no plain file.
        DocumentError: If it cannot be read for any other reason: it is too large, changed while
            it was read, is of a kind that is not read, broken, encrypted or without text.
        NoTextError: If it is empty.
    """
    if isinstance(job.content, bytes):
        _refuse_large(len(job.content), options)
        data = job.content
    else:
        data = _load_file(job.content, options)
    if not data or data.isspace():
        raise NoTextError("the file is empty; check that it was saved whole")
    media_type = find_kind(data, name=job.name, media_type=job.media_type)
    try:
        return Read(media_type, read_as(media_type, data, options))
    except RecursionError as error:
        raise DamagedFileError("the file's parts are nested too deeply to be read") from error


def _load_file(path: Path, options: ReadOptions) -> bytes:
    # Pipes and devices would be waited for, without end: looked at before they are opened.
    if not stat.S_ISREG(path.stat().st_mode):
        raise DamagedFileError("it is no plain file but a device, a pipe or the like")
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        _refuse_large(before.st_size, options)
        data = file.read(options.max_bytes + 1)
        after = os.fstat(file.fileno())
    if len(data) != before.st_size or _version(before) != _version(after):
        raise DocumentError("the file changed while it was read; sync again")
    return data


def _version(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _refuse_large(size: int, options: ReadOptions) -> None:
    if size > options.max_bytes:
        raise DocumentError(
            f"the file has {say_bytes(size)}; the limit is {say_bytes(options.max_bytes)}"
            " (STP_SOURCES__MAX_FILE_MB)"
        )
