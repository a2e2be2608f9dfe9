"""Decides whether a query can be answered, and which documents it may see."""

from datetime import date
from typing import Protocol

from index.searcher import Query


class Filterable(Protocol):
    """What is known of a document before it is read."""

    @property
    def id(self) -> str:
        """Stable for one location."""
        ...

    @property
    def collection(self) -> str:
        """The collection that it belongs to."""
        ...

    @property
    def publisher(self) -> str | None:
        """None where unknown."""
        ...

    @property
    def published(self) -> date | None:
        """None where unknown."""
        ...


def check_query(query: Query) -> None:
    """Refuse a query that asks for nothing.

    Args:
        query: What somebody wants to look for.

    Raises:
        ValueError: If its text is blank or its limit below 1.
    """
    if not query.text.strip():
        raise ValueError("the query's text is blank")
    if query.limit < 1:
        raise ValueError(f"the limit is {query.limit}, not 1 or more")


def passes_filters(document: Filterable, query: Query) -> bool:
    """Say whether a document is among those asked for, by collection, publisher, time and id.

    Args:
        document: A document, or a summary of one.
        query: Its filters count, not its text.

    Returns:
        True where it may be searched.
    """
    if not (
        _is_among(document.collection, query.collections)
        and _is_among(document.id, query.documents)
        and _is_among(document.publisher, query.publishers)
    ):
        return False
    if not _is_between(document.published, query.published_from, query.published_to):
        return False
    wanted = (query.publisher or "").strip().casefold()
    return wanted in (document.publisher or "").casefold()


def _is_among(name: str | None, names: frozenset[str] | None) -> bool:
    return names is None or name in names


def _is_between(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first or day) <= day <= (last or day)
