"""Which documents are versions of each other, and which of them is the newest; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from index.language.words import read_words

_VERSION_SHARE: Final = 0.75  # of what is no page, but bears one title; board papers share less


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of a document, as far as versions go.

    Attributes:
        id: The document's.
        collection: Its collection; what stands in another one is never named.
        title: None where unknown.
        publisher: None where unknown.
        published: None where unknown.
        updated: None where unknown.
        url: None where unknown.
    """

    id: str
    collection: str
    title: str | None
    publisher: str | None
    published: date | None
    updated: date | None
    url: str | None

    @property
    def day(self) -> date | None:
        """The day of its last change, or else of publication."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents whose texts are nearly the same, and what share of them is."""

    one: Particulars
    other: Particulars
    share: float


def find_superseded(pairs: Iterable[Pair]) -> dict[str, str]:
    """Find the documents of which there is a newer version.

    Two documents are versions of one where they share most of their words, belong to one
    collection, bear one address, or one title and publisher, and are dated on different days. What
    is not dated supersedes nothing: both then stand side by side.

    Args:
        pairs: Documents that are nearly the same.

    Returns:
        The id of each older version to that of the newest.
    """
    newer: dict[str, Particulars] = {}
    for pair in pairs:
        if not _are_versions(pair):
            continue
        old, new = sorted((pair.one, pair.other), key=_by_day)
        if old.id not in newer or _by_day(newer[old.id]) < _by_day(new):
            newer[old.id] = new
    return {old: _newest(old, newer) for old in sorted(newer)}


def _are_versions(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    if one.collection != other.collection:
        return False
    if one.day is None or other.day is None or one.day == other.day:
        return False
    if one.url and other.url and _page(one.url) == _page(other.url):
        return True
    return (
        pair.share >= _VERSION_SHARE
        and bool(one.publisher and one.title)
        and _name(one.publisher) == _name(other.publisher)
        and _name(one.title) == _name(other.title)
    )


def _by_day(document: Particulars) -> tuple[date, str]:
    return document.day or date.min, document.id


def _newest(document_id: str, newer: Mapping[str, Particulars]) -> str:
    # Days only go up along the chain, so that it ends.
    while document_id in newer:
        document_id = newer[document_id].id
    return document_id


def _page(url: str) -> tuple[str, str, str]:
    """Read which page an address means: not how it is fetched, nor the place on it."""
    parts = urlsplit(url)
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), parts.query


def _name(text: str | None) -> tuple[str, ...]:
    return tuple(read_words(text or ""))
