"""Parse a web page, however it is encoded and however deeply nested."""

import codecs
import re
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]  # as above

from sources.decode import decode_text
from sources.errors import NoTextError

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES: Final = 4096  # the HTML standard looks for the declaration in the first 1024
_NO_CHARSETS: Final = (  # Python knows them, browsers do not; some are slow, some can be no text
    "idna",
    "punycode",
    "raw-unicode-escape",
    "undefined",
    "unicode-escape",
    "utf-7",
)
_UNSEEN: Final = ("script", "style", "noscript", "template", "title", "iframe", "svg", "datalist")
_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_FLAT: Final = frozenset((
    "html",
    "head",
    "meta",
    "link",
    "base",
    "title",
    "script",
    "style",
    "noscript",
    "template",
))
_BREAK: Final = "<br><br>"
_BREAKS: Final = re.compile(rf"(?:{_BREAK}\s*){{2,}}")
_HIDDEN_ADDRESS: Final = "data-cfemail"


def parse_page(data: bytes) -> HtmlElement:
    """Parse a page.

    Args:
        data: A whole file.

    Returns:
        The page, without comments. Where elements are nested more than about 2,000 deep, none
        but those of the head are left, with line breaks in place of the others.

    Raises:
        DamagedFileError: If the bytes are no text.
        NoTextError: If they hold nothing.
    """
    text = _decode_page(data)
    # Without "huge_tree" everything behind the 256th level of nesting would be lost.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(text.encode(), parser=parser)
        if any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
            flat = _BREAKS.sub(_BREAK, _TAG.sub(_flatten, text))
            tree = document_fromstring(flat.encode(), parser=parser)
    except etree.ParserError as error:
        raise NoTextError("the file is empty; save the page again") from error
    return tree


def _flatten(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in _FLAT else _BREAK


def strip_unseen(tree: HtmlElement) -> None:
    """Remove what nobody sees on a page, and write out addresses that it hides from robots.

    Args:
        tree: The page; it is changed.
    """
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    for element in tree.iterfind(f".//*[@{_HIDDEN_ADDRESS}]"):
        address = _reveal_address(element.get(_HIDDEN_ADDRESS))
        if address is not None:
            element.text = address


def _reveal_address(written: str) -> str | None:
    """Read an e-mail address as a browser would show it: every byte is masked with the first."""
    try:
        mask, *masked = bytes.fromhex(written)
        address = bytes(each ^ mask for each in masked).decode()
    except ValueError:  # no such address; UnicodeDecodeError is one too
        return None
    return address if "@" in address else None


def _decode_page(data: bytes) -> str:
    """Decode a page as it declares itself, unless it is UTF-8 anyway."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared is not None and not _is_utf8(data):
        try:
            charset = codecs.lookup(declared[1].decode("ascii")).name
            if charset not in _NO_CHARSETS:
                return data.decode(charset)
        except (LookupError, UnicodeError):  # a wrong declaration is no declaration
            pass
    return decode_text(data).text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
