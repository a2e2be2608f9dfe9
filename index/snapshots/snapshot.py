"""One built index on disk: never changed once written, replaced as a whole.

An index folder holds ``snapshots/ID/`` with the files, and ``current`` with the id in force.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from index.errors import NoIndex
from index.snapshots.database import Database
from index.snapshots.manifest import Counts, FileRecord, check_contents, check_size, read_manifest
from index.snapshots.records import DocumentSummary
from index.snapshots.versions import NewerVersion, find_newer, read_alike
from sources.document import Document

DATABASE = "documents.sqlite"
PASSAGE_VECTORS = "passage-vectors"
SENTENCE_VECTORS = "sentence-vectors"
PASSAGE_WORDS = "passage-words"
SENTENCE_WORDS = "sentence-words"
TOKENS = "tokens"
RELATIVES = "relatives"

Check: TypeAlias = Callable[[Path, FileRecord], None]


class Snapshot:
    """A snapshot, opened for reading. Safe to call from several threads."""

    def __init__(self, folder: Path, *, check: Check = check_contents) -> None:
        """Open a snapshot.

        The database is checked now, other files for their sizes only; their contents are checked
        when they are first asked for. What does not match is refused with SnapshotDamaged or
        SnapshotFormatUnknown.

        Args:
            folder: The snapshot's own folder.
            check: How contents are checked; those of the database always in full.
        """
        self.folder = folder
        self._check: Check = check_contents
        self.manifest = read_manifest(folder)
        for name, record in self.manifest.files.items():
            check_size(folder / name, record)
        self._checked: set[str] = set()
        self.database = Database(self.checked(DATABASE))
        self._check = check

    def __enter__(self) -> Self:
        """Return the snapshot, to be closed when the block ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the snapshot."""
        self.close()

    @property
    def id(self) -> str:
        """The snapshot's name; another sync makes another."""
        return self.folder.name

    @property
    def counts(self) -> Counts:
        """How much it holds."""
        return self.manifest.counts

    @property
    def newest(self) -> date | None:
        """The day on which its newest document was published; None where none is dated."""
        dates = [summary.published for summary in self.documents() if summary.published]
        return max(dates, default=None)

    def documents(self) -> list[DocumentSummary]:
        """List the documents, by location.

        Returns:
            All of them, without their texts.
        """
        return self.database.summaries()

    def newer_versions(self) -> dict[str, NewerVersion]:
        """Find the documents of which there is a newer version.

        Returns:
            The id of each older version to the newest.
        """
        return find_newer(read_alike(self.checked(RELATIVES)), self.documents())

    def document(self, document_id: str) -> Document | None:
        """Read one document.

        Args:
            document_id: Its id.

        Returns:
            The document; None where there is no such id.
        """
        return self.database.document(document_id)

    def checked(self, name: str) -> Path:
        """Give the path of a file or folder, once its contents have been found unchanged.

        What is missing or not what was written is refused with SnapshotDamaged.

        Args:
            name: Path below the snapshot's folder.

        Returns:
            The full path.
        """
        for path, record in self.manifest.files.items():
            inside = path == name or path.startswith(f"{name}/")
            if inside and path not in self._checked:
                self._check(self.folder / path, record)
                self._checked.add(path)
        return self.folder / name

    def check_all(self) -> None:
        """Check the contents of every file, and refuse damaged ones with SnapshotDamaged."""
        for name in self.manifest.files:
            self.checked(name)

    def close(self) -> None:
        """Close the files; nothing can be read after that."""
        self.database.close()


def has_index(index_dir: Path) -> bool:
    """Say whether a folder holds an index.

    Args:
        index_dir: The index folder; need not be there.

    Returns:
        True where a snapshot is in force, sound or not.
    """
    return current_id(index_dir) is not None


def current_id(index_dir: Path) -> str | None:
    """Read which snapshot is in force; cheap enough to ask before every question.

    Args:
        index_dir: The index folder; need not be there.

    Returns:
        The snapshot's id; None where there is no index.
    """
    try:
        return (index_dir / "current").read_text("utf-8", errors="replace").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def open_current(index_dir: Path, *, check: Check = check_contents) -> Snapshot:
    """Open the snapshot in force.

    Args:
        index_dir: The index folder.
        check: How contents are checked.

    Returns:
        The snapshot; the caller closes it.

    Raises:
        NoIndex: If there is none.
    """
    found = current_id(index_dir)
    if found is None:
        raise NoIndex(index_dir)
    return Snapshot(index_dir / "snapshots" / found, check=check)
