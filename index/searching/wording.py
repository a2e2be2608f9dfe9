"""Puts a question into the words to look for: slips mended, abbreviations both ways."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.language.abbreviations import Abbreviation
from index.language.names import Names
from index.language.shorthand import write_out
from index.language.spelling import Vocabulary, mend_initials, mend_word

_MOST_WORDS = 64  # of a question; to look for what each of more was meant to be takes too long
_SHOUTED_WORDS = 4  # so many words, all in capitals, are no abbreviations

_WORD = re.compile(r"\b[^\W\d_]+(?:['\u2018\u2019\u02bc\u00b4`][^\W\d_]+)*\b")
_CHUNK = re.compile(r"\S+")
_IN_ADDRESS = re.compile(r"@|://|www\.|[^\W_]\.[^\W\d_]{2}")
_INITIALS = re.compile(r"(?P<initials>[A-Z]+)(?P<rest>s?)")
_POSSESSIVE = re.compile(r"['\u2018\u2019\u02bc\u00b4`]s?$")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question, put into the words to look for.

    Attributes:
        text: The question with slips and text-speak mended, everything else as it was.
        others: A form that stands in ``text`` and another form of the same name, which does not:
            an abbreviation and what it stands for, or a long form and its abbreviation. By place,
            the likeliest first; only forms whose words the documents hold.
        mended: What was typed and the word that it was taken for. Text-speak is not among it.
    """

    text: str
    others: tuple[tuple[str, str], ...] = ()
    mended: tuple[tuple[str, str], ...] = ()


class Wordings:
    """Reads questions with the words of one index in mind. Safe to call from several threads."""

    def __init__(self, vocabulary: Vocabulary, learned: Iterable[Abbreviation] = ()) -> None:
        """Learn the names.

        Args:
            vocabulary: The words of the documents.
            learned: Abbreviations that the documents explain; each counts as often as it comes.
        """
        self._vocabulary = vocabulary
        self._names = Names(learned)

    def read(self, text: str) -> Wording:
        """Put a question into the words to look for.

        Args:
            text: A question, as typed.

        Returns:
            Its wording; the text itself where there is nothing to mend.
        """
        text, mended = self._mend(write_out(text))
        others = self._names.other_forms(text)
        held = tuple(pair for pair in others if self._vocabulary.holds(pair[1]))
        return Wording(text, held, mended)

    def _mend(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        words = list(_WORD.finditer(text))[:_MOST_WORDS]
        shouted = text.isupper() and len(words) >= _SHOUTED_WORDS
        addresses = _find_addresses(text)
        pieces, mended, reached = [], {}, 0
        for word in words:
            if any(start <= word.start() < end for start, end in addresses):
                continue
            typed = _POSSESSIVE.sub("", word[0])
            taken = self._take(typed, shouted=shouted)
            if taken is not None:
                pieces += [text[reached : word.start()], taken]
                reached = word.start() + len(typed)
                mended[typed] = taken
        return "".join([*pieces, text[reached:]]), tuple(mended.items())

    def _take(self, typed: str, *, shouted: bool) -> str | None:
        """Find what somebody meant to type; None where it is right as it is, or cannot be told."""
        if shouted:
            taken = mend_word(typed.lower(), self._vocabulary, capital=False)
            return taken and taken.upper()
        if initials := _INITIALS.fullmatch(typed):
            return self._take_initials(typed, initials)
        if not typed[1:].islower():
            return None
        capital = typed[0].isupper()
        taken = mend_word(typed.lower(), self._vocabulary, capital=capital)
        return taken.capitalize() if taken and capital else taken

    def _take_initials(self, typed: str, match: re.Match[str]) -> str | None:
        if self._names.knows(typed) or self._vocabulary.holds(typed):
            return None
        taken = mend_initials(match["initials"], self._names.abbreviations)
        return taken and taken + match["rest"]


def _find_addresses(text: str) -> list[tuple[int, int]]:
    """Find where addresses of web pages and people start and end: nothing in them is a slip."""
    chunks = _CHUNK.finditer(text)
    return [(chunk.start(), chunk.end()) for chunk in chunks if _IN_ADDRESS.search(chunk[0])]
