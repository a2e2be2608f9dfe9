"""Documents and sources made by hand for the tests of the index."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from sources.document import Document, Origin, Page, Section
from sources.source import NOTHING_KNOWN, Found


def make_document(
    name: str,
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    sections: Sequence[Section] = (),
    pages: Sequence[Page] = (),
    collection: str = "open",
) -> Document:
    """Make a document as a source would."""
    facts = repr((text, title, publisher, published, collection))
    return Document(
        id=f"id-{name}",
        location=f"{name}.txt",
        media_type="text/plain",
        title=title,
        title_origin=Origin.HEADER if title else Origin.UNKNOWN,
        publisher=publisher,
        publisher_origin=Origin.HEADER if publisher else Origin.UNKNOWN,
        published=published,
        published_origin=Origin.HEADER if published else Origin.UNKNOWN,
        url=None,
        text=text,
        sections=tuple(sections),
        pages=tuple(pages),
        revision=sha256(facts.encode()).hexdigest(),
        collection=collection,
        root="listed",
    )


class ListedSource:
    """A Source that holds what it is given."""

    def __init__(self, *items: Found, root: str = "listed") -> None:
        """Take documents and failures, in the order in which they are read."""
        self._items = items
        self.root = root

    def count(self) -> int:
        """Count what there is to read."""
        return len(self._items)

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read everything."""
        del known
        yield from self._items


FOOTPRINTS = make_document(
    "footprints",
    "England was divided into 44 footprints. Each footprint wrote its own plan in 2016.\n\n"
    "Leaders said that their role was a challenge. They had no formal authority.",
    title="The 44 footprints",
    publisher="Example Health Weekly",
    published=date(2016, 11, 14),
)
BEDS = make_document(
    "beds",
    "Several plans proposed to close community hospital beds. Patients protested in the streets.",
    title="Beds at risk",
    publisher="The Local Gazette",
    published=date(2017, 2, 1),
)
PARTNERSHIPS = make_document(
    "partnerships",
    "The plans were renamed partnerships in March 2017. A board was to lead every partnership.",
    collection="board",
)
DOCUMENTS = (BEDS, FOOTPRINTS, PARTNERSHIPS)
