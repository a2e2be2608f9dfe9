"""Reads words by what they have in common: "publish" and "published", "write" and "wrote"; pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.language.words import STOP_WORDS, read_words

_SHORTEST_CUT = 4
_SHORTEST_STEM = 3
# "Collaboration" and "collaborative" part after their seventh letter.
_LONGEST_STEM = 7
_KEPT = 16_384
# A stemmer would keep these apart.
_IRREGULAR = """
began begin, begun begin, bought buy, broke break, broken break, brought bring, built build,
came come, caught catch, chose choose, chosen choose, drawn draw, drew draw, driven drive,
drove drive, fallen fall, fell fall, felt feel, found find, fought fight, gave give, given give,
gone go, went go, got get, grew grow, grown grow, heard hear, held hold, kept keep, knew know,
known know, led lead, left leave, lost lose, made make, meant mean, met meet, paid pay, ran run,
risen rise, rose rise, said say, sang sing, seen see, saw see, sent send, shown show, sold sell,
sought seek, spent spend, spoke speak, spoken speak, stood stand, struck strike, taken take,
took take, taught teach, thought think, told tell, understood understand, won win, wore wear,
written write, wrote write
"""
_PRESENT = dict(pair.split() for pair in _IRREGULAR.split(","))
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ers?|ors?|ions?|ies|ied|ed|es|s|e|y|ly|al)$")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
# One letter doubles before an ending ("stopped"), but these are doubled without one ("passed").
_STAY_DOUBLE = "ls"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: As ``read_words`` reads it.
        stem: What it shares with its other forms.
        start: Where it starts in the text.
        end: Exclusive.
    """

    text: str
    stem: str
    start: int
    end: int

    @property
    def small(self) -> bool:
        """Whether it carries no meaning of its own."""
        return self.text in STOP_WORDS


def read_forms(text: str) -> tuple[Word, ...]:
    """Read the words of a text with their stems.

    Args:
        text: Anything.

    Returns:
        In order; what is joined by a hyphen is two words.
    """
    return tuple(
        Word(word, stem, found.start(), found.end())
        for found in _WORD.finditer(text)
        for word, stem in _read(found[0])
    )


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """Cut a word down to what it shares with its other forms.

    Args:
        word: As ``read_words`` reads it.

    Returns:
        Its beginning; what it is of where it is irregular; itself where it is short or a figure.
    """
    word = _PRESENT.get(word, word)
    if len(word) < _SHORTEST_CUT or word[0].isdigit():
        return word
    cut = _ENDING.sub("", word).removesuffix("e")
    if len(cut) < _SHORTEST_STEM:
        cut = word
    if len(cut) > _SHORTEST_STEM and cut[-1] == cut[-2] and cut[-1] not in _STAY_DOUBLE:
        cut = cut[:-1]
    return cut[:_LONGEST_STEM]


def stems(words: Iterable[Word]) -> frozenset[str]:
    """Collect the stems of some words."""
    return frozenset(word.stem for word in words)


def list_stems(words: str) -> frozenset[str]:
    """Read a list of words, with spaces between them, as stems."""
    return frozenset(map(stem, words.split()))


@lru_cache(_KEPT)
def _read(found: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, stem(word)) for word in read_words(found))
