"""What a document is, once read: clean, dated, attributed, traceable."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """Where a fact about a document came from; shown beside the fact."""

    SIDECAR = "sidecar"  # a NAME.meta.yaml beside the file, or the folder's stp-sources
    HEADER = "header"  # the document's own header lines or front matter
    SETTING = "setting"  # what is set for the location
    PROPERTY = "property"  # a property of the file: PDF or Office metadata, a message's header
    PAGE = "page"  # the markup of a web page
    LISTING = "listing"  # the feed or sitemap that named the page
    TEXT = "text"  # read in the text itself, such as a date line under the title
    ADDRESS = "address"  # the address or file name
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading of any level.

    Attributes:
        heading: The heading's words.
        level: 1 for the document's title, 2 and more below it.
        start: Where the heading's line starts in the clean text, in characters.
        end: Where the section ends, exclusive.
    """

    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """The stretch of the clean text that stood on one page.

    Attributes:
        number: As a PDF viewer counts, from 1.
        start: In characters of the clean text.
        end: Exclusive.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """The stretch of the clean text that is one row of a table.

    Attributes:
        table: What people call the table: the sheet's name, or such as "table 2".
        number: The row's number as a spreadsheet shows it, the header counted, from 1.
        start: In characters of the clean text.
        end: Exclusive.
    """

    table: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the source that was left out of the clean text, and the rule that said so."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a collection.

    Attributes:
        id: Stable for one location: the same file synced again keeps it.
        location: What the user named: for a file, its path below the folder that was synced.
        media_type: Such as ``text/markdown``.
        title: None where none could be found; never guessed.
        title_origin: Where the title came from.
        publisher: None where none could be found.
        publisher_origin: Where the publisher came from.
        published: The day of publication; None where none could be found.
        published_origin: Where the date came from.
        url: Where it can be read on the web; None where that is not known.
        text: The clean text. Every offset anywhere counts characters (code points) of it.
        sections: In order, not overlapping; text before the first heading is in none.
        pages: In order, not overlapping; empty for what has no pages.
        revision: Hash over text and metadata; only compared, never parsed.
        collection: The collection that it belongs to; access is decided by it.
        dropped: What cleaning left out, in order.
        author: None where none could be found.
        author_origin: Where the author came from.
        updated: The day of its last change; None where none could be found.
        updated_origin: Where that day came from.
        rows: The rows of its tables, in order, not overlapping.
        warnings: Faults of the text that a reader should know, such as letters lost in a PDF:
            whole sentences of ours, for people.
        root: The location under which it was found, as its source names itself.
        fingerprint: What the source needs to tell next time that it has not changed, without
            reading it again; only the source knows its form. Empty where it cannot tell.
    """

    id: str
    location: str
    media_type: str
    title: str | None
    title_origin: Origin
    publisher: str | None
    publisher_origin: Origin
    published: date | None
    published_origin: Origin
    url: str | None
    text: str
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    revision: str
    collection: str
    dropped: tuple[Dropped, ...] = ()
    author: str | None = None
    author_origin: Origin = Origin.UNKNOWN
    updated: date | None = None
    updated_origin: Origin = Origin.UNKNOWN
    rows: tuple[TableRow, ...] = ()
    warnings: tuple[str, ...] = ()
    root: str = ""
    fingerprint: str = ""
