"""Find the documents in a folder."""

import os
import stat
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sources.facts.folder_facts import SIDECAR
from sources.facts.folder_table import FOLDER_SIDECARS
from sources.readers.formats import is_document_name
from sources.readers.kinds.media_types import ending_of

_HIDDEN: Final = (".", "~$")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file.

    Attributes:
        path: As it was reached.
        real: Its full path without links.
        location: What the user names.
    """

    path: Path
    real: str
    location: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """A folder or file that cannot be looked at.

    Attributes:
        location: What the user names.
        reason: Why not, and what to do.
    """

    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Folder:
    path: str
    real: str
    prefix: str  # of the locations of what is in it


def find_files(path: Path) -> list[FoundFile | Unseen]:
    """Find a file, or the documents in a folder and in those below it.

    Hidden files, sidecars, files that are no documents, pipes and devices are passed over. Links
    are followed; what can be reached in two ways is found once, at its own place where that is
    below the folder.

    Args:
        path: A folder or file.

    Returns:
        Sorted by location.
    """
    real = os.path.realpath(path)
    if path.is_dir():
        walk = _Walk()
        walk.look(_Folder(str(path), real, ""))
        return sorted(walk.found, key=lambda each: each.location)
    if path.is_file():
        return [FoundFile(path, real, printable(path.name))]
    return [Unseen(printable(str(path)), "there is no such folder or file; check the path")]


def printable(name: str) -> str:
    """Make a name that can be printed and stored of one whose bytes are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def say_why(error: OSError) -> str:
    """Say why the system refuses something, as part of a sentence."""
    return (error.strerror or str(error)).lower()


class _Walk:
    """A walk through folders, without recursion: they may be nested as deeply as they like."""

    def __init__(self) -> None:
        self.found: list[FoundFile | Unseen] = []
        self._folders: deque[_Folder] = deque()
        self._links: deque[tuple[str, str, str]] = deque()  # name, path, location
        self._seen_folders: set[tuple[int, int]] = set()
        self._seen_files: set[str] = set()

    def look(self, folder: _Folder) -> None:
        """Look into a folder and everything below it; behind links only then."""
        self._folders.append(folder)
        while self._folders or self._links:
            if self._folders:
                self._look_into(self._folders.popleft())
            else:
                self._look_behind(*self._links.popleft())

    def _look_into(self, folder: _Folder) -> None:
        try:
            about = os.stat(folder.path)  # noqa: PTH116  # of ten thousand: a Path each is slow
            if (about.st_dev, about.st_ino) in self._seen_folders:
                return
            self._seen_folders.add((about.st_dev, about.st_ino))
            with os.scandir(folder.path) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            location = folder.prefix.removesuffix("/") or folder.path
            reason = f"the folder cannot be opened: {say_why(error)}"
            self.found.append(Unseen(printable(location), reason))
            return
        self._sort_out(folder, entries)

    def _sort_out(self, folder: _Folder, entries: Sequence["os.DirEntry[str]"]) -> None:
        for entry in entries:
            name = entry.name
            if name.startswith(_HIDDEN):
                continue
            location = f"{folder.prefix}{name}"
            real = os.path.join(folder.real, name)  # noqa: PTH118
            if entry.is_symlink():
                self._links.append((name, entry.path, location))
            elif entry.is_dir(follow_symlinks=False):
                self._folders.append(_Folder(entry.path, real, f"{location}/"))
            elif _is_document(name) and entry.is_file(follow_symlinks=False):
                self._add(entry.path, real, location)

    def _look_behind(self, name: str, path: str, location: str) -> None:
        """Follow a link.

        One that leads nowhere is found too, so that reading says so; but not without an ending:
        it may have led to a folder, or be another program's own.
        """
        real = os.path.realpath(path)
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116
        except OSError:
            mode = stat.S_IFREG if ending_of(name) else 0
        if stat.S_ISDIR(mode):
            self._folders.append(_Folder(path, real, f"{location}/"))
        elif stat.S_ISREG(mode) and _is_document(name):
            self._add(path, real, location)

    def _add(self, path: str, real: str, location: str) -> None:
        if real not in self._seen_files:
            self._seen_files.add(real)
            self.found.append(FoundFile(Path(path), real, printable(location)))


def _is_document(name: str) -> bool:
    is_sidecar = name in FOLDER_SIDECARS or name.endswith(SIDECAR)
    return not is_sidecar and is_document_name(name)
