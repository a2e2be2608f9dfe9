"""Says how much of a document whose text is known a reader found."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from benchmarks.reader_sample import (
    BEFORE_MARK,
    BOX,
    DELETED,
    NOTE,
    RUNNING_FOOT,
    RUNNING_HEAD,
    SampleSection,
    list_prose,
)

# What is right about a text in which a reader did not stumble.
_WITHOUT: Mapping[str, Callable[[str], bool]] = MappingProxyType({
    "mark not glued to its word": lambda text: (
        re.search(rf"{re.escape(BEFORE_MARK)}\b", text) is not None
    ),
    "note kept": lambda text: NOTE in text,
    "box kept": lambda text: BOX in text,
    "deleted text left out": lambda text: DELETED.strip() not in text,
    "running head left out": lambda text: RUNNING_HEAD not in text,
    "running foot left out": lambda text: RUNNING_FOOT not in text,
})
_NOTE = ("mark not glued to its word", "note kept")
_FURNITURE = ("running head left out", "running foot left out")
_CHANGES = ("deleted text left out",)
_BOXES = ("box kept",)
TRAPS: Mapping[str, Sequence[str]] = MappingProxyType({
    "docx": (*_NOTE, *_BOXES, *_CHANGES, *_FURNITURE),
    "pptx": (*_NOTE, *_BOXES),
    "odt": (*_NOTE, *_CHANGES),
    "rtf": (*_NOTE, *_BOXES, *_CHANGES, *_FURNITURE),
    "pdf": (*_NOTE, *_FURNITURE),
    "html": (*_NOTE, *_FURNITURE),
})
_Fact = TypeVar("_Fact", str, tuple[str, str])
_WORD = re.compile(r"\w+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader made of a file.

    Attributes:
        text: All of it.
        headings: What it says are headings; None where it tells none apart.
        pages: The text of each page or slide; None where it tells none apart.
        cells: Every cell of a table with the name of its column; None where it tells none apart.
    """

    text: str
    headings: Sequence[str] | None = None
    pages: Mapping[int, str] | None = None
    cells: frozenset[tuple[str, str]] | None = None


def score(extract: Extract, sections: Sequence[SampleSection], *, kind: str) -> dict[str, float]:
    """Compare what was read with what was written.

    Args:
        extract: What a reader made of the file.
        sections: What was written.
        kind: The kind of file; a spreadsheet holds only the tables.

    Returns:
        Shares from 0 to 1; 0 where a reader does not tell headings, pages or cells apart. Only
        kinds with pages have a share of pages.
    """
    shares = {
        "headings": _share(
            {each.heading.casefold() for each in sections},
            {" ".join(text.split()).casefold() for text in extract.headings or ()},
        ),
        "cells_with_header": _share(
            set().union(*(each.table.cells() for each in sections)), set(extract.cells or ())
        ),
    }
    if kind != "xlsx":
        prose = [word for each in sections for text in list_prose(each) for word in _words(text)]
        shares["words_in_order"] = _in_order(prose, _words(extract.text))
        shares["traps_avoided"] = 1 - len(list_stumbles(extract, kind=kind)) / len(TRAPS[kind])
    if kind in {"pdf", "pptx"}:
        shares["pages"] = _pages(extract.pages or {}, sections)
    return {name: round(value, 3) for name, value in shares.items()}


def list_stumbles(extract: Extract, *, kind: str) -> list[str]:
    """List the traps that a reader did not avoid.

    Args:
        extract: What it made of the file.
        kind: The kind of file.

    Returns:
        What should be right and is not.
    """
    line = " ".join(extract.text.split())
    return [name for name in TRAPS.get(kind, ()) if not _WITHOUT[name](line)]


def _in_order(written: Sequence[str], found: Sequence[str]) -> float:
    """Share of the written words that are found in their order."""
    return longest_common(written, found) / len(written)


def longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Find the length of the longest common subsequence, by the bits of large numbers.

    Args:
        one: Words.
        other: Words.

    Returns:
        How many words both have in the same order. The method is Hyyrö's (2004).
    """
    places: dict[str, int] = {}
    for place, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << place
    everywhere = (1 << len(one)) - 1
    open_places = everywhere
    for word in other:
        taken = open_places & places.get(word, 0)
        open_places = (open_places + taken | open_places - taken) & everywhere
    return len(one) - open_places.bit_count()


def _pages(pages: Mapping[int, str], sections: Sequence[SampleSection]) -> float:
    """Share of the paragraphs whose words are mostly on the page that they were written on."""
    texts = [(each.page, text) for each in sections for text in each.paragraphs]
    right = 0
    for page, text in texts:
        words = set(_words(text))
        right += len(words & set(_words(pages.get(page, "")))) >= 0.9 * len(words)
    return right / len(texts)


def _share(
    written: set[str] | set[tuple[str, str]], found: set[str] | set[tuple[str, str]]
) -> float:
    return len(written & found) / len(written)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
