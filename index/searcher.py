"""The port to search: a query goes in, hits come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.passage import Passage, Sentence
from index.snapshots.versions import NewerVersion


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for, and where.

    Attributes:
        text: In people's words; may not be blank.
        limit: How many passages at the most.
        publisher: Only documents whose publisher contains this, upper or lower case.
        published_from: Only documents published on this day or later (undated ones are left out).
        published_to: Only documents published on this day or earlier (undated ones are left out).
        collections: Only documents of these collections; None means all of them.
        publishers: Only documents of exactly these publishers; None means all of them.
        documents: Only documents of these ids; None means all of them.
    """

    text: str
    limit: int = 10
    publisher: str | None = None
    published_from: date | None = None
    published_to: date | None = None
    collections: frozenset[str] | None = None
    publishers: frozenset[str] | None = None
    documents: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """What a citation says of its document.

    Attributes:
        id: The document's.
        title: None where unknown.
        publisher: None where unknown.
        published: None where unknown.
        location: What the user named.
        url: None where unknown.
        media_type: Such as ``application/pdf``.
        warnings: Faults of its text that people should know, each a sentence.
        newer: The version that supersedes it; None where it is the newest.
    """

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    location: str
    url: str | None
    media_type: str = "text/plain"
    warnings: tuple[str, ...] = ()
    newer: NewerVersion | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """The scores of a passage that its place among the hits was made of.

    Attributes:
        dense_passage: Cosine of question and passage, -1 to 1.
        dense_sentence: Best cosine of question and one of its sentences, -1 to 1.
        lexical_passage: BM25 of the passage, 0 and up.
        lexical_sentence: Best BM25 of one of its sentences, 0 and up.
        late_passage: How well its words, with those of its title and heading, meet the question's,
            one by one, -1 to 1 (index/snapshots/late.py).
        late_sentence: The best such score of one of its sentences.
    """

    dense_passage: float
    dense_sentence: float
    lexical_passage: float
    lexical_sentence: float
    late_passage: float
    late_sentence: float


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a hit, and how well it alone fits the question.

    Attributes:
        sentence: The span.
        text: Its words, exactly as in the clean text.
        page: The page on which it starts; None where there are no pages.
        dense: Cosine of question and sentence, -1 to 1.
        lexical: BM25 of the sentence, 0 and up.
        late: How well its words meet the question's, one by one, -1 to 1 (index/snapshots/late.py).
        matched: The question's words, as stems, that stand in the sentence.
    """

    sentence: Sentence
    text: str
    page: int | None
    dense: float
    lexical: float
    late: float
    matched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that bears on the question.

    Attributes:
        document: The document it stands in.
        passage: The passage.
        text: The passage's words, ``clean_text[passage.start:passage.end]``.
        sentences: The passage's sentences with their scores, in order.
        score: Higher is better; comparable within one search only.
        signals: What the score was made of.
        matched: The question's words, as stems, that stand in the passage, its heading or its
            document's title.
        weights: All of the question's words, as stems, with what share of the question's
            information each carries: by rarity in the index, 1 in all. The same for every hit.
        met: Each word of the question, in lower case, with how well some word of the passage, its
            heading or its document's title meets it, -1 to 1 (index/snapshots/late.py).
        mended: What was typed in the question, and the word that it was taken for.
    """

    document: DocumentCard
    passage: Passage
    text: str
    sentences: tuple[ScoredSentence, ...]
    score: float
    signals: Signals
    matched: frozenset[str]
    weights: Mapping[str, float]
    met: Mapping[str, float]
    mended: tuple[tuple[str, str], ...] = ()


class Searcher(Protocol):
    """Finds passages. Safe to call from several threads."""

    def search(self, query: Query) -> list[Hit]:
        """Find the passages that fit a query best.

        Args:
            query: What to look for.

        Returns:
            Hits, best first, at most ``query.limit``; equal scores in the documents' order.

        Raises:
            ValueError: If the query's text is blank or its limit below 1.
        """
        ...
