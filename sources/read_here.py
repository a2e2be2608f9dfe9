"""Read files in this process."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from sources.block import Reading
from sources.errors import DamagedFileError, DocumentError, FormatError
from sources.readers.formats import FORMATS, UNSUPPORTED
from sources.reading import Job, Read, ReadOptions


class ReadersHere:
    """Readers that work in this process: nothing stops one that hangs or eats all memory."""

    def __init__(self, options: ReadOptions | None = None) -> None:
        """Take how files are read."""
        self._options = options or ReadOptions()

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
        DamagedFileError: If its parts are nested too deeply.
        FormatError: If it is of a kind that is not read.
    """
    del options
    suffix = PurePath(job.name).suffix.lower()
    if suffix not in FORMATS:
        advice = UNSUPPORTED.get(suffix, f"the kinds that are read are {', '.join(FORMATS)}")
        raise FormatError(f"{suffix or 'nameless'} files are not read; {advice}")
    data = job.content if isinstance(job.content, bytes) else job.content.read_bytes()
    try:
        reading: Reading = FORMATS[suffix].read(data)
    except RecursionError as error:
        raise DamagedFileError("the file's parts are nested too deeply to be read") from error
    return Read(FORMATS[suffix].media_type, reading)
