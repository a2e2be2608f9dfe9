"""Collect the addresses of a list."""

from itertools import islice
from typing import Final

from sources.web.addresses import normalise_address, show_address
from sources.web.errors import AddressError
from sources.web.listing import Entry, Listing, ListingKind, Problem
from sources.web.listing_kind import list_lines

_MAX_LINES: Final = 200_000  # more than any setting lets through


class Collector:
    """Takes what a list names, each page once."""

    def __init__(self, *, base: str | None = None) -> None:
        """Begin with nothing.

        Args:
            base: The list's own address, for those that are relative to it.
        """
        self._base = base
        self._entries: dict[str, Entry] = {}
        self._problems: list[Problem] = []

    def add(self, text: str) -> str | None:
        """Take an address.

        Args:
            text: As it is written.

        Returns:
            Its normal form; None where it is no address or was there before.
        """
        try:
            address = normalise_address(text, base=self._base)
        except AddressError as error:
            self.refuse(show_address(text), str(error))
            return None
        if address in self._entries:
            return None
        self._entries[address] = Entry(address)
        return address

    def describe(self, entry: Entry) -> None:
        """Say more of an address that was taken."""
        self._entries[entry.address] = entry

    def refuse(self, text: str, reason: str) -> None:
        """Take an entry that names no page."""
        self._problems.append(Problem(text, reason))

    def listing(self, kind: ListingKind) -> Listing:
        """Make a list of everything taken, in order."""
        return Listing(kind, tuple(self._entries.values()), tuple(self._problems))


def parse_addresses(text: str) -> Listing:
    """Read a list with an address on every line.

    Args:
        text: The list: empty lines, and comments that begin with ``#``, do not count.

    Returns:
        The list; lines that are no address are its problems.
    """
    collector = Collector()
    for number, line in islice(list_lines(text), _MAX_LINES):
        try:
            collector.add(normalise_address(line))
        except AddressError as error:
            collector.refuse(f"line {number}", str(error))
    return collector.listing(ListingKind.ADDRESSES)
