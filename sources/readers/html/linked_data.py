"""Read what a web page says of itself in JSON-LD."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from sources.facts.authors import read_author
from sources.facts.metadata import read_value

_Json: TypeAlias = "Mapping[str, _Json] | list[_Json] | str | float | bool | None"
_Object: TypeAlias = Mapping[str, _Json]

_MAX_DEPTH: Final = 5  # lists and graphs of articles are seldom deeper than two
_PAGE_TYPES: Final = ("WebPage", "WebSite", "BreadcrumbList", "CollectionPage", "ItemPage")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the JSON-LD of a page says; None where it is silent.

    Attributes:
        headline: The article's title.
        publisher: The publisher's name.
        author: The authors' names, parted by commas.
        published: The day of publication as it stands there.
        modified: The day of the last change as it stands there.
    """

    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None


def read_linked_data(tree: HtmlElement) -> LinkedData:
    """Read the first article that the page's JSON-LD tells of, else the page.

    Args:
        tree: The whole page.

    Returns:
        What is said. Broken JSON-LD, which many sites publish, says nothing.
    """
    objects = [each for script in _scripts(tree) for each in _objects(script, _MAX_DEPTH)]
    telling = [each for each in objects if "datePublished" in each or "headline" in each]
    if not telling:
        return LinkedData()
    articles = [each for each in telling if _type(each) not in _PAGE_TYPES]
    said = (articles or telling)[0]
    named = {name: each for each in objects if isinstance(name := each.get("@id"), str)}
    names = [name for each in _listed(said.get("author")) if (name := _name(each, named))]
    authors = [author for name in names if (author := read_author(name))]
    return LinkedData(
        headline=_text(said.get("headline")),
        publisher=next(
            (name for each in _listed(said.get("publisher")) if (name := _name(each, named))), None
        ),
        author=", ".join(dict.fromkeys(authors)) or None,
        published=_text(said.get("datePublished")),
        modified=_text(said.get("dateModified")),
    )


def _scripts(tree: HtmlElement) -> Iterator[_Json]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            found: _Json = json.loads(script.text or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        yield found


def _objects(found: _Json, depth: int) -> Iterator[_Object]:
    if depth == 0:
        return
    if isinstance(found, list):
        for each in found:
            yield from _objects(each, depth - 1)
    elif isinstance(found, dict):
        yield found
        yield from _objects(found.get("@graph"), depth - 1)


def _type(each: _Object) -> str | None:
    kinds = _listed(each.get("@type"))
    return _text(kinds[0]) if kinds else None


def _listed(found: _Json) -> list[_Json]:
    return found if isinstance(found, list) else [found]


def _name(found: _Json, named: Mapping[str, _Object]) -> str | None:
    """Read a person's or an organisation's name, which may stand elsewhere in the graph."""
    if not isinstance(found, dict):
        return _text(found)
    reference = found.get("@id")
    there = named.get(reference, {}) if isinstance(reference, str) else {}
    return _text(found.get("name")) or _text(there.get("name"))


def _text(found: _Json) -> str | None:
    return read_value(found) if isinstance(found, str) else None
