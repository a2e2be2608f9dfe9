"""Which other documents say what a sentence says, and which of them said it first; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from bot.answer.choice.neighbours import leans_on_the_one_before
from bot.answer.choice.ranking import Choice, says_the_same
from index.language.words import STOP_WORDS, read_words
from index.searcher import Hit

# Further documents named for one sentence; more say nothing new to a reader.
_MOST_REPEATS = 2
# What repeats a sentence holds nearly all of its words; two that are one hold nearly each other's.
_HELD = 0.9
_EQUAL = 0.8
# Between two sentences that follow each other there is a space or a blank line.
_GAP_CHARS = 3
_SAID_BY = re.compile(
    r"\b(?:said|says|told|tells|according to|added|adds|reported|reports|by|from)\b", re.IGNORECASE
)


NOTHING_FOLDED: Mapping[tuple[str, int], Sequence[Choice]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence to show, and where else the same is said.

    Attributes:
        choice: The sentence that is shown.
        repeats: Sentences of other documents that say the same, at most two, one a document.
    """

    choice: Choice
    repeats: tuple[Choice, ...] = ()


def find_repeats(
    chosen: Sequence[Choice],
    hits: Sequence[Hit],
    folded: Mapping[tuple[str, int], Sequence[Choice]] = NOTHING_FOLDED,
) -> list[Stated]:
    """Find where else the sentences chosen are said, and show the original of each.

    The original is the one that the other quotes, or else the one published first; dated ones come
    before undated ones. Of the versions of one document the newest is shown. A sentence that stands
    in one run with another chosen one stays, since its neighbour leans on its words; so does one
    whose original cannot stand alone.

    Args:
        chosen: The sentences to show, in reading order.
        hits: All that was found, best first.
        folded: Sentences known to give the same fact in other words, by the place of the chosen
            one.

    Returns:
        One for each sentence, in the same order.
    """
    others = list(_sentences(hits))
    stated: list[Stated] = []
    for choice in chosen:
        alike = _alike(choice, others)
        original = choice if _has_neighbour(choice, chosen) else _original(choice, alike)
        repeats = [
            each
            for each in (choice, *alike)
            if each.place[0] != original.place[0] and _repeats(original, each)
        ]
        known = {each.place[0] for each in (original, *repeats)}
        repeats += [each for each in folded.get(choice.place, ()) if each.place[0] not in known]
        stated.append(Stated(original, tuple(sorted(repeats, key=_by_date)[:_MOST_REPEATS])))
    return stated


def _sentences(hits: Iterable[Hit]) -> Iterator[tuple[Choice, set[str]]]:
    """Give every full sentence once, with its words."""
    places: set[tuple[str, int]] = set()
    for hit in hits:
        for scored in hit.sentences:
            choice = Choice(hit, scored, 0.0)
            if not scored.sentence.fragment and choice.place not in places:
                places.add(choice.place)
                yield choice, _words(scored.text)


def _alike(choice: Choice, others: Iterable[tuple[Choice, set[str]]]) -> list[Choice]:
    """Find the sentences of other documents that say the same, the first met of each document."""
    text, words = choice.scored.text, _words(choice.scored.text)
    found: dict[str, Choice] = {}
    for other, other_words in others:
        document = other.place[0]
        # The first is cheaper than the second, and true of few.
        if _may_be_alike(words, other_words) and says_the_same(text, other.scored.text):
            found.setdefault(document, replace(other, score=choice.score))
    return [each for document, each in found.items() if document != choice.place[0]]


def _may_be_alike(words: set[str], others: set[str]) -> bool:
    return 2 * len(words & others) >= min(len(words), len(others))


def _original(choice: Choice, alike: Iterable[Choice]) -> Choice:
    newer = choice.hit.document.newer
    for each in alike:
        if newer and each.place[0] == newer.document_id:
            return each
    fit = [each for each in alike if not leans_on_the_one_before(each.scored.text)]
    for each in fit:
        if _quotes(choice, each):
            return each
    # Of two pages of one publisher neither quotes the other.
    equal = [
        each
        for each in fit
        if each.hit.document.publisher != choice.hit.document.publisher
        and _are_equal(choice, each)
        and not _quotes(each, choice)
    ]
    return min((choice, *equal), key=_by_date)


def _quotes(one: Choice, other: Choice) -> bool:
    """Say whether a sentence gives the other's publisher as the one who says so."""
    publisher = other.hit.document.publisher
    if not publisher or publisher == one.hit.document.publisher:
        return False
    text = one.scored.text
    named = _words(publisher) and _words(publisher) <= _words(text)
    return bool(named) and _SAID_BY.search(text) is not None


def _are_equal(one: Choice, other: Choice) -> bool:
    first, second = _words(one.scored.text), _words(other.scored.text)
    return len(first & second) >= _EQUAL * len(first | second)


def _repeats(original: Choice, other: Choice) -> bool:
    """Say whether a sentence holds nearly all that the original says."""
    words = _words(original.scored.text)
    held = len(words & _words(other.scored.text))
    return held >= _HELD * len(words) or _are_equal(original, other)


def _by_date(choice: Choice) -> tuple[bool, date]:
    published = choice.hit.document.published
    return (published is None, published or date.min)


def _has_neighbour(choice: Choice, chosen: Iterable[Choice]) -> bool:
    return any(
        each.place[0] == choice.place[0]
        and each.place != choice.place
        and _gap(choice, each) <= _GAP_CHARS
        for each in chosen
    )


def _gap(one: Choice, other: Choice) -> int:
    first, second = sorted((one.scored.sentence, other.scored.sentence), key=lambda s: s.start)
    return second.start - first.end


def _words(text: str) -> set[str]:
    words = set(read_words(text))
    return words - STOP_WORDS or words
