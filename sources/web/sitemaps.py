"""Read sitemaps and indexes of sitemaps."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final, TypeAlias

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Facts
from sources.document import Origin
from sources.facts.dates import parse_date
from sources.facts.metadata import read_value
from sources.web.address_lists import Collector
from sources.web.errors import ListError
from sources.web.listing import Entry, Listing, ListingKind

_Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's own name for what it hands out
_NEWS: Final = "{http://www.google.com/schemas/sitemap-news/0.9}"
_MAX_ENTRIES: Final = 50_000  # what the protocol allows in one file
_MAX_HELD: Final = 10_000  # a page may have a thousand pictures with a few facts each
_NAMED: Final = {"url": ListingKind.SITEMAP, "sitemap": ListingKind.INDEX}
_MAX_TEXT: Final = 4000


def parse_sitemap(data: bytes, *, base: str) -> Listing:
    """Read a sitemap or an index of sitemaps.

    Entities are not expanded and nothing else is loaded. A sitemap that is cut off is refused as
    a whole: the pages that it no longer names would be taken for gone.

    Args:
        data: The file, unpacked.
        base: Its address.

    Returns:
        Its pages, or for an index its sitemaps.

    Raises:
        ListError: If it is no such file, or broken.
    """
    collector = Collector(base=base)
    kind = ListingKind.SITEMAP
    try:
        for count, element in enumerate(_read_elements(data)):
            if count >= _MAX_ENTRIES:
                break
            name = etree.QName(element).localname
            if name in _NAMED:
                kind = _NAMED[name]
                _take(element, collector)
    except (etree.LxmlError, ValueError) as error:  # a ValueError where a tag's name is none
        raise ListError(
            f"the sitemap is broken: {str(error).strip()[:200]}; tell the site"
        ) from error
    return collector.listing(kind)


def _read_elements(data: bytes) -> Iterator[_Element]:
    """Yield what stands directly in the root; each is emptied after its turn.

    Yields:
        Elements, in order.

    Raises:
        ListError: If one of them holds more than any page's entry does.
    """
    depth = held = 0
    for event, element in etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    ):
        if event == "start":
            depth, held = depth + 1, held + 1
            if held > _MAX_HELD:
                raise ListError("an entry of the sitemap has too many parts; tell the site")
            continue
        depth -= 1
        if depth == 1:
            yield element
            element.clear()
            while element.getprevious() is not None:  # or the root would hold them all
                del element.getparent()[0]
            held = 0


def _take(element: _Element, collector: Collector) -> None:
    location = element.find("{*}loc")
    if location is not None and len(location):  # an entity, which stays what it is
        collector.refuse("a page of the sitemap", "its address holds an entity; tell the site")
        return
    written = _child_text(element, "{*}loc")
    address = collector.add(written) if written else None
    if address is not None:
        changed = _child_text(element, "{*}lastmod")
        collector.describe(Entry(address, _read_news(element), changed))


def _read_news(element: _Element) -> Facts | None:
    """Read what a sitemap of news says of a story."""
    news = element.find(f"{_NEWS}news")
    if news is None:
        return None
    facts = Facts(
        Origin.LISTING,
        title=read_value(_child_text(news, f"{_NEWS}title")),
        publisher=read_value(_child_text(news, f"{_NEWS}publication/{_NEWS}name")),
        published=parse_date(_child_text(news, f"{_NEWS}publication_date")),
    )
    return None if facts == Facts(Origin.LISTING) else facts


def _child_text(element: _Element, path: str) -> str:
    return (element.findtext(path) or "").strip()[:_MAX_TEXT]
