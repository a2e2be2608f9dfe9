"""The port through which files become blocks: in this process, or in one that may die."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sources.block import Reading
from sources.errors import DocumentError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read.

    Attributes:
        ocr: Whether pages without text are read by tesseract, where that is installed.
        max_bytes: A larger file is refused.
        seconds: How long one file may take.
        memory_bytes: How much memory a reader may take.
    """

    ocr: bool = False
    max_bytes: int = 200_000_000
    seconds: float = 300.0
    memory_bytes: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read.

    Attributes:
        name: Its name, for its ending; its content goes before that.
        content: Where it stands, or its bytes.
        media_type: What the server called it; None for a file.
    """

    name: str
    content: Path | bytes
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file that has been read.

    Attributes:
        media_type: What its content is.
        reading: What was found in it.
    """

    media_type: str
    reading: Reading


class Readers(Protocol):
    """Reads files. Safe to call from several threads."""

    @property
    def options(self) -> ReadOptions:
        """How they are read."""
        ...

    def read_all(self, jobs: Iterable[Job]) -> Iterator[Read | DocumentError | OSError]:
        """Read files, in order.

        Args:
            jobs: Taken as they are needed.

        Yields:
            For each what was found, or why it cannot be read.
        """
        ...
