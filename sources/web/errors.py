"""What can go wrong while something is fetched from the web.

DocumentError               see ``sources.errors``
└── FetchError              one address cannot be fetched; others can
    ├── AddressError        no address that is fetched: correct it, or allow it by a setting
    ├── PageGone            the server says that there is nothing any more
    ├── PageRefused         the server or its robots.txt forbids it, or the answer is too large
    ├── Unreachable         it cannot be had now: sync again later
    │   └── TooSlow         it takes longer than it may: asking again at once is no use
    └── ListError           a sitemap, feed or list is broken: tell the site
"""

from sources.errors import DocumentError


class FetchError(DocumentError):
    """Something that cannot be fetched."""


class AddressError(FetchError):
    """An address that is none, or that must not be connected to."""


class PageGone(FetchError):
    """A page that is no longer there."""


class PageRefused(FetchError):
    """A page that may not be fetched, or not in this size."""


class Unreachable(FetchError):
    """A page that cannot be had now, but perhaps later."""


class TooSlow(Unreachable):
    """A page that does not come within the time."""


class ListError(FetchError):
    """A sitemap, feed or list of addresses that cannot be read."""
