"""Writes documents, passages and sentences to the SQLite file of a snapshot."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from index.passage import Sentence
from index.snapshots.records import HeldDocument, SplitDocument, Upkeep, write_row

# The text comes last: SQLite need not read it to list documents.
_DOCUMENT_COLUMNS: Final = """
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
"""
_SCHEMA: Final = f"""
CREATE TABLE documents ({_DOCUMENT_COLUMNS}) STRICT;
CREATE TABLE originals ({_DOCUMENT_COLUMNS}) STRICT;
CREATE TABLE upkeep (
    document INTEGER PRIMARY KEY, revision TEXT NOT NULL, text_digest TEXT NOT NULL,
    vectors_digest TEXT NOT NULL, first_text INTEGER NOT NULL, texts INTEGER NOT NULL,
    lines TEXT NOT NULL, cut TEXT NOT NULL
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
CREATE INDEX abbreviations_of ON abbreviations (document);
"""
# What is written is nobody's yet: where it is not finished, all of it is thrown away.
_FAST: Final = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of the files are the next.

    Attributes:
        passages: Of passages.
        sentences: Of sentences.
        texts: Of texts that have tokens.
    """

    passages: int
    sentences: int
    texts: int


class DatabaseWriter:
    """Writes a database file, or changes one that nobody reads."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Args:
            path: Not there yet, or what a DatabaseWriter wrote.

        Raises:
            OSError: If it cannot be written.
        """
        self._path = path
        is_new = not path.exists()
        with _named_errors(path):
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.executescript(_FAST)
            self._connection.execute("BEGIN")
            if is_new:
                for statement in _SCHEMA.split(";")[:-1]:
                    self._connection.execute(statement)

    def __enter__(self) -> Self:
        """Return the writer, to be closed when the block ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what is not written yet, where all went well, and close the file."""
        try:
            if kind is None:
                with _named_errors(self._path):
                    self._connection.execute("COMMIT")
        finally:
            self._connection.close()

    def next_number(self) -> int:
        """Find a number that no document has yet.

        Returns:
            The number.
        """
        rows = self._connection.execute("SELECT max(number) FROM documents").fetchone()
        return 0 if rows[0] is None else int(rows[0]) + 1

    def add(self, number: int, split: SplitDocument, upkeep: Upkeep, rows: Rows) -> None:
        """Add a document.

        Args:
            number: What the files are to call it.
            split: The document.
            upkeep: What the next sync needs to know of it.
            rows: Where its passages, sentences and texts begin.

        Raises:
            OSError: If it cannot be written.
        """
        place = {span: row for row, span in enumerate(split.sentences, start=rows.sentences)}
        places = (rows.passages, len(split.passages), rows.sentences, len(place))
        with _named_errors(self._path):
            self._insert("documents", [[number, *write_row(split.document, places)]])
            if upkeep.original is not None:
                self._insert("originals", [[number, *write_row(upkeep.original, places)]])
            self._add_upkeep(number, split, upkeep, rows)
            self._add_passages(number, split, place, rows)
            self._insert(
                "sentences",
                ((row, number, span.start, span.end, span.fragment) for span, row in place.items()),
            )
            self._insert(
                "abbreviations",
                ((number, pair.short, pair.long) for pair in split.abbreviations),
            )

    def _add_upkeep(self, number: int, split: SplitDocument, upkeep: Upkeep, rows: Rows) -> None:
        texts = sum(len(passage.sentences) + 1 for passage in split.passages)
        row = [
            number,
            upkeep.revision,
            digest_text(split.document.text),
            upkeep.vectors_digest,
            rows.texts,
            texts,
            " ".join(sorted(upkeep.lines)),
            " ".join(sorted(upkeep.cut)),
        ]
        self._insert("upkeep", [row])

    def _add_passages(
        self, number: int, split: SplitDocument, place: Mapping[Sentence, int], rows: Rows
    ) -> None:
        self._insert(
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
                for row, passage in enumerate(split.passages, start=rows.passages)
            ),
        )

    def drop(self, held: HeldDocument) -> None:
        """Take a document out.

        Args:
            held: The document.

        Raises:
            OSError: If it cannot be written.
        """
        with _named_errors(self._path):
            self._connection.execute(
                "DELETE FROM passages WHERE number >= ? AND number < ?",
                (held.first_passage, held.first_passage + held.passages),
            )
            self._connection.execute(
                "DELETE FROM sentences WHERE number >= ? AND number < ?",
                (held.first_sentence, held.first_sentence + held.sentences),
            )
            for table, column in (
                ("documents", "number"),
                ("originals", "number"),
                ("upkeep", "document"),
                ("abbreviations", "document"),
            ):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE {column} = ?",  # noqa: S608  # our names
                    (held.number,),
                )

    def set_fingerprints(self, fingerprints: Mapping[str, str]) -> None:
        """Note by what sources will know their documents again.

        Args:
            fingerprints: Document id to fingerprint.

        Raises:
            OSError: If it cannot be written.
        """
        with _named_errors(self._path):
            for document_id, fingerprint in fingerprints.items():
                for table in ("documents", "originals"):
                    self._connection.execute(
                        f"UPDATE {table} SET fingerprint = ? WHERE id = ?",  # noqa: S608  # our names
                        (fingerprint, document_id),
                    )

    def _insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608  # our names


def digest_text(text: str) -> str:
    """Make what tells a text from every other.

    Args:
        text: A clean text.

    Returns:
        Hexadecimal digits.
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: {error}") from error
