"""Questions that documents may answer, by their headings, titles and names; pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final

from bot.prompts.named import ask_of_names
from bot.prompts.phrasing import (
    ask_of_heading,
    ask_of_title,
    ask_what_is_said,
    dullness,
    is_clear,
    names_something,
)
from index.language.words import read_search_words
from sources.document import Document, Section

# Long reports have hundreds of sections, and every question costs a look through the text.
_NEAR_SECTIONS: Final = 12
_FIRST_SECTIONS: Final = 24
_FEW_SECTIONS: Final = 3  # what has fewer was hardly divided by headings: names stand in for them
_READ_FOR_CASE: Final = 50_000  # characters: which words a text writes small shows soon


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be worth offering.

    Attributes:
        question: At most 75 characters, without markup.
        document_id: The document that it was made from.
        start: Where the text that should answer it starts, in characters of the clean text.
        end: Exclusive.
    """

    question: str
    document_id: str
    start: int
    end: int

    def is_met_at(self, document_id: str, start: int) -> bool:
        """Say whether a place is in the text that should answer."""
        return document_id == self.document_id and self.start <= start < self.end


@dataclass(frozen=True, slots=True)
class Read:
    """A document, and where somebody was shown a part of it.

    Attributes:
        document: The document.
        place: In characters of its clean text.
    """

    document: Document
    place: int


def candidates_after(
    question: str, shown: Sequence[Read], *, publishers: Collection[str]
) -> list[Candidate]:
    """List what somebody may want to ask next.

    Args:
        question: What they asked.
        shown: The documents they were shown parts of, the most important first.
        publishers: Who is worth naming; empty where all documents are of one publisher.

    Returns:
        Only what is understood without the answer before it; the least dull first. Of equally dull
        ones the documents take turns: what another publisher says on the first document's section,
        then sections in the order of how near they are to the one shown, the next before the one
        above, then the title, then, where there are hardly any sections, what the text names, then
        the section shown. None asks what was asked, and none comes twice.
    """
    queues = [
        list(
            chain(_of_others(shown[0], read, publishers), _of_document(question, read, publishers))
        )
        for read in shown
    ]
    return _rank(_once(_take_turns(queues), known=[question]))


def candidates_of(document: Document, *, publishers: Collection[str]) -> list[Candidate]:
    """List what somebody may ask who has seen nothing of a document yet.

    Args:
        document: The document.
        publishers: Who is worth naming; empty where all documents are of one publisher.

    Returns:
        Questions of sections that name something, which others than its readers understand, and
        that of the title, the least dull first; none twice.
    """
    sections = (
        _of_section(document, each, publishers) for each in document.sections[:_FIRST_SECTIONS]
    )
    named = [each for each in sections if each and names_something(each.question)]
    return _rank(_once([*named, *_of_title(document)], known=[]))


def _of_document(asked: str, read: Read, publishers: Collection[str]) -> Iterator[Candidate]:
    document = read.document
    here = _section_at(document.sections, read.place)
    order = sorted(range(len(document.sections)), key=lambda place: _distance(place, here))
    for place in order[:_NEAR_SECTIONS]:
        if place != here and (made := _of_section(document, document.sections[place], publishers)):
            yield made
    yield from _of_title(document)
    if len(document.sections) < _FEW_SECTIONS:
        told = f"{asked} {document.title or ''}"
        for question in ask_of_names(document.text, read.place, told=told):
            yield Candidate(question, document.id, 0, len(document.text))
    if here is not None and (made := _of_section(document, document.sections[here], publishers)):
        yield made


def _of_section(
    document: Document, section: Section, publishers: Collection[str]
) -> Candidate | None:
    publisher = document.publisher if document.publisher in publishers else None
    if section.heading == document.title:
        return None
    question = ask_of_heading(
        section.heading,
        body=document.text[section.start : section.end],
        text=document.text[:_READ_FOR_CASE],
        publisher=publisher,
    )
    if question is None:
        return None
    return Candidate(question, document.id, section.start, section.end)


def _of_title(document: Document) -> Iterator[Candidate]:
    text = document.text[:_READ_FOR_CASE]
    question = ask_of_title(document.title, text=text) if document.title else None
    if question:
        yield Candidate(question, document.id, 0, len(document.text))


def _of_others(first: Read, other: Read, publishers: Collection[str]) -> Iterator[Candidate]:
    """Ask what another publisher says on the subject of the section shown first."""
    document, by = first.document, other.document.publisher
    here = _section_at(document.sections, first.place)
    if here is None or by not in publishers or by == document.publisher:
        return
    heading = document.sections[here].heading
    question = ask_what_is_said(heading, text=document.text[:_READ_FOR_CASE], publisher=by)
    if question:
        yield Candidate(question, other.document.id, 0, len(other.document.text))


def _section_at(sections: Sequence[Section], place: int) -> int | None:
    held = (number for number, each in enumerate(sections) if each.start <= place < each.end)
    return next(held, None)


def _distance(place: int, here: int | None) -> tuple[int, bool]:
    away = place - (-1 if here is None else here)
    return abs(away), away < 0


def _take_turns(queues: Iterable[Iterable[Candidate]]) -> Iterator[Candidate]:
    for turn in zip_longest(*queues):
        yield from (each for each in turn if each)


def _once(candidates: Iterable[Candidate], *, known: Iterable[str]) -> list[Candidate]:
    seen = {_words(question) for question in known}
    kept: list[Candidate] = []
    for candidate in candidates:
        words = _words(candidate.question)
        if words not in seen:
            seen.add(words)
            kept.append(candidate)
    return kept


def _rank(candidates: Iterable[Candidate]) -> list[Candidate]:
    clear = (each for each in candidates if is_clear(each.question))
    return sorted(clear, key=lambda each: dullness(each.question))


def _words(question: str) -> frozenset[str]:
    return frozenset(read_search_words(question))
