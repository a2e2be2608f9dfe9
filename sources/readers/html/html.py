"""Read saved web pages."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Block, Reading
from sources.document import Dropped
from sources.errors import NoTextError
from sources.readers.html.article import find_clutter
from sources.readers.html.html_facts import read_facts
from sources.readers.html.page_parse import parse_page, strip_unseen
from sources.readers.html.page_walk import Page, PageBlock, walk_page
from sources.readers.html.raised_notes import strip_note_marks

_MAX_DEPTH: Final = 250  # the extractor calls itself for every level
_MAX_COMPARED: Final = 2_000  # blocks; one of the extractor's second opinions takes n² time
_MAX_TOLD: Final = 2_000  # lines left out that are listed one by one


def read_html(data: bytes) -> Reading:
    """Read an HTML page: its text, without navigation, side columns and notices.

    Args:
        data: A whole file.

    Returns:
        Blocks, what the page's markup says of it, and every line that stands round its text.

    Raises:
        DamagedFileError: If the bytes are no text.
        NoTextError: If the page holds none.
    """
    tree = parse_page(data)
    facts = read_facts(tree)
    strip_unseen(tree)
    strip_note_marks(tree)
    page = walk_page(tree)
    if not page.blocks:
        raise NoTextError("the page holds no text; save it from the browser once it has loaded")
    clutter = find_clutter(page, article=_extract_article(tree, page), title=facts.title)
    kept = [each.block for place, each in enumerate(page.blocks) if place not in clutter]
    return Reading(
        blocks=tuple(_number_tables(kept)),
        facts=facts,
        dropped=_tell_left_out(page.blocks, clutter),
    )


def _extract_article(tree: HtmlElement, page: Page) -> str:
    """Ask trafilatura for the page's main text; empty on very small and very deep pages."""
    if page.depth > _MAX_DEPTH:
        return ""
    from trafilatura import bare_extraction  # imported late: it takes a quarter of a second

    article = bare_extraction(
        deepcopy(tree),
        include_comments=False,
        include_tables=True,
        fast=len(page.blocks) > _MAX_COMPARED,
    )
    if article is None or isinstance(article, dict) or article.body is None:
        return ""
    return " ".join(article.body.itertext())


def _number_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Count the tables that are left."""
    names: dict[str, str] = {}
    for block in blocks:
        if block.table:
            name = names.setdefault(block.table, f"table {len(names) + 1}")
            yield replace(block, table=name)
        else:
            yield block


def _tell_left_out(blocks: Sequence[PageBlock], clutter: Mapping[int, str]) -> tuple[Dropped, ...]:
    places = sorted(clutter)
    told = [Dropped(blocks[place].block.text, clutter[place]) for place in places[:_MAX_TOLD]]
    if len(places) > _MAX_TOLD:
        rest = f"{len(places) - _MAX_TOLD} more lines"
        told.append(Dropped(rest, clutter[places[_MAX_TOLD]]))
    return tuple(told)
