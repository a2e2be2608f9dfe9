"""Read RSS and Atom feeds."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from io import BytesIO
from typing import Any, Final, TypeAlias

import feedparser  # type: ignore[import-untyped]  # feedparser ships no types
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Facts
from sources.document import Origin
from sources.facts.dates import parse_date
from sources.facts.metadata import read_value
from sources.web.address_lists import Collector
from sources.web.errors import ListError
from sources.web.listing import Entry, Listing, ListingKind

_Fields: TypeAlias = Mapping[str, Any]  # what feedparser makes of an element: any feed's fields
_TAG: Final = re.compile(r"<[^<>]*>")
_EMAIL: Final = re.compile(r"[(<]?[^\s()<>]+@[^\s()<>]+[)>]?")
# What feedparser raises in place of a fault of its own, for markup that it did not expect.
_PARSER_FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_MAX_ENTRIES: Final = 10_000
_MAX_BYTES: Final = 20_000_000  # feedparser keeps every text of it in memory
_MAX_TEXT: Final = 1000
_MAX_AUTHOR: Final = 2000
_AUTHORS: Final = frozenset({
    "author",
    "contributor",
    "creator",
    "editor",
    "managingeditor",
    "publisher",
    "webmaster",
})


def parse_feed(data: bytes, *, base: str, content_type: str) -> Listing:
    """Read a feed.

    Args:
        data: The file.
        base: Its address.
        content_type: What the server calls it, which may name its encoding.

    Returns:
        The pages of its entries, each with what the feed says of it. Entries without a link
        name no page and are left out.

    Raises:
        ListError: If it is no feed, too large, or so broken that nothing can be read.
    """
    if len(data) > _MAX_BYTES:
        raise ListError(f"the feed has {len(data):,} bytes; {_MAX_BYTES:,} are the most")
    _refuse_long_authors(data)
    headers = {"content-location": base}
    if content_type:
        headers["content-type"] = content_type
    try:
        parsed = feedparser.parse(BytesIO(data), response_headers=headers)
    except _PARSER_FAULTS as error:
        raise ListError(f"the feed is broken: {type(error).__name__}; tell the site") from error
    if not parsed.get("version") or (parsed.get("bozo") and not parsed.entries):
        raise ListError(f"the feed is broken: {_say_fault(parsed)}; tell the site")
    collector = Collector(base=base)
    for fields in parsed.entries[:_MAX_ENTRIES]:
        written = fields.get("feedburner_origlink") or fields.get("link")
        address = collector.add(written) if isinstance(written, str) and written else None
        if address is not None:
            facts = _read_facts(fields, parsed.feed)
            collector.describe(Entry(address, facts, _own(fields, "updated")))
    return collector.listing(ListingKind.FEED)


def _refuse_long_authors(data: bytes) -> None:
    """Refuse what feedparser would search for an e-mail address in quadratic time."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):  # feedparser is to say what is wrong
        return
    for element in () if root is None else root.iter(etree.Element):
        # Not by lxml's QName, which refuses a namespace with a brace in it.
        name = str(element.tag).rpartition("}")[2].casefold()
        length = len("".join(element.itertext())) if name in _AUTHORS else 0
        if length > _MAX_AUTHOR:
            raise ListError(f"the feed has an author's name of {length:,} letters; tell the site")


def _say_fault(parsed: _Fields) -> str:
    fault = parsed.get("bozo_exception")
    return "it is no feed" if fault is None else " ".join(str(fault).split())[:200]


def _read_facts(fields: _Fields, feed: _Fields) -> Facts | None:
    facts = Facts(
        Origin.LISTING,
        title=_plain(fields, "title"),
        publisher=_plain(fields, "publisher")
        or _plain(fields.get("source") or {}, "title")
        or _plain(feed, "publisher")
        or _plain(feed, "title"),
        published=_read_day(fields, "published"),
        author=_read_author(fields),
        updated=_read_day(fields, "updated"),
    )
    return None if facts == Facts(Origin.LISTING) else facts


def _own(fields: _Fields, name: str) -> str:
    """Take a field, but not what feedparser puts in the place of a missing one."""
    value = fields[name] if name in fields else ""  # noqa: SIM401 - get() would warn of that
    return value.strip()[:_MAX_TEXT] if isinstance(value, str) else ""


def _plain(fields: _Fields, name: str) -> str | None:
    """Take a text without its markup."""
    text = _own(fields, name)
    detail = fields.get(f"{name}_detail") or {}
    if detail.get("type") in {"text/html", "application/xhtml+xml"}:
        text = unescape(_TAG.sub("", text))
    return read_value(text)


def _read_author(fields: _Fields) -> str | None:
    """Take the author's name, without the e-mail address that RSS puts before it."""
    return read_value(_EMAIL.sub(" ", _own(fields, "author")).strip(" ()<>,;"))


def _read_day(fields: _Fields, name: str) -> date | None:
    """Read a day as it was where the feed was written; feedparser's own times are in UTC."""
    text = _own(fields, name)
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return parse(text).date()
        except (TypeError, ValueError, IndexError, OverflowError):  # another form of date
            continue
    return parse_date(text)
