"""Find the part of a web page that stands above its text: headline, date and names."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from sources.tidy import join_line

_LONG: Final = 120  # as in the head of a text: what is longer belongs to the article itself
_MAX_HEAD: Final = 1000  # elements; a page of nothing but short lines has no head to speak of
_MAX_LINE: Final = 280  # characters; no headline, date line or byline is longer
_MAX_PARTS: Final = 12  # elements in one
_TEXTS: Final = frozenset({"p", "li", "td", "dd", "blockquote", "pre"})
_CONTAINERS: Final = frozenset({"article", "main", "header"})
_ASIDE: Final = frozenset({"nav", "aside", "footer", "script", "style", "template", "noscript"})
_LOGO_MARKS: Final = ("logo", "site-title", "site-name", "sitename", "blog-title", "brand")
_HOME: Final = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.\w+)?", re.IGNORECASE)
_NO_DATES: Final = ("modif", "updat", "revis", "review", "expir", "valid", "image", "video", "url")


def find_headlines(tree: HtmlElement) -> list[HtmlElement]:
    """Find a page's headings of the first level, without the site's name above all its pages.

    Args:
        tree: The whole page.

    Returns:
        The elements, in order.
    """
    return [each for each in tree.iter("h1") if not is_logo(each)]


def is_logo(heading: HtmlElement) -> bool:
    """Tell whether a heading is the site's name: it is called so, or leads to the first page.

    Args:
        heading: The heading's element.

    Returns:
        True for the site's name.
    """
    marks = f"{heading.get('id') or ''} {heading.get('class') or ''}".casefold()
    links = [address for each in heading.iter("a") if (address := each.get("href"))]
    leads_home = any(map(_HOME.fullmatch, links))
    return leads_home or any(each in marks for each in _LOGO_MARKS)


def head_elements(tree: HtmlElement) -> list[HtmlElement]:
    """List the elements between a page's headline and its first long paragraph.

    What stands beside the headline in one article or main part counts too, and what the markup
    marks as a property of the item that the headline belongs to. So no date of a teaser below the
    text, and none in a column beside it, is among them.

    Args:
        tree: The whole page.

    Returns:
        The elements that begin there, in order, then the properties that stand further down.
    """
    head = list(islice(_walk_head(tree), _MAX_HEAD))
    known = set(head)
    return [*head, *(each for each in _walk_properties(tree) if each not in known)]


def read_line(element: HtmlElement) -> str:
    """Read an element's words on one line.

    Args:
        element: Any element.

    Returns:
        The line; nothing where the element holds more than a line does.
    """
    if sum(1 for _ in islice(element.iter(), _MAX_PARTS)) == _MAX_PARTS:
        return ""
    text = str(element.text_content())
    return join_line([text]) if len(text) <= _MAX_LINE else ""


def _walk_properties(tree: HtmlElement) -> Iterator[HtmlElement]:
    above = (each for headline in find_headlines(tree)[:1] for each in headline.iterancestors())
    items = {each for each in above if each.get("itemscope") is not None}
    for element in tree.iterfind(".//*[@itemprop]") if items else ():
        scopes = (each for each in element.iterancestors() if each.get("itemscope") is not None)
        if next(scopes, None) in items:
            yield element


def cut_page(tree: HtmlElement) -> HtmlElement:
    """Copy a page without all that may hold other days than that of its publication.

    Args:
        tree: The whole page; it is not changed.

    Returns:
        The head element without days of changes and addresses, and the elements of
        ``head_elements`` but for those made for days, which need no guessing.
    """
    page = deepcopy(tree)
    kept = set(islice(_walk_head(page), _MAX_HEAD))
    kept |= {each for element in kept for each in element.iterancestors()}
    kept |= {page, *page.findall("head"), *page.findall("body"), *page.findall("head/title")}
    kept |= set(page.findall("head/meta"))
    for element in [*page.iter("*")]:
        if (element not in kept or _is_told(element)) and element.getparent() is not None:
            element.tail = None
            element.drop_tree()
    return page


def _is_told(element: HtmlElement) -> bool:
    """Tell whether an element has been read already, or holds days of something else."""
    name = element.get("property") or element.get("name") or element.get("itemprop") or ""
    is_elsewhere = element.tag == "meta" and any(each in name.lower() for each in _NO_DATES)
    return element.tag == "time" or "date" in (element.get("itemprop") or "") or is_elsewhere


def _walk_head(tree: HtmlElement) -> Iterator[HtmlElement]:
    body = tree.find("body")
    top = tree if body is None else body
    start = next(map(_find_container, find_headlines(top)), None)
    is_reached = start is None
    skipped: set[HtmlElement] = set()
    for element in top.iter("*"):
        is_reached = is_reached or element is start
        if not is_reached:
            continue
        parent = element.getparent()
        if element.tag in _ASIDE or (parent is not None and parent in skipped):
            skipped.add(element)
        elif _is_long(element):
            return
        else:
            yield element


def _find_container(headline: HtmlElement) -> HtmlElement:
    return next(
        (each for each in headline.iterancestors() if each.tag in _CONTAINERS),
        headline,
    )


def _is_long(element: HtmlElement) -> bool:
    if element.tag in _TEXTS:
        return len(str(element.text_content()).strip()) >= _LONG
    own = [element.text or "", *(child.tail or "" for child in element)]
    return element.tag != "h1" and len("".join(own).strip()) >= _LONG
