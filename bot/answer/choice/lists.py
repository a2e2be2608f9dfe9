"""The items of a list that a question asks for, or that a sentence leads in; pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from bot.answer.choice.counts import NUMBER
from bot.answer.choice.neighbours import read_on
from bot.answer.choice.ranking import Choice
from index.language.words import STOP_WORDS, read_words
from index.searcher import Hit

# An item may be explained in a sentence or two before the next one comes.
_BETWEEN_ITEMS = 2
# How far down the ranking a list is looked for.
_ANCHORS = 3
_SAME_FRAME = 0.6
_SAME_BEGINNING = 5  # words
_LEAST_SHARED = 4  # words, half of them no stop words
_ANNOUNCES = re.compile(
    rf":\W*$|\b{NUMBER}\W+(?:\w+\W+){{0,3}}?\w+s\b|\bseveral\W+(?:\w+\W+){{0,3}}?\w+s\b",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth|sixth|seventh|eighth|last(?:ly)?"
    r"|final(?:ly)?|next|another|other)"
)
_ITEM = re.compile(rf"[“\"‘'(\[•*-]*(?:(?:the|a)\s+)?(?:{_ORDINAL}|one|also)\b", re.IGNORECASE)


def follow_announcement(choice: Choice, hits: Sequence[Hit], *, limit: int) -> list[Choice]:
    """Find the items that a sentence leads in.

    Args:
        choice: A sentence, such as "These tests are:" or "Two main reasons were given".
        hits: All that was found.
        limit: How many at the most.

    Returns:
        In order; behind a colon all that follows, otherwise the sentences that begin as items do
        ("The first was …"). Empty where it leads in nothing.
    """
    text = choice.scored.text
    if not _ANNOUNCES.search(text):
        return []
    behind = read_on(choice, hits)
    if text.endswith(":"):
        return behind[:limit]
    return list(_items(behind))[:limit]


def find_parallel(ranked: Sequence[Choice], *, wanted: int) -> list[Choice]:
    """Find sentences built alike, such as "X was one of the first eight", for as many X as wanted.

    Args:
        ranked: The sentences, best first.
        wanted: How many there should be.

    Returns:
        The best ``wanted`` of the best run of sentences that are built alike and stand in one
        document, or fewer; empty where no two are.
    """
    most: list[Choice] = []
    for anchor in ranked[: max(_ANCHORS, wanted)]:
        words = read_words(anchor.scored.text)
        alike = [each for each in ranked if _is_parallel(anchor, words, each)]
        if len(alike) >= wanted:
            return alike[:wanted]
        if len(alike) > max(len(most), 1):
            most = alike
    return most


def _is_parallel(anchor: Choice, words: Sequence[str], other: Choice) -> bool:
    if anchor.place[0] != other.place[0]:
        return False
    return anchor is other or are_parallel(words, read_words(other.scored.text))


def are_parallel(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two sentences are built alike.

    Args:
        one: A sentence's words.
        other: Another's.

    Returns:
        True where they share most words of the shorter one, in order.
    """
    if len(set(one) & set(other)) < _LEAST_SHARED:
        return False
    beginning = [first for first, _ in takewhile(_are_equal, zip(one, other, strict=False))]
    if len(beginning) >= _SAME_BEGINNING:
        return _tell(beginning)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = [word for block in blocks for word in one[block.a : block.a + block.size]]
    return len(shared) >= _SAME_FRAME * min(len(one), len(other)) and _tell(shared)


def _are_equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _tell(shared: Sequence[str]) -> bool:
    telling = sum(word not in STOP_WORDS for word in shared)
    return len(shared) >= _LEAST_SHARED and 2 * telling >= _LEAST_SHARED


def _items(behind: Sequence[Choice]) -> Iterator[Choice]:
    passed = 0
    for each in behind:
        if _ITEM.match(each.scored.text):
            passed = 0
            yield each
        elif passed == _BETWEEN_ITEMS:
            return
        else:
            passed += 1
