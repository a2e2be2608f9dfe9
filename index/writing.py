"""Writes the files of a snapshot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from index.abbreviations import Abbreviation, learn_abbreviations
from index.database import write_database
from index.embed import Embedder
from index.embed_documents import DocumentVectors, embed_documents
from index.errors import SnapshotDamaged
from index.late import packed_dimensions
from index.lexical import Entry, build_lexical, load_lexical
from index.manifest import FORMAT, Counts, Manifest, describe_files, write_manifest
from index.progress import Progress
from index.records import DocumentSummary, SplitDocument
from index.rows import RowMap
from index.snapshot import (
    DATABASE,
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    TOKENS,
    Snapshot,
)
from index.split import SPLIT_VERSION, build_passages
from index.token_store import TokenStore, TokenWriter
from index.tuning import HEADING, PASSAGE_FIELDS, SENTENCE_FIELDS, TEXT, TITLE
from index.vectors import Vectors, load_vectors, new_vectors
from sources.document import Document


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """What an earlier snapshot knows, to be used again for documents that have not changed.

    Attributes:
        documents: Document id to its rows.
        passages: Vectors of passages.
        sentences: Vectors of sentences.
        tokens: Tokens of passages.
        abbreviations: Document id to the abbreviations that it explains; without those that
            explain none.
    """

    documents: dict[str, DocumentSummary]
    passages: Vectors
    sentences: Vectors
    tokens: TokenStore
    abbreviations: dict[str, list[Abbreviation]]

    @classmethod
    def load(cls, snapshot: Snapshot) -> Self:
        """Read the vectors and abbreviations of a snapshot.

        Args:
            snapshot: Open; not needed afterwards.

        Returns:
            What it knows.
        """
        abbreviations: dict[str, list[Abbreviation]] = {}
        for document_id, pair in snapshot.database.abbreviations():
            abbreviations.setdefault(document_id, []).append(pair)
        return cls(
            documents={summary.id: summary for summary in snapshot.documents()},
            passages=load_vectors(snapshot.checked(PASSAGE_VECTORS)),
            sentences=load_vectors(snapshot.checked(SENTENCE_VECTORS)),
            tokens=TokenStore(
                snapshot.checked(TOKENS),
                dimensions=packed_dimensions(snapshot.manifest.dimension),
                rows=RowMap.of(snapshot.database.passage_spans()),
            ),
            abbreviations=abbreviations,
        )

    def holds(self, document: Document) -> bool:
        """Say whether a document is neither new nor changed."""
        known = self.documents.get(document.id)
        return known is not None and known.revision == document.revision

    def find(self, document: Document) -> DocumentVectors | None:
        """Find the vectors of a document.

        Args:
            document: As it is now.

        Returns:
            What search holds of it; None where it is new or has changed.
        """
        if not self.holds(document):
            return None
        known = self.documents[document.id]
        passages = range(known.first_passage, known.first_passage + known.passages)
        sentences = range(known.first_sentence, known.first_sentence + known.sentences)
        tokens, ends = self.tokens.of(passages)
        return DocumentVectors(
            self.passages.rows(passages), self.sentences.rows(sentences), tokens, ends
        )

    def find_abbreviations(self, document: Document) -> tuple[Abbreviation, ...] | None:
        """Find the abbreviations that a document explains.

        Args:
            document: As it is now.

        Returns:
            All of them, maybe none; None where the document is new or has changed.
        """
        if not self.holds(document):
            return None
        return tuple(self.abbreviations.get(document.id, ()))


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
        known: What to use again.
        created: The time to record.
        progress: Hears how far it is.
    """
    splits = [_split(document, known) for document in documents]
    _write_vectors(folder, splits, embedder, known=known, progress=progress)
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


def _write_vectors(
    folder: Path,
    splits: Sequence[SplitDocument],
    embedder: Embedder,
    *,
    known: KnownVectors | None,
    progress: Progress,
) -> None:
    passages, sentences = new_vectors(embedder.dimension), new_vectors(embedder.dimension)
    (folder / TOKENS).mkdir()
    with TokenWriter(folder / TOKENS) as tokens:
        for vectors in _all_vectors(splits, embedder, known=known, progress=progress):
            passages.add(vectors.passages)
            sentences.add(vectors.sentences)
            tokens.add(vectors.tokens, vectors.ends)
    passages.save(folder / PASSAGE_VECTORS)
    sentences.save(folder / SENTENCE_VECTORS)


def _split(document: Document, known: KnownVectors | None) -> SplitDocument:
    learned = known.find_abbreviations(document) if known else None
    if learned is None:
        learned = learn_abbreviations(document.text)
    return SplitDocument(document, tuple(build_passages(document)), learned)


def _all_vectors(
    splits: Sequence[SplitDocument],
    embedder: Embedder,
    *,
    known: KnownVectors | None,
    progress: Progress,
) -> Iterator[DocumentVectors]:
    """Find or make the vectors of every document, in order.

    Yields:
        What search holds of each.
    """
    changed = [split for split in splits if known is None or not known.holds(split.document)]
    fresh = embed_documents(changed, embedder, progress)
    for split in splits:
        found = known.find(split.document) if known else None
        yield found or next(fresh)


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
