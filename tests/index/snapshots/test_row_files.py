"""Rows come back as they were added, however many parts they stand in."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SnapshotDamaged
from index.snapshots.row_files import RowWriter, StoredRows, count_rows

_KIND: dict[str, Any] = {"dtype": "<i8", "width": 2}


def add_rows(folder: Path, count: int) -> None:
    with RowWriter(folder, **_KIND) as writer:
        first = writer.reached
        for row in range(first, first + count):
            writer.add(np.array([[row, -row]]))


@given(counts=st.lists(st.integers(0, 40), max_size=12), data=st.data())
def test_rows_of_many_parts_are_one(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    total = sum(counts)
    for count in counts:
        add_rows(folder, count)

    stored = StoredRows(folder, **_KIND)
    first = data.draw(st.integers(0, total))
    last = data.draw(st.integers(first, total))
    wanted = data.draw(st.lists(st.integers(0, total - 1), max_size=9) if total else st.just([]))

    assert len(stored) == count_rows(folder, **_KIND) == total
    assert stored.stretch(first, last)[:, 0].tolist() == list(range(first, last))
    taken = stored.take(np.array(wanted, dtype=np.int64))
    assert taken.tolist() == [[row, -row] for row in wanted]


def test_many_small_additions_make_few_parts(tmp_path: Path) -> None:
    add_rows(tmp_path, 1000)
    for _ in range(200):
        add_rows(tmp_path, 1)

    assert len(list(tmp_path.iterdir())) <= 8
    assert len(StoredRows(tmp_path, **_KIND)) == 1200


def test_files_that_are_shared_are_never_written_to(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    add_rows(theirs, 3)
    add_rows(theirs, 2)
    before = {path.name: path.read_bytes() for path in theirs.iterdir()}
    for path in theirs.iterdir():
        (ours / path.name).hardlink_to(path)

    for _ in range(20):
        add_rows(ours, 2)

    assert {path.name: path.read_bytes() for path in theirs.iterdir()} == before
    assert len(StoredRows(ours, **_KIND)) == 45


def test_rows_of_another_width_are_refused(tmp_path: Path) -> None:
    with (
        RowWriter(tmp_path, **_KIND) as writer,
        pytest.raises(ValueError, match="3 numbers where 2"),
    ):
        writer.add(np.zeros((1, 3), dtype=np.int64))


def test_a_part_that_is_missing_is_noticed(tmp_path: Path) -> None:
    add_rows(tmp_path, 9)
    add_rows(tmp_path, 2)
    (tmp_path / "000000000000.rows").unlink()

    with pytest.raises(SnapshotDamaged, match="does not begin at row 0"):
        StoredRows(tmp_path, **_KIND)


def test_what_is_not_finished_joins_nothing(tmp_path: Path) -> None:
    add_rows(tmp_path, 1)

    with suppress(KeyboardInterrupt), RowWriter(tmp_path, **_KIND) as writer:
        writer.add(np.zeros((1, 2), dtype=np.int64))
        raise KeyboardInterrupt

    assert len(list(tmp_path.iterdir())) == 2
