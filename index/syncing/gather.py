"""Asks the sources what they hold now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.errors import NothingRead
from index.progress import Progress
from index.snapshots.records import HeldDocument
from sources.document import Document
from sources.source import Failure, Found, Source, Unchanged


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the sources hold now; only documents that differ from the index are kept whole.

    Attributes:
        revisions: Document id to revision.
        changed: Documents that are new or differ, by id.
        fingerprints: Of documents that do not differ, where their fingerprint does, by id.
        failures: What could not be read.
        unseen: Roots of the locations that could not be looked at.
    """

    revisions: Mapping[str, str]
    changed: Mapping[str, Document]
    fingerprints: Mapping[str, str]
    failures: tuple[Failure, ...]
    unseen: frozenset[str]


def gather(
    sources: Sequence[Source], held: Mapping[str, HeldDocument], progress: Progress
) -> Gathered:
    """Read all sources.

    Args:
        sources: All of them; of a document that several hold the first counts.
        held: The documents of the index, by id.
        progress: Hears how far it is.

    Returns:
        What they hold.

    Raises:
        NothingRead: If there is no document at all.
    """
    progress.begin("reading documents", sum(source.count() for source in sources))
    gathering = _Gathering(held)
    for source, item in _read_all(sources, held):
        progress.advance()
        gathering.add(source, item)
    if not gathering.revisions:
        raise NothingRead(tuple(gathering.failures), unchanged=len(held))
    return Gathered(
        gathering.revisions,
        gathering.changed,
        gathering.fingerprints,
        tuple(gathering.failures),
        frozenset(gathering.unseen),
    )


class _Gathering:
    """What has been found so far."""

    def __init__(self, held: Mapping[str, HeldDocument]) -> None:
        """Begin with nothing."""
        self._held = held
        self.revisions: dict[str, str] = {}
        self.changed: dict[str, Document] = {}
        self.fingerprints: dict[str, str] = {}
        self.failures: list[Failure] = []
        self.unseen: set[str] = set()

    def add(self, source: Source, item: Found) -> None:
        """Take note of one thing that a source holds."""
        if isinstance(item, Failure):
            self.failures.append(item)
            if item.whole_location:
                self.unseen.add(source.root)
        elif isinstance(item, Unchanged):
            self.revisions.setdefault(item.document_id, self._held[item.document_id].revision)
        elif item.id not in self.revisions:
            self.revisions[item.id] = item.revision
            self._compare(item)

    def _compare(self, document: Document) -> None:
        known = self._held.get(document.id)
        if known is None or known.revision != document.revision:
            self.changed[document.id] = document
        elif document.fingerprint and document.fingerprint != known.fingerprint:
            self.fingerprints[document.id] = document.fingerprint


def _read_all(
    sources: Sequence[Source], held: Mapping[str, HeldDocument]
) -> Iterator[tuple[Source, Found]]:
    known = {key: each.fingerprint for key, each in held.items() if each.fingerprint}
    for source in sources:
        for item in source.read(known):
            yield source, item
