"""Make lines and tables of what stands on a page, in reading order."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from sources.document import Dropped
from sources.readers.pdf.aligned_tables import find_aligned_tables
from sources.readers.pdf.page_columns import order_rows
from sources.readers.pdf.page_rows import make_rows
from sources.readers.pdf.pdf_line import PdfLine, PdfTable
from sources.readers.pdf.pdf_word import PageContent
from sources.readers.pdf.raised_marks import drop_marks
from sources.readers.pdf.ruled_tables import find_ruled_tables

_MARK_RULE: Final = "footnote mark"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page's text.

    Attributes:
        items: Lines and tables in reading order.
        dropped: What is no part of the text.
    """

    items: tuple[PdfLine | PdfTable, ...]
    dropped: tuple[Dropped, ...] = ()


def lay_out_page(content: PageContent, *, page: int) -> PageLayout:
    """Put a page's words into lines.

    Words that are turned, as down a margin, come after those that stand the way of most.

    Args:
        content: What stands on the page.
        page: Its number, from 1.

    Returns:
        Its lines and tables.
    """
    words, marks = drop_marks(content.words)
    items: list[PdfLine | PdfTable] = []
    for turn, _ in Counter(word.turn for word in words).most_common():
        turned = [word for word in words if word.turn == turn]
        rules = [rule.turned(turn, content.frame) for rule in content.rules]
        tables, rest = find_ruled_tables(turned, rules, page=page)
        for region in order_rows(make_rows(rest, tables)):
            items += find_aligned_tables(region.rows, page=page, column=region.column)
    left_out = [
        (" ".join(content.cut), "outside the page"),
        (" ".join(content.hidden), "hidden text"),
    ]
    dropped = [Dropped(text, rule) for text, rule in left_out if text]
    dropped += [Dropped(mark, _MARK_RULE) for mark in marks]
    return PageLayout(tuple(items), tuple(dropped))
