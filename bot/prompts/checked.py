"""Questions worth offering: each is answered first, and offered only if that went well."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, Protocol

from bot.answer.answer import Answer
from bot.prompts.candidates import Candidate, Read, candidates_after, candidates_of
from bot.prompts.phrasing import Dullness, dullness
from bot.prompts.remembered import Remembered
from bot.prompts.spread import spread_documents
from bot.prompts.trial import Answering, Collections, Known, Trial
from index.snapshots.records import DocumentSummary
from sources.document import Document

_MOST_OFFERED: Final = 3
# Dull questions only make up for good ones that are missing: two of those are better than three.
_ROOM: Final = {
    Dullness.ONE_THING: _MOST_OFFERED,
    Dullness.WHOLE_SUBJECT: 2,
    Dullness.WHOLE_DOCUMENT: 1,
}
_MOST_TRIED: Final = 8
_TRIED_OF_ONE: Final = 2  # questions of a document that nobody has asked about
_DOCUMENTS_FOR_EACH: Final = 3  # of which one should have a question that is answered
_REMEMBERED: Final = 4_096  # answers: each takes about a kilobyte
_REMEMBERED_LISTS: Final = 64  # people who may see the same collections share one


class Prompts(Protocol):
    """Offers questions. Safe to call from several threads."""

    def after(self, answer: Answer, *, collections: Collections) -> tuple[str, ...]:
        """Offer questions that lead on from an answer, at most three."""
        ...

    def starters(self, *, collections: Collections, limit: int = 4) -> tuple[str, ...]:
        """Offer questions to somebody who has not asked anything yet."""
        ...


class Consulted(Answering, Protocol):
    """What is asked of the desk."""

    def documents(
        self, *, words: str = "", collections: Collections = None
    ) -> list[DocumentSummary]:
        """List the documents that match all the words."""
        ...

    def document(
        self, document_id: str, *, collections: Collections = None
    ) -> tuple[DocumentSummary, Document] | None:
        """Look up one document; None where there is none to be seen."""
        ...


class Prompter:
    """Prompts made of the documents' own headings and titles.

    A question that was tried is remembered for as long as the index stays the same.
    """

    def __init__(
        self,
        desk: Consulted,
        *,
        version: Callable[[], str],
        limit: float,
        seconds: float = 0.5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Offer what a desk answers.

        Args:
            desk: Answers the questions that may be offered.
            version: Names the index that the desk answers from.
            limit: The confidence below which the desk says that nothing answers. What is offered
                is at least halfway between it and certainty.
            seconds: After so long nothing more is tried; what is remembered may still be offered.
            clock: Tells the time in seconds.
        """
        self._desk = desk
        self._version = version
        self._enough = (1 + limit) / 2
        self._seconds = seconds
        self._clock = clock
        self._known: Known = Remembered(_REMEMBERED)
        self._starters: Remembered[tuple[str, Collections, int], tuple[str, ...]] = Remembered(
            _REMEMBERED_LISTS
        )

    def after(self, answer: Answer, *, collections: Collections) -> tuple[str, ...]:
        """See ``Prompts.after``. What the desk raises, such as a RetrievalError, is passed on.

        Args:
            answer: What was answered, or that nothing was found.
            collections: Those that everybody may see who sees the offer; None means all.

        Returns:
            Questions to be asked without the conversation before them, of at most 75 characters
            and without markup. Each is answered, with confidence, by the part of a document that
            it was made from, and with a sentence that neither the answer nor the answer to another
            question here shows. What a cited document says is not offered where it may not be seen.
            What asks for all that is said of a subject makes up for better ones to two at the most,
            what a whole document says stands alone.
        """
        shown = self._read(answer, collections)
        if not shown:
            return ()
        searched = answer.holdings.publishers if answer.holdings else ()
        publishers = _worth_naming([*searched, *(each.document.publisher for each in shown)])
        candidates = candidates_after(answer.question, shown, publishers=publishers)
        trial = self._begin(self._version(), collections)
        told = {sentence.text for sentence in answer.sentences}
        offered: list[str] = []
        for candidate in candidates[:_MOST_TRIED]:
            if len(offered) >= _ROOM[dullness(candidate.question)]:
                break
            sentences = trial.try_out(candidate)
            if sentences - told:
                offered.append(candidate.question)
                told |= sentences
        return tuple(offered)

    def starters(self, *, collections: Collections, limit: int = 4) -> tuple[str, ...]:
        """See ``Prompts.starters``. What the desk raises is passed on.

        Args:
            collections: Those that everybody may see who sees the offer; None means all.
            limit: How many at the most.

        Returns:
            Questions as those of ``after``, each of another document, of as many publishers as can
            be; what whole documents say only where there is nothing else. Fewer than there could be
            where time ran out: the next call goes on from there.
        """
        key = (self._version(), collections, limit)
        remembered = self._starters.get(key)
        if remembered is not None:
            return remembered
        trial = self._begin(key[0], collections)
        offered = tuple(islice(self._start(trial, collections, limit), limit))
        if not trial.is_cut_short:
            self._starters.keep(key, offered)
        return offered

    def _start(self, trial: Trial, collections: Collections, limit: int) -> Iterator[str]:
        summaries = self._desk.documents(collections=collections)
        publishers = _worth_naming(each.publisher for each in summaries)
        titles: list[Candidate] = []
        is_offered = False
        for summary in spread_documents(summaries, limit=limit * _DOCUMENTS_FOR_EACH):
            found = self._desk.document(summary.id, collections=collections)
            made = candidates_of(found[1], publishers=publishers) if found else []
            titles += filter(_is_of_title, made)
            others = [each for each in made if not _is_of_title(each)]
            for candidate in filter(trial.try_out, others[:_TRIED_OF_ONE]):
                yield candidate.question
                is_offered = True
                break
        if not is_offered:
            yield from (each.question for each in titles if trial.try_out(each))

    def _begin(self, version: str, collections: Collections) -> Trial:
        ends = self._clock() + self._seconds
        return Trial(
            self._desk,
            self._known,
            version=version,
            collections=collections,
            enough=self._enough,
            has_time=lambda: self._clock() < ends,
        )

    def _read(self, answer: Answer, collections: Collections) -> list[Read]:
        """Read the documents that were shown, each once, as far as they may be seen."""
        places: dict[str, int] = {}
        for citation in answer.citations or answer.nearest:
            places.setdefault(citation.document_id, citation.start)
        found = (
            (self._desk.document(document_id, collections=collections), place)
            for document_id, place in places.items()
        )
        return [Read(seen[1], place) for seen, place in found if seen]


def _is_of_title(candidate: Candidate) -> bool:
    return dullness(candidate.question) is Dullness.WHOLE_DOCUMENT


def _worth_naming(publishers: Iterable[str | None]) -> frozenset[str]:
    """Give the publishers, where there is more than one."""
    named = frozenset(each for each in publishers if each)
    return named if len(named) > 1 else frozenset()
