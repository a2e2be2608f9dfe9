"""What a source of documents is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from sources.document import Document


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read.

    Attributes:
        location: As the user would name it.
        document_id: The id that the document would have had, so that an earlier version of it can
            be kept; empty where the failure is a whole location's.
        reason: A lower-case fragment that says what was found and what to do.
        whole_location: True where nothing below the location could be looked at: everything
            indexed from it before is kept.
    """

    location: str
    document_id: str
    reason: str
    whole_location: bool = False


class Source(Protocol):
    """Somewhere documents are kept: a folder, a file, later a web site."""

    def count(self) -> int:
        """Count what there is to read, for a progress bar, without reading it."""
        ...

    def read(self) -> Iterator[Document | Failure]:
        """Read everything, in a fixed order; what cannot be read comes as a Failure."""
        ...
