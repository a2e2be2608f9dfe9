"""Which STP areas the documents name, and which they are about; each document is read once."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.language.areas import load_areas, read_labels
from index.searcher import Hit
from index.snapshots.records import DocumentSummary
from sources.document import Document

# What names an area in its title or here is about it, also where a passage further down does not.
_OPENING_CHARS = 600


@dataclass(frozen=True, slots=True)
class Named:
    """What a document names: labels as ``index.areas.AreaChoice`` has them.

    Attributes:
        anywhere: In its title or text.
        at_the_head: In its title or its first words.
    """

    anywhere: frozenset[str]
    at_the_head: frozenset[str]


class NamedAreas:
    """Remembers what documents name. Safe to call from several threads.

    Reading takes about a second for five million characters, so it is put off until somebody asks
    for an area.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[str, str], Named] = {}

    def read(
        self, summaries: Iterable[DocumentSummary], read_document: Callable[[str], Document | None]
    ) -> dict[str, Named]:
        """Read what documents name.

        Args:
            summaries: The documents.
            read_document: Gives a document by its id.

        Returns:
            Id to what the document names.
        """
        found = {}
        for summary in summaries:
            key = (summary.id, summary.revision)
            if key not in self._known:
                document = read_document(summary.id)
                self._known[key] = _read(document.title, document.text) if document else _NOTHING
            found[summary.id] = self._known[key]
        return found


def is_of_area(hit: Hit, labels: frozenset[str], named: Named) -> bool:
    """Say whether a passage, its heading, or its document's title or first words name an area."""
    here = f"{hit.passage.section or ''}\n{hit.text}"
    return bool(labels & named.at_the_head or labels & read_labels(here))


def most_named(named: Iterable[Named]) -> list[str]:
    """List the areas that documents name, those of most documents first."""
    counts = Counter(label for each in named for label in each.anywhere)
    listed = [area for area in load_areas() if counts[area.code]]
    return [area.name for area in sorted(listed, key=lambda area: -counts[area.code])]


_NOTHING = Named(frozenset(), frozenset())


def _read(title: str | None, text: str) -> Named:
    head = read_labels(f"{title or ''}\n{text[:_OPENING_CHARS]}")
    return Named(anywhere=head | read_labels(text), at_the_head=head)
