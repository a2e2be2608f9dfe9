"""Read the documents in a folder."""

import os
import shutil
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from sources.block import Facts
from sources.compose import Place, compose_document
from sources.document import Document, Origin
from sources.errors import DocumentError
from sources.facts.folder_facts import FolderFacts
from sources.file_mark import mark_file
from sources.folder_walk import FoundFile, Unseen, find_files, printable, say_why
from sources.read_here import ReadersHere
from sources.reading import Job, Read, Readers
from sources.reading_version import reading_version
from sources.source import NOTHING_KNOWN, Failure, Found, Unchanged

_ID_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class _Pending:
    """A file that is being read.

    Attributes:
        found: The file.
        key: Its document's id.
        told: What others say of it.
        fingerprint: Its mark from before it was read.
    """

    found: FoundFile
    key: str
    told: tuple[Facts, ...]
    fingerprint: str


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
        self._publisher = publisher
        self._readers = readers or ReadersHere()
        self._set = () if publisher is None else (Facts(Origin.SETTING, publisher=publisher),)

    @property
    def root(self) -> str:
        """The folder's or file's full path."""
        return printable(os.path.realpath(self.path))

    def count(self) -> int:
        """Count the files that ``read`` will report on.

        Returns:
            Their number; 0 where the location is missing.
        """
        return sum(isinstance(found, FoundFile) for found in find_files(self.path))

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read every file, sorted by location.

        Args:
            known: See ``Source.read``. A file's fingerprint holds while its size, its times, what
                sidecars and settings say of it, and the rules of reading are the same.

        Yields:
            A document for every file that could be read, a failure for every other and for every
            wrong line of a folder's sidecar, and one for the location itself, or a folder in it,
            that cannot be looked into.
        """
        everything = find_files(self.path)
        facts = FolderFacts(
            self.path, [each.path for each in everything if isinstance(each, FoundFile)]
        )
        yield from facts.problems
        order: deque[Found | _Pending] = deque()  # what the readers are ahead by
        for outcome in self._readers.read_all(self._jobs(everything, facts, known, order)):
            while not isinstance(next_up := order.popleft(), _Pending):
                yield next_up
            yield self._conclude(next_up, outcome)
        yield from (each for each in order if not isinstance(each, _Pending))

    def _jobs(
        self,
        everything: Sequence[FoundFile | Unseen],
        facts: FolderFacts,
        known: Mapping[str, str],
        order: deque[Found | _Pending],
    ) -> Iterator[Job]:
        """Give the files that must be read, and put down, in order, what is known of all."""
        rules = self._rules()
        for found in everything:
            if isinstance(found, Unseen):
                order.append(Failure(found.location, "", found.reason, whole_location=True))
                continue
            step = self._look_at(found, facts, known, rules)
            order.append(step)
            if isinstance(step, _Pending):
                yield Job(found.path.name, found.path)

    def _look_at(
        self, found: FoundFile, facts: FolderFacts, known: Mapping[str, str], rules: Sequence[str]
    ) -> Unchanged | Failure | _Pending:
        key = _make_id(found.real, self.collection)
        try:
            also = (*rules, found.location, facts.digest(found.path))
            fingerprint = mark_file(found.path.stat(), also)
            if fingerprint and known.get(key) == fingerprint:
                return Unchanged(key, found.location)
            told = (*facts.facts_for(found.path), *self._set)
        except (DocumentError, OSError) as error:
            return _fail(found, key, error)
        return _Pending(found, key, told, fingerprint)

    def _rules(self) -> tuple[str, ...]:
        """List what decides over all files alike."""
        ocr = self._readers.options.ocr and str(shutil.which("tesseract"))
        return (reading_version(), str(ocr), self.collection, str(self._publisher), self.root)

    def _conclude(self, pending: _Pending, outcome: Read | Exception) -> Document | Failure:
        found = pending.found
        if not isinstance(outcome, Read):
            return _fail(found, pending.key, outcome)
        place = Place(
            id=pending.key,
            location=found.location,
            media_type=outcome.media_type,
            collection=self.collection,
            root=self.root,
            fingerprint=pending.fingerprint,
        )
        try:
            return compose_document(outcome.reading, told=pending.told, place=place)
        except DocumentError as error:
            return _fail(found, pending.key, error)


def document_id(path: Path, *, collection: str) -> str:
    """Make the id of a file's document.

    Args:
        path: The file.
        collection: The collection that it belongs to.

    Returns:
        12 hexadecimal digits, always the same for the same file and collection.
    """
    return _make_id(os.path.realpath(path), collection)


def _make_id(real: str, collection: str) -> str:
    return sha256(os.fsencode(f"{collection}\0{real}")).hexdigest()[:_ID_DIGITS]


def _fail(found: FoundFile, key: str, error: Exception) -> Failure:
    if isinstance(error, OSError):
        return Failure(found.location, key, f"the file cannot be opened: {say_why(error)}")
    return Failure(found.location, key, str(error))
