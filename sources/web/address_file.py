"""Read the pages whose addresses stand in a file of ours."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sources.decode import decode_text
from sources.errors import DocumentError
from sources.reading import Readers
from sources.source import NOTHING_KNOWN, Failure, Found
from sources.web.address_lists import parse_addresses
from sources.web.addresses import host_of
from sources.web.clock import Clock
from sources.web.equipment import equip
from sources.web.known_pages import KnownPages
from sources.web.listing_reader import Pages, limit_pages
from sources.web.options import WebOptions
from sources.web.page_reader import Belonging, PageReader


class AddressFileSource:
    """The pages that a file ``NAME.urls`` names: an address a line, comments after ``#``."""

    def __init__(
        self,
        path: Path,
        *,
        collection: str = "open",
        publisher: str | None = None,
        readers: Readers | None = None,
        options: WebOptions | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Make a source; nothing is read yet.

        Args:
            path: The file; it may be missing, and is then a failure when read.
            collection: The collection that its documents belong to.
            publisher: Who published them, where they do not say so themselves.
            readers: What reads the pages; in this process where None.
            options: How pages are fetched; None for the usual way.
            clock: The computer's where None.
        """
        self._path = path
        self._belonging = Belonging(collection, publisher, str(path.resolve()))
        self._with = equip(options, readers=readers, clock=clock)

    @property
    def root(self) -> str:
        """The file's full path."""
        return self._belonging.root

    def count(self) -> int:
        """Count the addresses in the file.

        Returns:
            Their number; 1 where the file cannot be read, for the failure.
        """
        pages = self._read_file()
        return len(pages.entries) if isinstance(pages, Pages) else 1

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read every page, in the order of the file.

        Args:
            known: See ``Source.read``.

        Yields:
            A document for every page that was read, a failure for every other and for every line
            that is no address, and one for the file itself where it cannot be read.
        """
        pages = self._read_file()
        if isinstance(pages, Failure):
            yield pages
            return
        notes = self._with.store.load_notes(self.root)
        met = KnownPages(known, collection=self._belonging.collection, notes=notes)
        for address in {host_of(entry.address): entry.address for entry in pages.entries}.values():
            self._with.visitor.trust(address)
        try:
            yield from PageReader(self._belonging, met, self._with).read_all(pages)
        finally:
            self._with.visitor.close()
        self._with.store.save_notes(self.root, met.notes())

    def _read_file(self) -> Pages | Failure:
        try:
            listing = parse_addresses(decode_text(self._path.read_bytes()).text)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            reason = f"the list of addresses cannot be opened: {why}"
        except DocumentError as error:
            reason = str(error)
        else:
            return limit_pages(listing, self._with.options.max_pages)
        return Failure(str(self._path), "", reason, whole_location=True)
