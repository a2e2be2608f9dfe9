"""Keeps rows of numbers in files of which none is ever changed once it is written.

A folder holds parts, each named for its first row. New rows go into a part of their own, so that
two snapshots can share all the others; small parts are joined, so that there are never many.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self, TypeAlias

import numpy as np

from index.errors import SnapshotDamaged

RowNumbers: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]
# Which numbers they are, only the caller knows.
AnyRows: TypeAlias = np.ndarray[tuple[int, int], np.dtype[Any]]

_SUFFIX: Final = ".rows"
_JOINING: Final = "joining"
_JOIN_UP_TO: Final = 2  # times what comes behind: all joining together copies each row a few times
_CHUNK_BYTES: Final = 1 << 24


class RowWriter:
    """Writes rows behind those that a folder holds, into a new part.

    Attributes:
        reached: How many rows there are, those of earlier parts included.
    """

    def __init__(self, folder: Path, *, dtype: str, width: int) -> None:
        """Count the rows that are there.

        Args:
            folder: Existing; may hold parts, which stay as they are.
            dtype: NumPy's name for the kind of number, such as ``<f4``.
            width: How many numbers a row has.
        """
        self._folder = folder
        self._dtype = np.dtype(dtype)
        self._width = width
        self._stream: BinaryIO | None = None
        self.reached = count_rows(folder, dtype=dtype, width=width)

    def __enter__(self) -> Self:
        """Return the writer, to be closed when the block ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the new part; where all went well, join small parts."""
        if self._stream is None:
            return
        self._stream.close()
        if kind is None:
            _join_small_parts(self._folder)

    def add(self, rows: AnyRows) -> None:
        """Add rows.

        Args:
            rows: Shape: (rows, width); may be empty.

        Raises:
            ValueError: If rows have another length.
        """
        if rows.shape[1] != self._width:
            raise ValueError(f"rows of {rows.shape[1]} numbers where {self._width} were expected")
        if not len(rows):
            return
        if self._stream is None:
            self._stream = (self._folder / _name(self.reached)).open("xb")
        self._stream.write(np.ascontiguousarray(rows, dtype=self._dtype).tobytes())
        self.reached += len(rows)


class StoredRows:
    """Rows that a RowWriter wrote, read as they are needed. Safe to read from several threads."""

    def __init__(self, folder: Path, *, dtype: str, width: int) -> None:
        """Open the parts of a folder.

        Args:
            folder: Where they are.
            dtype: NumPy's name for the kind of number, such as ``<f4``.
            width: How many numbers a row has.

        Raises:
            SnapshotDamaged: If a part is missing, cut off or cannot be read.
        """
        self._empty: AnyRows = np.zeros((0, width), dtype=dtype)
        self._starts: list[int] = []
        self._parts: list[AnyRows] = []
        reached = 0
        try:
            for path in _find_parts(folder):
                part = np.memmap(path, dtype=dtype, mode="r").reshape(-1, width)
                if _first_row(path) != reached:
                    raise SnapshotDamaged(path, f"it does not begin at row {reached}")
                self._starts.append(reached)
                # As a plain array: every slice of a memmap is wrapped anew, ten times as slow.
                self._parts.append(np.asarray(part))
                reached += len(part)
        except (OSError, ValueError) as error:
            raise SnapshotDamaged(folder, "it cannot be read as rows of numbers") from error
        self._total = reached

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._total

    def stretch(self, first: int, last: int) -> AnyRows:
        """Read neighbouring rows.

        Args:
            first: The first of them.
            last: The row behind them.

        Returns:
            The rows; where they stand in one part, without copying them.
        """
        pieces = [
            part[max(first - start, 0) : max(last - start, 0)]
            for start, part in zip(self._starts, self._parts, strict=True)
            if start < last and first < start + len(part)
        ]
        if len(pieces) == 1:
            return pieces[0]
        return np.concatenate([self._empty, *pieces])

    def take(self, rows: RowNumbers) -> AnyRows:
        """Read rows.

        Args:
            rows: In any order; may be empty.

        Returns:
            The rows, copied.
        """
        found = np.empty((len(rows), self._empty.shape[1]), dtype=self._empty.dtype)
        of_part = np.searchsorted(self._starts, rows, side="right") - 1
        for number, (start, part) in enumerate(zip(self._starts, self._parts, strict=True)):
            here = of_part == number
            found[here] = part[rows[here] - start]
        return found


def count_rows(folder: Path, *, dtype: str, width: int) -> int:
    """Count the rows of a folder without reading them.

    Args:
        folder: Where a RowWriter wrote, or empty.
        dtype: NumPy's name for the kind of number.
        width: How many numbers a row has.

    Returns:
        Their number.
    """
    parts = _find_parts(folder)
    if not parts:
        return 0
    row_bytes = np.dtype(dtype).itemsize * width
    return _first_row(parts[-1]) + parts[-1].stat().st_size // row_bytes


def _join_small_parts(folder: Path) -> None:
    parts = _find_parts(folder)
    sizes = [path.stat().st_size for path in parts]
    first, total = len(parts) - 1, sizes[-1]
    while first > 0 and sizes[first - 1] <= _JOIN_UP_TO * total:
        first -= 1
        total += sizes[first]
    if first < len(parts) - 1:
        _join(folder, parts[first:])


def _join(folder: Path, parts: Sequence[Path]) -> None:
    # What is there may be shared with another snapshot: it is replaced, not written to.
    joined = folder / _JOINING
    with ExitStack() as opened:
        target = opened.enter_context(joined.open("wb"))
        for path in parts:
            stream = opened.enter_context(path.open("rb"))
            while chunk := stream.read(_CHUNK_BYTES):
                target.write(chunk)
    for path in parts[1:]:
        path.unlink()
    joined.replace(parts[0])


def _find_parts(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{_SUFFIX}"))


def _name(first: int) -> str:
    return f"{first:012}{_SUFFIX}"


def _first_row(part: Path) -> int:
    return int(part.stem)
