"""Say what a document is called, who published it, when and where, and how that is known."""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

import yaml

from sources.block import Facts
from sources.document import Origin
from sources.errors import MetadataError
from sources.facts.dates import parse_date
from sources.tidy import drop_invisible, join_line

KEYS: Final = ("title", "publisher", "published", "url", "author", "updated")
ACCEPTED: Final = (*KEYS, "date")  # which front matter has for the day of publication
_DAYS: Final = ("published", "updated", "date")
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
    """Read a sidecar: YAML with the keys of ``KEYS``, all optional.

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
    for fault in find_faults(found):
        raise MetadataError(f"{name} has {fault}")
    return facts_from_mapping(found, origin=Origin.SIDECAR)


def find_faults(found: Mapping[str, str | None]) -> Iterator[str]:
    """Find what is wrong with keys and values that somebody wrote for a document.

    Args:
        found: Keys in lower case, with their values.

    Yields:
        A fragment for each unknown key and each date that is none, what to do in it.
    """
    for key in found:
        if key not in ACCEPTED:
            yield f"an unknown key {key!r}; {suggest_key(key, KEYS)}"
    for key in _DAYS:
        written = found.get(key)
        if written is not None and parse_date(written) is None:
            yield f"'{key}: {written}', which is no full date; write it like 2016-11-14"


def facts_from_mapping(found: Mapping[str, str | None], *, origin: Origin) -> Facts:
    """Take the known keys out of a mapping.

    Args:
        found: Keys in lower case; others than the known ones are ignored. ``date`` stands in
            for a missing ``published``.
        origin: Where the mapping stood.

    Returns:
        The facts; a day is None where the value is no full date.
    """
    return Facts(
        origin,
        title=found.get("title"),
        publisher=found.get("publisher"),
        published=parse_date(found.get("published") or found.get("date") or ""),
        url=found.get("url"),
        author=found.get("author"),
        updated=parse_date(found.get("updated") or ""),
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
    found = _compose(text, name=name, first_line=first_line)
    return _read_mapping(found) if isinstance(found, yaml.MappingNode) else None


def parse_mappings(
    text: str, *, name: str
) -> list[tuple[int, str | None, dict[str, str | None] | None]] | None:
    """Parse YAML that maps names to mappings.

    Args:
        text: The YAML.
        name: What it is, for messages.

    Returns:
        For each name its line, from 1, itself, and its keys and values as ``parse_mapping`` has
        them, None where there are none; None where the YAML is no mapping.

    Raises:
        MetadataError: If the text is no YAML; the message names the line.
    """
    found = _compose(text, name=name, first_line=1)
    if not isinstance(found, yaml.MappingNode):
        return None
    return [
        (
            key.start_mark.line + 1,
            read_value(key.value) if isinstance(key, yaml.ScalarNode) else None,
            _read_mapping(value) if isinstance(value, yaml.MappingNode) else None,
        )
        for key, value in found.value
    ]


def _read_mapping(node: yaml.MappingNode) -> dict[str, str | None]:
    return {
        str(key.value).strip().casefold(): (
            read_value(value.value) if isinstance(value, yaml.ScalarNode) else None
        )
        for key, value in node.value
    }


def _compose(text: str, *, name: str, first_line: int) -> yaml.Node | None:
    """Parse YAML into nodes: of a title "2016" or "No" nothing but text is made."""
    try:
        return yaml.compose(drop_invisible(text), Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problem = error.problem or error.context or "not YAML"
        raise MetadataError(
            f"{name}, line {line}: {problem}; put values that hold ': ' or '#' in quotes"
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise MetadataError(
            f"{name} is no YAML that can be read; write lines such as 'title: …'"
        ) from error


def suggest_key(key: str, known: Sequence[str]) -> str:
    """Name the known keys, and first the one that was probably meant.

    Args:
        key: What was written.
        known: What may be written.

    Returns:
        A fragment for a message.
    """
    near = difflib.get_close_matches(key, known, n=1)
    names = f"known are {', '.join(known)}"
    return f"did you mean {near[0]!r}? ({names})" if near else names
