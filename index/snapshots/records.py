"""Turns documents into rows of the database and back."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from index.language.abbreviations import Abbreviation
from index.passage import Passage, Sentence
from sources.document import Document, Dropped, Origin, Page, Section, TableRow
from sources.text_faults.repair import Repairs

SUMMARY_COLUMNS = (
    "id, revision, collection, location, media_type, title, title_origin, publisher, "
    "publisher_origin, published, published_origin, url, "
    "first_passage, passages, first_sentence, sentences, "
    "author, author_origin, updated, updated_origin, warnings, root, fingerprint"
)
BODY_COLUMNS = "sections, pages, dropped, table_rows, text"
_SUMMARY_WIDTH = 23


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
        author: None where unknown.
        author_origin: Where the author came from.
        updated: The day of its last change; None where unknown.
        updated_origin: Where that day came from.
        warnings: Faults of the text that people should know, each a sentence.
        root: The location under which it was found.
        fingerprint: What its source needs to tell that it has not changed.
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
    author: str | None = None
    author_origin: Origin = Origin.UNKNOWN
    updated: date | None = None
    updated_origin: Origin = Origin.UNKNOWN
    warnings: tuple[str, ...] = ()
    root: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class SplitDocument:
    """A document and what search makes of it.

    Attributes:
        document: The document.
        passages: Its passages, in order.
        abbreviations: Those that it explains.
        repairs: What puts the words of a faulty text right; None where nothing is wrong.
    """

    document: Document
    passages: tuple[Passage, ...]
    abbreviations: tuple[Abbreviation, ...] = ()
    repairs: Repairs | None = None

    def searched(self, text: str) -> str:
        """Give some words of the document as they are searched.

        Args:
            text: As they stand in it.

        Returns:
            The same, or repaired.
        """
        return self.repairs.apply(text) if self.repairs else text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence once, in order, though passages overlap."""
        found = {sentence: None for passage in self.passages for sentence in passage.sentences}
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What the next sync needs to know of a document, beside what is searched.

    Attributes:
        revision: The source's; that of what is searched differs where lines were left out.
        vectors_digest: Of everything that its vectors were made of.
        lines: Keys of the lines of the source's text (sources/cleaning/repeated_lines.py).
        cut: Keys of those that are left out, for other documents hold them, too.
        original: The document as its source gave it, where lines were left out.
    """

    revision: str
    vectors_digest: str
    lines: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()
    original: Document | None = None


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document of a snapshot as the next sync sees it; rows are those of the files.

    Attributes:
        number: What the files call it.
        id: Stable for one location.
        location: What the user named.
        root: The location under which it was found.
        collection: The collection that it belongs to.
        fingerprint: What its source needs to tell that it has not changed.
        publisher: None where unknown.
        url: None where unknown.
        first_passage: Row of its first passage.
        passages: How many passages it has.
        first_sentence: Row of its first sentence.
        sentences: How many sentences it has.
        first_text: Row of its first text among those that have tokens.
        texts: How many such texts it has.
        revision: The source's.
        text_digest: Of the text that is searched.
        vectors_digest: Of everything that its vectors were made of.
        cut: Keys of the lines that were left out.
    """

    number: int
    id: str
    location: str
    root: str
    collection: str
    fingerprint: str
    publisher: str | None
    url: str | None
    first_passage: int
    passages: int
    first_sentence: int
    sentences: int
    first_text: int
    texts: int
    revision: str
    text_digest: str
    vectors_digest: str
    cut: frozenset[str]


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
        document.author,
        document.author_origin,
        document.updated.isoformat() if document.updated else None,
        document.updated_origin,
        json.dumps(document.warnings, ensure_ascii=False),
        document.root,
        document.fingerprint,
        *(
            json.dumps([astuple(part) for part in parts], ensure_ascii=False)
            for parts in (document.sections, document.pages, document.dropped, document.rows)
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
    for origin in (6, 8, 10, 17, 19):
        values[origin] = Origin(values[origin])
    for day in (9, 18):
        values[day] = date.fromisoformat(values[day]) if values[day] else None
    values[20] = tuple(json.loads(values[20]))
    return DocumentSummary(*values)


def read_document(row: Sequence[Any]) -> Document:
    """Read a row back.

    Args:
        row: The values of SUMMARY_COLUMNS, then those of BODY_COLUMNS.

    Returns:
        The document as it was written.
    """
    summary = read_summary(row[:_SUMMARY_WIDTH])
    sections, pages, dropped, rows = map(json.loads, row[_SUMMARY_WIDTH:-1])
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
        text=row[-1],
        sections=tuple(Section(*values) for values in sections),
        pages=tuple(Page(*values) for values in pages),
        revision=summary.revision,
        collection=summary.collection,
        dropped=tuple(Dropped(*values) for values in dropped),
        author=summary.author,
        author_origin=summary.author_origin,
        updated=summary.updated,
        updated_origin=summary.updated_origin,
        rows=tuple(TableRow(*values) for values in rows),
        warnings=summary.warnings,
        root=summary.root,
        fingerprint=summary.fingerprint,
    )
