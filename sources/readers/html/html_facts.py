"""Read what a web page's meta elements say about it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Facts
from sources.document import Origin
from sources.facts.dates import parse_date
from sources.facts.metadata import read_value

_TITLE: Final = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
_PUBLISHER: Final = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher")
_DATE: Final = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_date",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "date",
)
_SEPARATORS: Final = ("|", "-", "–", "—", "·", "::", "»", ":")
_DATED_TIMES: Final = (
    ".//time[@itemprop='datePublished']",
    ".//time[@pubdate]",
    ".//*[@itemprop='datePublished']",
)
_Json: TypeAlias = "Mapping[str, _Json] | list[_Json] | str | float | bool | None"


def read_facts(tree: HtmlElement) -> Facts:
    """Read title, publisher, date and address from a page's markup.

    Nothing is guessed from the text or from an address.

    Args:
        tree: The whole page.

    Returns:
        The facts.
    """
    meta = _read_meta(tree)
    linked = _read_linked_data(tree)
    publisher = _first(meta, _PUBLISHER) or _publisher_name(linked)
    return Facts(
        Origin.PROPERTY,
        title=_find_title(tree, meta, linked, publisher),
        publisher=publisher,
        published=_find_date(tree, meta, linked),
        url=_find_url(tree, meta),
    )


def _read_meta(tree: HtmlElement) -> dict[str, str]:
    """Read meta elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = read_value(element.get("content") or "")
        if name and value:
            found.setdefault(name.strip().casefold(), value)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _read_linked_data(tree: HtmlElement) -> Mapping[str, _Json]:
    """Read the first object of the page's JSON-LD that has a date or a headline."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            found: _Json = json.loads(script.text or "", strict=False)
        except json.JSONDecodeError:  # many sites publish broken JSON-LD; it is then worth nothing
            continue
        for each in _objects(found):
            if "datePublished" in each or "headline" in each:
                return each
    return {}


def _objects(found: _Json) -> Iterator[Mapping[str, _Json]]:
    if isinstance(found, list):
        for each in found:
            yield from _objects(each)
    elif isinstance(found, dict):
        yield found
        yield from _objects(found.get("@graph"))


def _publisher_name(linked: Mapping[str, _Json]) -> str | None:
    publisher = linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return read_value(name) if isinstance(name, str) else None


def _find_title(
    tree: HtmlElement, meta: Mapping[str, str], linked: Mapping[str, _Json], site: str | None
) -> str | None:
    headline = linked.get("headline")
    headings = [text for each in tree.iter("h1") if (text := read_value(each.text_content()))]
    candidates = (
        _first(meta, _TITLE),
        read_value(headline) if isinstance(headline, str) else None,
        headings[0] if len(headings) == 1 else None,
        read_value(tree.findtext(".//title") or ""),
    )
    title = next((each for each in candidates if each), None)
    return None if title is None else _strip_site(title, site)


def _strip_site(title: str, site: str | None) -> str:
    """Take the site's name off the end of a title."""
    if site is None or not title.casefold().endswith(site.casefold()) or len(title) == len(site):
        return title
    rest = title[: -len(site)].rstrip()
    mark = next((mark for mark in _SEPARATORS if rest.endswith(mark)), None)
    return title if mark is None else rest.removesuffix(mark).rstrip() or title


def _find_date(
    tree: HtmlElement, meta: Mapping[str, str], linked: Mapping[str, _Json]
) -> date | None:
    written = [meta[name] for name in _DATE if name in meta]
    stated = linked.get("datePublished")
    if isinstance(stated, str):
        written.append(stated)
    written += [_written_date(each) for path in _DATED_TIMES for each in tree.iterfind(path)]
    times = tree.findall(".//time[@datetime]")
    if len(times) == 1:  # several are the dates of other articles too
        written.append(_written_date(times[0]))
    return next((day for each in written if (day := parse_date(each))), None)


def _written_date(element: HtmlElement) -> str:
    return str(element.get("datetime") or element.get("content") or element.text_content())


def _find_url(tree: HtmlElement, meta: Mapping[str, str]) -> str | None:
    canonical = tree.find(".//link[@rel='canonical']")
    address = canonical.get("href") if canonical is not None else None
    url = address or meta.get("og:url")
    return url if url and url.startswith(("http://", "https://")) else None
