"""What a follow-up question is about: the words to search for; pure."""

import re

from bot.answer.answer import Answer, Status
from bot.answer.question import Question, Turn

# Short questions that begin or point like this take their subject from the one before.
_CONTINUES = re.compile(
    r"^\W*(?:and|but|so|what about|how about|why not|why|who else|when|where|anything else|more)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|this|that|these|those|he|him|his|she|her|there|then|one|ones|"
    r"same|else|others?|so(?=\W*$))\b",
    re.IGNORECASE,
)
_SHORT_WORDS = 5
_TURN_CHARS = 300
_POINTING_WORDS = 12


def turn_of(answer: Answer) -> Turn:
    """Keep of an answer what a follow-up may lean on."""
    found = answer.status is Status.ANSWERED
    said = answer.sentences[0].text[:_TURN_CHARS] if found else ""
    return Turn(question=answer.question, answer=said)


def search_text(question: Question) -> str:
    """Give the words to search for.

    A follow-up that leans on the question before it ("and what about patients?", "who said so?") is
    searched together with that question; any other stands for itself.

    Args:
        question: With the turns before it, oldest first.

    Returns:
        The words; the question's own where there is no earlier turn.
    """
    if question.history and leans_on_history(question.text):
        return f"{question.history[-1].question} {question.text}"
    return question.text


def leans_on_history(text: str) -> bool:
    """Say whether a question takes its subject from the one before it."""
    words = len(text.split())
    if words <= _SHORT_WORDS and _CONTINUES.match(text):
        return True
    if _CONTINUES.match(text) and re.match(r"\W*(?:and|but|so|what about|how about)\b", text, re.I):
        return words <= _POINTING_WORDS
    return words <= _POINTING_WORDS and _POINTS_BACK.search(text) is not None
