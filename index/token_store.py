"""Keeps the packed tokens of passages in two plain files that are read as they are needed."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from index.errors import SnapshotDamaged
from index.late import ByteMatrix, Ends
from index.rows import RowMap

_TOKENS = "tokens.i8"
_ENDS = "ends.i64"


class TokenWriter:
    """Writes tokens text after text, so that they never stand in memory together."""

    def __init__(self, folder: Path) -> None:
        """Begin the two files.

        Args:
            folder: Existing and empty.
        """
        self._tokens = (folder / _TOKENS).open("wb")
        self._ends = (folder / _ENDS).open("wb")
        self._reached = 0

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
        self._tokens.close()
        self._ends.close()

    def add(self, tokens: ByteMatrix, ends: Ends) -> None:
        """Add the tokens of some texts.

        Args:
            tokens: Text after text.
            ends: Where each text's tokens end, counted from the first of these.
        """
        self._tokens.write(np.ascontiguousarray(tokens).tobytes())
        self._ends.write((ends + self._reached).astype("<i8").tobytes())
        self._reached += len(tokens)


class TokenStore:
    """The tokens of a snapshot. Safe to read from several threads.

    A passage has one text for its title and heading, and one for each of its sentences.
    """

    def __init__(self, folder: Path, *, dimensions: int, rows: RowMap) -> None:
        """Open what a TokenWriter wrote.

        Args:
            folder: Where it wrote.
            dimensions: Length of a token.
            rows: Says how many sentences each passage has.

        Raises:
            SnapshotDamaged: If the files are missing, or hold other numbers of tokens or texts.
        """
        self._groups = np.concatenate([[0], np.cumsum(rows.last - rows.first + 2)])
        try:
            self._ends = np.fromfile(folder / _ENDS, dtype="<i8")
            size = (folder / _TOKENS).stat().st_size
        except OSError as error:
            raise SnapshotDamaged(folder, "it cannot be read") from error
        total = int(self._ends[-1]) if len(self._ends) else 0
        if len(self._ends) != self._groups[-1] or size != total * dimensions:
            raise SnapshotDamaged(folder, "its two files do not fit the passages")
        # As a plain array: every slice of a memmap is wrapped anew, and takes ten times as long.
        self._tokens: ByteMatrix = (
            np.asarray(np.memmap(folder / _TOKENS, np.int8, mode="r", shape=(total, dimensions)))
            if total
            else np.zeros((0, dimensions), dtype=np.int8)
        )

    def of(self, passages: Sequence[int]) -> tuple[ByteMatrix, Ends]:
        """Read the tokens of some passages.

        Args:
            passages: Their rows.

        Returns:
            All their tokens, and where those of each text end: for every passage first its title
            and heading, then each of its sentences.
        """
        tokens, ends, reached = [self._tokens[:0]], [], 0
        for passage in passages:
            first, last = self._groups[passage], self._groups[passage + 1]
            start = int(self._ends[first - 1]) if first else 0
            here = self._ends[first:last]
            tokens.append(self._tokens[start : int(here[-1])])
            ends.append(here - start + reached)
            reached += int(here[-1]) - start
        return np.concatenate(tokens), np.concatenate([np.empty(0, dtype=np.int64), *ends])
