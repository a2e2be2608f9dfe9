"""Stand-ins for what is slow or outside; they pass the same contract tests as the real ones."""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.embed import EmbeddedQuestion, EmbeddedText, FloatMatrix, FloatVector, PartedText
from index.filters import check_query, passes_filters
from index.language.words import read_search_words, read_words
from index.passage import Passage
from index.searcher import DocumentCard, Hit, Query, ScoredSentence, Signals
from index.split import build_passages, page_at
from sources.document import Document

_WINDOW_CHARS = 2_000
_WORD = re.compile(r"[^\W_]+")


class WordEmbedder:
    """An Embedder with no model: texts that share words get close vectors.

    Attributes:
        name: As a snapshot records it.
        dimension: Length of every vector.
        seen: Every text that was embedded, in order.
    """

    def __init__(self, *, name: str = "words@1", dimension: int = 64) -> None:
        """Choose under which name, and into how many slots, words are counted."""
        self.name = name
        self.dimension = dimension
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """Count words into hashed slots, then scale rows to length 1."""
        self.seen.extend(texts)
        rows = [self._count(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, self.dimension)

    def embed_parts(self, texts: Sequence[PartedText]) -> list[EmbeddedText]:
        """Count each part's words, and a little those around it inside the window."""
        self.seen.extend(parted.text for parted in texts)
        return [self._in_context(parted) for parted in texts]

    def embed_question(self, text: str) -> EmbeddedQuestion:
        """Count the words, and each by itself."""
        self.seen.append(text)
        words = list(_WORD.finditer(text))
        tokens = [self._count(word[0]) for word in words] or [self._count(text)]
        places = [word.span() for word in words] or [(0, 0)]
        return EmbeddedQuestion(
            self._count(text),
            np.array(tokens, dtype=np.float32),
            np.array(places, dtype=np.int64),
        )

    def _in_context(self, parted: PartedText) -> EmbeddedText:
        rows = np.zeros((len(parted.parts), self.dimension), dtype=np.float32)
        around = self._count(parted.text[:_WINDOW_CHARS])
        for row, (start, end) in zip(rows, parted.parts, strict=True):
            row += self._count(parted.text[start:end])
            row += around / 2 if end <= _WINDOW_CHARS else 0
            row /= np.linalg.norm(row)
        words = list(_WORD.finditer(parted.text))
        tokens = np.array([self._count(word[0]) for word in words], dtype=np.float32)
        places = np.array([word.span() for word in words], dtype=np.int64)
        return EmbeddedText(rows, tokens.reshape(-1, self.dimension), places.reshape(-1, 2))

    def _count(self, text: str) -> FloatVector:
        counts = np.zeros(self.dimension, dtype=np.float32)
        for word in read_words(text) or [""]:
            counts[crc32(word.encode()) % self.dimension] += 1
        return np.asarray(counts / np.linalg.norm(counts), dtype=np.float32)


class WordSearcher:
    """A Searcher over documents in memory: a passage scores the query words that it holds."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Split the documents, in their order."""
        self._passages = [
            (document, passage) for document in documents for passage in build_passages(document)
        ]

    def search(self, query: Query) -> list[Hit]:
        """Find the passages that hold most of the query's words."""
        check_query(query)
        words = frozenset(read_search_words(query.text))
        hits = [
            _score(document, passage, words)
            for document, passage in self._passages
            if passes_filters(document, query)
        ]
        return sorted(hits, key=lambda hit: -hit.score)[: query.limit]


class WordReranker:
    """A Reranker with no model: a text scores the question's words that it holds, in logits.

    Attributes:
        seen: Every question and text that was scored, in order.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.seen: list[tuple[str, str]] = []

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """Score the share of the question's words: -5 for none, 5 for all."""
        self.seen.extend((question, text) for text in texts)
        words = frozenset(read_search_words(question))
        return [10 * _share(text, words) - 5 for text in texts]


def _score(document: Document, passage: Passage, words: frozenset[str]) -> Hit:
    sentences = tuple(
        ScoredSentence(
            sentence=span,
            text=document.text[span.start : span.end],
            page=page_at(document.pages, span.start),
            dense=_share(document.text[span.start : span.end], words),
            lexical=_share(document.text[span.start : span.end], words) * len(words),
            late=_share(document.text[span.start : span.end], words),
            matched=words & set(read_words(document.text[span.start : span.end])),
        )
        for span in passage.sentences
    )
    text = document.text[passage.start : passage.end]
    share = _share(text, words)
    signals = Signals(
        dense_passage=share,
        dense_sentence=max(sentence.dense for sentence in sentences),
        lexical_passage=share * len(words),
        lexical_sentence=max(sentence.lexical for sentence in sentences),
        late_passage=share,
        late_sentence=max(sentence.late for sentence in sentences),
    )
    card = DocumentCard(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        location=document.location,
        url=document.url,
    )
    described = f"{document.title or ''} {passage.section or ''} {text}"
    return Hit(
        document=card,
        passage=passage,
        text=text,
        sentences=sentences,
        score=share,
        signals=signals,
        matched=words & set(read_words(described)),
        weights=dict.fromkeys(words, 1 / max(len(words), 1)),
        met={word: float(word in read_words(text)) for word in words},
    )


def _share(text: str, words: frozenset[str]) -> float:
    return len(words & set(read_words(text))) / max(len(words), 1)
