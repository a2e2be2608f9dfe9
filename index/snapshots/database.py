"""Reads documents, passages and sentences from the SQLite file of a snapshot."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from index.errors import SnapshotDamaged
from index.language.abbreviations import Abbreviation
from index.passage import Passage, Sentence
from index.snapshots.records import (
    BODY_COLUMNS,
    SUMMARY_COLUMNS,
    DocumentSummary,
    HeldDocument,
    read_document,
    read_summary,
)
from sources.document import Document

_HELD_COLUMNS = (
    "number, id, location, root, collection, fingerprint, publisher, url, "
    "first_passage, passages, first_sentence, sentences, "
    "first_text, texts, upkeep.revision, text_digest, vectors_digest, cut"
)


class Database:
    """Reads what a DatabaseWriter wrote. Safe to call from several threads.

    Documents come by location, then by id. Rows of passages and sentences are those of the files
    (index/snapshots/layout.py).
    """

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
            All of them, without their texts; rows are counted from 0 in that order.
        """
        rows = self._read(f"SELECT {SUMMARY_COLUMNS} FROM documents ORDER BY location, id")  # noqa: S608  # constant
        found, passages, sentences = [], 0, 0
        for row in rows:
            summary = read_summary(row)
            found.append(replace(summary, first_passage=passages, first_sentence=sentences))
            passages += summary.passages
            sentences += summary.sentences
        return found

    def held(self) -> list[HeldDocument]:
        """List the documents in their order, for a sync.

        Returns:
            All of them.
        """
        rows = self._read(
            f"SELECT {_HELD_COLUMNS} FROM documents JOIN upkeep ON document = number "  # noqa: S608  # constant
            "ORDER BY location, id"
        )
        return [HeldDocument(*(*row[:-1], frozenset(row[-1].split()))) for row in rows]

    def extent(self) -> tuple[int, int, int]:
        """Count the documents, and the rows that the files have to have at the least.

        Returns:
            Documents, rows of passages, rows of sentences.
        """
        rows = self._read(
            "SELECT count(*), max(first_passage + passages), max(first_sentence + sentences) "
            "FROM documents"
        )
        documents, passages, sentences = rows[0]
        return documents, passages or 0, sentences or 0

    def line_keys(self) -> dict[str, frozenset[str]]:
        """List the keys of every document's lines.

        Returns:
            Document id to the keys of the lines that its source's text has.
        """
        rows = self._read("SELECT id, lines FROM documents JOIN upkeep ON document = number")
        return {document_id: frozenset(keys.split()) for document_id, keys in rows}

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

    def original(self, document_id: str) -> Document | None:
        """Read one document as its source gave it.

        Args:
            document_id: Its id.

        Returns:
            The document with the lines that are left out; None where there is no such id.
        """
        rows = self._read(
            f"SELECT {SUMMARY_COLUMNS}, {BODY_COLUMNS} FROM originals WHERE id = ?",  # noqa: S608  # constant
            document_id,
        )
        return read_document(rows[0]) if rows else self.document(document_id)

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
            "JOIN documents ON documents.number = document ORDER BY location, id, short, long"
        )
        return [(document_id, Abbreviation(short, long)) for document_id, short, long in rows]

    def document_places(self) -> list[tuple[int, ...]]:
        """List where the documents' parts are, in the documents' order.

        Returns:
            Number, row of the first passage, number of passages, row of the first sentence, number
            of sentences, row of the first text among those that have tokens.
        """
        return self._read(
            "SELECT number, first_passage, passages, first_sentence, sentences, first_text "
            "FROM documents JOIN upkeep ON document = number ORDER BY location, id"
        )

    def passage_places(self) -> list[tuple[int, ...]]:
        """List which sentences the passages hold.

        Returns:
            Every passage's row, and those of its first and last sentence, by row.
        """
        return self._read(
            "SELECT number, first_sentence, last_sentence FROM passages ORDER BY number"
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
