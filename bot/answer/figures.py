"""The figures in a sentence, each with what it counts; pure."""

import re
from dataclasses import dataclass

from index.language.words import STOP_WORDS, read_words


def _word_list(words: str) -> list[str]:
    return words.split()


# "One" counts nothing as often as not: "one of the reasons", "on the one hand".
_SMALL = dict(
    zip(
        _word_list(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen"
        ),
        range(2, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        _word_list("twenty thirty forty fifty sixty seventy eighty ninety"),
        range(20, 100, 10),
        strict=True,
    )
)
MONTHS = frozenset(
    _word_list(
        "january february march april may june july august september october november december"
    )
)
_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "b": 1e9,
    "billion": 1e9, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip
_WORDS = "|".join(sorted({*_SMALL, *_TENS}, key=len, reverse=True))
_FIGURE = re.compile(
    rf"""(?<![\w.,/-])(?P<money>[£$€])?
    (?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<word>{_WORDS})
       (?:[-\s](?P<unit>{"|".join(list(_SMALL)[:8])}|one))?)
    (?:[\s-]?(?P<scale>bn|mn|tn|[kmb]|thousand|million|billion|trillion)\b)?
    (?P<percent>\s?%|\s?(?:per\s?cent|percent(?:age\spoints?)?)\b)?
    (?![\w%/]|[.,-]\d|-[a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS))
_MONTH_NEXT = re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH})\s+$", re.IGNORECASE)
_MOST_DAYS = 31
_YEARS = range(1900, 2100)
_COUNTED_WORDS = 4
# What follows a figure and says no more of what is counted.
_BETWEEN = re.compile(r"[\s“‘\"'-]*(?:of\s+(?:the\s+|all\s+|these\s+)?(?:\d+\s+)?)?", re.IGNORECASE)
_NEXT = re.compile(r"[\s“‘\"']*([^\W_]+(?:['’-][^\W_]+)*)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it counts.

    Attributes:
        value: As a number: 2,500,000 for "£2.5m".
        precision: The place of its last digit that is given: 100,000 for "£2.5m".
        kind: ``£`` or another currency's sign, ``%``, or empty for a plain count.
        counted: The words behind it, such as ``stp`` and ``area``; singular; may be empty.
        start: Where it starts in its sentence.
        end: Where it ends, exclusive.
    """

    value: float
    precision: float
    kind: str
    counted: tuple[str, ...]
    start: int
    end: int


def read_figures(text: str) -> list[Figure]:
    """Read the figures of a sentence; days, months and years are none.

    Args:
        text: A sentence.

    Returns:
        In order.
    """
    read = (_read(text, found) for found in _FIGURE.finditer(text))
    return [figure for figure in read if figure is not None]


def agree(one: Figure, other: Figure) -> bool:
    """Say whether two figures may be one: equal, or one of them the other rounded."""
    coarser = max(one.precision, other.precision)
    return abs(one.value - other.value) <= coarser / 2 + 1e-9


def count_the_same(one: Figure, other: Figure) -> bool:
    """Say whether two figures may be of one thing: of one kind, and of things named alike."""
    if one.kind != other.kind:
        return False
    if one.counted and other.counted:
        return not set(one.counted).isdisjoint(other.counted)
    return one.kind != "" and one.counted == other.counted


def words_beside_figures(text: str) -> set[str]:
    """Read the words that say what a sentence is about: no figures, months or small words."""
    beside, end = [], 0
    for figure in read_figures(text):
        beside.append(text[end : figure.start])
        end = figure.end
    return {
        word.removesuffix("s")
        for word in read_words(" ".join([*beside, text[end:]]))
        if word not in STOP_WORDS and word not in MONTHS and not word[0].isdigit()
    }


def _read(text: str, found: re.Match[str]) -> Figure | None:
    kind = found["money"] or ("%" if found["percent"] else "")
    scale = _SCALES.get((found["scale"] or "").lower(), 1.0)
    digits = (found["digits"] or "").replace(",", "")
    if digits:
        value, precision = float(digits), 10.0 ** -len(digits.partition(".")[2])
        if not kind and scale == 1.0 and _is_of_a_date(text, found, value):
            return None
    else:
        value, precision = _spelt(found), 1.0
    return Figure(
        value=value * scale,
        precision=precision * scale,
        kind=kind,
        counted=_counted(text, found.end()),
        start=found.start(),
        end=found.end(),
    )


def _spelt(found: re.Match[str]) -> float:
    word, unit = found["word"].lower(), (found["unit"] or "").lower()
    ones = 1 if unit == "one" else _SMALL.get(unit, 0)
    return float(_TENS.get(word, _SMALL.get(word, 0)) + ones)


def _is_of_a_date(text: str, found: re.Match[str], value: float) -> bool:
    """Say whether a number is a year, or the day beside a month's name."""
    if value in _YEARS and "," not in found["digits"]:
        return True
    if value > _MOST_DAYS:
        return False
    return bool(
        _MONTH_NEXT.match(text, found.end()) or _MONTH_BEFORE.search(text, 0, found.start())
    )


def _counted(text: str, start: int) -> tuple[str, ...]:
    """Read the words that a figure counts: those behind it up to a stop or a small word."""
    place = _BETWEEN.match(text, start)
    position = place.end() if place else start
    counted: list[str] = []
    while len(counted) < _COUNTED_WORDS and (found := _NEXT.match(text, position)):
        words = read_words(found[1])
        if any(word in STOP_WORDS or word in MONTHS or word.isdigit() for word in words):
            break
        counted.extend(word.removesuffix("s") for word in words)
        position = found.end()
    return tuple(counted)
