"""What a source of documents is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol, TypeAlias

from sources.document import Document

NOTHING_KNOWN: Final[Mapping[str, str]] = MappingProxyType({})


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


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that is still there as it was when it was last read.

    Attributes:
        document_id: Its id.
        location: What the user names.
    """

    document_id: str
    location: str


Found: TypeAlias = Document | Unchanged | Failure


class Source(Protocol):
    """Somewhere documents are kept: a folder, a file, a web site."""

    @property
    def root(self) -> str:
        """The location, in a form that stays the same however it is written."""
        ...

    def count(self) -> int:
        """Count what there is to read, for a progress bar, without reading it."""
        ...

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read everything, in a fixed order; what cannot be read comes as a Failure.

        Args:
            known: The fingerprints of the documents read before, by id. What still has its
                fingerprint may come as Unchanged.
        """
        ...
