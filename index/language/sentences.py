"""Splits clean text into sentences, each a span of it.

Own rules rather than a package: the spans must be exact over the clean text, footnote marks glued
to a stop must not hide it, and lines that are no sentences must be told apart.
"""

import re
from collections.abc import Iterator

from index.passage import Sentence

MAX_CHARS = 600  # longer ones are cut: nobody reads a quotation of half a page
# A line with no full stop and fewer words is a heading or a caption where it stands alone, and a
# bare name where it stands in a list or a table.
_ALONE_WORDS = 12
_LISTED_WORDS = 4
# How far before and after a stop is looked: a line that is one long row of stops is to be split in
# time that grows with its length, and not with its square.
_NEAR_CHARS = 200

# What is repeated gives nothing back ("*+"), for the same reason.
_NUMBERED = re.compile(r"\W*+[^\W\d_]+\s+\d[\d.]*+\W*+")  # such as "Item 45."

_LINE = re.compile(r"[^\n]+")
_CLOSERS = r"[\"'\u201d\u2019\u00bb)\]]*+"
_NOTE = r"(?:(?:\[\d{1,3}\])+|\d{1,3}(?:,\d{1,3})*|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)"
_STOP = re.compile(
    rf"(?<![.!?\u2026])(?P<stop>[.!?\u2026]++)(?P<close>{_CLOSERS})(?P<note>{_NOTE})?"
    rf"(?P<close_after>{_CLOSERS})\s+"
)
_ENDED = re.compile(rf"(?:(?<!\d)[.!?\u2026]{_CLOSERS}{_NOTE}?|[.!?\u2026]){_CLOSERS}$")
_NEXT_WORD = re.compile(
    r"[^\w\u2022\u25cf\u25aa\u25e6]*(?P<word>[\u2022\u25cf\u25aa\u25e6]|[^\W_]+(?:['\u2019][^\W_]+)?)"
)
_LAST_WORD = re.compile(r"[^\W_]+(?:['.\u2019-][^\W_]+)*$")
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlc]+)[)\]]?")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A full stop after these never ends a sentence: a name or an example follows.
_TITLES = _word_set(
    """
mr mrs ms dr prof rev hon gen col sgt capt lt cllr messrs e.g eg i.e ie cf vs viz approx ca incl esp
"""
)
# Nor after these, where a number follows.
_BEFORE_NUMBERS = _word_set(
    """
no nos c p pp para paras fig figs vol vols ch chap sec s ss art arts ed
jan feb mar apr jun jul aug sep sept oct nov dec
"""
)
# After these, and after initials, it ends one only where a word follows that opens sentences.
_INSIDE_NAMES = _word_set(
    """
st inc ltd co corp jr sr gov sen rep sir dept univ assoc bros al a.m p.m ph.d
"""
)
_OPENERS = _word_set(
    """
A After All Although An And As At Both But By Despite During Each For From He Her His How However I
If In It Its Many More Most My No Now Of On One Other Our She Since So Some Such That The Their
Then There These They This Those Though To Under We What When Where Whether Which While Who Why
With Yet You
"""
)
_BULLETS = "\u2022\u25cf\u25aa\u25e6"


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """Split a stretch of clean text into sentences.

    A line's end always ends a sentence. Every character that is not white space lies in exactly
    one sentence, and no sentence starts or ends with white space.

    Args:
        text: The clean text.
        start: Where the stretch starts, in characters.
        end: Where it ends, exclusive; None for the end of the text.

    Returns:
        The sentences in order, with offsets into the whole text.
    """
    end = len(text) if end is None else end
    found = []
    for line in _LINE.finditer(text, start, end):
        alone = _stands_alone(text, line.start(), line.end())
        for first, last in _split_line(text, line.start(), line.end()):
            fragment = _is_fragment(text[first:last], _ALONE_WORDS if alone else _LISTED_WORDS)
            pieces = _cut(text, first, last)
            found += [Sentence(start=piece, end=stop, fragment=fragment) for piece, stop in pieces]
    return found


def _split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _STOP.finditer(text, start, end):
        closed = match.end("close_after")
        if match.end() < end and _ends_sentence(text, start, end, match):
            yield from _trimmed(text, start, closed)
            start = match.end()
    yield from _trimmed(text, start, end)


def _ends_sentence(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    upcoming = _NEXT_WORD.match(text, match.end(), min(end, match.end() + _NEAR_CHARS))
    word = upcoming["word"] if upcoming else ""
    said = text[max(start, match.start() - _NEAR_CHARS) : match.start()].lstrip()
    if word[:1].islower() or _LABEL.fullmatch(said):
        return False
    if match["note"] and said[-1:].isdigit() and not _YEAR.search(said):
        return False  # a number such as 1.2, and no stop with a footnote's mark
    if match["stop"] != "." or match["close"]:
        return True
    return _full_stop_ends(said, word)


def _full_stop_ends(said: str, following: str) -> bool:
    found = _LAST_WORD.search(said)
    last = found[0] if found else ""
    lowered = last.lower()
    if lowered in _TITLES:
        return False
    if lowered in _BEFORE_NUMBERS and following[:1].isdigit():
        return False
    dotted = "." in last and all(len(part) == 1 for part in last.split("."))
    initial = len(last) == 1 and last.isupper() and last != "I"
    if lowered in _INSIDE_NAMES or dotted or initial:
        return following in _OPENERS or following in _BULLETS
    return True


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a line is a paragraph of its own; items of a list and rows follow each other."""
    begins = start == 0 or text.startswith("\n\n", start - 2)
    return begins and (end == len(text) or text.startswith("\n\n", end))


def _is_fragment(sentence: str, min_words: int) -> bool:
    if not any(letter.isalpha() for letter in sentence):
        return True
    if _ENDED.search(sentence):
        return _NUMBERED.fullmatch(sentence) is not None
    return len(sentence.split()) < min_words


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_CHARS:
        cut = _cutting_point(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _cutting_point(text: str, start: int) -> int:
    earliest, latest = start + MAX_CHARS // 3, start + MAX_CHARS
    for mark in ("; ", ", ", " "):
        cut = text.rfind(mark, earliest, latest)
        if cut >= 0:
            return cut + len(mark)
    return latest


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
