"""Makes the vectors of documents: of their passages, their sentences and their tokens."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

import numpy as np

from index.embed import EmbeddedText, Embedder, FloatMatrix, PartedText, scale_rows
from index.passage import Passage
from index.progress import Progress
from index.snapshots.late import ByteMatrix, Ends, pack_tokens
from index.snapshots.records import SplitDocument
from index.split import heading_of

_BATCH = 64  # texts per call: progress is told after each
_WINDOW = 1024  # passages sorted by length together, for like lengths waste no padding


@dataclass(frozen=True, slots=True)
class DocumentVectors:
    """What search holds of one document.

    Attributes:
        passages: A row of norm 1 per passage.
        sentences: A row of norm 1 per sentence.
        tokens: Packed tokens, passage after passage.
        ends: Where the tokens of each text end: for every passage first those of its title and
            heading, then those of each of its sentences.
    """

    passages: FloatMatrix
    sentences: FloatMatrix
    tokens: ByteMatrix
    ends: Ends


def embed_documents(
    splits: Sequence[SplitDocument], embedder: Embedder, progress: Progress
) -> Iterator[DocumentVectors]:
    """Embed documents, each passage once, under its document's title and its heading.

    A passage's vector is that of its heading and words in their light. A sentence's is that of its
    words in the light of its passage, so that "They were not consulted" is found by who they were;
    a sentence that stands in two passages takes the light of both.

    Args:
        splits: The documents.
        embedder: Makes the vectors.
        progress: Hears how far it is.

    Yields:
        What search holds of each document, in order.
    """
    contexts = [[_in_context(split, passage) for passage in split.passages] for split in splits]
    every = list(chain.from_iterable(contexts))
    progress.begin("embedding passages", len(set(every)))
    lit = _embed_all(every, embedder, progress)
    for split, parted in zip(splits, contexts, strict=True):
        yield _join(split, [(each, next(lit)) for each in parted], embedder.dimension)


def digest_contexts(split: SplitDocument) -> str:
    """Make what tells everything that a document's vectors are made of.

    Args:
        split: The document.

    Returns:
        Hexadecimal digits: the same for two documents that have the same vectors, row by row.
    """
    row = {sentence: number for number, sentence in enumerate(split.sentences)}
    digest = sha256()
    for passage in split.passages:
        parted = _in_context(split, passage)
        sentences = [row[sentence] for sentence in passage.sentences]
        made_of = repr((parted.text, parted.parts, sentences))
        digest.update(made_of.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _in_context(split: SplitDocument, passage: Passage) -> PartedText:
    """Put a passage under its document's title and its heading, all of it as it is searched.

    Returns:
        The text; its first part is the passage with its heading, the others are its sentences.
    """
    document = split.document
    pieces = _Pieces(split.searched)
    if document.title:
        pieces.add(f"{document.title}\n")
    start = pieces.length
    heading = heading_of(document, passage)
    if heading:
        pieces.add(f"{heading}\n")
    sentences, reached = [], passage.start
    for span in passage.sentences:
        pieces.add(document.text[reached : span.start])
        first = pieces.length
        pieces.add(document.text[span.start : span.end])
        sentences.append((first, pieces.length))
        reached = span.end
    return PartedText("".join(pieces.texts), ((start, pieces.length), *sentences))


class _Pieces:
    """Pieces of a text, each as it is searched."""

    def __init__(self, searched: Callable[[str], str]) -> None:
        """Begin with none."""
        self._searched = searched
        self.texts: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        """Add a piece."""
        self.texts.append(self._searched(text))
        self.length += len(self.texts[-1])


def _embed_all(
    contexts: Sequence[PartedText], embedder: Embedder, progress: Progress
) -> Iterator[EmbeddedText]:
    # The same context twice gets the very same vectors, so that ties stay ties.
    repeated = {context for context, times in Counter(contexts).items() if times > 1}
    made: dict[PartedText, EmbeddedText] = {}
    for window in _batches(contexts, _WINDOW):
        new = {context for context in window if context not in made}
        for batch in _batches(sorted(new, key=lambda each: (len(each.text), each.text)), _BATCH):
            made.update(zip(batch, embedder.embed_parts(batch), strict=True))
            progress.advance(len(batch))
        yield from (made[context] for context in window)
        made = {context: made[context] for context in repeated if context in made}


def _batches(items: Sequence[PartedText], size: int) -> Iterator[Sequence[PartedText]]:
    return (items[first : first + size] for first in range(0, len(items), size))


def _join(
    split: SplitDocument, lit: Sequence[tuple[PartedText, EmbeddedText]], dimension: int
) -> DocumentVectors:
    row = {sentence: number for number, sentence in enumerate(split.sentences)}
    passages = np.zeros((len(split.passages), dimension), dtype=np.float32)
    sentences = np.zeros((len(row), dimension), dtype=np.float32)
    tokens, ends, reached = [np.zeros((0, dimension), dtype=np.float32)], [], 0
    for number, (passage, (parted, made)) in enumerate(zip(split.passages, lit, strict=True)):
        passages[number] = made.vectors[0]
        for sentence, vector in zip(passage.sentences, made.vectors[1:], strict=True):
            sentences[row[sentence]] += vector
        for inside in _inside(parted, made):
            tokens.append(made.tokens[inside])
            reached += int(inside.sum())
            ends.append(reached)
    return DocumentVectors(
        passages,
        scale_rows(sentences),
        pack_tokens(np.concatenate(tokens)),
        np.array(ends, np.int64),
    )


def _inside(
    parted: PartedText, made: EmbeddedText
) -> Iterator[np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Say which tokens stand before the first sentence, and which in each of the sentences."""
    starts, ends = made.places[:, 0], made.places[:, 1]
    spans = parted.parts[1:]
    yield ends <= min((start for start, _ in spans), default=0)
    for start, end in spans:
        yield (starts >= start) & (ends <= end)
