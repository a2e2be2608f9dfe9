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
from bot.answer.question import Question
from bot.answering import answer_enquiry
from bot.catalogue.listing import Listing, holds_words, read_listed
from bot.catalogue.suggestions import Suggestions
from bot.catalogue.surroundings import Surroundings, surround
from bot.enquiry import Enquiry, put_first
from bot.library import Library, Shelf, Visible
from bot.named_areas import NamedAreas
from bot.put_question import read_question
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


class Answering(Protocol):
    """Answers questions. Safe to call from several threads."""

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """Answer a question, or say that the documents do not."""
        ...


class Finding(Protocol):
    """Finds passages. Safe to call from several threads."""

    def find(self, query: Query) -> list[Hit]:
        """Find the best passages; filters may stand in the query's text."""
        ...

    def look(self, query: Query, *, area: str | None = None) -> Found:
        """Find the best passages, and say which documents were searched."""
        ...


class Catalogue(Protocol):
    """Looks up documents. Safe to call from several threads.

    Whoever may see some collections only is told nothing of the others, not even how many there
    are.
    """

    def listing(self, words: str = "", *, collections: frozenset[str] | None = None) -> Listing:
        """List the documents that match all the words and operators, by location."""
        ...

    def document(
        self, document_id: str, *, collections: frozenset[str] | None = None
    ) -> tuple[DocumentSummary, Document] | None:
        """Look up one document; None where there is none by that id, or none to be seen."""
        ...

    def suggest(
        self, typed: str, *, limit: int, collections: frozenset[str] | None = None
    ) -> Suggestions:
        """Offer documents, publishers and areas that fit what was typed so far."""
        ...

    def around(
        self, document_id: str, start: int, *, collections: frozenset[str] | None = None
    ) -> Surroundings | None:
        """Show the passage at a place of a document, and what stands around it."""
        ...


class Versions(Protocol):
    """Knows which documents are versions of one. Safe to call from several threads."""

    def newer_version(
        self, document_id: str, *, collections: frozenset[str] | None = None
    ) -> DocumentSummary | None:
        """Find the version that supersedes a document; None where none is known or to be seen."""
        ...


class Desk(Answering, Finding, Catalogue, Versions, Protocol):
    """All that the front ends ask."""

    def documents(
        self, *, words: str = "", collections: frozenset[str] | None = None
    ) -> list[DocumentSummary]:
        """List the documents of a ``listing`` and leave out what is to be said of it."""
        ...


class LibraryDesk:
    """A Desk over a library."""

    def __init__(self, library: Library, limits: Limits) -> None:
        """Answer from a library, within limits."""
        self._library = library
        self._limits = limits
        self._named_areas = NamedAreas()

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """See ``Answering.answer``.

        Returns:
            The answer.
        """
        started = time.perf_counter()
        shelf = self._library.shelf()
        visible = shelf.visible(question.collections)
        if question.documents is not None:
            visible = visible.only(question.documents)
        put, asked = read_question(question, visible.publishers)
        enquiry = self._enquiry(shelf, asked, visible, question.collections)
        answer = answer_enquiry(put, enquiry, limits=self._limits, answer_id=answer_id)
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

    def find(self, query: Query) -> list[Hit]:
        """See ``Finding.find``.

        Returns:
            Best first.
        """
        return list(self.look(query).hits)

    def look(self, query: Query, *, area: str | None = None) -> Found:
        """See ``Finding.look``.

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

    def listing(self, words: str = "", *, collections: frozenset[str] | None = None) -> Listing:
        """See ``Catalogue.listing``.

        Args:
            words: Each has to stand in the title, publisher, location, id or date of a document, or
                in the name of an area that its title names; operators filter as in a question.
            collections: What may be seen; None for all.

        Returns:
            The documents; where a filter matches nothing, none, and a note that says why.
        """
        shelf = self._library.shelf()
        visible = shelf.visible(collections)
        asked = read_listed(words, visible.publishers)
        enquiry = self._enquiry(shelf, asked, visible, collections)
        if enquiry.faults:
            return Listing((), enquiry.faults)
        listed: Sequence[DocumentSummary] = enquiry.searched(asked.strict)
        if wanted := read_words(asked.text):
            described = shelf.descriptions
            listed = [each for each in listed if holds_words(described[each.id], wanted)]
        return Listing(tuple(listed), enquiry.searched_only)

    def documents(
        self, *, words: str = "", collections: frozenset[str] | None = None
    ) -> list[DocumentSummary]:
        """See ``Desk.documents``.

        Returns:
            By location.
        """
        return list(self.listing(words, collections=collections).documents)

    def document(
        self, document_id: str, *, collections: frozenset[str] | None = None
    ) -> tuple[DocumentSummary, Document] | None:
        """See ``Catalogue.document``.

        Returns:
            What is known of it, and the document.
        """
        return _look_up(self._library.shelf(), document_id, collections)

    def suggest(
        self, typed: str, *, limit: int, collections: frozenset[str] | None = None
    ) -> Suggestions:
        """See ``Catalogue.suggest``; a limit below 1 is refused with ValueError.

        Args:
            typed: May be empty: then the newest documents are offered.
            limit: How many of each kind at the most.
            collections: What may be seen; None for all.

        Returns:
            Of each kind the best first.
        """
        typeahead = self._library.shelf().typeahead
        return typeahead.suggest(typed, limit=limit, collections=collections)

    def around(
        self, document_id: str, start: int, *, collections: frozenset[str] | None = None
    ) -> Surroundings | None:
        """See ``Catalogue.around``.

        Args:
            document_id: The document's.
            start: In characters of its clean text, such as a citation's; where two passages hold
                it, the later one is meant, and behind the last one that.
            collections: What may be seen; None for all.

        Returns:
            The passage; None where there is no such document, or none to be seen, or no text.
        """
        shelf = self._library.shelf()
        found = _look_up(shelf, document_id, collections)
        if found is None:
            return None
        summary, document = found
        return surround(summary, document, shelf.passages(summary), start)

    def newer_version(
        self, document_id: str, *, collections: frozenset[str] | None = None
    ) -> DocumentSummary | None:
        """See ``Versions.newer_version``.

        Returns:
            What is known of the newest version.
        """
        shelf = self._library.shelf()
        newer = shelf.newer_versions.get(document_id)
        seen = shelf.visible(collections).documents if newer else ()
        return next((each for each in seen if newer and each.id == newer.document_id), None)


def _look_up(
    shelf: Shelf, document_id: str, collections: frozenset[str] | None
) -> tuple[DocumentSummary, Document] | None:
    for summary in shelf.visible(collections).documents:
        if summary.id == document_id:
            document = shelf.snapshot.document(document_id)
            return None if document is None else (summary, document)
    return None
