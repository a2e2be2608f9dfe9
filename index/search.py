"""Searches a snapshot: sentences and passages, by meaning and by words, at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.embed import Embedder, FloatVector
from index.errors import ModelMismatch
from index.filters import check_query, passes_filters
from index.fuse import fuse_scores
from index.lexical import load_lexical
from index.rows import RowMap
from index.searcher import DocumentCard, Hit, Query, ScoredSentence, Signals
from index.snapshot import (
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    Snapshot,
)
from index.split import page_at
from index.tuning import CANDIDATES, PASSAGE_FIELDS, SENTENCE_FIELDS, SIGNAL_WEIGHTS
from index.vectors import Rows, load_vectors
from sources.document import Document

_CACHED_DOCUMENTS = 64  # hits of one conversation come from few documents; texts may be long


@dataclass(frozen=True, slots=True)
class _Allowed:
    """What a query may see: numbers of documents, and rows of their passages and sentences."""

    documents: Sequence[int]
    passages: Rows
    sentences: Rows


@dataclass(frozen=True, slots=True)
class _Scores:
    """How well some sentences fit, by row; a sentence that shares no word has no lexical score."""

    dense: dict[int, float]
    lexical: dict[int, float]


class SnapshotSearcher:
    """A Searcher over one snapshot. Safe to call from several threads."""

    def __init__(self, snapshot: Snapshot, embedder: Embedder) -> None:
        """Load what search needs into memory.

        Damaged files are refused with SnapshotDamaged.

        Args:
            snapshot: Stays open as long as this is used; the caller closes it.
            embedder: The model that the snapshot was built with.

        Raises:
            ModelMismatch: If it is another model.
        """
        if snapshot.manifest.model != embedder.name:
            raise ModelMismatch(found=snapshot.manifest.model, expected=embedder.name)
        self._embedder = embedder
        self._database = snapshot.database
        self._documents = snapshot.documents()
        self._read_document = lru_cache(_CACHED_DOCUMENTS)(snapshot.database.read_document)
        self._rows = RowMap.of(snapshot.database.passage_spans())
        self._passage_vectors = load_vectors(snapshot.checked(PASSAGE_VECTORS))
        self._sentence_vectors = load_vectors(snapshot.checked(SENTENCE_VECTORS))
        self._passage_words = load_lexical(snapshot.checked(PASSAGE_WORDS), PASSAGE_FIELDS)
        self._sentence_words = load_lexical(snapshot.checked(SENTENCE_WORDS), SENTENCE_FIELDS)

    def search(self, query: Query) -> list[Hit]:
        """Find the passages that fit a query best.

        Args:
            query: What to look for.

        Returns:
            Hits, best first, at most ``query.limit``; equal scores in the documents' order.

        Raises:
            ValueError: If the query's text is blank or its limit below 1.
        """
        check_query(query)
        allowed = self._allowed(query)
        if allowed and not len(allowed.passages):
            return []
        # Half of a surrogate pair, which JSON can carry, is no character that can be looked for.
        query = replace(query, text=query.text.encode("utf-8", "replace").decode("utf-8"))
        vector = self._embedder.embed([query.text])[0]
        candidates = self._candidates(query, vector, allowed)
        if not candidates:
            return []
        sentences = self._score_sentences(query.text, vector, candidates)
        signals = self._signals(query.text, vector, candidates, sentences)
        fused = _fuse(signals)
        best = sorted(range(len(candidates)), key=lambda place: (-fused[place], candidates[place]))
        weights = self._passage_words.weigh(query.text)
        return [
            self._hit(candidates[place], fused[place], signals[place], sentences, weights)
            for place in best[: query.limit]
        ]

    def _allowed(self, query: Query) -> _Allowed | None:
        documents = [
            number
            for number, document in enumerate(self._documents)
            if passes_filters(document, query)
        ]
        if len(documents) == len(self._documents):
            return None
        passages = self._rows.passages_of(documents)
        return _Allowed(documents, passages, self._rows.sentences_in(passages))

    def _candidates(self, query: Query, vector: FloatVector, allowed: _Allowed | None) -> list[int]:
        depth = max(CANDIDATES, query.limit)
        documents = allowed.documents if allowed else None
        found = self._passage_vectors.search(
            vector, depth, allowed=allowed.passages if allowed else None
        )
        found += self._passage_words.search(query.text, depth, groups=documents)
        passages = {row for row, _ in found}
        found = self._sentence_vectors.search(
            vector, depth, allowed=allowed.sentences if allowed else None
        )
        found += self._sentence_words.search(query.text, depth, groups=documents)
        for row, _ in found:
            passages.update(self._rows.passages_with(row))
        return sorted(passages)

    def _score_sentences(
        self, text: str, vector: FloatVector, candidates: Sequence[int]
    ) -> _Scores:
        rows = sorted({row for passage in candidates for row in self._rows.sentences_of(passage)})
        dense = self._sentence_vectors.scores(vector, rows).tolist()
        return _Scores(
            dense=dict(zip(rows, dense, strict=True)),
            lexical=self._sentence_words.scores(text, rows),
        )

    def _signals(
        self, text: str, vector: FloatVector, candidates: Sequence[int], sentences: _Scores
    ) -> list[Signals]:
        dense = self._passage_vectors.scores(vector, candidates).tolist()
        lexical = self._passage_words.scores(text, candidates)
        return [
            Signals(
                dense_passage=score,
                dense_sentence=max(
                    sentences.dense[row] for row in self._rows.sentences_of(passage)
                ),
                lexical_passage=lexical.get(passage, 0.0),
                lexical_sentence=max(
                    sentences.lexical.get(row, 0.0) for row in self._rows.sentences_of(passage)
                ),
            )
            for passage, score in zip(candidates, dense, strict=True)
        ]

    def _hit(
        self,
        row: int,
        score: float,
        signals: Signals,
        scores: _Scores,
        weights: Mapping[str, float],
    ) -> Hit:
        passage = self._database.passage(row)
        document = self._read_document(passage.document_id)
        rows = self._rows.sentences_of(row)
        sentences = tuple(
            ScoredSentence(
                sentence=span,
                text=document.text[span.start : span.end],
                page=page_at(document.pages, span.start),
                dense=scores.dense[number],
                lexical=scores.lexical.get(number, 0.0),
                matched=self._matched(document.text[span.start : span.end], weights),
            )
            for number, span in zip(rows, passage.sentences, strict=True)
        )
        text = document.text[passage.start : passage.end]
        described = f"{document.title or ''} {passage.section or ''} {text}"
        return Hit(
            document=_card(document),
            passage=passage,
            text=text,
            sentences=sentences,
            score=score,
            signals=signals,
            matched=self._matched(described, weights),
            weights=weights,
        )

    def _matched(self, text: str, weights: Mapping[str, float]) -> frozenset[str]:
        return self._passage_words.stems(text).intersection(weights)


def _fuse(signals: Sequence[Signals]) -> list[float]:
    weights = SIGNAL_WEIGHTS
    columns = (
        ([each.dense_passage for each in signals], weights.dense_passage),
        ([each.dense_sentence for each in signals], weights.dense_sentence),
        ([each.lexical_passage for each in signals], weights.lexical_passage),
        ([each.lexical_sentence for each in signals], weights.lexical_sentence),
    )
    return fuse_scores([scores for scores, _ in columns], [weight for _, weight in columns])


def _card(document: Document) -> DocumentCard:
    return DocumentCard(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        location=document.location,
        url=document.url,
    )
