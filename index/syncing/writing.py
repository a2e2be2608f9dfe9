"""Writes the files of a snapshot: all of them anew, or as changes to those of another one."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from index.errors import SnapshotDamaged
from index.snapshots.late import packed_dimensions
from index.snapshots.manifest import (
    FORMAT,
    Counts,
    FileRecord,
    Manifest,
    check_written,
    describe_files,
    write_manifest,
)
from index.snapshots.records import HeldDocument, SplitDocument
from index.snapshots.row_files import RowWriter, count_rows
from index.snapshots.snapshot import (
    DATABASE,
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    RELATIVES,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    TOKENS,
    Snapshot,
)
from index.snapshots.token_store import TokenWriter
from index.snapshots.vectors import VECTOR_TYPE
from index.snapshots.word_files import Entry, WordWriter, open_words
from index.split import SPLIT_VERSION
from index.syncing.database_writing import DatabaseWriter, Rows
from index.syncing.embed_documents import DocumentVectors
from index.syncing.intake import FiledDocument
from index.syncing.relatives_store import RelativesWriter
from index.tuning import HEADING, PASSAGE_FIELDS, SENTENCE_FIELDS, TEXT, TITLE


class SnapshotWriter:
    """Writes a snapshot, of documents that another one holds and of others."""

    def __init__(self, folder: Path, *, model: str, dimension: int, base: Snapshot | None) -> None:
        """Begin a snapshot.

        Args:
            folder: Existing and empty.
            model: Name of the model that makes the vectors.
            dimension: Length of every vector.
            base: What it is to hold to begin with; None for nothing. It stays as it is.
        """
        self._folder = folder
        self._model = model
        self._dimension = dimension
        self._known: Mapping[str, FileRecord] = base.manifest.files if base else {}
        self._counts = base.counts if base else Counts(0, 0, 0)
        self._relatives = RelativesWriter(
            folder / RELATIVES, base=base.folder / RELATIVES if base else None
        )
        if base:
            _take_over(base, folder)
        for name in (PASSAGE_VECTORS, SENTENCE_VECTORS, TOKENS, PASSAGE_WORDS, SENTENCE_WORDS):
            (folder / name).mkdir(exist_ok=True)

    def __enter__(self) -> Self:
        """Open the files, to be closed when the block ends."""
        with ExitStack() as opening:
            self._database = opening.enter_context(DatabaseWriter(self._folder / DATABASE))
            self._passages, self._sentences = (
                opening.enter_context(
                    RowWriter(self._folder / name, dtype=VECTOR_TYPE, width=self._dimension)
                )
                for name in (PASSAGE_VECTORS, SENTENCE_VECTORS)
            )
            self._tokens = opening.enter_context(
                TokenWriter(self._folder / TOKENS, dimensions=packed_dimensions(self._dimension))
            )
            self._passage_words, self._sentence_words = (
                opening.enter_context(WordWriter(self._folder / name, fields, reached=reached))
                for name, fields, reached in (
                    (PASSAGE_WORDS, PASSAGE_FIELDS, self._passages.reached),
                    (SENTENCE_WORDS, SENTENCE_FIELDS, self._sentences.reached),
                )
            )
            self._next = self._database.next_number()
            self._opened = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the files; where all went well, everything is in them."""
        self._opened.__exit__(kind, error, trace)

    def drop(self, documents: Sequence[HeldDocument]) -> None:
        """Take documents out, before any is added.

        Args:
            documents: Of the snapshot to begin with.
        """
        for held in documents:
            self._database.drop(held)
            self._count(documents=-1, passages=-held.passages, sentences=-held.sentences)
        self._relatives.drop(held.id for held in documents)
        numbers = [held.number for held in documents]
        self._passage_words.drop(numbers)
        self._sentence_words.drop(numbers)

    def set_fingerprints(self, fingerprints: Mapping[str, str]) -> None:
        """Note by what sources will know documents again.

        Args:
            fingerprints: Document id to fingerprint.
        """
        self._database.set_fingerprints(fingerprints)

    def add(self, filed: FiledDocument, vectors: DocumentVectors) -> None:
        """Add a document.

        Args:
            filed: The document.
            vectors: What search holds of it.
        """
        number, split = self._next, filed.split
        rows = Rows(self._passages.reached, self._sentences.reached, self._tokens.texts)
        self._database.add(number, split, filed.upkeep, rows)
        self._passages.add(vectors.passages)
        self._sentences.add(vectors.sentences)
        self._tokens.add(vectors.tokens, vectors.ends)
        for entry in _passage_entries(number, split):
            self._passage_words.add(entry)
        for entry in _sentence_entries(number, split):
            self._sentence_words.add(entry)
        self._relatives.add(split.document.id, split.document.text)
        self._count(documents=1, passages=len(split.passages), sentences=len(split.sentences))
        self._next += 1

    def seal(self, created: datetime) -> None:
        """Write down what the files are, once they are closed.

        Args:
            created: The time to record.
        """
        self._relatives.save()
        manifest = Manifest(
            format=FORMAT,
            split_version=SPLIT_VERSION,
            model=self._model,
            dimension=self._dimension,
            created=created.isoformat(timespec="seconds"),
            counts=self._counts,
            files=describe_files(self._folder, known=self._known),
        )
        write_manifest(self._folder, manifest)

    def _count(self, *, documents: int, passages: int, sentences: int) -> None:
        now = self._counts
        self._counts = Counts(
            now.documents + documents, now.passages + passages, now.sentences + sentences
        )


def check_snapshot(folder: Path) -> None:
    """Check that what was written holds all that it should.

    Args:
        folder: The snapshot's folder.

    Raises:
        SnapshotDamaged: If a file does not hold what it should.
    """
    with Snapshot(folder, check=check_written) as written:
        written.check_all()
        counts = written.counts
        documents, passages, sentences = written.database.extent()
        width = written.manifest.dimension
    found = {
        DATABASE: (documents, counts.documents),
        PASSAGE_WORDS: (open_words(folder / PASSAGE_WORDS).rows, counts.passages),
        SENTENCE_WORDS: (open_words(folder / SENTENCE_WORDS).rows, counts.sentences),
    }
    for name, needed in ((PASSAGE_VECTORS, passages), (SENTENCE_VECTORS, sentences)):
        rows = count_rows(folder / name, dtype=VECTOR_TYPE, width=width)
        found[name] = (min(rows, needed), needed)
    for name, (rows, expected) in found.items():
        if rows != expected:
            raise SnapshotDamaged(folder / name, f"it holds {rows} rows instead of {expected}")


def count_dead_share(base: Snapshot, gone: Sequence[HeldDocument]) -> float:
    """Find how much of a snapshot's files would be of documents that are no longer there.

    Args:
        base: The snapshot.
        gone: The documents that are to be taken out of it.

    Returns:
        Their share of the rows of sentences, 0 to 1.
    """
    width = base.manifest.dimension
    rows = count_rows(base.folder / SENTENCE_VECTORS, dtype=VECTOR_TYPE, width=width)
    alive = base.counts.sentences - sum(held.sentences for held in gone)
    return 1 - alive / rows if rows else 0.0


def _take_over(base: Snapshot, folder: Path) -> None:
    """Share the files of a snapshot with another; none of them is ever written to."""
    for name in base.manifest.files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        # SQLite writes into its file, and lists of files are short.
        if name == DATABASE or target.suffix == ".json":
            shutil.copyfile(base.folder / name, target)
        else:
            _link(base.folder / name, target)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # not every file system has links; where not even a copy fits, that says so
        shutil.copy2(source, target)


def _passage_entries(number: int, split: SplitDocument) -> Iterator[Entry]:
    document = split.document
    for passage in split.passages:
        fields = {
            TEXT: split.searched(document.text[passage.start : passage.end]),
            HEADING: split.searched(passage.section or ""),
            TITLE: split.searched(document.title or ""),
        }
        yield Entry(group=number, fields=fields)


def _sentence_entries(number: int, split: SplitDocument) -> Iterator[Entry]:
    for span in split.sentences:
        text = split.searched(split.document.text[span.start : span.end])
        yield Entry(group=number, fields={TEXT: text})
