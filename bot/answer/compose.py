"""Makes an answer of what search found; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.answer import Answer, Status
from bot.answer.choice.disagreement import find_disagreement, show_together
from bot.answer.choice.ranking import Choice
from bot.answer.choice.repeats import find_repeats
from bot.answer.choice.same_fact import fold_same_facts
from bot.answer.choice.select import choose_sentences
from bot.answer.choice.sides import Side
from bot.answer.choice.speakers import is_unclaimed, show_speakers
from bot.answer.citing import cite_nearest, cite_sentences
from bot.answer.confidence import estimate_confidence
from bot.answer.holdings import Holdings
from bot.answer.premise.correction import CORRECTION, corrects
from bot.answer.question import Question
from bot.answer.remarks import (
    remark_on_now,
    remark_on_relative_dates,
    remark_on_speakers,
    remark_on_versions,
    remark_on_warnings,
)
from index.searcher import Hit


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
    holdings: Holdings,
    elapsed_ms: float,
    notes: tuple[str, ...] = (),
    sides: Sequence[Side] = (),
) -> Answer:
    """Answer a question with sentences of the hits, or say that they do not answer it.

    Args:
        question: What was asked.
        hits: Best first.
        limits: What the answer may be.
        answer_id: The answer's id.
        holdings: What was searched.
        elapsed_ms: How long the search took.
        notes: What is to be said of how the question was understood.
        sides: What was found for each side, where the question compares.

    Returns:
        The answer.
    """
    chosen = choose_sentences(question.text, hits, max_sentences=limits.max_sentences, sides=sides)
    best = max(chosen, key=lambda each: each.score, default=None)
    corrected = corrects(question.text, chosen)
    confidence = estimate_confidence(question.text, hits, best, corrected=corrected)
    made = Answer(
        id=answer_id,
        question=question.text,
        status=Status.NOT_FOUND,
        sentences=(),
        citations=(),
        nearest=cite_nearest(hits),
        confidence=confidence,
        elapsed_ms=elapsed_ms,
        holdings=holdings,
        remarks=notes,
    )
    if not chosen or confidence < limits.min_confidence:
        return made
    # A list that was asked for may be longer than an answer is otherwise.
    longest = max(limits.max_sentences, len(chosen))
    answer = _with_sentences(made, chosen, hits, max_sentences=longest)
    return replace(answer, lead=CORRECTION) if corrected else answer


def _with_sentences(
    answer: Answer, chosen: Sequence[Choice], hits: Sequence[Hit], *, max_sentences: int
) -> Answer:
    """Turn an answer that found nothing into one of the sentences chosen."""
    apart = find_disagreement(answer.question, chosen, hits)
    together = show_together(chosen, apart, max_sentences=max_sentences) if apart else chosen
    once, folded = (together, {}) if apart else fold_same_facts(answer.question, together)
    shown = show_speakers(once, hits, max_sentences=max_sentences)
    sentences, citations = cite_sentences(find_repeats(shown, hits, folded))
    warnings = {hit.document.id: hit.document.warnings for hit in hits}
    newer = {hit.document.id: hit.document.newer for hit in hits if hit.document.newer}
    unclaimed = [
        sentence.citations[0]
        for sentence, choice in zip(sentences, shown, strict=True)
        if is_unclaimed(choice, shown)
    ]
    return replace(
        answer,
        status=Status.ANSWERED,
        sentences=sentences,
        citations=citations,
        nearest=(),
        lead=_lead(apart),
        remarks=(
            *answer.remarks,
            *remark_on_now(answer.question, citations),
            *remark_on_relative_dates(sentences, citations),
            *remark_on_speakers(unclaimed),
            *remark_on_versions(citations, newer),
            *remark_on_warnings(citations, warnings),
        ),
    )


def _lead(apart: Sequence[Choice]) -> str | None:
    if not apart:
        return None
    one = len({each.place[0] for each in apart}) == 1
    return f"The {'source gives' if one else 'sources give'} different figures."
