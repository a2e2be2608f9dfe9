"""Searches a snapshot: sentences and passages, by meaning and by words, then word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from index.embed import Embedder
from index.errors import ModelMismatch
from index.filters import check_query, passes_filters
from index.searcher import DocumentCard, Hit, Query, ScoredSentence, Signals
from index.searching.candidates import (
    Allowed,
    Candidates,
    FourSignals,
    SentenceScores,
    best_by_four,
)
from index.searching.late_scores import LateScores, score_late
from index.searching.seen_words import narrow_collections, see_words
from index.searching.sought import Sought, read_sought
from index.snapshots.late import packed_dimensions
from index.snapshots.layout import Layout
from index.snapshots.records import DocumentSummary
from index.snapshots.rows import RowMap
from index.snapshots.snapshot import TOKENS, Snapshot
from index.snapshots.token_store import TokenStore
from index.snapshots.versions import NewerVersion
from index.split import page_at
from index.tuning import LATE_CANDIDATES, RANK_WEIGHTS
from sources.document import Document

_CACHED_DOCUMENTS = 64  # hits of one conversation come from few documents; texts may be long
# One question is often searched again at once: with a filter, or without it.
_CACHED_QUESTIONS = 2
_CACHED_FILTERS = 8  # what a channel may see, and what a question prefers of it
_CACHED_VIEWS = 8  # people who may see the same collections share one


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage that was scored word by word.

    Attributes:
        row: Its row.
        signals: All of its scores.
        late: How well it meets the question, word by word.
        matched: The question's stems that it holds.
        score: What it is ranked by.
    """

    row: int
    signals: Signals
    late: LateScores
    matched: frozenset[str]
    score: float


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
        self._database = snapshot.database
        self._documents = snapshot.documents()
        self._collections = frozenset(each.collection for each in self._documents)
        self._newer = snapshot.newer_versions()
        self._read_document = lru_cache(_CACHED_DOCUMENTS)(snapshot.database.read_document)
        self._embed_question = lru_cache(_CACHED_QUESTIONS)(embedder.embed_question)
        self._layout = Layout.read(snapshot.database)
        self._rows = self._layout.rows
        # Not a method: a searcher that held itself would keep its files open long after its time.
        self._allowed = lru_cache(_CACHED_FILTERS)(
            partial(_read_allowed, self._documents, self._rows)
        )
        self._candidates = Candidates(snapshot, self._layout)
        self._seen = lru_cache(_CACHED_VIEWS)(
            partial(
                see_words,
                self._documents,
                self._candidates.passage_words,
                snapshot.database.abbreviations(),
            )
        )
        self._tokens = TokenStore(
            snapshot.checked(TOKENS),
            dimensions=packed_dimensions(snapshot.manifest.dimension),
            rows=self._rows,
            firsts=self._layout.texts,
        )

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
        allowed = self._allowed(replace(query, text="", limit=1))
        if allowed and not len(allowed.passages):
            return []
        # Half of a surrogate pair, which JSON can carry, is no character that can be looked for.
        text = query.text.encode("utf-8", "replace").decode("utf-8")
        seen = self._seen(narrow_collections(query.collections, self._collections))
        sought = read_sought(seen.wordings.read(text), seen.words)
        vector = self._embed_question(sought.text).vector
        passages = self._candidates.find(sought.words, vector, limit=query.limit, allowed=allowed)
        if not passages:
            return []
        sentences = self._candidates.score_sentences(sought.words, vector, passages)
        signals = self._candidates.score(sought.words, vector, passages, sentences)
        ranked = self._rank(sought, signals, limit=query.limit)[: query.limit]
        rows = sorted({row for each in ranked for row in self._rows.sentences_of(each.row)})
        held = self._candidates.sentence_words.matches(sought.words, rows)
        return [self._hit(each, sentences, held, sought) for each in ranked]

    def _rank(
        self, sought: Sought, signals: Mapping[int, FourSignals], *, limit: int
    ) -> list[_Found]:
        """Score the best of some passages word by word, and put them in order."""
        rows = best_by_four(signals, max(LATE_CANDIDATES, limit))
        question = self._embed_question(sought.text)
        late = score_late(sought.text, question, rows, self._tokens, self._rows)
        held = self._candidates.passage_words.matches(sought.words, rows)
        found = []
        for row in rows:
            matched = sought.match(held[row])
            all_signals = _join(signals[row], late[row])
            share = sum(sought.weights[stem] for stem in matched)
            found.append(
                _Found(row, all_signals, late[row], matched, _rank_score(all_signals, share))
            )
        # Rounded: the same words twice may differ in the last digits, and the order should not.
        return sorted(found, key=lambda each: (-round(each.score, 6), each.row))

    def _hit(
        self,
        found: _Found,
        scores: SentenceScores,
        held: Mapping[int, frozenset[str]],
        sought: Sought,
    ) -> Hit:
        passage = self._database.passage(int(self._layout.passages[found.row]))
        document = self._read_document(passage.document_id)
        rows = self._rows.sentences_of(found.row)
        sentences = tuple(
            ScoredSentence(
                sentence=span,
                text=document.text[span.start : span.end],
                page=page_at(document.pages, span.start),
                dense=scores.dense[row],
                lexical=scores.lexical.get(row, 0.0),
                late=late,
                matched=sought.match(held[row]),
            )
            for row, span, late in zip(rows, passage.sentences, found.late.sentences, strict=True)
        )
        return Hit(
            document=_card(document, self._newer.get(document.id)),
            passage=passage,
            text=document.text[passage.start : passage.end],
            sentences=sentences,
            score=found.score,
            signals=found.signals,
            matched=found.matched,
            weights=sought.weights,
            met=found.late.met,
            mended=sought.mended,
        )


def _join(signals: FourSignals, late: LateScores) -> Signals:
    return Signals(
        dense_passage=signals.dense_passage,
        dense_sentence=signals.dense_sentence,
        lexical_passage=signals.lexical_passage,
        lexical_sentence=signals.lexical_sentence,
        late_passage=late.passage,
        late_sentence=max(late.sentences),
    )


def _rank_score(signals: Signals, words: float) -> float:
    weights = RANK_WEIGHTS
    return (
        weights.dense_sentence * signals.dense_sentence
        + weights.late_sentence * signals.late_sentence
        + weights.late_passage * signals.late_passage
        + weights.words * words
    )


def _card(document: Document, newer: NewerVersion | None) -> DocumentCard:
    return DocumentCard(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        location=document.location,
        url=document.url,
        media_type=document.media_type,
        warnings=document.warnings,
        newer=newer,
    )


def _read_allowed(held: Sequence[DocumentSummary], rows: RowMap, filters: Query) -> Allowed | None:
    if filters == Query(filters.text, filters.limit):
        return None  # nothing is filtered: no need to look at ten thousand documents
    documents = [number for number, each in enumerate(held) if passes_filters(each, filters)]
    if len(documents) == len(held):
        return None
    passages = rows.passages_of(documents)
    return Allowed(documents, passages, rows.sentences_in(passages))
