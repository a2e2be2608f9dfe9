"""Reads a location of the loopback site again and again, as syncs do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sources.document import Document
from sources.reading import Readers
from sources.source import Failure, Found, Source, Unchanged
from sources.web.options import WebOptions
from sources.web.web_source import WebSource
from tests.sources.web.loopback_site import StoppedClock


@dataclass(slots=True)
class Syncs:
    """The syncs of one location, each with what the one before left.

    Attributes:
        address: The location.
        cache: Where lists are remembered; None for nowhere.
        publisher: Set for the location.
        readers: What reads the files; None for the usual ones.
        clock: Shared by all.
        indexed: What an index would hold now, by id.
    """

    address: str
    cache: Path | None = None
    publisher: str | None = None
    readers: Readers | None = None
    clock: StoppedClock = field(default_factory=StoppedClock)
    indexed: dict[str, Document] = field(default_factory=dict)

    def source(self, **options: float) -> Source:
        """Open the location."""
        return WebSource(
            self.address,
            publisher=self.publisher,
            readers=self.readers,
            options=make_options(self.cache, **options),
            clock=self.clock,
        )

    def sync(self, **options: float) -> list[Found]:
        """Count and read the location as a sync does, and keep what it found."""
        source = self.source(**options)
        source.count()
        found = list(source.read({key: each.fingerprint for key, each in self.indexed.items()}))
        kept = {each.document_id for each in found if not isinstance(each, Document)}
        if any(isinstance(each, Failure) and each.whole_location for each in found):
            kept |= self.indexed.keys()
        now = {each.id: each for each in documents(found)}
        assert all(each.document_id in self.indexed for each in unchanged(found))
        self.indexed = {key: each for key, each in self.indexed.items() if key in kept} | now
        return found


def make_options(cache: Path | None = None, **options: float) -> WebOptions:
    """Make options with which 127.0.0.1 may be asked."""
    whole = {name: options.pop(name) for name in ("max_bytes", "max_pages") if name in options}
    limits = {name: int(value) for name, value in whole.items()}
    return WebOptions(cache=cache, allow_private=True, **limits, **options)  # type: ignore[arg-type]  # a mapping's values have one type


def documents(found: Sequence[Found]) -> list[Document]:
    """Take the documents."""
    return [each for each in found if isinstance(each, Document)]


def failures(found: Sequence[Found]) -> list[Failure]:
    """Take the failures."""
    return [each for each in found if isinstance(each, Failure)]


def unchanged(found: Sequence[Found]) -> list[Unchanged]:
    """Take what has not changed."""
    return [each for each in found if isinstance(each, Unchanged)]
