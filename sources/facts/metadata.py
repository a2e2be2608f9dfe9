"""Say what a document is called, who published it, when and where, and how that is known."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

import yaml

from sources.block import Facts
from sources.document import Origin
from sources.errors import MetadataError
from sources.facts.dates import parse_date
from sources.tidy import drop_invisible, join_line

KEYS: Final = ("title", "publisher", "published", "url")
_RANK: Final = {origin: place for place, origin in enumerate(Origin)}
_NOTHING: Final = frozenset({"", "unknown", "none", "null", "~", "n/a", "not known", "undated"})


_Fact = TypeVar("_Fact")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document, each fact with where it came from.

    Attributes:
        title: None where none could be found.
        title_origin: Where the title came from.
        publisher: None where none could be found.
        publisher_origin: Where the publisher came from.
        published: None where no date could be found.
        published_origin: Where the date came from.
        url: None where it is not known.
        author: None where none could be found.
        author_origin: Where the author came from.
        updated: None where no day could be found.
        updated_origin: Where that day came from.
    """

    title: str | None
    title_origin: Origin
    publisher: str | None
    publisher_origin: Origin
    published: date | None
    published_origin: Origin
    url: str | None
    author: str | None = None
    author_origin: Origin = Origin.UNKNOWN
    updated: date | None = None
    updated_origin: Origin = Origin.UNKNOWN


def combine_facts(sources: Sequence[Facts]) -> Metadata:
    """Take every fact from the most trusted place that has it.

    Args:
        sources: The places; they are trusted in the order of ``Origin``.

    Returns:
        The facts; ``Origin.UNKNOWN`` where no place has one.
    """
    ranked = sorted(sources, key=lambda each: _RANK[each.origin])
    title, title_origin = _first(ranked, lambda each: each.title)
    publisher, publisher_origin = _first(ranked, lambda each: each.publisher)
    published, published_origin = _first(ranked, lambda each: each.published)
    author, author_origin = _first(ranked, lambda each: each.author)
    updated, updated_origin = _first(ranked, lambda each: each.updated)
    return Metadata(
        title=title,
        title_origin=title_origin,
        publisher=publisher,
        publisher_origin=publisher_origin,
        published=published,
        published_origin=published_origin,
        url=_first(ranked, lambda each: each.url)[0],
        author=author,
        author_origin=author_origin,
        updated=updated,
        updated_origin=updated_origin,
    )


def _first(
    ranked: Sequence[Facts], take: Callable[[Facts], _Fact | None]
) -> tuple[_Fact | None, Origin]:
    for each in ranked:
        fact = take(each)
        if fact:
            return fact, each.origin
    return None, Origin.UNKNOWN


def read_value(text: str) -> str | None:
    """Read a value that somebody wrote.

    Args:
        text: As it stands behind its key.

    Returns:
        The value on one line; None where it says that nothing is known.
    """
    value = join_line([text])
    return None if value.casefold() in _NOTHING else value


def read_sidecar(text: str, *, name: str) -> Facts:
    """Read a sidecar: YAML with title, publisher, published and url, all optional.

    Args:
        text: The sidecar's text.
        name: Its file name, for messages.

    Returns:
        What it says.

    Raises:
        MetadataError: If it is no YAML mapping, has an unknown key, or a date that is none.
    """
    found = parse_mapping(text, name=name, first_line=1)
    if found is None:
        raise MetadataError(f"{name} holds no keys; write lines such as 'title: …'")
    for key in found:
        if key not in KEYS:
            raise MetadataError(f"{name} has an unknown key {key!r}; {_suggest_key(key)}")
    published = found.get("published")
    if published is not None and parse_date(published) is None:
        raise MetadataError(
            f"{name} has 'published: {published}', which is no full date; write it like 2016-11-14"
        )
    return facts_from_mapping(found, origin=Origin.SIDECAR)


def facts_from_mapping(found: Mapping[str, str | None], *, origin: Origin) -> Facts:
    """Take the known keys out of a mapping.

    Args:
        found: Keys in lower case; others than the known ones are ignored. ``date`` stands in
            for a missing ``published``.
        origin: Where the mapping stood.

    Returns:
        The facts; ``published`` is None where the value is no full date.
    """
    written = found.get("published") or found.get("date")
    return Facts(
        origin,
        title=found.get("title"),
        publisher=found.get("publisher"),
        published=parse_date(written) if written else None,
        url=found.get("url"),
    )


def parse_mapping(text: str, *, name: str, first_line: int) -> dict[str, str | None] | None:
    """Parse YAML that maps keys to plain values.

    Args:
        text: The YAML.
        name: What it is, for messages.
        first_line: The number of its first line in the file, for messages.

    Returns:
        Keys in lower case, with their values, None where a value says that nothing is known or
        is a list or mapping; None where the YAML is no mapping.

    Raises:
        MetadataError: If the text is no YAML; the message names the line.
    """
    try:
        # This loader makes only text, lists and mappings: a title "2016" or "No" stays as it is.
        found = yaml.load(drop_invisible(text), Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problem = error.problem or error.context or "not YAML"
        raise MetadataError(
            f"{name}, line {line}: {problem}; put values that hold ': ' or '#' in quotes"
        ) from error
    if not isinstance(found, dict):
        return None
    return {
        str(key).casefold(): read_value(value) if isinstance(value, str) else None
        for key, value in found.items()
    }


def _suggest_key(key: str) -> str:
    near = difflib.get_close_matches(key, KEYS, n=1)
    known = f"known are {', '.join(KEYS)}"
    return f"did you mean {near[0]!r}? ({known})" if near else known
