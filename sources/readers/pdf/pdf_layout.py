"""Make blocks of the lines and tables of all pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from sources.block import Block, BlockKind, PageTurn
from sources.document import Dropped
from sources.readers.pdf.footnotes import begins_note, find_footnotes
from sources.readers.pdf.hyphenation import join_words, split_words
from sources.readers.pdf.page_furniture import find_page_furniture, is_between
from sources.readers.pdf.pdf_headings import HeadingRule, Outline, find_heading_rule, rank_sizes
from sources.readers.pdf.pdf_line import PdfLine, PdfTable
from sources.readers.pdf.pdf_paragraphs import (
    BULLET,
    find_contents,
    measure_lines,
    split_paragraphs,
)
from sources.readers.pdf.whole_tables import WholeTable, join_tables
from sources.readers.text.loose_headings import mark_headings

_Lines = Sequence[PdfLine]


@dataclass(frozen=True, slots=True)
class Layout:
    """A PDF's text in reading order.

    Attributes:
        blocks: With pages.
        dropped: Running heads and feet, page numbers, and lines of a table of contents.
    """

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Aside:
    """A footnote or table, and how many lines of the running text stand before it."""

    place: int
    page: int
    content: WholeTable | _Lines


def read_layout(items: Sequence[PdfLine | PdfTable], *, outline: Outline) -> Layout:
    """Join lines to paragraphs.

    A paragraph may run over columns and pages; what stands between its parts, a footnote or a
    table, comes before it or after it.

    Args:
        items: Of all pages, in reading order; at least one.
        outline: The document's bookmarks.

    Returns:
        Blocks, and the lines left out.
    """
    kept, dropped = _drop_furniture(items)
    lines = [item for item in kept if isinstance(item, PdfLine)]
    if not lines:
        return Layout(tuple(_make_blocks(_asides(kept, set()), Counter(), None)), dropped)
    measure = measure_lines(lines)
    notes = _find_notes(kept, measure.size)
    asides = _asides(kept, notes)
    text = [line for line in lines if id(line) not in notes]
    rule = find_heading_rule(text or lines, size=measure.size, outline=outline)
    paragraphs = list(split_paragraphs(text, measure, rule))
    rule = replace(rule, levels=rank_sizes(paragraphs, rule))
    words = Counter(word for line in lines for word in split_words(line.text))
    blocks = tuple(_make_blocks(list(_weave(paragraphs, asides)), words, rule))
    has_headings = any(block.kind is BlockKind.HEADING for block in blocks)
    return Layout(blocks if has_headings else mark_headings(blocks), dropped)


def _drop_furniture(
    items: Sequence[PdfLine | PdfTable],
) -> tuple[list[PdfLine | PdfTable], tuple[Dropped, ...]]:
    lines = [item for item in items if isinstance(item, PdfLine)]
    rules = dict.fromkeys(find_contents(lines), "table of contents")
    tables = [item for item in items if isinstance(item, PdfTable)]
    running = [
        place
        for place in find_page_furniture(lines)
        if not is_between(lines[place], lines=lines, tables=tables)
    ]
    rules |= dict.fromkeys(running, "running head or foot")
    out = {id(lines[place]) for place in rules}
    dropped = tuple(Dropped(lines[place].text, rules[place]) for place in sorted(rules))
    return [item for item in items if id(item) not in out], dropped


def _find_notes(items: Sequence[PdfLine | PdfTable], size: float) -> set[int]:
    notes: set[int] = set()
    for _, group in groupby(items, key=lambda item: item.page):
        lines = [item for item in group if isinstance(item, PdfLine)]
        notes.update(id(lines[place]) for place in find_footnotes(lines, size=size))
    return notes


def _asides(items: Sequence[PdfLine | PdfTable], notes: set[int]) -> list[_Aside]:
    """List what is no running text, footnotes at the ends of their pages."""
    asides: list[_Aside] = []
    place = 0
    tables = join_tables([item for item in items if isinstance(item, PdfTable)], items)
    for page, group in groupby(items, key=lambda item: item.page):
        footnotes: list[list[PdfLine]] = []
        for item in group:
            if isinstance(item, PdfTable):
                if id(item) in tables:
                    asides.append(_Aside(place, page, tables[id(item)]))
            elif id(item) not in notes:
                place += 1
            elif footnotes and not begins_note(item.text):
                footnotes[-1].append(item)
            else:
                footnotes.append([item])
        asides += [_Aside(place, page, note) for note in footnotes]
    return asides


def _weave(paragraphs: Sequence[_Lines], asides: Sequence[_Aside]) -> Iterator[_Lines | WholeTable]:
    """Put asides between paragraphs, so that pages never go backwards."""
    waiting = list(reversed(asides))
    place = 0
    for lines in paragraphs:
        end = place + len(lines)
        while waiting and waiting[-1].place <= place:
            yield waiting.pop().content
        later: list[_Aside] = []
        while waiting and waiting[-1].place < end:
            aside = waiting.pop()
            if aside.page >= lines[-1].page:
                later.append(aside)
                continue
            if aside.page > lines[0].page:  # the paragraph takes the whole of the aside's page
                yield lines[: aside.place - place]
                lines = lines[aside.place - place :]
                place = aside.place
            yield aside.content
        yield lines
        yield from (aside.content for aside in later)
        place = end
    yield from (aside.content for aside in reversed(waiting))


def _make_blocks(
    parts: Sequence[_Lines | WholeTable] | Sequence[_Aside],
    words: Counter[str],
    rule: HeadingRule | None,
) -> Iterator[Block]:
    tables = 0
    for part in parts:
        content = part.content if isinstance(part, _Aside) else part
        if isinstance(content, WholeTable):
            tables += 1
            yield from content.blocks(f"table {tables}")
        elif content:
            yield _make_block(content, words, rule)


def _make_block(lines: _Lines, words: Counter[str], rule: HeadingRule | None) -> Block:
    bullet = BULLET.match(lines[0].text)
    text = lines[0].text[bullet.end() :] if bullet else lines[0].text
    pieces: list[str] = []
    length = 0
    turns: list[PageTurn] = []
    for before, line in pairwise(lines):
        joined = join_words(text, line.text, words=words)
        head = joined[: len(joined) - len(line.text)]
        pieces.append(head)
        length += len(head)
        text = line.text
        if line.page != before.page:
            turns.append(PageTurn(length, line.page))
    level = 0 if bullet or rule is None else rule.level(lines)
    kind = BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
    kind = BlockKind.HEADING if level else kind
    return Block(kind, "".join((*pieces, text)), level, lines[0].page, tuple(turns))
