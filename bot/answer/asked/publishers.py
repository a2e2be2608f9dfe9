"""Finds the publishers that people mean: by words, initials and near misses; pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from index.language.words import fold

_SMALL: Final = frozenset({"the", "of", "and", "for", "in", "on", "to", "a"})
_WORD: Final = re.compile(r"[^\W_]+")
_LEAST_INITIALS: Final = 2
_REMEMBERED: Final = 4096  # names: the same publishers are looked through for every question
_ALIKE: Final = 0.6  # as difflib draws the line
# By initials no computer would guess; other pairs are passed in.
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "dh": ("department of health", "department of health and social care", "dhsc"),
    "konp": ("keep our nhs public",),
    "mip": ("managers in partnership",),
    "pac": ("committee of public accounts", "public accounts committee"),
    "the mj": ("municipal journal",),
}


def match_publishers(
    named: str,
    publishers: Iterable[str],
    *,
    long_forms: Mapping[str, Collection[str]] | None = None,
) -> tuple[str, ...]:
    """Find the publishers that a name, or part of one, stands for.

    Args:
        named: What somebody typed, such as ``bma``, ``kings fund`` or ``NHS``.
        publishers: As the documents name them.
        long_forms: Abbreviation to the names it stands for, for those not told by their initials.

    Returns:
        Those of exactly this name or these initials; where there are none, those whose name holds
        it, as words first, then as letters. By name; empty where there are none.
    """
    listed = sorted(set(publishers))
    exact = name_publishers(named, listed, long_forms=long_forms)
    if exact:
        return exact
    words = _words(named)
    if not words:
        return ()
    by_words = tuple(each for each in listed if _holds(_words(each), words))
    if by_words:
        return by_words
    letters = "".join(words)
    return tuple(each for each in listed if letters in "".join(_words(each)))


def name_publishers(
    named: str,
    publishers: Iterable[str],
    *,
    long_forms: Mapping[str, Collection[str]] | None = None,
) -> tuple[str, ...]:
    """Find the publishers whose whole name, or initials, somebody gives.

    Args:
        named: What somebody wrote.
        publishers: As the documents name them.
        long_forms: Abbreviation to the names it stands for.

    Returns:
        By name; empty where there are none.
    """
    pairs = _known_pairs(long_forms or {})
    letters = "".join(_words(named))
    both = frozenset(short for short, forms in pairs.items() if letters in forms)
    return tuple(
        each
        for each in sorted(set(publishers))
        if _same(named, each) or any("".join(_words(each)) in pairs[short] for short in both)
    )


def nearest_publishers(named: str, publishers: Sequence[str], *, limit: int) -> list[str]:
    """Order publishers by how near their names come to one that is not there.

    Args:
        named: What somebody typed.
        publishers: One for each document, so that the order can tell which has most.
        limit: How many at the most.

    Returns:
        The nearest first; of equally near ones those of most documents first.
    """
    counts = Counter(publishers)

    def distance(publisher: str) -> tuple[float, int, str]:
        return (-round(_likeness(named, publisher), 1), -counts[publisher], publisher)

    return sorted(counts, key=distance)[:limit]


def _likeness(named: str, publisher: str) -> float:
    typed = "".join(_words(named))
    forms = ["".join(_words(publisher)), *_initials(publisher), *_words(publisher)]
    best = max(SequenceMatcher(None, typed, form).ratio() for form in forms)
    return best if best >= _ALIKE else 0.0


def _same(named: str, publisher: str) -> bool:
    """Say whether two names are one, or one is the other's initials."""
    one, other = "".join(_words(named)), "".join(_words(publisher))
    if not one or not other:
        return False
    return one == other or one in _initials(publisher) or other in _initials(named)


def _known_pairs(long_forms: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Every abbreviation with all that it stands for, each as one word."""
    pairs: dict[str, frozenset[str]] = {}
    for short, names in (*_KNOWN.items(), *long_forms.items()):
        forms = {"".join(_words(form)) for form in (short, *names)}
        pairs[short.lower()] = pairs.get(short.lower(), frozenset()) | forms
    return pairs


@lru_cache(_REMEMBERED)
def _initials(name: str) -> frozenset[str]:
    """The initials with and without small words; words in capitals may stay whole (NHSE)."""
    words = [word for word in _WORD.findall(_plain(name)) if word.lower() != "the"]
    telling = [word for word in words if word.lower() not in _SMALL]
    found: set[str] = set()
    for chosen in (words, telling):
        found.add("".join(word[0] for word in chosen).lower())
        found.add("".join(word if word.isupper() else word[0] for word in chosen).lower())
    if len(telling) <= 1:
        return frozenset()
    return frozenset(each for each in found if len(each) >= _LEAST_INITIALS)


@lru_cache(_REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(_plain(name)))
    return tuple(word for word in words if word != "the") or tuple(words)


def _plain(name: str) -> str:
    return name.replace("'", "").replace("’", "").replace("&", " and ")


def _holds(words: Sequence[str], sought: Sequence[str]) -> bool:
    """Say whether words follow each other in a name; the last may be the beginning of one."""
    for start in range(len(words) - len(sought) + 1):
        span = words[start : start + len(sought)]
        if span[:-1] == sought[:-1] and span[-1].startswith(sought[-1]):
            return True
    return False
