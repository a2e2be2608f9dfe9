"""Stores documents, passages and sentences in one SQLite file that is written once."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any

from index.abbreviations import Abbreviation
from index.errors import SnapshotDamaged
from index.passage import Passage, Sentence
from index.records import (
    BODY_COLUMNS,
    SUMMARY_COLUMNS,
    DocumentSummary,
    SplitDocument,
    read_document,
    read_summary,
    write_row,
)
from sources.document import Document

# The text comes last: SQLite need not read it to list documents.
_SCHEMA = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision TEXT NOT NULL,
    collection TEXT NOT NULL, location TEXT NOT NULL, media_type TEXT NOT NULL,
    title TEXT, title_origin TEXT NOT NULL, publisher TEXT, publisher_origin TEXT NOT NULL,
    published TEXT, published_origin TEXT NOT NULL, url TEXT,
    first_passage INTEGER NOT NULL, passages INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL, sentences INTEGER NOT NULL,
    author TEXT, author_origin TEXT NOT NULL, updated TEXT, updated_origin TEXT NOT NULL,
    warnings TEXT NOT NULL, root TEXT NOT NULL, fingerprint TEXT NOT NULL,
    sections TEXT NOT NULL, pages TEXT NOT NULL, dropped TEXT NOT NULL,
    table_rows TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, section TEXT, page INTEGER,
    first_sentence INTEGER NOT NULL, last_sentence INTEGER NOT NULL
) STRICT;
CREATE TABLE sentences (
    number INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, fragment INTEGER NOT NULL
) STRICT;
CREATE TABLE abbreviations (
    document INTEGER NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL
) STRICT;
"""


class Database:
    """Reads what `write_database` wrote. Safe to call from several threads."""

    def __init__(self, path: Path) -> None:
        """Open a database file for reading.

        Args:
            path: The file.

        Raises:
            SnapshotDamaged: If it is missing or no database.
        """
        self._path = path
        self._lock = Lock()
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise SnapshotDamaged(path, str(error)) from error

    def close(self) -> None:
        """Close the file; nothing can be read after that."""
        with self._lock:
            self._connection.close()

    def summaries(self) -> list[DocumentSummary]:
        """List the documents in their order.

        Returns:
            All of them, without their texts.
        """
        rows = self._read(f"SELECT {SUMMARY_COLUMNS} FROM documents ORDER BY number")  # noqa: S608  # constant
        return [read_summary(row) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """Read one document.

        Args:
            document_id: Its id.

        Returns:
            The document as it was written; None where there is no such id.
        """
        rows = self._read(
            f"SELECT {SUMMARY_COLUMNS}, {BODY_COLUMNS} FROM documents WHERE id = ?",  # noqa: S608  # constant
            document_id,
        )
        return read_document(rows[0]) if rows else None

    def read_document(self, document_id: str) -> Document:
        """Read one document that is known to be there.

        Args:
            document_id: Its id.

        Returns:
            The document as it was written.

        Raises:
            KeyError: If there is no such id.
        """
        found = self.document(document_id)
        if found is None:
            raise KeyError(document_id)
        return found

    def abbreviations(self) -> list[tuple[str, Abbreviation]]:
        """List the abbreviations that the documents explain.

        Returns:
            Document id and abbreviation, in the documents' order; one that several documents
            explain comes once for each.
        """
        rows = self._read(
            "SELECT id, short, long FROM abbreviations "
            "JOIN documents ON documents.number = document ORDER BY document, short, long"
        )
        return [(document_id, Abbreviation(short, long)) for document_id, short, long in rows]

    def passage_spans(self) -> list[tuple[int, int, int]]:
        """List where the passages are.

        Returns:
            Every passage's document number, first and last sentence row, by row.
        """
        return self._read(
            "SELECT document, first_sentence, last_sentence FROM passages ORDER BY number"
        )

    def passage(self, row: int) -> Passage:
        """Read one passage.

        Args:
            row: Its row.

        Returns:
            The passage with its sentences.

        Raises:
            KeyError: If there is no such row.
        """
        rows = self._read(
            'SELECT documents.id, start, "end", section, page, passages.first_sentence, '
            "last_sentence FROM passages JOIN documents ON documents.number = document "
            "WHERE passages.number = ?",
            row,
        )
        if not rows:
            raise KeyError(row)
        document_id, start, end, section, page, first, last = rows[0]
        sentences = self._read(
            'SELECT start, "end", fragment FROM sentences WHERE number BETWEEN ? AND ? '
            "ORDER BY number",
            first,
            last,
        )
        spans = tuple(Sentence(first, last, bool(fragment)) for first, last, fragment in sentences)
        return Passage(document_id, start, end, section, page, spans)

    def _read(self, sql: str, *values: object) -> list[Any]:
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise SnapshotDamaged(self._path, str(error)) from error


def write_database(path: Path, documents: Iterable[SplitDocument]) -> None:
    """Write documents to a new file; passages and sentences get rows counted from 0.

    Args:
        path: Not there yet.
        documents: In the order that they are to keep.

    Raises:
        OSError: If the file cannot be written.
    """
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript(_SCHEMA)
            _write_documents(connection, documents)
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: {error}") from error


def _write_documents(connection: sqlite3.Connection, documents: Iterable[SplitDocument]) -> None:
    passages = sentences = 0
    for number, split in enumerate(documents):
        _write_document(connection, number, split, (passages, sentences))
        passages += len(split.passages)
        sentences += len(split.sentences)


def _write_document(
    connection: sqlite3.Connection, number: int, split: SplitDocument, rows: tuple[int, int]
) -> None:
    first_passage, first_sentence = rows
    place = {sentence: row for row, sentence in enumerate(split.sentences, start=first_sentence)}
    places = (first_passage, len(split.passages), first_sentence, len(place))
    _insert(connection, "documents", [[number, *write_row(split.document, places)]])
    _insert(
        connection,
        "passages",
        (
            (
                row,
                number,
                passage.start,
                passage.end,
                passage.section,
                passage.page,
                place[passage.sentences[0]],
                place[passage.sentences[-1]],
            )
            for row, passage in enumerate(split.passages, start=first_passage)
        ),
    )
    _insert(
        connection,
        "sentences",
        ([row, number, span.start, span.end, span.fragment] for span, row in place.items()),
    )
    _insert(
        connection,
        "abbreviations",
        ([number, pair.short, pair.long] for pair in split.abbreviations),
    )


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608  # our names
