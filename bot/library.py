"""The index in force: opened once, and again when a sync has put another in its place."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path

from bot.answer.holdings import Holdings, describe_holdings
from bot.catalogue.listing import describe
from bot.catalogue.surroundings import Passages
from bot.catalogue.typeahead import Typeahead
from index.embed import Embedder
from index.passage import Passage
from index.rerank import Reranker
from index.searcher import Query, Searcher
from index.searching.reranked import RerankedSearcher
from index.searching.search import SnapshotSearcher
from index.searching.seen_words import narrow_collections
from index.snapshots.records import DocumentSummary
from index.snapshots.snapshot import Snapshot, current_id, open_current
from index.snapshots.versions import NewerVersion

_CACHED_VIEWS = 8  # people who may see the same collections share one


@dataclass(frozen=True, slots=True)
class Visible:
    """What somebody may see of a snapshot, read once and not for every question.

    Attributes:
        documents: Their particulars, by location.
        publishers: One for each document that has one.
        holdings: What can be said of them.
        chosen: The ids to which somebody restricted themselves; None where they did not.
    """

    documents: tuple[DocumentSummary, ...]
    publishers: tuple[str, ...]
    holdings: Holdings
    chosen: frozenset[str] | None = None

    def only(self, chosen: frozenset[str]) -> "Visible":
        """Give what of it has one of these ids."""
        documents = tuple(each for each in self.documents if each.id in chosen)
        return replace(_describe(documents), chosen=chosen)


class Library:
    """Gives the snapshot in force and a searcher over it. Safe to call from several threads.

    Whoever asks finds a new index at once and waits while it is opened, unless somebody keeps the
    library renewed: then nobody waits.
    """

    def __init__(
        self, index_dir: Path, embedder: Embedder, reranker: Reranker | None = None
    ) -> None:
        """Look after an index.

        Args:
            index_dir: The index folder.
            embedder: Embeds questions; its model must be the index's.
            reranker: Puts the best passages in order; None leaves them as the search has them.
        """
        self._index_dir = index_dir
        self._embedder = embedder
        self._reranker = reranker
        self._lock = threading.Lock()
        self._opened: Shelf | None = None
        self._renewed = False

    def shelf(self) -> "Shelf":
        """Give what is in force now.

        An index that a sync has replaced is let go of, but not closed: a question may still be at
        work on it.

        Returns:
            The snapshot with its searcher; what cannot be opened is a RetrievalError that says why.
        """
        with self._lock:
            opened = self._opened
            if opened is None or not (
                self._renewed or opened.snapshot.id == current_id(self._index_dir)
            ):
                opened = self._opened = self._open()
            return opened

    def renew(self) -> bool:
        """Open the index in force and put it in place of the one before, if it is another.

        From the first call on it is only here that a new index is noticed; questions asked
        meanwhile are answered from the one before.

        Returns:
            Whether there was another; what cannot be opened is a RetrievalError that says why, and
            the one before stays.
        """
        self._renewed = True
        opened = self._opened
        if opened is not None and opened.snapshot.id == current_id(self._index_dir):
            return False
        fresh = self._open()
        fresh.warm(opened.views if opened else ())
        with self._lock:
            self._opened = fresh
        return True

    def _open(self) -> "Shelf":
        return Shelf(open_current(self._index_dir), self._embedder, self._reranker)


class Shelf:
    """One snapshot, its searcher, and its documents' particulars.

    Attributes:
        snapshot: The snapshot.
        searcher: Searches it.
        summaries: Its documents, by location.
    """

    def __init__(
        self, snapshot: Snapshot, embedder: Embedder, reranker: Reranker | None = None
    ) -> None:
        """Open a searcher over a snapshot."""
        self.snapshot = snapshot
        searcher = SnapshotSearcher(snapshot, embedder)
        self.searcher: Searcher = (
            searcher if reranker is None else RerankedSearcher(searcher, reranker)
        )
        self.summaries: tuple[DocumentSummary, ...] = tuple(snapshot.documents())
        self._collections = frozenset(each.collection for each in self.summaries)
        self._views: deque[frozenset[str] | None] = deque(maxlen=_CACHED_VIEWS)
        # Not a method: a shelf that held itself would keep its files open long after it is let go.
        self._see = lru_cache(_CACHED_VIEWS)(partial(_read_visible, self.summaries))

    @property
    def views(self) -> tuple[frozenset[str] | None, ...]:
        """The collections that were looked at here, the last few sets of them; None is all."""
        return tuple(self._views)

    @cached_property
    def typeahead(self) -> Typeahead:
        """Suggests documents; made when it is first asked for."""
        return Typeahead(self.summaries)

    @cached_property
    def descriptions(self) -> Mapping[str, str]:
        """Document id to the words that a listing looks in; made when first asked for."""
        return {each.id: describe(each) for each in self.summaries}

    @cached_property
    def newer_versions(self) -> Mapping[str, NewerVersion]:
        """Document id to the version that supersedes it; made when first asked for."""
        return self.snapshot.newer_versions()

    def visible(self, collections: frozenset[str] | None) -> Visible:
        """Give what somebody may see.

        Args:
            collections: Those of the documents; None for all.

        Returns:
            The documents, and what is known of them together.
        """
        seen = narrow_collections(collections, self._collections)
        if seen not in self._views:
            self._views.append(seen)
        return self._see(seen)

    def passages(self, summary: DocumentSummary) -> Passages:
        """Give the passages of one of its documents, each read when it is asked for."""
        read = self.snapshot.database.passage
        return _StoredPassages(read, self._first_rows[summary.id], summary.passages)

    def warm(self, views: Iterable[frozenset[str] | None]) -> None:
        """Make ready what the first person to ask would have to wait for.

        Args:
            views: The collections that people look at; all together are looked at in any case.
        """
        for collections in {None, *views}:
            self.visible(collections)
            self.searcher.search(Query("warm", limit=1, collections=collections))
        _ = self.typeahead, self.descriptions, self.newer_versions

    @cached_property
    def _first_rows(self) -> Mapping[str, int]:
        places = self.snapshot.database.document_places()
        return {each.id: row for each, (_, row, *_) in zip(self.summaries, places, strict=True)}


@dataclass(frozen=True, slots=True)
class _StoredPassages:
    """The passages of a document, from a row of the database on."""

    read: Callable[[int], Passage]
    first_row: int
    count: int

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, place: int, /) -> Passage:
        return self.read(self.first_row + place)


def _read_visible(
    summaries: Sequence[DocumentSummary], collections: frozenset[str] | None
) -> Visible:
    documents = tuple(
        each for each in summaries if collections is None or each.collection in collections
    )
    return _describe(documents)


def _describe(documents: tuple[DocumentSummary, ...]) -> Visible:
    return Visible(
        documents=documents,
        publishers=tuple(each.publisher for each in documents if each.publisher),
        holdings=describe_holdings(documents),
    )
