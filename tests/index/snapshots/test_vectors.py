"""FAISS against plain matrix products."""

import subprocess
import sys
import threading
from pathlib import Path

import faiss
import numpy as np
import pytest
from threadpoolctl import threadpool_info  # type: ignore[import-untyped]  # has no types

from index.embed import FloatMatrix
from index.errors import SnapshotDamaged
from index.snapshots.row_files import RowWriter
from index.snapshots.vectors import VECTOR_TYPE, Vectors, load_vectors, new_vectors


def build_vectors(dimension: int, batches: list[FloatMatrix]) -> Vectors:
    vectors = new_vectors(dimension)
    for batch in batches:
        vectors.add(batch)
    return vectors


@pytest.fixture
def matrix() -> FloatMatrix:
    rows = np.random.default_rng(7).normal(size=(50, 16)).astype(np.float32)
    unit: FloatMatrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def test_the_nearest_rows_are_those_of_the_matrix_product(matrix: FloatMatrix) -> None:
    vectors = build_vectors(16, [matrix[:20], matrix[20:]])
    products = matrix @ matrix[3]

    found = vectors.search(matrix[3], 5)

    assert [row for row, _ in found] == np.argsort(-products)[:5].tolist()
    np.testing.assert_allclose([score for _, score in found], np.sort(products)[:-6:-1], rtol=1e-5)


@pytest.mark.parametrize("allowed", [[0], [7, 8, 9, 31, 49], list(range(50))])
def test_only_allowed_rows_are_found(matrix: FloatMatrix, allowed: list[int]) -> None:
    vectors = build_vectors(16, [matrix])
    products = matrix[allowed] @ matrix[3]

    found = vectors.search(matrix[3], 50, allowed=np.array(allowed, dtype=np.int64))

    assert [row for row, _ in found] == [allowed[place] for place in np.argsort(-products)]


def test_nothing_is_found_where_nothing_is_allowed_or_held(matrix: FloatMatrix) -> None:
    nothing = np.array([], dtype=np.int64)

    assert build_vectors(16, [matrix]).search(matrix[0], 5, allowed=nothing) == []
    assert build_vectors(16, []).search(matrix[0], 5) == []


def test_rows_and_scores_come_back_in_the_order_asked_for(matrix: FloatMatrix) -> None:
    vectors = build_vectors(16, [matrix])

    np.testing.assert_array_equal(vectors.rows([4, 1, 4]), matrix[[4, 1, 4]])
    np.testing.assert_allclose(
        vectors.scores(matrix[0], [4, 1]), matrix[[4, 1]] @ matrix[0], rtol=1e-5
    )
    assert vectors.rows([]).shape == (0, 16)
    assert vectors.scores(matrix[0], []).shape == (0,)


def write_rows(folder: Path, *batches: FloatMatrix) -> None:
    for batch in batches:
        with RowWriter(folder, dtype=VECTOR_TYPE, width=16) as writer:
            writer.add(batch)


def test_the_rows_that_are_wanted_are_loaded_from_all_parts(
    matrix: FloatMatrix, tmp_path: Path
) -> None:
    write_rows(tmp_path, matrix[:40], matrix[40:47], matrix[47:])
    wanted = np.array([49, 3, 39, 40, 46])

    loaded = load_vectors(tmp_path, dimension=16, rows=wanted)

    assert (len(loaded), loaded.dimension) == (5, 16)
    np.testing.assert_array_equal(loaded.rows(range(5)), matrix[wanted])
    products = matrix[wanted] @ matrix[3]
    assert [row for row, _ in loaded.search(matrix[3], 5)] == np.argsort(-products).tolist()


def test_a_batch_of_another_width_is_refused(matrix: FloatMatrix) -> None:
    with pytest.raises(ValueError, match="length 16 where 8"):
        build_vectors(8, [matrix])


def test_missing_rows_are_refused(matrix: FloatMatrix, tmp_path: Path) -> None:
    with pytest.raises(SnapshotDamaged, match="holds 0 rows"):
        load_vectors(tmp_path / "missing", dimension=16, rows=np.arange(1))

    write_rows(tmp_path, matrix)
    with pytest.raises(SnapshotDamaged, match="holds 50 rows, not 51"):
        load_vectors(tmp_path, dimension=16, rows=np.array([3, 50]))


def test_neither_arithmetic_nor_search_wakes_other_threads(matrix: FloatMatrix) -> None:
    vectors = build_vectors(16, [matrix])
    before = threading.active_count(), faiss.omp_get_max_threads()

    vectors.scores(matrix[0], list(range(50)))
    vectors.search(matrix[0], 5)

    blas = [each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"]
    assert blas
    assert set(blas) == {1}
    assert (threading.active_count(), faiss.omp_get_max_threads()) == before


@pytest.mark.model
def test_a_store_of_vectors_leaves_the_models_threads_alone() -> None:
    code = (
        "import torch\n"
        "before = torch.get_num_threads()\n"
        "from index.snapshots.vectors import new_vectors\n"
        "new_vectors(4)\n"
        "print(torch.get_num_threads() == before)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.split() == ["True"]
