"""Tell by its content whether something fetched names pages or is one."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from sources.web.addresses import looks_like_address
from sources.web.listing import ListingKind

_HEAD_BYTES: Final = 65_536  # room for long comments and style sheets before the first element
# What may stand before the first element: how it begins and ends. The entities that a document type
# may declare between brackets end like elements: they are skipped one by one.
_PROLOG: Final = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"), ("]", ">"))
_SPACE: Final = re.compile(r"[\ufeff\s]*")
_ELEMENT: Final = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_KINDS: Final = {
    "urlset": ListingKind.SITEMAP,
    "sitemapindex": ListingKind.INDEX,
    "rss": ListingKind.FEED,
    "feed": ListingKind.FEED,
    "RDF": ListingKind.FEED,
}
_LIST_TYPES: Final = ("", "text/plain", "application/octet-stream", "text/uri-list")


def recognise_listing(data: bytes, *, content_type: str) -> ListingKind | None:
    """Tell what kind of list it is.

    Args:
        data: What was fetched.
        content_type: What the server calls it; only counts for lists of plain text.

    Returns:
        None where it is a page or other document.
    """
    name = first_element(data)
    if name is not None:
        return _KINDS.get(name)
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type in _LIST_TYPES and _is_address_list(data):
        return ListingKind.ADDRESSES
    return None


def first_element(data: bytes) -> str | None:
    """Find the name of a document's first element, without its prefix.

    Args:
        data: A file.

    Returns:
        None where the file does not begin with a tag.
    """
    head = _decode_head(data[:_HEAD_BYTES])
    place = 0
    while True:
        place = _SPACE.match(head, place).end()  # type: ignore[union-attr]  # it matches nothing, too
        ending = next((end for start, end in _PROLOG if head.startswith(start, place)), None)
        if ending is None:
            break
        place = head.find(ending, place) + len(ending)
        if place < len(ending):
            return None
    found = _ELEMENT.match(head, place)
    return None if found is None else found[1]


def list_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a list of addresses that count, each with its number.

    Args:
        text: The list: an address a line; what begins with ``#`` is a comment.

    Yields:
        Lines without white space at their ends.
    """
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield number, stripped


def _decode_head(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def _is_address_list(data: bytes) -> bool:
    try:
        lines = [line for _, line in list_lines(data.decode("utf-8-sig"))]
    except UnicodeDecodeError:
        return False
    return bool(lines) and all(looks_like_address(each) and " " not in each for each in lines)
