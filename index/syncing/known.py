"""What a snapshot knows that need not be worked out again."""

from collections.abc import Iterable, Mapping
from typing import Self

from index.snapshots.late import packed_dimensions
from index.snapshots.records import HeldDocument
from index.snapshots.row_files import StoredRows
from index.snapshots.snapshot import PASSAGE_VECTORS, SENTENCE_VECTORS, TOKENS, Snapshot
from index.snapshots.token_store import TokenFiles
from index.snapshots.vectors import VECTOR_TYPE
from index.syncing.embed_documents import DocumentVectors


class KnownVectors:
    """The vectors of a snapshot, by what they were made of.

    A document that has moved, or of which only the date has changed, is found as well.
    """

    def __init__(
        self,
        held: Mapping[str, HeldDocument],
        *,
        passages: StoredRows,
        sentences: StoredRows,
        tokens: TokenFiles,
    ) -> None:
        """Take what is there; call `load` instead."""
        self._held = held
        self._passages = passages
        self._sentences = sentences
        self._tokens = tokens

    @classmethod
    def load(cls, snapshot: Snapshot, held: Iterable[HeldDocument]) -> Self:
        """Open the vectors of a snapshot; nothing is read yet.

        Args:
            snapshot: Open; not needed afterwards, but its files are.
            held: Its documents.

        Returns:
            What it knows.
        """
        dimension = snapshot.manifest.dimension
        folder = snapshot.folder
        return cls(
            {each.vectors_digest: each for each in held},
            passages=StoredRows(folder / PASSAGE_VECTORS, dtype=VECTOR_TYPE, width=dimension),
            sentences=StoredRows(folder / SENTENCE_VECTORS, dtype=VECTOR_TYPE, width=dimension),
            tokens=TokenFiles(folder / TOKENS, dimensions=packed_dimensions(dimension)),
        )

    def holds(self, vectors_digest: str) -> bool:
        """Say whether there is a document whose vectors were made of the same.

        Args:
            vectors_digest: What `digest_contexts` makes of a document.

        Returns:
            True where `find` finds them.
        """
        return vectors_digest in self._held

    def find(self, vectors_digest: str) -> DocumentVectors:
        """Read the vectors of a document.

        Args:
            vectors_digest: What `digest_contexts` makes of it; it has to be held.

        Returns:
            What search holds of it.
        """
        held = self._held[vectors_digest]
        tokens, ends = self._tokens.read(held.first_text, held.texts)
        return DocumentVectors(
            self._passages.stretch(held.first_passage, held.first_passage + held.passages),
            self._sentences.stretch(held.first_sentence, held.first_sentence + held.sentences),
            tokens,
            ends,
        )
