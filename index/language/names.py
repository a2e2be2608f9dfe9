"""Finds abbreviations and long forms in a question, and the other form of each."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from index.language.abbreviations import Abbreviation
from index.language.glossary import load_glossary
from index.language.naming import read_long, read_short

_MOST_FORMS = 3  # for one name: more would drown the question's own words
_MOST_WORDS = 256  # of a question; beyond that only time is lost
_SHORTEST_SMALL = 3
# Typed in small letters these are words or names, not abbreviations.
_WORDS_AS_WELL = frozenset(["ALB", "BOB", "MOU", "NEL", "NICE", "PACS", "PIP", "SEL"])
_VOWEL = re.compile("[AEIOU]")
_TOKEN = re.compile(
    r"(?:\b[A-Za-z]\.){2,}(?:[A-Za-z]\b)?|[^\W_]+(?:&[^\W_]+)*(?:['\u2018\u2019\u02bc\u00b4`][^\W_]+)*"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in a text: how it stands there, and how it is listed."""

    start: int
    form: str
    key: str | tuple[str, ...]


class Names:
    """Abbreviations with their long forms: the glossary's, and what documents explain."""

    def __init__(self, learned: Iterable[Abbreviation] = ()) -> None:
        """List the names.

        Args:
            learned: Abbreviations that the documents explain; each counts as often as it comes.
        """
        self._long: dict[str, list[str]] = {}
        self._short: dict[tuple[str, ...], list[str]] = {}
        self._small: set[str] = set()
        for sense in load_glossary():
            self._add(Abbreviation(sense.short, sense.long))
            if len(sense.short) >= _SHORTEST_SMALL and sense.short not in _WORDS_AS_WELL:
                self._small.add(sense.short)
        for pair, _ in Counter(sorted(learned)).most_common():
            self._add(pair)
            if len(pair.short) >= _SHORTEST_SMALL and not _VOWEL.search(pair.short):
                self._small.add(pair.short)
        for short in {sense.short for sense in load_glossary() if sense.everyday}:
            self._long[short] = []
        self._longest = max(map(len, self._short))

    @property
    def abbreviations(self) -> Collection[str]:
        """All of them, in capitals."""
        return self._long.keys()

    def knows(self, token: str) -> bool:
        """Say whether a word is an abbreviation, or the plural of one.

        Args:
            token: As typed.

        Returns:
            True where it is listed.
        """
        return self._read_short(token) is not None

    def other_forms(self, text: str) -> list[tuple[str, str]]:
        """Find the names in a text that have another form, where the text says it in one only.

        Args:
            text: A question.

        Returns:
            The form that stands there and the other one, by place; of several the likeliest first.
        """
        tokens = list(_TOKEN.finditer(text))[:_MOST_WORDS]
        shorts = [*self._find_short(tokens)]
        longs = [*self._find_long(text, tokens)]
        present = {found.key for found in (*shorts, *longs)}
        others = [
            (found, other)
            for found in shorts
            if present.isdisjoint(map(read_long, self._long[str(found.key)]))
            for other in self._long[str(found.key)]
        ]
        others += [
            (found, other)
            for found in longs
            for other in self._short[tuple(found.key)]
            if other not in present
        ]
        others.sort(key=lambda each: each[0].start)
        unique = {(found.key, other): (found.form, other) for found, other in reversed(others)}
        return [*reversed(unique.values())]

    def _add(self, pair: Abbreviation) -> None:
        (short, *_), words = read_short(pair.short), read_long(pair.long)
        shorts, longs = self._short.setdefault(words, []), self._long.setdefault(short, [])
        if short not in shorts and len(longs) < _MOST_FORMS:
            shorts.append(short)
            longs.append(pair.long)

    def _read_short(self, token: str) -> str | None:
        found = next((key for key in read_short(token) if key in self._long), None)
        capitals = sum(letter.isupper() for letter in token)
        return found if found in self._small or capitals > 1 else None

    def _find_short(self, tokens: Iterable[re.Match[str]]) -> Iterator[_Found]:
        for token in tokens:
            if (key := self._read_short(token[0])) is not None:
                yield _Found(token.start(), token[0], key)

    def _find_long(self, text: str, tokens: Iterable[re.Match[str]]) -> Iterator[_Found]:
        spoken = [(words, token) for token in tokens if (words := read_long(token[0]))]
        place = 0
        while place < len(spoken):
            count, key = self._longest_from([words for words, _ in spoken[place:]])
            if count:
                start, end = spoken[place][1].start(), spoken[place + count - 1][1].end()
                yield _Found(start, text[start:end], key)
            place += max(count, 1)

    def _longest_from(self, words: list[tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
        """Find the longest name at the start of some words.

        Returns:
            How many of the words it takes, and its key; 0 and nothing where there is none.
        """
        for count in range(min(self._longest, len(words)), 0, -1):
            key = tuple(word for group in words[:count] for word in group)
            if key in self._short:
                return count, key
        return 0, ()
