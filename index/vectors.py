"""Stores vectors and finds the nearest: the only module that knows FAISS."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import faiss
import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # has no types

from index.embed import FloatMatrix, FloatVector
from index.errors import SnapshotDamaged

Rows: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]


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

    def save(self, path: Path) -> None:
        """Write everything to one file.

        Args:
            path: Overwritten where it exists.

        Raises:
            OSError: If the file cannot be written.
        """
        try:
            faiss.write_index(self._flat, str(path))
        except RuntimeError as error:
            raise OSError(f"{path}: it cannot be written") from error


def new_vectors(dimension: int) -> Vectors:
    """Make an empty store; rows are counted from 0.

    Args:
        dimension: Length of every vector.

    Returns:
        The store.
    """
    _stay_in_one_thread()
    return Vectors(faiss.IndexFlatIP(dimension))


def load_vectors(path: Path) -> Vectors:
    """Read what `Vectors.save` wrote.

    Args:
        path: The file.

    Returns:
        The store.

    Raises:
        SnapshotDamaged: If the file is missing, cut off or of another kind.
    """
    _stay_in_one_thread()
    try:
        flat = faiss.read_index(str(path))
    except RuntimeError as error:
        raise SnapshotDamaged(path, "it is no file of vectors") from error
    if not isinstance(flat, faiss.IndexFlatIP):
        raise SnapshotDamaged(path, f"it holds a {type(flat).__name__}, not an IndexFlatIP")
    return Vectors(flat)


def _select(rows: Rows, total: int) -> faiss.IDSelector:
    bits = np.zeros(total, dtype=bool)
    bits[rows] = True
    # The stubs show the C++ constructor; the Python wrapper takes the array.
    return faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))  # type: ignore[call-arg, arg-type]


@cache
def _stay_in_one_thread() -> None:
    """Keep NumPy's products of matrices, here and in index/late.py, in the caller's thread.

    They are small. On a busy machine another thread takes 10 ms to wake up, and a product that
    takes half a millisecond by itself took 12. torch, which has threads of its own, keeps them.
    """
    threadpool_limits(limits=1, user_api="blas")
