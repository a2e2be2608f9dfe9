"""What names pages: sitemaps, feeds and plain lists."""

from dataclasses import dataclass
from enum import StrEnum

from sources.block import Facts


class ListingKind(StrEnum):
    """What kind of list it is."""

    FEED = "feed"  # names what is new; what it no longer names is still there
    SITEMAP = "sitemap"
    INDEX = "index"  # a sitemap of sitemaps
    ADDRESSES = "addresses"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that is named.

    Attributes:
        address: In its normal form.
        facts: What the list says of the page; None where it says nothing.
        changed: When the page last changed, as the list writes it; empty where it does not say.
    """

    address: str
    facts: Facts | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that names no page.

    Attributes:
        text: The entry, for people.
        reason: What is wrong with it.
    """

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that was read.

    Attributes:
        kind: What it is.
        entries: In its own order; no address comes twice.
        problems: Entries that name no page, in order.
    """

    kind: ListingKind
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
