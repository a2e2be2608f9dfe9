"""Turns documents into rows of the database and back."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from index.abbreviations import Abbreviation
from index.passage import Passage, Sentence
from sources.document import Document, Dropped, Origin, Page, Section

SUMMARY_COLUMNS = (
    "id, revision, collection, location, media_type, title, title_origin, publisher, "
    "publisher_origin, published, published_origin, url, "
    "first_passage, passages, first_sentence, sentences"
)
BODY_COLUMNS = "sections, pages, dropped, text"


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text, and its rows.

    Attributes:
        id: Stable for one location.
        revision: Hash over text and metadata; only compared, never parsed.
        collection: The collection that it belongs to.
        location: What the user named.
        media_type: Such as ``text/markdown``.
        title: None where unknown.
        title_origin: Where the title came from.
        publisher: None where unknown.
        publisher_origin: Where the publisher came from.
        published: None where unknown.
        published_origin: Where the date came from.
        url: None where unknown.
        first_passage: Row of its first passage.
        passages: How many passages it has.
        first_sentence: Row of its first sentence.
        sentences: How many sentences it has.
    """

    id: str
    revision: str
    collection: str
    location: str
    media_type: str
    title: str | None
    title_origin: Origin
    publisher: str | None
    publisher_origin: Origin
    published: date | None
    published_origin: Origin
    url: str | None
    first_passage: int
    passages: int
    first_sentence: int
    sentences: int


@dataclass(frozen=True, slots=True)
class SplitDocument:
    """A document, its passages, and the abbreviations that it explains."""

    document: Document
    passages: tuple[Passage, ...]
    abbreviations: tuple[Abbreviation, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence once, in order, though passages overlap."""
        found = {sentence: None for passage in self.passages for sentence in passage.sentences}
        return tuple(found)


def write_row(document: Document, places: Sequence[int]) -> list[object]:
    """Write a document as a row of the table of documents.

    Args:
        document: The document.
        places: Its first passage's row and how many it has, and the same of its sentences.

    Returns:
        The values of SUMMARY_COLUMNS, then those of BODY_COLUMNS.
    """
    published = document.published.isoformat() if document.published else None
    return [
        document.id,
        document.revision,
        document.collection,
        document.location,
        document.media_type,
        document.title,
        document.title_origin,
        document.publisher,
        document.publisher_origin,
        published,
        document.published_origin,
        document.url,
        *places,
        *(
            json.dumps([astuple(part) for part in parts], ensure_ascii=False)
            for parts in (document.sections, document.pages, document.dropped)
        ),
        document.text,
    ]


def read_summary(row: Sequence[Any]) -> DocumentSummary:
    """Read a row back.

    Args:
        row: The values of SUMMARY_COLUMNS.

    Returns:
        The document without its text.
    """
    values = list(row)
    for origin in (6, 8, 10):
        values[origin] = Origin(values[origin])
    values[9] = date.fromisoformat(values[9]) if values[9] else None
    return DocumentSummary(*values)


def read_document(row: Sequence[Any]) -> Document:
    """Read a row back.

    Args:
        row: The values of SUMMARY_COLUMNS, then those of BODY_COLUMNS.

    Returns:
        The document as it was written.
    """
    summary = read_summary(row[:16])
    sections, pages, dropped = (json.loads(value) for value in row[16:19])
    return Document(
        id=summary.id,
        location=summary.location,
        media_type=summary.media_type,
        title=summary.title,
        title_origin=summary.title_origin,
        publisher=summary.publisher,
        publisher_origin=summary.publisher_origin,
        published=summary.published,
        published_origin=summary.published_origin,
        url=summary.url,
        text=row[19],
        sections=tuple(Section(*values) for values in sections),
        pages=tuple(Page(*values) for values in pages),
        revision=summary.revision,
        collection=summary.collection,
        dropped=tuple(Dropped(*values) for values in dropped),
    )
