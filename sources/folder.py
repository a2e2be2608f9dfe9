"""Read the documents in a folder."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from sources.block import Facts
from sources.compose import Place, compose_document
from sources.decode import decode_text
from sources.document import Document, Origin
from sources.errors import DocumentError
from sources.facts.metadata import read_sidecar
from sources.read_here import ReadersHere
from sources.readers.formats import FORMATS, UNSUPPORTED
from sources.reading import Job, Read, Readers
from sources.source import NOTHING_KNOWN, Failure, Found

_SIDECAR: Final = ".meta.yaml"
_ID_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class _Found:
    """A file, or a folder that cannot be looked into, with the reason."""

    path: Path
    location: str
    reason: str | None = None


class FolderSource:
    """The documents in a folder and in the folders below it, or one file.

    Hidden files, sidecars, and files that are no documents are passed over. Links are followed;
    a file or folder that can be reached in two ways is read once.

    Attributes:
        path: The folder or file.
        collection: The collection that its documents belong to.
    """

    def __init__(
        self,
        path: Path,
        *,
        collection: str = "open",
        publisher: str | None = None,
        readers: Readers | None = None,
    ) -> None:
        """Make a source; nothing is read yet.

        Args:
            path: A folder or file; it may be missing, and is then a failure when read.
            collection: The collection that its documents belong to.
            publisher: Who published them, where they do not say so themselves.
            readers: What reads the files; in this process where None.
        """
        self.path = path
        self.collection = collection
        self._readers = readers or ReadersHere()
        self._set = () if publisher is None else (Facts(Origin.SETTING, publisher=publisher),)

    @property
    def root(self) -> str:
        """The folder's or file's full path."""
        return _printable(str(self.path.resolve()))

    def count(self) -> int:
        """Count the files that ``read`` will report on.

        Returns:
            Their number; 0 where the location is missing.
        """
        return sum(found.reason is None for found in _find_files(self.path))

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read every file, sorted by location.

        Args:
            known: See ``Source.read``.

        Yields:
            A document for every file that could be read, a failure for every other, and one for
            the location itself where it is missing.
        """
        del known
        for found in _find_files(self.path):
            if found.reason is not None:
                yield Failure(found.location, "", found.reason, whole_location=True)
            else:
                yield self._read_file(found)

    def _read_file(self, found: _Found) -> Document | Failure:
        key = document_id(found.path, collection=self.collection)
        try:
            return self._read_document(found, key)
        except DocumentError as error:
            return Failure(found.location, key, str(error))
        except OSError as error:
            return Failure(found.location, key, f"the file cannot be opened: {_say_why(error)}")

    def _read_document(self, found: _Found, key: str) -> Document:
        told = (*_read_sidecar(found.path), *self._set)
        (read,) = self._readers.read_all([Job(found.path.name, found.path)])
        if not isinstance(read, Read):
            raise read
        place = Place(key, found.location, read.media_type, self.collection, self.root)
        return compose_document(read.reading, told=told, place=place)


def document_id(path: Path, *, collection: str) -> str:
    """Make the id of a file's document.

    Args:
        path: The file.
        collection: The collection that it belongs to.

    Returns:
        12 hexadecimal digits, always the same for the same file and collection.
    """
    key = os.fsencode(f"{collection}\0{path.resolve().as_posix()}")
    return sha256(key).hexdigest()[:_ID_DIGITS]


def _read_sidecar(path: Path) -> tuple[Facts, ...]:
    for name in (f"{path.name}{_SIDECAR}", f"{path.stem}{_SIDECAR}"):
        sidecar = path.with_name(name)
        if sidecar.is_file():
            return (read_sidecar(decode_text(sidecar.read_bytes()).text, name=name),)
    return ()


def _find_files(path: Path) -> list[_Found]:
    if path.is_dir():
        found = list(_walk(path, path, seen=set()))
        return sorted(found, key=lambda each: each.location)
    if path.is_file():
        return [_Found(path, _printable(path.name))]
    return [_Found(path, _printable(str(path)), "there is no such folder or file; check the path")]


def _walk(folder: Path, root: Path, *, seen: set[Path]) -> Iterator[_Found]:
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        location = _printable(folder.relative_to(root).as_posix())
        yield _Found(folder, location, f"the folder cannot be opened: {_say_why(error)}")
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            yield from _walk(entry, root, seen=seen)
        elif _is_document(entry) and entry.resolve() not in seen:
            seen.add(entry.resolve())
            yield _Found(entry, _printable(entry.relative_to(root).as_posix()))


def _is_document(path: Path) -> bool:
    """Tell whether a file's name is a document's; pipes and devices are none."""
    suffix = path.suffix.lower()
    is_known = suffix in FORMATS or suffix in UNSUPPORTED
    return is_known and (path.is_file() or path.is_symlink())


def _say_why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _printable(name: str) -> str:
    """Make a name that can be printed and stored of one whose bytes are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")
