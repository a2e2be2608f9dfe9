"""Notice and mend words that lost a letter: "wil", "chal enge", "bene ts"."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from sources.text_faults.words_at_risk import DOUBLE_L, LIGATURES

_MIN_DAMAGED: Final = 3
_MIN_SHARE: Final = 0.1  # of the words that hold the letters; fewer are slips of the pen
_MIN_LETTERS: Final = 3  # of a damaged word; "al" is mended in texts that are damaged anyway
_WORD: Final = re.compile(r"[^\W\d_]+")
_PAIR: Final = re.compile(r"\b([^\W\d_]+) (?=([^\W\d_]+))")
_LIGATURE: Final = re.compile("ffi|ffl|ff|fi|fl")
# What is a word of its own, or one as Americans write it, is no damaged one.
_WHOLE_TEXT: Final = """
    ally alow aloy aly bal bel bil bils bul cal canceled canceling cel controled councilor
    councilors counseling counselor dened dent el fal fals fel fil filed filing fuler gal hal
    hals hel hil hils il instil kil labeled mil modeled modeling nance nances pal piled pol
    poling pols prole proles pul relay rol roled sel sely shel sil sily stang tel til tol
    traveled traveling unied val valey vil vilage wal wals yel
"""
_WHOLE: Final = frozenset(_WHOLE_TEXT.split())
_NO_ENDINGS: Final = frozenset({"or", "one", "so", "as", "is", "it", "an", "at", "to"})


@dataclass(frozen=True, slots=True)
class LostLetters:
    """What letters a text has lost.

    Attributes:
        words: The healthy form of each damaged word, in lower case.
        pairs: The healthy form of each word that fell into two, by both.
        example: The damaged form that is commonest, as it stands in the text.
        healed: Its healthy form.
        count: How often that form stands in the text.
    """

    words: Mapping[str, str] = field(repr=False)
    pairs: Mapping[tuple[str, str], str] = field(repr=False)
    example: str
    healed: str
    count: int

    def mend(self, text: str) -> str:
        """Give the words of a text their letters back.

        Args:
            text: Of the document, or a part of it.

        Returns:
            The text with other words whole; mending it again changes nothing.
        """
        if self.pairs:
            text = _mend_pairs(text, self.pairs)
        return _WORD.sub(lambda found: _mend_word(found[0], self.words), text)


def find_lost_letters(text: str) -> LostLetters | None:
    """Tell whether a document's words have lost letters.

    Args:
        text: All of the document.

    Returns:
        What is lost; None where a few odd words are all.
    """
    tokens = _WORD.findall(text)
    counts = Counter(tokens)
    couples = Counter((found[1], found[2]) for found in _PAIR.finditer(text))
    words: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for kind in _kinds():
        found = Counter(dict(_count_damaged(kind, counts, couples)))
        healthy = sum(count for word, count in counts.items() if word.lower() in kind.healthy)
        damaged = found.total()
        if damaged >= _MIN_DAMAGED and damaged >= _MIN_SHARE * (damaged + healthy):
            words |= {**kind.words, **kind.certain}
            pairs |= kind.pairs
            seen.update(found)
    if not seen:
        return None
    (example, healed), count = seen.most_common(1)[0]
    return LostLetters(words, pairs, example, healed, count)


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way in which letters are lost: words that show it, and words mended once it is known."""

    healthy: frozenset[str]
    words: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]
    certain: Mapping[str, str]


@cache
def _kinds() -> tuple[_Kind, ...]:
    return (
        _make_kind(DOUBLE_L, _lose_l, {"al": "all", "cal": "call", "cals": "calls", "tel": "tell"}),
        _make_kind(LIGATURES, _lose_ligature, {}),
    )


def _make_kind(
    healthy: frozenset[str], lose: Callable[[str], Iterator[str]], certain: Mapping[str, str]
) -> _Kind:
    words: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for word in sorted(healthy, key=lambda word: (-len(word), word)):
        for damaged in lose(word):
            first, _, last = damaged.partition(" ")
            if last:
                if last not in _NO_ENDINGS:  # "council or"
                    pairs[first, last] = word
            elif len(damaged) >= _MIN_LETTERS and damaged not in _WHOLE | healthy:
                words[damaged] = word
    return _Kind(healthy, words, pairs, certain)


def _lose_l(word: str) -> Iterator[str]:
    for found in re.finditer("ll", word):
        before, after = word[: found.start()], word[found.end() :]
        yield f"{before}l{after}"
        if after and len(before) + len(after) >= _MIN_LETTERS:
            yield f"{before}l {after}"


def _lose_ligature(word: str) -> Iterator[str]:
    for found in _LIGATURE.finditer(word):
        before, after = word[: found.start()], word[found.end() :]
        lost = ("", "f") if len(found[0]) == 3 else ("",)  # of "ffi", an f may be left
        for left in lost:
            if len(before + left + after) > 4:
                yield f"{before}{left}{after}"
            if before + left and after and len(before + left + after) > 2:
                yield f"{before}{left} {after}"


def _count_damaged(
    kind: _Kind, counts: Mapping[str, int], couples: Mapping[tuple[str, str], int]
) -> Iterator[tuple[tuple[str, str], int]]:
    for word, count in counts.items():
        if word.islower() and word in kind.words:
            yield (word, kind.words[word]), count
    for (first, last), count in couples.items():
        healthy = kind.pairs.get((first.lower(), last))
        if healthy:
            yield (f"{first} {last}", _like(first, healthy)), count


def _mend_pairs(text: str, pairs: Mapping[tuple[str, str], str]) -> str:
    pieces: list[str] = []
    done = 0
    for found in _PAIR.finditer(text):
        healthy = pairs.get((found[1].lower(), found[2].lower()))
        if healthy and found.start() >= done:
            pieces += (text[done : found.start()], _like(found[1], healthy))
            done = found.end(2)
    return "".join((*pieces, text[done:]))


def _mend_word(word: str, words: Mapping[str, str]) -> str:
    healthy = words.get(word.lower())
    return _like(word, healthy) if healthy else word


def _like(word: str, healthy: str) -> str:
    """Set a word in capitals as another is."""
    if word.isupper() and len(word) > 1:
        return healthy.upper()
    return healthy[0].upper() + healthy[1:] if word[0].isupper() else healthy
