"""Read saved web pages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]  # as above

from sources.block import Block, BlockKind, Reading
from sources.decode import decode_text
from sources.document import Dropped
from sources.errors import NoTextError
from sources.readers.html.html_facts import read_facts
from sources.readers.html.left_out_lines import restore_date_lines
from sources.tidy import tidy_text

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES: Final = 4096  # the HTML standard looks for the declaration in the first 1024

# Names of HTML elements, and of those that trafilatura makes of them.
_BLOCKS: Final[Mapping[str, BlockKind]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), BlockKind.HEADING),
    **dict.fromkeys(("li", "item"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("tr", "row"), BlockKind.TABLE_ROW),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "body", "header", "details", "summary"),
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(
        ("blockquote", "quote", "pre", "figure", "figcaption", "caption", "address", "hr"),
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(
        ("ul", "ol", "list", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot"),
        BlockKind.PARAGRAPH,
    ),
}
_CELLS: Final = ("td", "th", "cell")
_UNSEEN: Final = ("script", "style", "noscript", "template", "title", "iframe", "svg", "select")
_SKIPPED: Final = ("nav", "footer", "aside", "button")  # not forms: some hold the whole page
_BREAK: Final = "\x1e"  # stands for a line break until all other line ends are spaces


def read_html(data: bytes) -> Reading:
    """Read an HTML page: its article, without navigation and side columns.

    Args:
        data: A whole file.

    Returns:
        Blocks, and what the page's meta elements say of it.

    Raises:
        DamagedFileError: If the bytes are no text.
        NoTextError: If the page holds none.
    """
    tree = _parse_page(data)
    facts = read_facts(tree)
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    words = _count_words(_page_blocks(tree))
    etree.strip_elements(tree, *_SKIPPED, with_tail=False)
    page = tuple(_page_blocks(tree))
    blocks = restore_date_lines(tuple(_article_blocks(tree)), page) or page
    if not blocks:
        raise NoTextError("the page holds no text; save it from the browser once it has loaded")
    return Reading(blocks, facts, _tell_left_out(words - _count_words(blocks)))


def _count_words(blocks: Iterable[Block]) -> int:
    return sum(any(map(str.isalnum, word)) for block in blocks for word in block.text.split())


def _tell_left_out(words: int) -> tuple[Dropped, ...]:
    if words <= 0:
        return ()
    return (Dropped(f"{words} word{'s' if words > 1 else ''}", "page around the article"),)


def _parse_page(data: bytes) -> HtmlElement:
    text = _decode_page(data)
    try:
        return document_fromstring(
            text.encode(),
            parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True),
        )
    except etree.ParserError as error:
        raise NoTextError("the file is empty; save the page again") from error


def _decode_page(data: bytes) -> str:
    """Decode a page as it declares itself, unless it is UTF-8 anyway."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared is not None and not _is_utf8(data):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):  # a wrong declaration is no declaration
            pass
    return decode_text(data).text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _article_blocks(tree: HtmlElement) -> Iterator[Block]:
    """Read what trafilatura takes for the page's main text; nothing on very small pages."""
    from trafilatura import bare_extraction  # imported late: it takes a quarter of a second

    article = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    if article is not None and not isinstance(article, dict) and article.body is not None:
        yield from _walk(article.body, BlockKind.PARAGRAPH)


def _page_blocks(tree: HtmlElement) -> Iterator[Block]:
    """Read everything that is left of the page."""
    for part in tree:  # the head too: the parser puts there what comes before a page's first "p"
        yield from _walk(part, BlockKind.PARAGRAPH)


def _walk(element: HtmlElement, kind: BlockKind) -> Iterator[Block]:
    """Read an element's blocks: its own text as one kind, the blocks inside it as theirs."""
    if kind is BlockKind.TABLE_ROW:
        yield from _row(element)
        return
    level = _level(element) if kind is BlockKind.HEADING else 0
    pieces = [element.text or ""]
    for child in element:
        if _holds_blocks(child):
            yield from _block(kind, "".join(pieces), level)
            yield from _walk(child, _child_kind(child, kind))
            pieces = []
        else:
            pieces.append(_inline_text(child))
        pieces.append(child.tail or "")
    yield from _block(kind, "".join(pieces), level)


def _row(element: HtmlElement) -> Iterator[Block]:
    cells = (_inline_text(cell) for cell in element if cell.tag in _CELLS)
    texts = [tidy_text(cell.replace("\n", " ")) for cell in cells]
    if any(texts):
        yield Block(BlockKind.TABLE_ROW, tidy_text(" | ".join(texts)))


def _child_kind(child: HtmlElement, parent: BlockKind) -> BlockKind:
    kind = _BLOCKS.get(child.tag, BlockKind.PARAGRAPH)
    return parent if kind is BlockKind.PARAGRAPH else kind


def _holds_blocks(element: HtmlElement) -> bool:
    return any(each.tag in _BLOCKS for each in element.iter())


def _inline_text(element: HtmlElement) -> str:
    """Join an element's words; a line break stays one, other line ends are spaces."""
    if element.tag in {"br", "lb"}:
        return _BREAK
    pieces = [element.text or ""]
    for child in element:
        pieces += (_inline_text(child), child.tail or "")
    return "".join(pieces)


def _block(kind: BlockKind, text: str, level: int) -> Iterator[Block]:
    tidy = tidy_text(text.replace("\n", " ").replace(_BREAK, "\n"))
    if tidy:
        yield Block(kind, tidy, level)


def _level(element: HtmlElement) -> int:
    name = element.get("rend") or element.tag
    digits = [character for character in name if character.isdigit()]
    return int(digits[0]) if digits else 2
