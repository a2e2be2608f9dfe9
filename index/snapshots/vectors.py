"""Finds the nearest of many vectors: the only module that knows FAISS."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import faiss
import numpy as np

from index.embed import FloatMatrix, FloatVector
from index.errors import SnapshotDamaged
from index.models.one_thread import stay_in_one_thread
from index.snapshots.row_files import StoredRows

Rows: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]

VECTOR_TYPE = "<f4"  # as they stand in files
_LOADED_AT_ONCE = 1 << 16


class Vectors:
    """Unit vectors by row, searched exactly by inner product. Safe to read from several threads."""

    def __init__(self, flat: faiss.IndexFlatIP) -> None:
        """Wrap what FAISS holds; call `new_vectors` or `load_vectors` instead."""
        self._flat = flat

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._flat.ntotal

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self._flat.d

    def add(self, batch: FloatMatrix) -> None:
        """Add rows behind those that are there.

        Args:
            batch: Rows of norm 1, in order.

        Raises:
            ValueError: If the batch has another number of columns.
        """
        if batch.shape[1] != self.dimension:
            raise ValueError(
                f"vectors of length {batch.shape[1]} where {self.dimension} was expected"
            )
        self._flat.add(np.ascontiguousarray(batch, dtype=np.float32))

    def search(
        self, query: FloatVector, limit: int, *, allowed: Rows | None = None
    ) -> list[tuple[int, float]]:
        """Find the rows nearest to a query.

        Args:
            query: Unit vector.
            limit: How many rows at the most.
            allowed: Rows to look at; None for all of them.

        Returns:
            Rows with their inner products, best first; fewer than asked where there are no more.
        """
        wanted = min(limit, len(self) if allowed is None else len(allowed))
        if wanted < 1:
            return []
        # With a selector FAISS stays in the caller's thread. To set its number of threads would not
        # do: that counts for one calling thread only, and for torch where torch was imported first.
        selector = faiss.IDSelectorAll() if allowed is None else _select(allowed, len(self))
        options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # as in the wrapper
        scores, rows = self._flat.search(query[np.newaxis, :], wanted, params=options)
        found = zip(rows[0].tolist(), scores[0].tolist(), strict=True)
        return [(row, score) for row, score in found if row >= 0]

    def rows(self, rows: Sequence[int] | Rows) -> FloatMatrix:
        """Give back vectors as they were stored.

        Args:
            rows: In any order; may be empty.

        Returns:
            Shape: (len(rows), dimension), float32.
        """
        if not len(self):
            return np.zeros((0, self.dimension), dtype=np.float32)
        # A view of FAISS's own memory: its `reconstruct_batch` waits for other threads.
        stored = faiss.rev_swig_ptr(self._flat.get_xb(), len(self) * self.dimension)
        found = stored.reshape(len(self), self.dimension)[np.asarray(rows, dtype=np.int64)]
        return np.asarray(found, dtype=np.float32)

    def scores(self, query: FloatVector, rows: Sequence[int] | Rows) -> FloatVector:
        """Compute the inner products of a query and some rows.

        Args:
            query: Unit vector.
            rows: In any order; may be empty.

        Returns:
            Shape: (len(rows),), float32.
        """
        return self.rows(rows) @ query


def new_vectors(dimension: int) -> Vectors:
    """Make an empty store; rows are counted from 0.

    Args:
        dimension: Length of every vector.

    Returns:
        The store.
    """
    stay_in_one_thread()
    return Vectors(faiss.IndexFlatIP(dimension))


def load_vectors(folder: Path, *, dimension: int, rows: Rows) -> Vectors:
    """Load vectors that were written to files.

    Args:
        folder: Where a RowWriter wrote them.
        dimension: Length of every vector.
        rows: Which rows of the files are wanted; they are counted from 0 afterwards.

    Returns:
        The store.

    Raises:
        SnapshotDamaged: If a file is missing, cut off or of another kind.
    """
    stored = StoredRows(folder, dtype=VECTOR_TYPE, width=dimension)
    if len(rows) and int(rows.max()) >= len(stored):
        raise SnapshotDamaged(folder, f"it holds {len(stored)} rows, not {int(rows.max()) + 1}")
    vectors = new_vectors(dimension)
    for first in range(0, len(rows), _LOADED_AT_ONCE):
        vectors.add(stored.take(rows[first : first + _LOADED_AT_ONCE]))
    return vectors


def _select(rows: Rows, total: int) -> faiss.IDSelector:
    bits = np.zeros(total, dtype=bool)
    bits[rows] = True
    # The stubs show the C++ constructor; the Python wrapper takes the array.
    return faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))  # type: ignore[call-arg, arg-type]
