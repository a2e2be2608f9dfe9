"""Keep what a list says of a page as JSON."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sources.block import Facts
from sources.document import Origin

_TEXTS: Final = ("title", "publisher", "url", "author")
_DAYS: Final = ("published", "updated")


def facts_to_json(facts: Facts | None) -> dict[str, str] | None:
    """Turn a list's facts into what JSON can hold.

    Args:
        facts: What the list says; None for nothing.

    Returns:
        The facts that there are, by name; None for nothing.
    """
    if facts is None:
        return None
    texts = {name: getattr(facts, name) for name in _TEXTS}
    days = {name: getattr(facts, name) for name in _DAYS}
    found = texts | {name: day and day.isoformat() for name, day in days.items()}
    return {name: value for name, value in found.items() if value}


def facts_from_json(found: Mapping[str, Any] | None) -> Facts | None:
    """Turn it back.

    Args:
        found: What ``facts_to_json`` gave.

    Returns:
        The facts.

    Raises:
        ValueError: If a day is none.
    """
    if found is None:
        return None
    days = {name: date.fromisoformat(found[name]) for name in _DAYS if name in found}
    return Facts(
        Origin.LISTING,
        title=found.get("title"),
        publisher=found.get("publisher"),
        published=days.get("published"),
        url=found.get("url"),
        author=found.get("author"),
        updated=days.get("updated"),
    )
