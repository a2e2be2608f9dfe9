"""Asks judged questions as people would."""

from collections.abc import Sequence

from bot.answer.answer import Answer, Status
from bot.answer.question import Question
from bot.desk import Desk
from bot.judging.judged import JudgedQuestion, Outcome
from index.searcher import Hit, Query

_PASSAGES = 10  # as deep as any measure looks


def ask_judged(desk: Desk, judged: JudgedQuestion) -> Outcome:
    """Ask one judged question, and find passages for it.

    Args:
        desk: Answers.
        judged: The question.

    Returns:
        What became of it.
    """
    return read_outcome(
        judged,
        desk.answer(Question(text=judged.question), answer_id=judged.id),
        desk.find(Query(text=judged.question, limit=_PASSAGES)),
    )


def read_outcome(judged: JudgedQuestion, answer: Answer, hits: Sequence[Hit]) -> Outcome:
    """Take from an answer and hits what the measures look at."""
    return Outcome(
        judged=judged,
        answered=answer.status is Status.ANSWERED,
        confidence=answer.confidence,
        sentences=tuple(sentence.text for sentence in answer.sentences),
        passages=tuple(hit.text for hit in hits),
    )
