"""Notices that a sentence says the contrary of a word that a question tells; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from bot.answer.premise.opposite_table import EXACT, OPPOSITES, PREFIXES
from bot.answer.premise.reading import Premise, Told, is_about
from bot.answer.premise.word_forms import Word, list_stems, stem

# More than elsewhere must be met: a sentence may hold both "first" and "last" for many reasons.
_SAME_MATTER = 0.75
_SAME_MATTER_LEFT_OUT = 0.6
_SHORTEST_INFLECTED = 4
_LONG_ENOUGH = 4
_LETS_IN = re.compile(r"\b(?:in|into|to|within|inside)\s+(?:the\s+|a\s+)?(\w+)", re.IGNORECASE)
_LEAVES_OUT = re.compile(r"\bout\s+of\s+(?:the\s+|a\s+)?(\w+)", re.IGNORECASE)
_DENIALS = list_stems("not no never dont doesnt didnt isnt arent wasnt werent hasnt havent cannot")


def says_the_contrary(premise: Premise, told: Told) -> bool:
    """Say whether a sentence has the opposite of a word of the question in its place.

    Args:
        premise: What the question tells.
        told: What the sentence tells.

    Returns:
        True where the rest of the question is in the sentence, and the word is not.
    """
    return any(
        is_about(premise, told, share=_SAME_MATTER, disputed=[word.stem])
        for word in _opposed(premise, told)
    ) or _is_left_out(premise, told)


def _opposed(premise: Premise, told: Told) -> Iterator[Word]:
    """Find the question's words of which the sentence holds the opposite and not the word."""
    words = (*premise.words, *told.words)
    if not _DENIALS.isdisjoint(word.stem for word in words):
        return  # what is not public is secret
    outside = _left_out(told.text)
    asked = _entries(premise.words)
    given = _entries(word for word in told.words if word.stem not in outside)
    for word in premise.words:
        for entry in _listed(word):
            for same, others in _table()[entry]:
                if given.isdisjoint(same) and (given & others) - asked:
                    yield word
    yield from _opposed_by_prefix(premise, told)


def _opposed_by_prefix(premise: Premise, told: Told) -> Iterator[Word]:
    asked, given = _joined(premise.words), _joined(told.words)
    for word in premise.words:
        if word.small or word.text in given or len(word.text) < _LONG_ENOUGH:
            continue
        if any(form in given and form not in asked for form in _turned(word.text)):
            yield word


def _turned(word: str) -> Iterator[str]:
    """Give a word with each prefix, and without the one it has."""
    for prefix in PREFIXES:
        yield prefix + word
        if word.startswith(prefix) and len(word) > len(prefix) + _LONG_ENOUGH:
            yield word.removeprefix(prefix)


def _joined(words: tuple[Word, ...]) -> set[str]:
    """Collect words, and those that a hyphen parts after a prefix: "un-elected"."""
    joined = {one.text + two.text for one, two in pairwise(words) if one.text in PREFIXES}
    return {word.text for word in words} | joined


def _is_left_out(premise: Premise, told: Told) -> bool:
    """Say whether something is in a place in the question, and out of it in the sentence."""
    inside = {stem(word.lower()) for word in _LETS_IN.findall(premise.question)}
    outside = _left_out(told.text)
    if not inside & outside or _LEAVES_OUT.search(premise.question):
        return False
    return is_about(premise, told, share=_SAME_MATTER_LEFT_OUT)


def _left_out(text: str) -> set[str]:
    """Find what something is said to be out of, as stems."""
    return {stem(word.lower()) for word in _LEAVES_OUT.findall(text)}


def _entries(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(entry for word in words for entry in _listed(word))


def _listed(word: Word) -> frozenset[str]:
    """Find under which entries of the table a word stands."""
    if word.text in _table():
        return frozenset({word.text})
    return _forms().get(word.stem, frozenset())


@lru_cache(1)
def _table() -> Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    """Give for each entry those that say the same and those that say the contrary."""
    table: dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {}
    for line in OPPOSITES.strip().splitlines():
        sides = [frozenset(side.split()) for side in line.split("/")]
        for side in sides:
            others = frozenset[str]().union(*(each for each in sides if each is not side))
            for entry in side:
                table[entry] = (*table.get(entry, ()), (side, others))
    return table


@lru_cache(1)
def _forms() -> Mapping[str, frozenset[str]]:
    """Give for each stem the entries that other forms of it stand for."""
    forms: dict[str, frozenset[str]] = {}
    for entry in _table():
        inflected = len(entry) >= _SHORTEST_INFLECTED and not entry.endswith("est")
        if inflected and entry not in EXACT:
            forms[stem(entry)] = forms.get(stem(entry), frozenset()) | {entry}
    return forms
