"""Find what a publisher puts into all its documents, and take it out of them.

A line is the publisher's own, and no document's, where it stands in three of a group's documents at
least and in two fifths of them; versions of one document count once. Only what is last in a text
or stands in its outer quarters is looked at: a sentence that many pages quote in their middle
stays. So do headings above what stays, rows of tables and long paragraphs. A sentence with a
figure in it is left in one document, which may be the only one to say so.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from sources.cleaning.copies import find_copies
from sources.cleaning.cut import Piece, cut_document
from sources.document import Document
from sources.tidy import fold_text

_GAP: Final = "\n\n"
_MIN_CHARS: Final = 15
_MAX_CHARS: Final = 400
_OUTER_SHARE: Final = 0.25
_MIN_DOCUMENTS: Final = 3
_MIN_SHARE: Final = 0.4
_LONG_PARAGRAPH: Final = 160  # what stands before the first is the head of a document
_RULE: Final = "repeated across this publisher's documents"
_ENDS: Final = (".", "!", "?", '."', ".'", '?"', '!"', ".)")
_DIGIT: Final = re.compile(r"\d")

# A key's first character says what may be done with its line; the others name the line.
_BODY: Final = "0"  # stands where only the document's own words do
_OUTER: Final = "1"
_OUTER_FIGURE: Final = "2"  # outer, and a sentence with a figure


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    key: str


def line_keys(text: str) -> frozenset[str]:
    """Name the blocks of a document's clean text.

    Args:
        text: Blocks parted by an empty line.

    Returns:
        A key of 16 hexadecimal digits for every block of 15 characters or more. Equal blocks
        have equal keys but for the first digit, which says where the block stands.
    """
    return frozenset(line.key for line in _split_lines(text) if line.key)


def _split_lines(text: str) -> Sequence[_Line]:
    lines: list[_Line] = []
    start = 0
    for block in text.split(_GAP):
        end = start + len(block)
        is_outer = (
            end <= len(text) * _OUTER_SHARE
            or start >= len(text) * (1 - _OUTER_SHARE)
            or end == len(text)
        )
        lines.append(_Line(start, end, _key(block, is_outer=is_outer)))
        start = end + len(_GAP)
    return lines


def _key(block: str, *, is_outer: bool) -> str:
    folded = fold_text(block)
    if len(folded) < _MIN_CHARS:
        return ""
    kind = _BODY
    if is_outer and len(folded) <= _MAX_CHARS:
        is_figure = _is_sentence(folded) and _DIGIT.search(folded) is not None
        kind = _OUTER_FIGURE if is_figure else _OUTER
    return kind + blake2b(folded.encode(), digest_size=8).hexdigest()[1:]


def _is_sentence(folded: str) -> bool:
    return folded.endswith(_ENDS)


def find_repeated(
    lines: Mapping[str, Set[str]], groups: Mapping[str, str]
) -> Mapping[str, frozenset[str]]:
    """Find the lines that are a publisher's and not a document's.

    Args:
        lines: Document id to the keys of its lines.
        groups: Document id to the web site or publisher that it is of; a document that is in no
            group is left alone.

    Returns:
        Document id to the keys of the lines to drop in it; documents without any are left out.
    """
    members: defaultdict[str, list[str]] = defaultdict(list)
    for document_id in sorted(lines):
        if document_id in groups:
            members[groups[document_id]].append(document_id)
    found: dict[str, frozenset[str]] = {}
    for group in members.values():
        found.update(_find_in_group({each: lines[each] for each in group}))
    return found


def _find_in_group(lines: Mapping[str, Set[str]]) -> Mapping[str, frozenset[str]]:
    outer = {each: {key for key in keys if key[0] != _BODY} for each, keys in lines.items()}
    counts = Counter(key for keys in outer.values() for key in keys)
    frequent = {key for key, count in counts.items() if count >= _MIN_DOCUMENTS}
    if not frequent:
        return {}
    bodies = {each: {key for key in keys if key[0] == _BODY} for each, keys in lines.items()}
    originals = find_copies(bodies)
    needed = max(_MIN_DOCUMENTS, _MIN_SHARE * len(set(originals.values())))
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for each, keys in outer.items():
        for key in keys & frequent:
            holders[key].add(originals[each])
    repeated = {key for key, originals_of in holders.items() if len(originals_of) >= needed}
    return _share_out(outer, repeated)


def _share_out(outer: Mapping[str, Set[str]], repeated: Set[str]) -> Mapping[str, frozenset[str]]:
    """Say for each document what to drop; the first to hold a figure keeps it."""
    found: dict[str, frozenset[str]] = {}
    told: set[str] = set()
    for each, keys in outer.items():
        here = keys & repeated
        first = {key for key in here if key[0] == _OUTER_FIGURE} - told
        told |= first
        if here - first:
            found[each] = frozenset(here - first)
    return found


def drop_lines(document: Document, keys: Set[str]) -> Document:
    """Take repeated lines out of a document.

    A line that is no sentence may be a heading of a form that the publisher's papers follow. It
    goes only next to a sentence that goes, at the very end, or above the first long paragraph.

    Args:
        document: The document.
        keys: What ``find_repeated`` says of it.

    Returns:
        The document without those lines; the same document where none goes, or where nothing
        but headings would be left.
    """
    lines = _split_lines(document.text)
    gone = _choose_lines(document, lines, {key[1:] for key in keys})
    headings = {each.start for each in document.sections}
    if not gone or not any(
        place not in gone and line.start not in headings for place, line in enumerate(lines)
    ):
        return document
    return cut_document(
        document,
        kept=[Piece(each.start, each.end) for place, each in enumerate(lines) if place not in gone],
        dropped=[Piece(lines[place].start, lines[place].end) for place in sorted(gone)],
        rule=_RULE,
    )


def _choose_lines(document: Document, lines: Sequence[_Line], named: Set[str]) -> set[int]:
    text = document.text
    fixed = _find_fixed(document, lines)
    repeated = {
        place
        for place, line in enumerate(lines)
        if line.key and line.key[1:] in named and place not in fixed
    }
    chosen: set[int] = set()
    for run in _runs(repeated):
        if (
            any(
                _is_sentence(fold_text(text[lines[place].start : lines[place].end]))
                for place in run
            )
            or run[-1] == len(lines) - 1
            or all(line.end - line.start < _LONG_PARAGRAPH for line in lines[: run[0]])
        ):
            chosen.update(run)
    return _keep_needed_headings(document, lines, chosen)


def _find_fixed(document: Document, lines: Sequence[_Line]) -> set[int]:
    """Find what may never go: the title, and rows of tables."""
    title = fold_text(document.title or "")
    titles = {each.start for each in document.sections if each.level == 1}
    rows = [row.start for row in document.rows]
    return {
        place
        for place, line in enumerate(lines)
        if line.start in titles
        or bisect_left(rows, line.start) < bisect_left(rows, line.end)
        or fold_text(document.text[line.start : line.end]) == title
    }


def _runs(places: Set[int]) -> Sequence[Sequence[int]]:
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _keep_needed_headings(document: Document, lines: Sequence[_Line], chosen: set[int]) -> set[int]:
    """Keep every heading under which something stays."""
    ends = {each.start: each.end for each in document.sections}
    return {
        place
        for place in chosen
        if all(
            below in chosen
            for below in range(place, len(lines))
            if lines[below].start < ends.get(lines[place].start, 0)
        )
    }
