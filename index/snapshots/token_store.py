"""Keeps the packed tokens of passages in files that are read as they are needed."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from index.errors import SnapshotDamaged
from index.snapshots.late import ByteMatrix, Ends
from index.snapshots.row_files import RowWriter, StoredRows
from index.snapshots.rows import RowMap

_TOKENS = "tokens"
_ENDS = "ends"
_PACKED = "|i1"
_COUNT = "<i8"


class TokenWriter:
    """Writes tokens text after text, so that they never stand in memory together.

    Attributes:
        texts: How many texts there are, those written earlier included.
    """

    def __init__(self, folder: Path, *, dimensions: int) -> None:
        """Open the two folders of rows in a folder, or make them.

        Args:
            folder: Existing; empty, or what a TokenWriter wrote.
            dimensions: Length of a token.
        """
        for name in (_TOKENS, _ENDS):
            (folder / name).mkdir(exist_ok=True)
        self._tokens = RowWriter(folder / _TOKENS, dtype=_PACKED, width=dimensions)
        self._ends = RowWriter(folder / _ENDS, dtype=_COUNT, width=1)

    def __enter__(self) -> Self:
        """Return the writer, to be closed when the block ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the files."""
        try:
            self._tokens.__exit__(kind, error, trace)
        finally:
            self._ends.__exit__(kind, error, trace)

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return self._ends.reached

    def add(self, tokens: ByteMatrix, ends: Ends) -> None:
        """Add the tokens of some texts.

        Args:
            tokens: Text after text.
            ends: Where each text's tokens end, counted from the first of these.
        """
        self._ends.add((ends + self._tokens.reached).reshape(-1, 1))
        self._tokens.add(tokens)


class TokenFiles:
    """What a TokenWriter wrote. Safe to read from several threads."""

    def __init__(self, folder: Path, *, dimensions: int) -> None:
        """Open the files.

        Args:
            folder: Where they are.
            dimensions: Length of a token.

        Raises:
            SnapshotDamaged: If they are missing or do not fit each other.
        """
        self._tokens = StoredRows(folder / _TOKENS, dtype=_PACKED, width=dimensions)
        ends = StoredRows(folder / _ENDS, dtype=_COUNT, width=1)
        self._ends = ends.take(np.arange(len(ends)))[:, 0]
        total = int(self._ends[-1]) if len(self._ends) else 0
        if len(self._tokens) != total:
            raise SnapshotDamaged(folder, "its two files do not fit each other")

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return len(self._ends)

    def read(self, first: int, count: int) -> tuple[ByteMatrix, Ends]:
        """Read the tokens of neighbouring texts.

        Args:
            first: Row of the first text.
            count: How many texts.

        Returns:
            Their tokens, and where those of each text end, counted from the first of these.
        """
        start = int(self._ends[first - 1]) if first else 0
        ends = self._ends[first : first + count] - start
        reached = start + int(ends[-1]) if count else start
        return self._tokens.stretch(start, reached), ends


class TokenStore:
    """The tokens of a snapshot's passages. Safe to read from several threads.

    A passage has one text for its title and heading, and one for each of its sentences.
    """

    def __init__(
        self, folder: Path, *, dimensions: int, rows: RowMap, firsts: Ends | None = None
    ) -> None:
        """Open what a TokenWriter wrote.

        Args:
            folder: Where it wrote.
            dimensions: Length of a token.
            rows: Says how many sentences each passage has.
            firsts: The row of each passage's first text in the files; None where the files hold
                these passages and no others, in this order.

        Raises:
            SnapshotDamaged: If the files are missing, or hold other numbers of tokens or texts.
        """
        self._files = TokenFiles(folder, dimensions=dimensions)
        counts = rows.last - rows.first + 2
        starts = np.cumsum(counts) - counts if firsts is None else firsts
        if self._files.texts < int((starts + counts).max(initial=0)):
            raise SnapshotDamaged(folder, f"it holds {self._files.texts} texts, which are too few")
        self._places = list(zip(starts.tolist(), counts.tolist(), strict=True))

    def of(self, passages: Sequence[int]) -> tuple[ByteMatrix, Ends]:
        """Read the tokens of some passages.

        Args:
            passages: Their rows.

        Returns:
            All their tokens, and where those of each text end: for every passage first its title
            and heading, then each of its sentences.
        """
        tokens, ends = [self._files.read(0, 0)[0]], [np.empty(0, dtype=np.int64)]
        reached = 0
        for passage in passages:
            found, inside = self._files.read(*self._places[passage])
            tokens.append(found)
            ends.append(inside + reached)
            reached += len(found)
        return np.concatenate(tokens), np.concatenate(ends)
