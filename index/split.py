"""Splits a document into passages: runs of whole sentences under one heading."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from index.language.sentences import split_sentences
from index.passage import Passage, Sentence
from sources.document import Document, Page, TableRow

SPLIT_VERSION = 3  # raise it with every change to what comes out: old snapshots are then rebuilt

# Long enough to hold an answer with what it refers to, short enough for the model's 256 tokens.
TARGET_WORDS = 120
_LONG_WORD_CHARS = 12  # on average; English has six
WHOLE_WORDS = 150  # a section up to this long is one passage


def build_passages(document: Document) -> list[Passage]:
    """Split a document into passages.

    A passage starts where its first sentence starts and ends where its last one ends. Within a
    section every passage but the first begins with the last sentence of the one before. Headings
    are context and in no passage's sentences. A table's row is a passage and a sentence of its own.

    Args:
        document: May be empty.

    Returns:
        Passages in the order of the text.
    """
    return [
        Passage(
            document_id=document.id,
            start=run[0].start,
            end=run[-1].end,
            section=heading,
            page=page_at(document.pages, run[0].start),
            sentences=tuple(run),
        )
        for heading, start, end in _stretches(document)
        for heading, run in _runs(document, heading, start, end)
    ]


def _runs(
    document: Document, heading: str | None, start: int, end: int
) -> Iterator[tuple[str | None, Sequence[Sentence]]]:
    # The rows of tables by themselves, what stands between them as it is.
    first = bisect_left(document.rows, start, key=lambda row: row.start)
    reached = start
    for row in document.rows[first:]:
        if row.start >= end:
            break
        for run in _balanced_runs(
            document.text, split_sentences(document.text, reached, row.start)
        ):
            yield heading, run
        yield _name_row(heading, row), [Sentence(row.start, row.end)]
        reached = row.end
    for run in _balanced_runs(document.text, split_sentences(document.text, reached, end)):
        yield heading, run


def _name_row(heading: str | None, row: TableRow) -> str:
    name = f"{row.table}, row {row.number}" if row.table else f"row {row.number}"
    return name if heading is None or heading == row.table else f"{heading}, {name}"


def heading_of(document: Document, passage: Passage) -> str | None:
    """Name the heading that a passage stands under; None where it is no other than the title."""
    return None if passage.section == document.title else passage.section


def page_at(pages: Sequence[Page], offset: int) -> int | None:
    """Find the page on which a character stands.

    Args:
        pages: In order, not overlapping; may be empty.
        offset: In characters of the clean text.

    Returns:
        The page's number; that of the page before for what stands between two pages; None where
        there is no page at or before the offset.
    """
    before = bisect_right(pages, offset, key=lambda page: page.start)
    return pages[before - 1].number if before else None


def _stretches(document: Document) -> Iterator[tuple[str | None, int, int]]:
    # The text under each heading, and what stands between sections under none.
    reached = 0
    for section in document.sections:
        yield None, reached, section.start
        line_end = document.text.find("\n", section.start, section.end)
        body = section.end if line_end < 0 else line_end
        yield section.heading, body, section.end
        reached = section.end
    yield None, reached, len(document.text)


def _balanced_runs(text: str, sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    # Nearly equal in words, so that no section leaves a tiny tail.
    if not sentences:
        return
    words = [_count_words(text[sentence.start : sentence.end]) for sentence in sentences]
    total = sum(words)
    count = 1 if total <= WHOLE_WORDS else max(2, round(total / TARGET_WORDS))
    sums = list(accumulate(words))
    cuts = {_nearest(sums, part * total / count) for part in range(1, count)}
    edges = [0, *sorted(cuts - {0, len(sentences)}), len(sentences)]
    for first, last in pairwise(edges):
        yield sentences[max(first - 1, 0) : last]


def _count_words(text: str) -> int:
    # What has no spaces (a long address, another script) still takes its room.
    return max(len(text.split()), len(text) // _LONG_WORD_CHARS)


def _nearest(sums: Sequence[int], goal: float) -> int:
    return min(range(len(sums)), key=lambda position: abs(sums[position] - goal)) + 1
