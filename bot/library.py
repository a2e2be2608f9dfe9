"""The index in force: opened once, and again when a sync has put another in its place."""

import threading
from pathlib import Path

from index.embed import Embedder
from index.records import DocumentSummary
from index.search import SnapshotSearcher
from index.searcher import Searcher
from index.snapshot import Snapshot, current_id, open_current


class Library:
    """Gives the snapshot in force and a searcher over it. Safe to call from several threads."""

    def __init__(self, index_dir: Path, embedder: Embedder) -> None:
        """Look after an index.

        Args:
            index_dir: The index folder.
            embedder: Embeds questions; its model must be the index's.
        """
        self._index_dir = index_dir
        self._embedder = embedder
        self._lock = threading.Lock()
        self._opened: Shelf | None = None

    def shelf(self) -> "Shelf":
        """Give what is in force now.

        An index that a sync has replaced is let go of, but not closed: a question may still be at
        work on it.

        Returns:
            The snapshot with its searcher; what cannot be opened is a RetrievalError that says why.
        """
        with self._lock:
            opened = self._opened
            if opened is None or opened.snapshot.id != current_id(self._index_dir):
                opened = self._opened = Shelf(open_current(self._index_dir), self._embedder)
            return opened


class Shelf:
    """One snapshot, its searcher, and its documents' particulars.

    Attributes:
        snapshot: The snapshot.
        searcher: Searches it.
        summaries: Its documents, by location.
    """

    def __init__(self, snapshot: Snapshot, embedder: Embedder) -> None:
        """Open a searcher over a snapshot."""
        self.snapshot = snapshot
        self.searcher: Searcher = SnapshotSearcher(snapshot, embedder)
        self.summaries: tuple[DocumentSummary, ...] = tuple(snapshot.documents())
