"""Brings documents and their vectors together, those that need no embedding included."""

import heapq
from collections.abc import Iterable, Iterator, Sequence

from index.embed import Embedder
from index.models.one_thread import stay_in_one_thread
from index.progress import Progress, Silence
from index.syncing.embed_documents import DocumentVectors, embed_documents
from index.syncing.intake import FiledDocument, Intake, file_document
from index.syncing.known import KnownVectors


def file_all(
    taken: Sequence[Intake],
    kept: Iterable[Intake],
    embedder: Embedder,
    *,
    known: KnownVectors | None,
    progress: Progress,
) -> Iterator[tuple[FiledDocument, DocumentVectors]]:
    """Make documents ready to be written.

    Args:
        taken: New and changed documents, by location and id; they are held in memory.
        kept: Other ones, in the same order; where vectors are known, one at a time is in memory.
        embedder: Used only for what has no vectors yet.
        known: Vectors to use again; None where there are none.
        progress: Hears how far embedding is.

    Yields:
        Each document with its vectors, by location and id.
    """
    stay_in_one_thread()
    changed = [file_document(intake) for intake in taken]
    if known is None:
        changed = list(heapq.merge(changed, map(file_document, kept), key=_place))
        kept = ()
    new = [filed for filed in changed if not (known and known.holds(filed.upkeep.vectors_digest))]
    fresh = embed_documents([filed.split for filed in new], embedder, progress)
    waiting = {filed.split.document.id for filed in new}
    for filed in heapq.merge(changed, map(file_document, kept), key=_place):
        if filed.split.document.id in waiting:
            yield filed, next(fresh)
        elif known and known.holds(filed.upkeep.vectors_digest):
            yield filed, known.find(filed.upkeep.vectors_digest)
        else:  # kept, and the vectors were made by other rules
            yield filed, next(embed_documents([filed.split], embedder, Silence()))


def _place(filed: FiledDocument) -> tuple[str, str]:
    return filed.split.document.location, filed.split.document.id
