"""Makes an answer of what search found; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answer.answer import Answer, AnswerSentence, Citation, Status
from bot.answer.confidence import estimate_confidence
from bot.answer.links import deep_link
from bot.answer.question import Question
from bot.answer.select import (
    Choice,
    choose_sentences,
)
from index.searcher import Hit

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may be.

    Attributes:
        max_sentences: How many sentences it has, at the most.
        min_confidence: Below this the documents are said not to answer.
    """

    max_sentences: int
    min_confidence: float


def compose(
    question: Question,
    hits: Sequence[Hit],
    *,
    limits: Limits,
    answer_id: str,
    newest: date | None,
    documents: int,
    elapsed_ms: float,
) -> Answer:
    """Answer a question with sentences of the hits, or say that they do not answer it.

    Args:
        question: What was asked.
        hits: Best first.
        limits: What the answer may be.
        answer_id: The answer's id.
        newest: The publication date of the newest document searched.
        documents: How many were searched.
        elapsed_ms: How long the search took.

    Returns:
        The answer.
    """
    chosen = choose_sentences(question.text, hits, max_sentences=limits.max_sentences)
    answering = max(chosen, key=lambda each: each.score).hit if chosen else None
    confidence = estimate_confidence(question.text, hits, answering)
    found = bool(chosen) and confidence >= limits.min_confidence
    citations = [_cite_sentence(number, each) for number, each in enumerate(chosen, start=1)]
    return Answer(
        id=answer_id,
        question=question.text,
        status=Status.ANSWERED if found else Status.NOT_FOUND,
        sentences=tuple(
            AnswerSentence(text=citation.quote, citations=(citation.number,))
            for citation in citations
            if found
        ),
        citations=tuple(citations) if found else (),
        nearest=() if found else tuple(_nearest(hits)),
        confidence=confidence,
        elapsed_ms=elapsed_ms,
        newest=newest,
        documents=documents,
    )


def _nearest(hits: Iterable[Hit]) -> list[Citation]:
    """Cite the passages that came closest, none of which overlaps another."""
    nearest: list[Hit] = []
    for hit in hits:
        if not any(_overlap(hit, other) for other in nearest):
            nearest.append(hit)
    return [_cite_passage(number, hit) for number, hit in enumerate(nearest[:_NEAREST], start=1)]


def _overlap(one: Hit, other: Hit) -> bool:
    return (
        one.document.id == other.document.id
        and one.passage.start < other.passage.end
        and other.passage.start < one.passage.end
    )


def _cite_sentence(number: int, choice: Choice) -> Citation:
    sentence = choice.scored.sentence
    return _cite(
        number,
        choice.hit,
        page=choice.scored.page,
        quote=choice.scored.text,
        span=(sentence.start, sentence.end),
    )


def _cite_passage(number: int, hit: Hit) -> Citation:
    span = (hit.passage.start, hit.passage.end)
    return _cite(number, hit, page=hit.passage.page, quote=hit.text, span=span)


def _cite(
    number: int, hit: Hit, *, page: int | None, quote: str, span: tuple[int, int]
) -> Citation:
    document = hit.document
    return Citation(
        number=number,
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        location=document.location,
        page=page,
        section=hit.passage.section,
        quote=quote,
        start=span[0],
        end=span[1],
        url=deep_link(document.url, words=quote, page=page),
    )
