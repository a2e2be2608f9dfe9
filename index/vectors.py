"""Stores vectors and finds the nearest: the only module that knows FAISS."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

import faiss
import numpy as np

from index.embed import FloatMatrix, FloatVector
from index.errors import SnapshotDamaged

Rows: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]

# Queries come from several threads, one core each: FAISS's own threads would only be in their way.
faiss.omp_set_num_threads(1)


class Vectors:
    """Unit vectors by row, searched exactly by inner product. Safe to read from several threads."""

    def __init__(self, flat: faiss.IndexFlatIP) -> None:
        """Wrap what FAISS holds; call `build_vectors` or `load_vectors` instead."""
        self._flat = flat

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._flat.ntotal

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self._flat.d

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
        options = None
        if allowed is not None:
            bits = np.zeros(len(self), dtype=bool)
            bits[allowed] = True
            # The stubs show the C++ constructors; the Python wrapper takes the array, and `sel`.
            selector = faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))  # type: ignore[call-arg, arg-type]
            options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
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
        if len(rows) == 0:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return self._flat.reconstruct_batch(np.asarray(rows, dtype=np.int64))

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


def build_vectors(dimension: int, batches: Iterable[FloatMatrix]) -> Vectors:
    """Store vectors in rows counted from 0.

    Args:
        dimension: Length of every vector.
        batches: Rows of norm 1, in order.

    Returns:
        The store.

    Raises:
        ValueError: If a batch has another number of columns.
    """
    flat = faiss.IndexFlatIP(dimension)
    for batch in batches:
        if batch.shape[1] != dimension:
            raise ValueError(f"vectors of length {batch.shape[1]} where {dimension} was expected")
        flat.add(np.ascontiguousarray(batch, dtype=np.float32))
    return Vectors(flat)


def load_vectors(path: Path) -> Vectors:
    """Read what `Vectors.save` wrote.

    Args:
        path: The file.

    Returns:
        The store.

    Raises:
        SnapshotDamaged: If the file is missing, cut off or of another kind.
    """
    try:
        flat = faiss.read_index(str(path))
    except RuntimeError as error:
        raise SnapshotDamaged(path, "it is no file of vectors") from error
    if not isinstance(flat, faiss.IndexFlatIP):
        raise SnapshotDamaged(path, f"it holds a {type(flat).__name__}, not an IndexFlatIP")
    return Vectors(flat)
