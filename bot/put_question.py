"""Reads which documents a question is put to, that of a conversation as well; pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.reading import Asked, read_asked, read_options
from bot.answer.followup import search_text
from bot.answer.question import Question, Turn


def read_question(question: Question, publishers: Sequence[str]) -> tuple[Question, Asked]:
    """Read a question's filters; a follow-up keeps those of the question it leans on.

    Args:
        question: As it was asked.
        publishers: Those of the documents that the asker may see, one for each document.

    Returns:
        The question with its earlier turns freed of their filters, and what was read.
    """
    history = tuple(_without_filters(turn, publishers) for turn in question.history)
    put = replace(question, history=history)
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
    return put, asked.within(options)


def _without_filters(turn: Turn, publishers: Sequence[str]) -> Turn:
    return replace(turn, question=read_asked(turn.question, publishers).text or turn.question)
