"""Find the documents that the lines of a folder's sidecar are about."""

import difflib
import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from sources.block import Facts
from sources.facts.folder_table import Entry
from sources.tidy import join_line

_PATTERN_MARKS: Final = frozenset("*?[")
_ANY_FOLDERS: Final = "**"
_MAX_HINTS: Final = 10


@dataclass(frozen=True, slots=True)
class Matched:
    """What a folder's sidecar says, by document.

    Attributes:
        facts: The most trusted first: lines that name the document before patterns, and a later
            line before an earlier one.
        problems: A fragment for each line that is about no document, or cannot tell which.
    """

    facts: Mapping[Path, tuple[Facts, ...]]
    problems: tuple[str, ...]


def match_entries(folder: Path, paths: Sequence[Path], entries: Sequence[Entry]) -> Matched:
    """Find the documents that a folder's sidecar speaks of.

    Args:
        folder: The folder that holds the sidecar.
        paths: The documents in it and below it.
        entries: What the sidecar says.

    Returns:
        Facts and problems.
    """
    documents = _Documents(folder, paths)
    named: dict[Path, list[Facts]] = {}
    fitting: dict[Path, list[Facts]] = {}
    problems: list[str] = []
    for entry in reversed(entries):
        location = _normal(entry.location)
        found = documents.find(location)
        fits = [] if found else documents.find_fitting(location)
        for path in fits:
            fitting.setdefault(path, []).append(entry.facts)
        if len(found) == 1:
            named.setdefault(found[0], []).append(entry.facts)
        elif not fits:
            problems.append(_tell(entry, len(found), documents, hinted=len(problems) < _MAX_HINTS))
    facts = {path: (*named.get(path, ()), *fitting.get(path, ())) for path in (*named, *fitting)}
    return Matched(facts, tuple(reversed(problems)))


class _Documents:
    """The documents below one folder, to be found by what a line calls them."""

    def __init__(self, folder: Path, paths: Sequence[Path]) -> None:
        self.by_location = {_normal(path.relative_to(folder).as_posix()): path for path in paths}
        self._parts = [(each.split("/"), path) for each, path in self.by_location.items()]
        self._by_name: dict[str, list[Path]] = {}
        for path in paths:
            self._by_name.setdefault(_normal(path.name), []).append(path)

    def find(self, location: str) -> list[Path]:
        """Find the document at a path, or else those of a file name."""
        if location in self.by_location:
            return [self.by_location[location]]
        return self._by_name.get(location, [])

    def find_fitting(self, pattern: str) -> list[Path]:
        """Find the documents that fit a pattern; none where it holds no pattern's mark."""
        if _PATTERN_MARKS.isdisjoint(pattern):
            return []
        segments = pattern.split("/")
        if len(segments) == 1:  # for names at any depth
            segments = [_ANY_FOLDERS, pattern]
        return [path for parts, path in self._parts if _fits(segments, parts)]


def _tell(entry: Entry, found: int, documents: _Documents, *, hinted: bool) -> str:
    line = f"line {entry.line} names {entry.location!r}"
    if found:
        return f"{line}, of which there are {found}; write the path of the one that is meant"
    location = _normal(entry.location)
    if not _PATTERN_MARKS.isdisjoint(location):
        return f"{line}, which fits no document; write it like 'minutes/*.pdf'"
    # Looking for near names takes long where there are thousands of both.
    near = difflib.get_close_matches(location, documents.by_location, n=1) if hinted else ()
    hint = f"did you mean {near[0]!r}?" if near else "write its path below this folder"
    return f"{line}, which is not there; {hint}"


def _normal(location: str) -> str:
    """Write a path in the one form that is compared."""
    # A list shows bytes that are no UTF-8 as a mark and white space as one space; some systems
    # part letters from their accents, and some write the other slash.
    shown = os.fsencode(location).decode("utf-8", "replace")
    plain = unicodedata.normalize("NFC", join_line([shown]))
    return plain.replace("\\", "/").removeprefix("./")


def _fits(segments: Sequence[str], parts: Sequence[str]) -> bool:
    """Tell whether a pattern stands for a path: ``**`` for any folders, others for one part."""
    if _ANY_FOLDERS not in segments:
        return len(segments) == len(parts) and all(map(fnmatchcase, parts, segments))
    reached = {0}  # how many parts the segments so far may stand for
    for segment in segments:
        if segment == _ANY_FOLDERS:
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {
                place + 1
                for place in reached
                if place < len(parts) and fnmatchcase(parts[place], segment)
            }
        if not reached:
            return False
    return len(parts) in reached
