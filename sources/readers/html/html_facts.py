"""Read what a web page's markup says about it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Facts
from sources.document import Origin
from sources.facts.authors import read_author, read_byline
from sources.facts.metadata import read_value
from sources.readers.html.linked_data import LinkedData, read_linked_data
from sources.readers.html.page_days import find_days
from sources.readers.html.page_head import find_headlines, head_elements, is_logo, read_line
from sources.tidy import fold_text

_TITLE: Final = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
_PUBLISHER: Final = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher")
_AUTHORS: Final = (
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "byl",
    "author",
)
_SEPARATORS: Final = ("|", "-", "–", "—", "·", "::", "»", ":")
_LINES: Final = frozenset({"p", "div", "span", "li", "dd", "dt", "small", "em", "strong", "b", "i"})
_COPYRIGHT: Final = re.compile(
    r"(?:(?i:copyright|©|\(c\))\s*)+(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*"
    r"(?P<name>[^\W\d_a-z][^\s.|,©]*(?:\s+(?:of|the|and|for|in|on|&|[^\W\d_a-z][^\s.|,©]*)){0,7})"
    r"(?:\s+(?:19|20)\d\d)?\s*(?:[.|,].*)?",
)
_NO_OWNER: Final = re.compile(
    r"\b(?:crown|copyright|rights?|reserved|web\s?site|site|page|privacy|terms|cookies?|by)\b",
    re.IGNORECASE,
)


def read_facts(tree: HtmlElement) -> Facts:
    """Read title, publisher, author, days and address from a page's markup.

    Nothing is guessed from the text or from an address. Days count where they are marked as the
    page's own, or stand between its headline and its text.

    Args:
        tree: The whole page.

    Returns:
        The facts.
    """
    head = head_elements(tree)
    meta = _read_meta(tree, head)
    linked = read_linked_data(tree)
    publisher = _find_publisher(tree, meta, linked)
    published, updated = find_days(tree, meta, linked, head)
    return Facts(
        Origin.PAGE,
        title=_find_title(tree, meta, linked, publisher),
        publisher=publisher,
        published=published,
        url=_find_url(tree, meta),
        author=_find_author(meta, linked, head, publisher),
        updated=updated,
    )


def _read_meta(tree: HtmlElement, head: Sequence[HtmlElement]) -> dict[str, tuple[str, ...]]:
    """Read meta elements by name, in order: those of the whole page, then the article's own."""
    found: dict[str, list[str]] = {}
    body = tree.find("body")
    inside = set() if body is None else set(body.iter("meta"))
    above = [each for each in tree.iter("meta") if each not in inside]
    for element in (*above, *(each for each in head if each in inside)):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = read_value(element.get("content") or "")
        if name and value:
            found.setdefault(name.strip().casefold(), []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _first(meta: Mapping[str, Sequence[str]], names: tuple[str, ...]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _find_publisher(
    tree: HtmlElement, meta: Mapping[str, Sequence[str]], linked: LinkedData
) -> str | None:
    named = _first(meta, _PUBLISHER) or linked.publisher or _first(meta, ("application-name",))
    return named or next(_find_owners(tree), None)


def _find_owners(tree: HtmlElement) -> Iterator[str]:
    """Find who claims the copyright at the foot of the page: ``© 2016 The King's Fund``."""
    for footer in tree.iter("footer"):
        for element in footer.iter("*"):
            found = _COPYRIGHT.fullmatch(read_line(element))
            if found is not None and not _NO_OWNER.search(found["name"]):
                yield found["name"].strip()


def _find_title(
    tree: HtmlElement, meta: Mapping[str, Sequence[str]], linked: LinkedData, site: str | None
) -> str | None:
    headings = [text for each in find_headlines(tree) if (text := read_line(each))]
    candidates = (
        _first(meta, _TITLE),
        linked.headline,
        headings[0] if len(headings) == 1 else None,
        read_value(tree.findtext(".//title") or ""),
    )
    title = next((each for each in candidates if each), None)
    sites = [site, *(read_line(each) for each in tree.iter("h1") if is_logo(each))]
    named = next((each for each in sites if each), None)
    return None if title is None else _strip_site(title, named)


def _strip_site(title: str, site: str | None) -> str:
    """Take the site's name off the end of a title."""
    if site is None or not title.casefold().endswith(site.casefold()) or len(title) == len(site):
        return title
    rest = title[: -len(site)].rstrip()
    mark = next((mark for mark in _SEPARATORS if rest.endswith(mark)), None)
    return title if mark is None else rest.removesuffix(mark).rstrip() or title


def _find_author(
    meta: Mapping[str, Sequence[str]],
    linked: LinkedData,
    head: Sequence[HtmlElement],
    publisher: str | None,
) -> str | None:
    named = [_join_authors(meta[name]) for name in _AUTHORS if name in meta]
    found = next((each for each in (*named, linked.author, _read_shown(head)) if each), None)
    is_publisher = found is not None and fold_text(found) == fold_text(publisher or "")
    return None if is_publisher else found


def _join_authors(values: Sequence[str]) -> str | None:
    names = [name for each in values if (name := read_author(each))]
    return ", ".join(dict.fromkeys(names)) or None


def _read_shown(head: Sequence[HtmlElement]) -> str | None:
    """Read the one name that the page marks as its author's, or the one byline."""
    marked = [
        read_author(read_line(each))
        for each in head
        if each.get("rel") == "author" or each.get("itemprop") == "author"
    ]
    bylines = [read_byline(read_line(each)) for each in head if each.tag in _LINES]
    for names in (marked, bylines):
        if len(several := {each for each in names if each}) == 1:
            return several.pop()
    return None


def _find_url(tree: HtmlElement, meta: Mapping[str, Sequence[str]]) -> str | None:
    canonical = tree.find(".//link[@rel='canonical']")
    address = canonical.get("href") if canonical is not None else None
    url = address or _first(meta, ("og:url",))
    return url if url and url.startswith(("http://", "https://")) else None
