"""Learns from a text which abbreviation stands for what: "clinical commissioning group (CCG)".

The way of Schwartz and Hearst, A Simple Algorithm for Identifying Abbreviation Definitions in
Biomedical Text (Pacific Symposium on Biocomputing, 2003): a short form in brackets, as many words
before it as it could stand for, and letters matched one by one. Stricter in one thing: every letter
has to begin a word, and every word that carries meaning has to give one, since in policy papers
what stands in brackets is mostly no abbreviation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_MAX_LETTERS = 10
_MIN_LETTERS_TO_SKIP = 4  # NICE leaves out the H of "Health"; from three letters none is left out
_EXTRA_WORDS = 5  # more than letters, for "of" and "the"; the paper's figure
_WINDOW_CHARS = 160  # before or after an abbreviation
# Words that an abbreviation may pass over. Others than these it has to have a letter of.
_SMALL_WORDS = "a an and as at by for from in into of on or the to with &"
_SMALL = frozenset(_SMALL_WORDS.split())

_SHORT = r"[A-Z0-9](?:[A-Za-z0-9]|&(?=[A-Za-z]))*"
_QUOTE = r"[\"'\u2018\u2019\u201c\u201d]?"
_IN_BRACKETS = re.compile(
    rf"\((?:(?:or|the|hereafter|known as)\s+)*{_QUOTE}(?P<short>{_SHORT}){_QUOTE}(?=[),;])"
)
_NAMED_AFTER = re.compile(
    rf",?\s(?:or|known as|called|shortened to|abbreviated to|abbreviated as)\s+(?:the\s+)?"
    rf"{_QUOTE}(?P<short>{_SHORT})\b"
)
_EXPLAINED = re.compile(rf"\b(?P<short>{_SHORT})\s\((?P<long>[^()\n]+)\)")
_STANDS_FOR = re.compile(
    rf"\b(?P<short>{_SHORT}){_QUOTE}\s+(?:stands|stood|is short|was short)\s+for\s+"
    rf"(?P<long>[^()\n]+)"
)
_LISTED = re.compile(
    rf"^[^\w\n]*(?P<short>{_SHORT})\s*(?:[:=|\t\u2013\u2014]|\s-\s)\s*(?P<long>[^()\n]+)",
    re.MULTILINE,
)
_BREAK = re.compile(r"[;:!?()\n\u2022]|\.(?=\s|$)")
_WORD = re.compile(r"&|[^\W_]+(?:['\u2019][^\W_]+)*")
_PLURAL = re.compile(r"(?<=[A-Z0-9])s$")


@dataclass(frozen=True, slots=True, order=True)
class Abbreviation:
    """An abbreviation and what it stands for.

    Attributes:
        short: In capitals and in the singular, such as ``CCG``.
        long: In the singular where that is known, such as ``clinical commissioning group``.
    """

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a long form: its letters, where it stands, and whether a hyphen is before it."""

    text: str
    start: int
    end: int
    hyphenated: bool

    @property
    def may_be_passed(self) -> bool:
        """Whether an abbreviation need not have a letter of it."""
        return self.hyphenated or self.text.lower() in _SMALL


def learn_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Learn the abbreviations that a text explains.

    Read are "Long Form (LF)", "LF (long form)", "Long Form, or LF", "LF stands for long form" and
    lines such as "LF: long form".

    Args:
        text: Clean text.

    Returns:
        Each pair once, sorted.
    """
    found: dict[tuple[str, str], Abbreviation] = {}
    for pair in _read_pairs(text):
        found.setdefault((pair.short.lower(), pair.long.lower()), pair)
    return tuple(sorted(found.values()))


def _read_pairs(text: str) -> Iterator[Abbreviation]:
    for pattern in (_IN_BRACKETS, _NAMED_AFTER):
        for match in pattern.finditer(text):
            if letters := _read_letters(match["short"]):
                yield from _pair(match["short"], _long_before(text, match.start(), letters))
    for pattern in (_EXPLAINED, _STANDS_FOR, _LISTED):
        for match in pattern.finditer(text):
            if letters := _read_letters(match["short"]):
                yield from _pair(match["short"], _long_after(match["long"], letters))


def _read_letters(short: str) -> str | None:
    """Read the letters that words have to begin with.

    Returns:
        In lower case, without a plural's s; None for what is no abbreviation, such as 2016.
    """
    letters = _PLURAL.sub("", short)
    capitals = sum(letter.isupper() for letter in letters)
    if not 2 <= len(letters) <= _MAX_LETTERS or capitals < 2:
        return None
    return letters.lower()


def _pair(short: str, long: str | None) -> Iterator[Abbreviation]:
    if long is None:
        return
    singular = _PLURAL.sub("", short)
    if singular != short:
        long = _to_singular(long)
    yield Abbreviation(singular.upper(), long)


def _to_singular(long: str) -> str:
    if long.endswith("ies"):
        return f"{long[:-3]}y"
    return long if long.endswith(("ss", "us", "is")) else long.removesuffix("s")


def _long_before(text: str, end: int, letters: str) -> str | None:
    """Find the shortest run of words up to a place that some letters stand for."""
    start = max(0, end - _WINDOW_CHARS)
    for stop in _BREAK.finditer(text, start, end):
        start = stop.end()
    words = _words(text, start, end)
    if not words or text[words[-1].end : end].strip():
        return None
    most = len(letters) + _EXTRA_WORDS
    runs = [words[-count:] for count in range(1, min(most, len(words)) + 1)]
    return _first_spelt(text, letters, runs)


def _long_after(text: str, letters: str) -> str | None:
    """Find the shortest run of words at the start of a text that some letters stand for."""
    stop = _BREAK.search(text)
    words = _words(text, 0, stop.start() if stop else len(text))
    while words and words[0].text.lower() in _SMALL:
        words = words[1:]
    most = len(letters) + _EXTRA_WORDS
    runs = [words[:count] for count in range(1, min(most, len(words)) + 1)]
    return _first_spelt(text, letters, runs)


def _first_spelt(text: str, letters: str, runs: Iterable[Sequence[_Word]]) -> str | None:
    runs = [run for run in runs if len(run) > 1 and not run[0].may_be_passed]
    for passes in (0, 1) if len(letters) >= _MIN_LETTERS_TO_SKIP else (0,):
        for run in runs:
            if _spells(letters, run, passes):
                return text[run[0].start : run[-1].end]
    return None


def _spells(letters: str, words: Sequence[_Word], passes: int) -> bool:
    """Say whether letters begin words in their order, each word that matters giving one.

    Args:
        letters: Those not yet matched.
        words: Those not yet used.
        passes: How many more words that matter may be passed over, the last one excepted.

    Returns:
        True where both come to an end together.
    """
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if any(_spells(letters[count:], rest, passes) for count in _taken(letters, word)):
        return True
    if word.may_be_passed:
        return _spells(letters, rest, passes)
    return bool(passes and rest) and _spells(letters, rest, passes - 1)


def _taken(letters: str, word: _Word) -> Iterator[int]:
    """Count how many letters a word can stand behind.

    Yields:
        1 for its first letter; all of them for what is an abbreviation itself, as in NHSE for NHS
        England.
    """
    text = word.text.lower()
    if text == "and" and letters.startswith("&"):
        yield 1
    if letters.startswith(text[:1]):
        yield 1
    if word.text.isupper() and len(text) > 1 and letters.startswith(text):
        yield len(text)


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(match[0], match.start(), match.end(), text[match.start() - 1 : match.start()] == "-")
        for match in _WORD.finditer(text, start, end)
    ]
