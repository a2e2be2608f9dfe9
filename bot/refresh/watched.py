"""A source that remembers whether it could be read."""

from collections.abc import Iterator, Mapping

from sources.source import NOTHING_KNOWN, Failure, Found, Source


class WatchedSource:
    """Passes on all that another source reads.

    Attributes:
        has_failed: Whether the location, or a folder in it, could not be looked at.
    """

    def __init__(self, source: Source) -> None:
        """Watch a source; nothing is read yet."""
        self._source = source
        self.has_failed = False

    @property
    def root(self) -> str:
        """See ``Source.root``."""
        return self._source.root

    def count(self) -> int:
        """See ``Source.count``."""
        return self._source.count()

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """See ``Source.read``."""
        for found in self._source.read(known):
            if isinstance(found, Failure) and found.whole_location:
                self.has_failed = True
            yield found
