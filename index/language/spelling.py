"""Mends slips of spelling, only where neither the documents nor English know the word."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Protocol, Self

from index.language.english import is_english, load_english
from index.language.words import read_words

# Shorter words are never mended: "bed", "bid" and "bad" are one slip apart.
_SHORTEST = 4
_LONGEST = 30  # longer ones are no words
_ONE_SLIP = 7  # longest word in which two slips would leave too little to go by
# A capital may mean a name, and names are alike: only what cannot be another name is mended.
_SHORTEST_NAME = 7
_SHORTEST_INITIALS = 3
_LONGEST_INITIALS = 6
# The best word stands in so many times as many rows as the next one, or the slip is ambiguous; so
# it is where an English word that the documents lack is so many times as common in English. With
# one letter of 4,500 questions changed at random, three quarters of the words in small letters that
# the documents hold were mended and fewer than one in a hundred taken for another word; of words
# that they do not hold, one in twenty was.
_CLEARLY = 3
_FAR_COMMONER = 5
# Words of questions, which documents may lack.
_COMMON = frozenset([
    *("about", "does", "from", "have", "that", "their", "there", "they", "this", "were", "what"),
    *("when", "where", "which", "whose", "with", "would"),
])
_ROWS_OF_COMMON = 1_000_000


class Vocabulary(Protocol):
    """The words of the documents."""

    def holds(self, text: str) -> bool:
        """Say whether rows hold every word of a text that is worth looking for, in any form."""
        ...

    def words_from(self, beginning: str) -> list[str]:
        """List the words that begin with some letters, and maybe others that no row holds."""
        ...

    def rows_with(self, word: str) -> int:
        """Count the rows that hold a word, spelt just so."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class _Slips:
    """How two words differ; letters changed round are the likeliest slip of all.

    Attributes:
        count: How many slips.
        unlikely: False where the letters are the same.
    """

    count: int
    unlikely: bool

    @classmethod
    def between(cls, typed: str, meant: str) -> Self:
        """Compare two words."""
        return cls(edit_distance(typed, meant), sorted(typed) != sorted(meant))


def mend_word(word: str, vocabulary: Vocabulary, *, capital: bool) -> str | None:
    """Find the word that somebody meant to type.

    One slip is a letter too many, too few, another, or two changed round. Up to seven letters one
    is allowed, beyond that two; the first letter is held to be right, unless it changed places.

    Args:
        word: Letters only, in lower case.
        vocabulary: The words of the documents.
        capital: Whether it was typed like a name: then only one slip in a long word is mended, and
            no letter for another, so that no name is taken for another.

    Returns:
        The word of the documents that is nearest; None where the word is known, where nothing is
        near, where two are equally likely, and where an English word that the documents lack is
        nearer.
    """
    mendable = _SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
    if not mendable or vocabulary.holds(word) or is_english(word):
        return None
    (folded,) = read_words(word)
    near = _nearest(folded, vocabulary, most=1 if capital or len(folded) <= _ONE_SLIP else 2)
    if near is None or (capital and near not in _COMMON and _may_be_name(folded, near)):
        return None
    return near


def mend_initials(initials: str, known: Collection[str]) -> str | None:
    """Find the abbreviation that somebody meant to type.

    Args:
        initials: In capitals, and not known.
        known: Abbreviations in capitals.

    Returns:
        The one of the same letters that is one slip away, such as CCG for CGC and CGG; None where
        there is none or more than one.
    """
    if not _SHORTEST_INITIALS <= len(initials) <= _LONGEST_INITIALS:
        return None
    near = [
        short
        for short in known
        if len(short) == len(initials)
        and set(short) == set(initials)
        and edit_distance(short, initials) == 1
    ]
    return near[0] if len(near) == 1 else None


def edit_distance(first: str, second: str) -> int:
    """Count the slips between two words.

    The restricted Damerau-Levenshtein distance ("optimal string alignment").

    Args:
        first: Anything.
        second: Anything.

    Returns:
        How many letters have to be put in, left out, replaced or changed with their neighbours.
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first):
        last, before, row = before, row, [place + 1]
        for other, compared in enumerate(second):
            least = min(before[other] + (letter != compared), before[other + 1] + 1, row[other] + 1)
            if place and other and letter == second[other - 1] and compared == first[place - 1]:
                least = min(least, last[other - 1] + 1)
            row.append(least)
    return row[-1]


def _may_be_name(typed: str, near: str) -> bool:
    """Say whether what was typed may be another name than the one near to it."""
    replaced = len(near) == len(typed) and sorted(near) != sorted(typed)
    return len(typed) < _SHORTEST_NAME or replaced or near[-1] != typed[-1]


def _nearest(word: str, vocabulary: Vocabulary, *, most: int) -> str | None:
    # Rows are counted last: only a few of the words that begin alike are near.
    found = sorted(
        (slips, -rows, candidate)
        for candidate in _candidates(word, vocabulary, most)
        if (slips := _Slips.between(word, candidate)).count <= most
        and (rows := _count_rows(candidate, vocabulary))
    )
    if not found:
        return None
    least, rows, best = found[0]
    if rows == -1 and not is_english(best):
        return None  # a slip in a document, perhaps
    rivals = (
        others
        for slips, others, other in found[1:]
        if slips == least and other.rstrip("s") != best.rstrip("s")
    )
    clear = all(rows <= _CLEARLY * others for others in rivals)
    return best if clear and not _is_nearer_english(word, least, best) else None


def _count_rows(word: str, vocabulary: Vocabulary) -> int:
    return _ROWS_OF_COMMON if word in _COMMON else vocabulary.rows_with(word)


def _candidates(word: str, vocabulary: Vocabulary, most: int) -> Iterator[str]:
    yield from _COMMON
    letters = set(word)
    for beginning in dict.fromkeys((word[0], word[1] + word[0])):
        for candidate in vocabulary.words_from(beginning):
            long_enough = len(candidate) >= _SHORTEST and candidate.isalpha()
            alike = abs(len(candidate) - len(word)) <= most and len(letters ^ set(candidate)) <= (
                2 * most  # a slip brings one letter in and takes another away at the most
            )
            if long_enough and alike and candidate not in _COMMON:
                yield candidate


def _is_nearer_english(word: str, slips: _Slips, best: str) -> bool:
    """Say whether English has a word that is likelier than the best one of the documents."""
    english = load_english()
    enough = _FAR_COMMONER * english.get(best, 0)
    return any(
        (found := _Slips.between(word, other)) < slips
        or (found == slips and enough < english[other])
        for other in _one_slip_away(word)
        if other in english and other != best
    )


def _one_slip_away(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            yield head + letter + tail[1:]
