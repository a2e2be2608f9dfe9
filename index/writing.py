"""Writes the files of a snapshot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from index.database import write_database
from index.embed import Embedder, FloatMatrix
from index.embed_documents import embed_documents
from index.errors import SnapshotDamaged
from index.lexical import Entry, build_lexical, load_lexical
from index.manifest import FORMAT, Counts, Manifest, describe_files, write_manifest
from index.progress import Progress
from index.records import DocumentSummary, SplitDocument
from index.snapshot import (
    DATABASE,
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    Snapshot,
)
from index.split import SPLIT_VERSION, build_passages
from index.tuning import HEADING, PASSAGE_FIELDS, SENTENCE_FIELDS, TEXT, TITLE
from index.vectors import Vectors, build_vectors, load_vectors
from sources.document import Document


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """The vectors of an earlier snapshot, to be used again for documents that have not changed.

    Attributes:
        documents: Document id to its rows.
        passages: Vectors of passages.
        sentences: Vectors of sentences.
    """

    documents: dict[str, DocumentSummary]
    passages: Vectors
    sentences: Vectors

    @classmethod
    def load(cls, snapshot: Snapshot) -> Self:
        """Read the vectors of a snapshot.

        Args:
            snapshot: Open; not needed afterwards.

        Returns:
            Its vectors.
        """
        return cls(
            documents={summary.id: summary for summary in snapshot.documents()},
            passages=load_vectors(snapshot.checked(PASSAGE_VECTORS)),
            sentences=load_vectors(snapshot.checked(SENTENCE_VECTORS)),
        )

    def find(self, document: Document) -> tuple[FloatMatrix, FloatMatrix] | None:
        """Find the vectors of a document.

        Args:
            document: As it is now.

        Returns:
            Those of its passages and of its sentences; None where it is new or has changed.
        """
        known = self.documents.get(document.id)
        if known is None or known.revision != document.revision:
            return None
        passages = range(known.first_passage, known.first_passage + known.passages)
        sentences = range(known.first_sentence, known.first_sentence + known.sentences)
        return self.passages.rows(passages), self.sentences.rows(sentences)


def write_snapshot(
    folder: Path,
    documents: Sequence[Document],
    embedder: Embedder,
    *,
    known: KnownVectors | None,
    created: datetime,
    progress: Progress,
) -> None:
    """Write a whole snapshot.

    Args:
        folder: Existing and empty.
        documents: In the order that they are to keep.
        embedder: For what has no vectors yet.
        known: Vectors to use again.
        created: The time to record.
        progress: Hears how far it is.
    """
    splits = [SplitDocument(document, tuple(build_passages(document))) for document in documents]
    passages, sentences = _all_vectors(splits, embedder, known=known, progress=progress)
    build_vectors(embedder.dimension, passages).save(folder / PASSAGE_VECTORS)
    build_vectors(embedder.dimension, sentences).save(folder / SENTENCE_VECTORS)
    progress.begin("writing the index", 0)
    write_database(folder / DATABASE, splits)
    _write_words(folder, splits)
    counts = Counts(
        documents=len(splits),
        passages=sum(len(split.passages) for split in splits),
        sentences=sum(len(split.sentences) for split in splits),
    )
    manifest = Manifest(
        format=FORMAT,
        split_version=SPLIT_VERSION,
        model=embedder.name,
        dimension=embedder.dimension,
        created=created.isoformat(timespec="seconds"),
        counts=counts,
        files=describe_files(folder),
    )
    write_manifest(folder, manifest)


def check_snapshot(folder: Path) -> None:
    """Open what was written and check that all of it is there.

    Args:
        folder: The snapshot's folder.

    Raises:
        SnapshotDamaged: If a file does not hold what it should.
    """
    with Snapshot(folder) as written:
        written.check_all()
        counts = written.counts
        held = {
            PASSAGE_VECTORS: (len(load_vectors(folder / PASSAGE_VECTORS)), counts.passages),
            SENTENCE_VECTORS: (len(load_vectors(folder / SENTENCE_VECTORS)), counts.sentences),
            PASSAGE_WORDS: (
                len(load_lexical(folder / PASSAGE_WORDS, PASSAGE_FIELDS)),
                counts.passages,
            ),
            SENTENCE_WORDS: (
                len(load_lexical(folder / SENTENCE_WORDS, SENTENCE_FIELDS)),
                counts.sentences,
            ),
            DATABASE: (len(written.documents()), counts.documents),
        }
    for name, (found, expected) in held.items():
        if found != expected:
            raise SnapshotDamaged(folder / name, f"it holds {found} rows instead of {expected}")


def _all_vectors(
    splits: Sequence[SplitDocument],
    embedder: Embedder,
    *,
    known: KnownVectors | None,
    progress: Progress,
) -> tuple[list[FloatMatrix], list[FloatMatrix]]:
    """Find or make the vectors of every document's passages and sentences, in order.

    Returns:
        One matrix per document for passages, and one for sentences.
    """
    found = [known.find(split.document) if known else None for split in splits]
    missing = [split for split, vectors in zip(splits, found, strict=True) if vectors is None]
    fresh = iter(embed_documents(missing, embedder, progress))
    pairs = [next(fresh) if vectors is None else vectors for vectors in found]
    return [passages for passages, _ in pairs], [sentences for _, sentences in pairs]


def _sentence_texts(split: SplitDocument) -> Iterator[str]:
    return (split.document.text[span.start : span.end] for span in split.sentences)


def _write_words(folder: Path, splits: Sequence[SplitDocument]) -> None:
    for name, entries, fields in (
        (PASSAGE_WORDS, _passage_entries(splits), PASSAGE_FIELDS),
        (SENTENCE_WORDS, _sentence_entries(splits), SENTENCE_FIELDS),
    ):
        (folder / name).mkdir()
        build_lexical(folder / name, entries, fields)


def _passage_entries(splits: Sequence[SplitDocument]) -> Iterator[Entry]:
    for number, split in enumerate(splits):
        document = split.document
        for passage in split.passages:
            fields = {
                TEXT: document.text[passage.start : passage.end],
                HEADING: passage.section or "",
                TITLE: document.title or "",
            }
            yield Entry(group=number, fields=fields)


def _sentence_entries(splits: Sequence[SplitDocument]) -> Iterator[Entry]:
    for number, split in enumerate(splits):
        for text in _sentence_texts(split):
            yield Entry(group=number, fields={TEXT: text})
