"""Finds names by the beginnings of their words, however many there are; pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import chain
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.language.words import fold

Numbers: TypeAlias = NDArray[np.int32]
Fits: TypeAlias = NDArray[np.uint8]

_WORD: Final[re.Pattern[str]] = re.compile(r"[^\W_]+")
_BESIDE: Final = 1 << 20  # the place of words that are not the name's own: behind all of those
_LAST: Final = "\U0010ffff"


class Fit(IntEnum):
    """How well a name fits what was typed, the best last."""

    NONE = 0
    WORDS = 1  # every word begins one of its words, or of those beside it
    IN_ORDER = 2  # they begin its own words, in their order
    BEGINNING = 3  # the whole begins the name


def read_name_words(text: str) -> list[str]:
    """Read the words of a name or of the beginning of one.

    Args:
        text: Such as "The King’s Fu".

    Returns:
        Words without case, accents and apostrophes: ``["the", "kings", "fu"]``.
    """
    return _WORD.findall(fold(text).replace("'", ""))


class Beginnings:
    """Names, to be found by the beginnings of their words. Never changes."""

    def __init__(
        self, names: Sequence[Sequence[str]], beside: Sequence[Sequence[str]] | None = None
    ) -> None:
        """Sort the words of some names.

        Args:
            names: The words of each, as `read_name_words` reads them.
            beside: Other words by which each is found; None for no such words.
        """
        besides = beside if beside is not None else [()] * len(names)
        words = list(chain.from_iterable(map(chain, names, besides)))
        self._count = len(names)
        self._words = sorted(set(words))
        known = {word: number for number, word in enumerate(self._words)}
        keys = np.fromiter((known[word] for word in words), np.int32, len(words))
        order = np.argsort(keys, kind="stable")
        lengths = [len(own) + len(other) for own, other in zip(names, besides, strict=True)]
        numbers = np.repeat(np.arange(len(names), dtype=np.int32), lengths)
        self._names: Numbers = numbers[order]
        self._places: Numbers = _places(names, besides, len(words))[order]
        self._firsts = np.searchsorted(keys[order], np.arange(len(self._words) + 1))
        joined = [" ".join(own) for own in names]
        self._by_name = sorted(range(len(names)), key=joined.__getitem__)
        self._joined = [joined[number] for number in self._by_name]

    def fit(self, typed: Sequence[str]) -> Fits:
        """Say how well each name fits.

        Args:
            typed: The beginnings of words, as `read_name_words` reads them; where there are none,
                every name fits as well as can be.

        Returns:
            A `Fit` for each name. Shape: (number of names,).
        """
        holds = np.ones(self._count, dtype=np.bool_)
        reached = np.full(self._count, -1, dtype=np.int32)
        for beginning in typed:
            names, places = self._begun(beginning)
            held = np.zeros(self._count, dtype=np.bool_)
            held[names] = True
            holds &= held
            later = (places > reached[names]) & (places < _BESIDE)
            reached = np.full(self._count, _BESIDE, dtype=np.int32)
            np.minimum.at(reached, names[later], places[later])
        fits = np.where(holds, np.uint8(Fit.WORDS), np.uint8(Fit.NONE))
        fits[holds & (reached < _BESIDE)] = Fit.IN_ORDER
        fits[self._beginning(" ".join(typed))] = Fit.BEGINNING
        return fits

    def _begun(self, beginning: str) -> tuple[Numbers, Numbers]:
        """List the names that have a word with a beginning, and where it stands in each."""
        first, end = _range(self._words, beginning)
        stretch = slice(self._firsts[first], self._firsts[end])
        return self._names[stretch], self._places[stretch]

    def _beginning(self, typed: str) -> list[int]:
        first, end = _range(self._joined, typed)
        return self._by_name[first:end]


def _places(
    names: Iterable[Sequence[str]], besides: Iterable[Sequence[str]], count: int
) -> Numbers:
    places = chain.from_iterable(
        chain(range(len(own)), (_BESIDE for _ in other))
        for own, other in zip(names, besides, strict=True)
    )
    return np.fromiter(places, np.int32, count)


def _range(listed: Sequence[str], beginning: str) -> tuple[int, int]:
    return bisect_left(listed, beginning), bisect_left(listed, beginning + _LAST)
