"""Read a page, or all the pages that a sitemap, feed or list names, from the web."""

from collections.abc import Iterator, Mapping

from sources.reading import Readers
from sources.source import NOTHING_KNOWN, Failure, Found
from sources.web.addresses import normalise_address
from sources.web.clock import Clock
from sources.web.equipment import equip
from sources.web.errors import FetchError
from sources.web.known_pages import KnownPages
from sources.web.listing import Entry
from sources.web.listing_reader import ListingReader, Pages
from sources.web.options import WebOptions
from sources.web.page_reader import Belonging, PageReader
from sources.web.visit import NOTHING_HERE, Validators, Visited


class WebSource:
    """What is found at an address: a document, or a list of pages.

    What it is, is decided by what the server sends: a sitemap, an index of sitemaps, an RSS or Atom
    feed and a plain list of addresses name pages; everything else is a document itself.
    """

    def __init__(
        self,
        address: str,
        *,
        collection: str = "open",
        publisher: str | None = None,
        readers: Readers | None = None,
        options: WebOptions | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Make a source; nothing is fetched yet.

        Args:
            address: The address, as somebody wrote it.
            collection: The collection that its documents belong to.
            publisher: Who published them, where they do not say so themselves.
            readers: What reads the files; in this process where None.
            options: How pages are fetched; None for the usual way.
            clock: The computer's where None.

        Raises:
            AddressError: If the address is none.
        """
        self._belonging = Belonging(collection, publisher, normalise_address(address))
        self._with = equip(options, readers=readers, clock=clock)
        self._lists = ListingReader(self._with.visitor, self._with.store, self._with.options)
        self._opened: Visited | Pages | FetchError | None = None

    @property
    def root(self) -> str:
        """The address in its normal form."""
        return self._belonging.root

    def count(self) -> int:
        """Count the pages; a list is fetched for that, once, and a page only when it is new.

        Returns:
            Their number; 1 where the address cannot be fetched, for the failure.
        """
        remembered = self._with.store.load(self.root)
        if self._opened is None and not (remembered and remembered.listing is None):
            self._opened = self._open(NOTHING_HERE)
        return len(self._opened.entries) if isinstance(self._opened, Pages) else 1

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read every page, in the order of the list.

        Pages that a feed no longer names are looked at again, after all others: they are not gone
        because they are no longer news.

        Args:
            known: See ``Source.read``.

        Yields:
            A document for every page that was read, a failure for every other, and one for the
            location itself where it cannot be looked at.
        """
        notes = self._with.store.load_notes(self.root)
        pages = KnownPages(known, collection=self._belonging.collection, notes=notes)
        reader = PageReader(self._belonging, pages, self._with)
        opened = self._opened or self._open(reader.known_for(Entry(self.root)))
        self._opened = None
        try:
            if isinstance(opened, FetchError):
                yield Failure(self.root, "", str(opened), whole_location=True)
            elif isinstance(opened, Visited):
                yield from reader.read_visited(Entry(self.root), opened, from_feed=False)
            else:
                yield from reader.read_all(opened)
        finally:
            self._with.visitor.close()
        self._with.store.save_notes(self.root, pages.notes())

    def _open(self, known: Mapping[str, Validators]) -> Visited | Pages | FetchError:
        self._with.visitor.trust(self.root)
        try:
            return self._lists.open(self.root, known=known)
        except FetchError as error:
            return error
        finally:
            self._with.visitor.close()
