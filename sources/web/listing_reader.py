"""Open an address: a page, or a list of pages with the lists that it names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sources.web.address_lists import parse_addresses
from sources.web.errors import FetchError, ListError
from sources.web.feeds import parse_feed
from sources.web.inflate import inflate, is_gzip
from sources.web.listing import Entry, Listing, ListingKind, Problem
from sources.web.listing_kind import recognise_listing
from sources.web.listing_store import ListingStore, Remembered
from sources.web.options import WebOptions
from sources.web.sitemaps import parse_sitemap
from sources.web.visit import Validators, Visited, Visitor

_MAX_DEPTH: Final = 3  # the protocol has two levels
_MAX_LISTS: Final = 500


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that a location names.

    Attributes:
        entries: In order; no address comes twice, and none is beyond the limit.
        problems: What could not be made a page of.
        is_feed: Whether a feed named them.
        is_whole: False where a list could not be read, so that pages may be missing.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    is_feed: bool = False
    is_whole: bool = True


class ListingReader:
    """Finds out what an address is, and reads lists."""

    def __init__(self, visitor: Visitor, store: ListingStore, options: WebOptions) -> None:
        """Make a reader; nothing is fetched yet."""
        self._visitor = visitor
        self._store = store
        self._options = options

    def open(self, address: str, *, known: Mapping[str, Validators]) -> Visited | Pages:
        """Fetch an address, and every list that it names.

        Args:
            address: In its normal form.
            known: The version of the page that is already here, by its last address.

        Returns:
            The page, or for a list its pages.

        Raises:
            FetchError: If the address itself cannot be fetched.
            ListError: If it is a list that is broken or names nothing.
        """
        found = self._open(address, known=known)
        if isinstance(found, Visited):
            return found
        gathered = _Gathered(limit=self._options.max_pages)
        self._gather(found, gathered, depth=1)
        pages = gathered.pages(is_feed=found.kind is ListingKind.FEED)
        if pages.is_whole and not pages.entries and not pages.is_feed:
            raise ListError("it names no pages; check the address")
        return pages

    def _gather(self, listing: Listing, gathered: "_Gathered", *, depth: int) -> None:
        gathered.problems += listing.problems
        if listing.kind is not ListingKind.INDEX:
            gathered.take(listing.entries)
            return
        for entry in listing.entries:
            if gathered.is_full or gathered.lists >= _MAX_LISTS:
                gathered.is_cut = True
                return
            gathered.lists += 1
            try:
                self._gather(self._open_list(entry.address, depth), gathered, depth=depth + 1)
            except FetchError as error:
                gathered.problems.append(Problem(entry.address, str(error)))
                gathered.is_whole = False

    def _open_list(self, address: str, depth: int) -> Listing:
        if depth >= _MAX_DEPTH:
            raise ListError(f"the sitemaps name each other more than {_MAX_DEPTH} deep")
        found = self._open(address, known={})
        if isinstance(found, Visited):
            raise ListError("it is named as a sitemap and is none; tell the site")
        return found

    def _open(self, address: str, *, known: Mapping[str, Validators]) -> Visited | Listing:
        remembered = self._store.load(address)
        listing = remembered.listing if remembered else None
        if remembered and listing:
            known = {remembered.validators.final: remembered.validators}
        visited = self._visitor.visit(address, known=known)
        if visited.is_new:
            listing = self._parse(visited)
            self._store.save(address, Remembered(visited.validators, listing))
        return visited if listing is None else listing

    def _parse(self, visited: Visited) -> Listing | None:
        """Read a list; None where it is none."""
        data = visited.body
        if is_gzip(data):
            data = inflate(data, max_bytes=self._options.max_bytes)
        kind = recognise_listing(data, content_type=visited.content_type)
        base = visited.validators.final
        if kind in {ListingKind.SITEMAP, ListingKind.INDEX}:
            return parse_sitemap(data, base=base)
        if kind is ListingKind.FEED:
            return parse_feed(data, base=base, content_type=visited.content_type)
        if kind is ListingKind.ADDRESSES:
            return parse_addresses(data.decode("utf-8-sig"))
        return None


def limit_pages(listing: Listing, limit: int) -> Pages:
    """Take a list's pages up to a limit.

    Args:
        listing: A list of pages.
        limit: How many are taken.

    Returns:
        The pages; a problem among theirs says where there are more.
    """
    gathered = _Gathered(limit)
    gathered.problems += listing.problems
    gathered.take(listing.entries)
    return gathered.pages(is_feed=listing.kind is ListingKind.FEED)


@dataclass(slots=True)
class _Gathered:
    """What was found so far."""

    limit: int
    entries: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lists: int = 0
    is_cut: bool = False
    is_whole: bool = True

    @property
    def is_full(self) -> bool:
        return len(self.entries) >= self.limit

    def take(self, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if entry.address in self.entries:
                continue
            if self.is_full:
                self.is_cut = True
                return
            self.entries[entry.address] = entry

    def pages(self, *, is_feed: bool) -> Pages:
        problems = list(self.problems)
        if self.is_cut:
            problems.append(
                Problem(
                    "",
                    f"it names more than {self.limit:,} pages, and the first ones are read;"
                    " STP_SOURCES__WEB_MAX_PAGES sets another limit",
                )
            )
        return Pages(tuple(self.entries.values()), tuple(problems), is_feed, self.is_whole)
