"""The enquiry desk: answers questions, finds passages, looks up documents."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.answer.answer import Answer
from bot.answer.asked.filter_wording import NEWEST_FIRST
from bot.answer.asked.plain_filters import is_question
from bot.answer.asked.reading import Asked, read_asked, read_options
from bot.answer.compose import Limits
from bot.answer.followup import search_text
from bot.answer.question import Question, Turn
from bot.answering import answer_enquiry
from bot.enquiry import Enquiry, put_first
from bot.library import Library, Shelf, Visible
from bot.named_areas import NamedAreas
from index.filters import check_query
from index.language.words import read_words
from index.searcher import Hit, Query
from index.snapshots.records import DocumentSummary
from sources.document import Document


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and what is to be said of it.

    Attributes:
        hits: Best first; newest first where the newest were asked for.
        notes: Which documents were searched, or why none were; may be empty.
        is_declined: True where nothing passes the filters, or they cannot be made sense of.
    """

    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
    is_declined: bool = False


class Desk(Protocol):
    """What the front ends ask. Safe to call from several threads."""

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """Answer a question, or say that the documents do not."""
        ...

    def find(self, query: Query) -> list[Hit]:
        """Find the best passages; filters may stand in the query's text."""
        ...

    def look(self, query: Query, *, area: str | None = None) -> Found:
        """Find the best passages, and say which documents were searched."""
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
        self._named_areas = NamedAreas()

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """See ``Desk.answer``.

        Returns:
            The answer.
        """
        started = time.perf_counter()
        shelf = self._library.shelf()
        visible = shelf.visible(question.collections)
        publishers = visible.publishers
        history = tuple(_without_filters(turn, publishers) for turn in question.history)
        put = replace(question, history=history)
        asked = _read_question(question, put, publishers)
        enquiry = self._enquiry(shelf, asked, visible, question.collections)
        answer = answer_enquiry(put, enquiry, limits=self._limits, answer_id=answer_id)
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

    def find(self, query: Query) -> list[Hit]:
        """See ``Desk.find``.

        Returns:
            Best first.
        """
        return list(self.look(query).hits)

    def look(self, query: Query, *, area: str | None = None) -> Found:
        """See ``Desk.look``.

        A query without text, or with a limit below 1, is refused with ValueError.

        Args:
            query: What to look for; operators and plain words in its text filter as well.
            area: Only what names this STP area.

        Returns:
            What was found.
        """
        check_query(query)
        shelf = self._library.shelf()
        visible = shelf.visible(query.collections)
        publishers = visible.publishers
        options = read_options(
            publishers,
            publisher=query.publisher,
            published_from=query.published_from,
            published_to=query.published_to,
            area=area,
        )
        asked = read_asked(query.text, publishers).within(options)
        enquiry = self._enquiry(shelf, asked, visible, query.collections)
        notes: tuple[str, ...] = ()
        if asked.preferred and not is_question(query.text):
            narrower = self._enquiry(shelf, asked.as_search(), visible, query.collections)
            notes = narrower.faults
            enquiry = enquiry if notes else narrower
        if enquiry.faults:
            return Found((), enquiry.faults, is_declined=True)
        text = enquiry.asked.text or query.text
        hits = enquiry.find(text, enquiry.asked.strict, limit=query.limit)
        newest = (NEWEST_FIRST,) if asked.latest and hits else ()
        notes = (*enquiry.searched_only, *notes, *newest)
        return Found(tuple(put_first(hits, enquiry)), notes)

    def _enquiry(
        self,
        shelf: Shelf,
        asked: Asked,
        visible: Visible,
        collections: frozenset[str] | None,
    ) -> Enquiry:
        return Enquiry(shelf, self._named_areas, asked, visible=visible, collections=collections)

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
            for summary in self._library.shelf().visible(collections).documents
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
        for summary in shelf.visible(collections).documents:
            if summary.id == document_id:
                document = shelf.snapshot.document(document_id)
                return None if document is None else (summary, document)
        return None


def _read_question(question: Question, put: Question, publishers: Sequence[str]) -> Asked:
    """Read a question's filters; a follow-up keeps those of the question it leans on."""
    asked = read_asked(question.text, publishers)
    if question.history and search_text(replace(put, text=asked.text)) != asked.text:
        asked = asked.after(read_asked(question.history[-1].question, publishers))
    options = read_options(
        publishers,
        publisher=question.publisher,
        published_from=question.published_from,
        published_to=question.published_to,
        area=question.area,
    )
    return asked.within(options)


def _without_filters(turn: Turn, publishers: Sequence[str]) -> Turn:
    return replace(turn, question=read_asked(turn.question, publishers).text or turn.question)


def _described(summary: DocumentSummary) -> str:
    parts = (
        summary.title,
        summary.publisher,
        summary.location,
        summary.id,
        summary.published.isoformat() if summary.published else None,
    )
    return " ".join(read_words(" ".join(part for part in parts if part)))
