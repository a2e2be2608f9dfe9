"""What a question takes for granted, and what a sentence found tells of it; pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from bot.answer.premise.word_forms import Word, list_stems, read_forms, stems
from index.language.glossary import explain
from index.language.words import read_words

_ASKS = re.compile(r"\b(?:why|how|what|when|where|who|whom|which|whose|wot|y)\b", re.IGNORECASE)
# "Did it …?" leaves open whether it did, "how many" what the figure is.
_LEAVES_OPEN = re.compile(
    r"^\W*(?:(?:so|and|but|well)\W+)?(?:did|do|does|is|are|was|were|has|have|had|can|could|will"
    r"|would|should|may|might|must|am|any)(?:n['’]?t)?\b"
    r"|\b(?:whether|if (?:so|not))\b"
    r"|[.?!,;]\s*(?:is|are|was|were|did|do|does|can|could)\s+(?:it|that|this|they)\b"
    r"|\bhow\s+(?:many|much|far|long|old|big|large|often|tall|high|widespread|aware|sure)\b"
    r"|\bwhat\s+(?:share|per\b|percent|number|proportion|fraction)",
    re.IGNORECASE,
)
_POLITELY = re.compile(
    r"^\W*(?:please\W+)?(?:(?:can|could|would|will)\s+(?:you|anyone|somebody)\s+(?:please\s+)?"
    r"(?:tell|explain|say|remind)|(?:do|does)\s+(?:you|we|anyone|anybody)\s+know|tell)"
    r"(?:\s+(?:me|us))?\b",
    re.IGNORECASE,
)
_KIND_ASKED = re.compile(
    r"\b(?:which|what|whose)\s+((?:\w+\s+){0,2}?)(?=(?:did|do|does|is|are|was|were|has|have|had|can"
    r"|could|will|would|should|of)\b)",
    re.IGNORECASE,
)
# By these a question asks; they tell nothing.
_ASKING = list_stems(
    "reason cause make lead persuade convince mean say tell give manage come happen according name"
    " call know type kind sort thing many much person people one go be done use"
)
_TYPED_SHORT = frozenset({"y", "wot", "r", "u"})
_MOST_INITIALS = 6
_MOST_CHARS = 1_000
_KEPT = 4_096


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for granted.

    Attributes:
        question: The question, without "Can you tell me".
        words: All of its words.
        telling: Those of them that tell something.
    """

    question: str
    words: tuple[Word, ...]
    telling: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence found, and what it stands among.

    Attributes:
        text: The sentence.
        words: Its words.
        near: The sentence before it, its heading and its document's title and publisher.
    """

    text: str
    words: tuple[Word, ...]
    near: str


def read_premise(question: str) -> Premise | None:
    """Read what a question takes for granted.

    Args:
        question: What was asked, its slips mended.

    Returns:
        None where it leaves open what it names, as "Did …?" and "How many …?" do, asks nothing, or
        is so long that no one sentence could contradict it.
    """
    if len(question) > _MOST_CHARS:
        return None
    question = _POLITELY.sub("", question)
    if not _ASKS.search(question) or _LEAVES_OPEN.search(question):
        return None
    words = read_forms(question)
    kind = _KIND_ASKED.search(question)
    asked = stems(read_forms(kind[1])) if kind else frozenset()
    telling = tuple(
        word
        for word in words
        if not word.small and word.text not in _TYPED_SHORT and word.stem not in _ASKING | asked
    )
    return Premise(question, words, telling)


def read_told(text: str, *, near: str = "") -> Told:
    """Read a sentence that was found.

    Args:
        text: The sentence.
        near: The sentence before it, its heading and its document's title and publisher.

    Returns:
        What it tells.
    """
    return Told(text, read_forms(text), near)


def is_about(
    premise: Premise, told: Told, *, share: float, least: int = 2, disputed: Collection[str] = ()
) -> bool:
    """Say whether a sentence is about what a question tells.

    Args:
        premise: What the question tells.
        told: What the sentence tells.
        share: Of the question's telling words, so many must be the sentence's as well.
        least: And at least this many.
        disputed: Stems of words that do not count, for in them the two differ.

    Returns:
        True where only the words disputed, or little else, can set them apart.
    """
    held = stems(told.words)
    asked = [word for word in premise.telling if word.stem not in disputed]
    met = sum(word.stem in held or _is_written_out(word, held) for word in asked)
    return met >= least and met >= share * len(asked)


def _is_written_out(word: Word, held: Collection[str]) -> bool:
    """Say whether what an abbreviation stands for is among some stems."""
    return any(form.issubset(held) for form in _write_out(word.text))


@lru_cache(_KEPT)
def _write_out(word: str) -> tuple[frozenset[str], ...]:
    """Give the stems of each thing that an abbreviation stands for; nothing for other words."""
    if len(word) > _MOST_INITIALS:
        return ()
    return tuple(list_stems(" ".join(read_words(sense.long))) for sense in explain(word))
