"""A passage with what stands before and behind it; pure."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Protocol

from bot.answer.links import deep_link
from index.passage import Passage
from index.snapshots.records import DocumentSummary
from index.split import page_at
from sources.document import Document


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a document's clean text, without white space at its ends.

    Attributes:
        text: Exactly ``document.text[start:end]``; never empty.
        start: In characters.
        end: Exclusive.
        page: The page on which it starts; None where there are no pages.
        section: The heading it stands under; None before the first heading.
        url: Opens the document there; None where there is no address.
    """

    text: str
    start: int
    end: int
    page: int | None
    section: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage and its neighbours, of which none says again what another says.

    Attributes:
        summary: What is known of the document.
        number: Which of the document's passages it is, from 1.
        total: How many there are.
        before: What stands before it; None at the beginning.
        passage: The passage, whole.
        after: What stands behind it; None at the end.
    """

    summary: DocumentSummary
    number: int
    total: int
    before: Excerpt | None
    passage: Excerpt
    after: Excerpt | None


class Passages(Protocol):
    """The passages of one document, in their order."""

    def __len__(self) -> int:
        """Count them."""
        ...

    def __getitem__(self, place: int, /) -> Passage:
        """Read the one at a place, from 0."""
        ...


def surround(
    summary: DocumentSummary, document: Document, passages: Passages, start: int
) -> Surroundings | None:
    """Show the passage at a place with what stands around it.

    Passages overlap by a sentence. The passage in the middle is whole; from the others is cut what
    it holds.

    Args:
        summary: What is known of the document.
        document: The document.
        passages: All of its own.
        start: In characters of the clean text; where two passages hold it, the later one is meant.

    Returns:
        The passage that holds the place, or the next one, or else the last; None where the
        document has none.
    """
    total = len(passages)
    if not total:
        return None
    place = bisect_right(passages, start, key=lambda each: each.start) - 1
    if place < 0 or (passages[place].end <= start and place + 1 < total):
        place += 1
    passage = passages[place]
    # One that holds nothing but the sentence they share is passed over.
    before = (
        _excerpt(document, each, each.start, min(each.end, passage.start))
        for each in map(passages.__getitem__, range(place - 1, -1, -1))
    )
    after = (
        _excerpt(document, each, max(each.start, passage.end), each.end)
        for each in map(passages.__getitem__, range(place + 1, total))
    )
    whole = _excerpt(document, passage, passage.start, passage.end)
    if whole is None:
        return None
    return Surroundings(
        summary=summary,
        number=place + 1,
        total=total,
        before=next(filter(None, before), None),
        passage=whole,
        after=next(filter(None, after), None),
    )


def _excerpt(document: Document, passage: Passage, start: int, end: int) -> Excerpt | None:
    """Take a part of a passage; None where there is nothing but white space."""
    part = document.text[start:end]
    text = part.strip()
    if not text:
        return None
    start += len(part) - len(part.lstrip())
    page = page_at(document.pages, start)
    url = deep_link(
        document.url,
        media_type=document.media_type,
        words=text,
        page=page,
        is_row=passage.is_row,
    )
    return Excerpt(text, start, start + len(text), page, passage.section, url)
