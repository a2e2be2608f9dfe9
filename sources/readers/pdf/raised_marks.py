"""Take the raised marks of footnotes out of the words of a page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from sources.readers.pdf.pdf_word import Word

_MARK: Final = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})(?:[,;–-]\d{1,3})*,?|[,;–-]|\[\d{1,3}\]")
_SUPERSCRIPT: Final = re.compile("(?<=[^\\W\\d_]{3})[¹²³⁰⁴-⁹]+|(?<=[.,;:!?)”’\"'%])[¹²³⁰⁴-⁹]+")
_POWER: Final = re.compile(r"(?:^|[\d/(])(?:[mck]?m|ft|10)$|(?:^|\W)CO$")
_SMALLER: Final = 0.88  # times the size of the word that it marks, or less
_MIN_RAISE: Final = 0.08  # times that size, above its baseline
_MAX_RAISE: Final = 0.9
_MAX_STRAY: Final = 200  # on a page; each is held against every word
_REACH: Final = 0.35  # times that size: how far from the word a mark stands


def drop_marks(words: Sequence[Word]) -> tuple[list[Word], list[str]]:
    """Leave out what is raised behind a word to point to a footnote.

    A mark before a word, at the head of the footnote itself, stays and comes down to its line.

    Args:
        words: Of one page, in the order of the file.

    Returns:
        The other words, and the marks.
    """
    kept: list[Word] = []
    marks: list[str] = []
    small = _size_of_stray_marks(words)
    for place, word in enumerate(words):
        if not _MARK.fullmatch(word.text):
            kept.append(_without_superscript(word, marks))
        elif _marks_any(word, [*kept[-1:], *(words if word.size < small else ())]):
            marks.append(word.text)
        else:
            kept.append(_lowered(word, words[place + 1 : place + 2]))
    return kept, marks


def _size_of_stray_marks(words: Sequence[Word]) -> float:
    """Tell below which size a mark may be painted apart from its word; 0 where figures abound."""
    small = _SMALLER * median(word.size for word in words) if words else 0.0
    count = sum(word.size < small and _MARK.fullmatch(word.text) is not None for word in words)
    return small if count <= _MAX_STRAY else 0.0


def _marks_any(word: Word, hosts: Sequence[Word]) -> bool:
    return any(_is_raised(word, host) and _follows(word, host) for host in hosts)


def _is_raised(mark: Word, word: Word) -> bool:
    rise = mark.baseline - word.baseline
    return (
        mark.size < _SMALLER * word.size and _MIN_RAISE * word.size < rise < _MAX_RAISE * word.size
    )


def _follows(mark: Word, word: Word) -> bool:
    if not -1 <= mark.left - word.right <= _REACH * word.size:
        return False
    return _POWER.search(word.text) is None or mark.text not in {"2", "3"}


def _lowered(word: Word, following: Sequence[Word]) -> Word:
    """Bring the mark at the head of a footnote down to the line that it begins."""
    if not (following and _is_raised(word, following[0])):
        return word
    if not -1 <= following[0].left - word.right <= 2 * following[0].size:
        return word
    return replace(word, baseline=following[0].baseline)


def _without_superscript(word: Word, marks: list[str]) -> Word:
    """Leave out figures that are raised as characters of their own."""
    if word.text.isascii():
        return word
    found = _SUPERSCRIPT.findall(word.text)
    marks += found
    return replace(word, text=_SUPERSCRIPT.sub("", word.text)) if found else word
