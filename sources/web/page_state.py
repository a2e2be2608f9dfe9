"""What a document's fingerprint says of the page that it was made of."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sources.block import Facts
from sources.web.facts_json import facts_from_json, facts_to_json
from sources.web.listing import Entry
from sources.web.visit import Validators

_FORMAT: Final = 1  # raised with every change of what a fingerprint holds
_SURE_AFTER: Final = timedelta(days=1)  # a day without an hour may stand for its last moment
_TRUSTED_FOR: Final = timedelta(days=30)  # some sites never change what their sitemap says


@dataclass(frozen=True, slots=True)
class Told:
    """Everything besides the page itself that goes into its document.

    Attributes:
        root: The location.
        rules: How files are read.
        publisher: The publisher that is set for it; None where none is.
        facts: What the list says of the page; None where it says nothing.
    """

    root: str
    rules: str
    publisher: str | None
    facts: Facts | None

    def is_as(self, now: "Told") -> bool:
        """Tell whether a page that has not changed would give the same document now.

        What is set for another location and said by its lists does not count: a page that two
        locations name would be read anew for each of them every time.

        Args:
            now: What would go into the document now.

        Returns:
            False where the page has to be read again.
        """
        return self == now or (self.root != now.root and self.rules == now.rules)


@dataclass(frozen=True, slots=True)
class PageState:
    """A page as it was when its document was made.

    Attributes:
        collection: The collection that the document belongs to.
        address: The address under which it was asked for.
        validators: Where it was found, and what the server said of its version.
        digest: Hash of its bytes.
        revision: The document's.
        told: What else went into the document.
        from_feed: Whether a feed named it.
        changed: When it last changed, as the list wrote it; empty where it did not say.
        fetched: When it was fetched.
    """

    collection: str
    address: str
    validators: Validators
    digest: str
    revision: str
    told: Told
    from_feed: bool
    changed: str
    fetched: datetime

    @property
    def entry(self) -> Entry:
        """The entry that named the page."""
        return Entry(self.address, self.told.facts, self.changed)

    def holds_without_asking(self, entry: Entry, *, now: datetime) -> bool:
        """Tell whether the page need not be asked for.

        That is so only where the server gives nothing to compare, the list says when the page
        changed and still says the same, that was at least a day before it was fetched, and it was
        fetched within the last 30 days.

        Args:
            entry: What the list says now.
            now: The moment.

        Returns:
            True where the document is as good as it can be known to be.
        """
        if self.validators.etag or self.validators.modified or entry.changed != self.changed:
            return False
        changed = _read_moment(self.changed)
        if changed is None or changed + _SURE_AFTER > self.fetched:
            return False
        return not self.is_old(now)

    def is_old(self, now: datetime) -> bool:
        """Tell whether the page was fetched too long ago for a list to be believed."""
        return not timedelta(0) <= now - self.fetched <= _TRUSTED_FOR

    def to_fingerprint(self) -> str:
        """Write it down.

        Returns:
            One line of JSON.
        """
        return json.dumps({
            "web": _FORMAT,
            "collection": self.collection,
            "address": self.address,
            "final": self.validators.final,
            "etag": self.validators.etag,
            "modified": self.validators.modified,
            "digest": self.digest,
            "revision": self.revision,
            "root": self.told.root,
            "rules": self.told.rules,
            "publisher": self.told.publisher,
            "facts": facts_to_json(self.told.facts),
            "feed": self.from_feed,
            "changed": self.changed,
            "fetched": self.fetched.isoformat(),
        })


def read_fingerprint(text: str) -> PageState | None:
    """Read a fingerprint.

    Args:
        text: Any source's.

    Returns:
        None where it is no page's, or was written by another version.
    """
    if not text.startswith('{"web"'):
        return None
    try:
        return _state_from_json(json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return None


def _state_from_json(found: dict[str, Any]) -> PageState | None:
    if found["web"] != _FORMAT:
        return None
    return PageState(
        collection=found["collection"],
        address=found["address"],
        validators=Validators(found["final"], found["etag"], found["modified"]),
        digest=found["digest"],
        revision=found["revision"],
        told=Told(
            root=found["root"],
            rules=found["rules"],
            publisher=found["publisher"],
            facts=facts_from_json(found["facts"]),
        ),
        from_feed=bool(found["feed"]),
        changed=found["changed"],
        fetched=datetime.fromisoformat(found["fetched"]),
    )


def _read_moment(text: str) -> datetime | None:
    """Read a time as sitemaps and feeds write it; what has no zone is taken for UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
