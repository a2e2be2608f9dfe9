"""Bring back the line under a page's title that says when it was published."""

from collections.abc import Sequence
from typing import Final

from sources.block import Block, BlockKind
from sources.facts.dated_lines import read_dated_line
from sources.facts.dates import read_date_line
from sources.tidy import fold_text

_MAX_LINES: Final = 6  # date and byline stand close under the title


def restore_date_lines(article: Sequence[Block], page: Sequence[Block]) -> tuple[Block, ...]:
    """Put date lines back that were taken for furniture, as many sites' bylines are.

    Args:
        article: The blocks found to be the page's article.
        page: All blocks of the page.

    Returns:
        The article, with the date lines that the page has between its main heading and the
        article's first paragraph; they follow the heading, or stand first where it is left out.
    """
    known = {fold_text(block.text) for block in article}
    lines = [
        block
        for block in _take_under_title(article, page)
        if fold_text(block.text) not in known and _is_dated(block)
    ]
    place = int(bool(article) and _is_main_heading(article[0]))
    return (*article[:place], *lines, *article[place:])


def _take_under_title(article: Sequence[Block], page: Sequence[Block]) -> Sequence[Block]:
    """Take what stands on the page between its main heading and the article's first paragraph."""
    first = next((fold_text(each.text) for each in article if _is_paragraph(each)), None)
    texts = [fold_text(block.text) for block in page]
    if first is None or first not in texts:
        return ()
    end = texts.index(first)
    titles = [place for place in range(end) if _is_main_heading(page[place])]
    return page[titles[-1] + 1 : end][:_MAX_LINES] if titles else ()


def _is_paragraph(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def _is_main_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 1


def _is_dated(block: Block) -> bool:
    is_dated = read_date_line(block.text) is not None or read_dated_line(block.text) is not None
    return is_dated and _is_paragraph(block)
