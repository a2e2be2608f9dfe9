"""Makes the vectors of documents: of their passages, and of their sentences in context."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.embed import Embedder, FloatMatrix, PartedText
from index.passage import Passage
from index.progress import Progress
from index.records import SplitDocument
from index.split import heading_of
from index.tuning import CONTEXT_SHARE
from sources.document import Document

_BATCH = 64  # texts per call: progress is told after each


def embed_documents(
    splits: Sequence[SplitDocument], embedder: Embedder, progress: Progress
) -> list[tuple[FloatMatrix, FloatMatrix]]:
    """Embed the passages and sentences of documents.

    A passage is read under its document's title and its heading, and its vector is that of its
    heading and words in their light. A sentence's vector lies between that of its words alone and
    that of its words in the light of its passage, so that "They were not consulted" is found by who
    they were; a sentence that stands in two passages takes the light of both.

    Args:
        splits: The documents.
        embedder: Makes the vectors.
        progress: Hears how far it is.

    Returns:
        For each document the vectors of its passages and of its sentences, rows of norm 1.
    """
    contexts = [
        _in_context(split.document, passage) for split in splits for passage in split.passages
    ]
    words = [
        split.document.text[span.start : span.end] for split in splits for span in split.sentences
    ]
    total = len(set(contexts)) + len(set(words))
    progress.begin("embedding passages and sentences", total)
    lit = iter(_embed_contexts(contexts, embedder, progress))
    alone = _embed_words(words, embedder, progress)
    vectors, used = [], 0
    for split in splits:
        last = used + len(split.sentences)
        vectors.append(_join(split, alone[used:last], lit))
        used = last
    return vectors


def _in_context(document: Document, passage: Passage) -> PartedText:
    """Put a passage under its document's title and its heading.

    Returns:
        The text; its first part is the passage with its heading, the others are its sentences.
    """
    title = f"{document.title}\n" if document.title else ""
    heading = heading_of(document, passage)
    heading = f"{heading}\n" if heading else ""
    text = title + heading + document.text[passage.start : passage.end]
    shift = len(title) + len(heading) - passage.start
    sentences = tuple((span.start + shift, span.end + shift) for span in passage.sentences)
    return PartedText(text, ((len(title), len(text)), *sentences))


def _embed_contexts(
    contexts: Sequence[PartedText], embedder: Embedder, progress: Progress
) -> list[FloatMatrix]:
    # The same context twice gets the very same vectors, so that ties stay ties.
    unique = sorted(set(contexts), key=lambda context: (len(context.text), context.text))
    made: dict[PartedText, FloatMatrix] = {}
    for first in range(0, len(unique), _BATCH):
        batch = unique[first : first + _BATCH]
        made.update(zip(batch, embedder.embed_parts(batch), strict=True))
        progress.advance(len(batch))
    return [made[context] for context in contexts]


def _embed_words(texts: Sequence[str], embedder: Embedder, progress: Progress) -> FloatMatrix:
    unique = sorted(set(texts), key=lambda text: (len(text), text))  # like lengths waste no padding
    vectors = np.zeros((len(unique), embedder.dimension), dtype=np.float32)
    for first in range(0, len(unique), _BATCH):
        batch = unique[first : first + _BATCH]
        vectors[first : first + len(batch)] = embedder.embed(batch)
        progress.advance(len(batch))
    row = {text: number for number, text in enumerate(unique)}
    return vectors[[row[text] for text in texts]]


def _join(
    split: SplitDocument, alone: FloatMatrix, lit: Iterator[FloatMatrix]
) -> tuple[FloatMatrix, FloatMatrix]:
    """Join what is known of one document's sentences.

    Returns:
        The vectors of its passages and of its sentences.
    """
    row = {sentence: number for number, sentence in enumerate(split.sentences)}
    passages = np.zeros((len(split.passages), alone.shape[1]), dtype=np.float32)
    light = np.zeros_like(alone)
    for number, passage in enumerate(split.passages):
        parts = next(lit)
        passages[number] = parts[0]
        for sentence, vector in zip(passage.sentences, parts[1:], strict=True):
            light[row[sentence]] += vector
    joined = (1 - CONTEXT_SHARE) * alone + CONTEXT_SHARE * _unit(light)
    return passages, _unit(joined)


def _unit(rows: FloatMatrix) -> FloatMatrix:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)
