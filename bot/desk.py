"""The enquiry desk: answers questions, finds passages, looks up documents."""

import time
from collections.abc import Sequence
from typing import Protocol

from bot.answer.answer import Answer
from bot.answer.compose import Limits, compose
from bot.answer.followup import search_text
from bot.answer.question import Question
from bot.library import Library
from index.filters import passes_filters
from index.records import DocumentSummary
from index.searcher import Hit, Query
from index.words import read_words
from sources.document import Document

# As many as answer selection looks at; further passages changed no answer in the tuning questions.
_HITS = 10


class Desk(Protocol):
    """What the front ends ask. Safe to call from several threads."""

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """Answer a question, or say that the documents do not."""
        ...

    def find(self, query: Query) -> list[Hit]:
        """Find the best passages."""
        ...

    def documents(
        self, *, words: str = "", collections: frozenset[str] | None = None
    ) -> list[DocumentSummary]:
        """List the documents that match all the words, by location."""
        ...

    def document(
        self, document_id: str, *, collections: frozenset[str] | None = None
    ) -> tuple[DocumentSummary, Document] | None:
        """Look up one document; None where there is none by that id, or none to be seen."""
        ...


class LibraryDesk:
    """A Desk over a library."""

    def __init__(self, library: Library, limits: Limits) -> None:
        """Answer from a library, within limits."""
        self._library = library
        self._limits = limits

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """See ``Desk.answer``.

        Returns:
            The answer.
        """
        started = time.perf_counter()
        shelf = self._library.shelf()
        query = Query(
            text=search_text(question),
            limit=_HITS,
            publisher=question.publisher,
            published_from=question.published_from,
            published_to=question.published_to,
            collections=question.collections,
        )
        hits = shelf.searcher.search(query)
        searched = [each for each in shelf.summaries if passes_filters(each, query)]
        return compose(
            question,
            hits,
            limits=self._limits,
            answer_id=answer_id,
            newest=max((each.published for each in searched if each.published), default=None),
            documents=len(searched),
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def find(self, query: Query) -> list[Hit]:
        """See ``Desk.find``.

        Returns:
            Best first.
        """
        return self._library.shelf().searcher.search(query)

    def documents(
        self, *, words: str = "", collections: frozenset[str] | None = None
    ) -> list[DocumentSummary]:
        """See ``Desk.documents``.

        Returns:
            By location.
        """
        wanted = read_words(words)
        return [
            summary
            for summary in _visible(self._library.shelf().summaries, collections)
            if all(word in _described(summary) for word in wanted)
        ]

    def document(
        self, document_id: str, *, collections: frozenset[str] | None = None
    ) -> tuple[DocumentSummary, Document] | None:
        """See ``Desk.document``.

        Returns:
            What is known of it, and the document.
        """
        shelf = self._library.shelf()
        for summary in _visible(shelf.summaries, collections):
            if summary.id == document_id:
                document = shelf.snapshot.document(document_id)
                return None if document is None else (summary, document)
        return None


def _visible(
    summaries: Sequence[DocumentSummary], collections: frozenset[str] | None
) -> list[DocumentSummary]:
    return [each for each in summaries if collections is None or each.collection in collections]


def _described(summary: DocumentSummary) -> str:
    parts = (
        summary.title,
        summary.publisher,
        summary.location,
        summary.id,
        summary.published.isoformat() if summary.published else None,
    )
    return " ".join(read_words(" ".join(part for part in parts if part)))
