"""Tokens come back as they were written, passage by passage."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import SnapshotDamaged
from index.snapshots.rows import RowMap
from index.snapshots.token_store import TokenStore, TokenWriter

# Two passages: the first with two sentences, the second with one that the first holds, too.
ROWS = RowMap.of([(0, 0, 1), (0, 1, 1)])
FIRST = np.arange(12, dtype=np.int8).reshape(6, 2)
SECOND = np.arange(20, 26, dtype=np.int8).reshape(3, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with TokenWriter(tmp_path, dimensions=2) as writer:
        writer.add(FIRST, np.array([1, 4, 6]))
        writer.add(SECOND, np.array([0, 3]))
    return tmp_path


def test_one_passage_is_read_by_itself(folder: Path) -> None:
    tokens, ends = TokenStore(folder, dimensions=2, rows=ROWS).of([1])

    assert tokens.tolist() == SECOND.tolist()
    assert ends.tolist() == [0, 3]


def test_passages_are_read_in_the_order_asked_for(folder: Path) -> None:
    tokens, ends = TokenStore(folder, dimensions=2, rows=ROWS).of([1, 0])

    assert tokens.tolist() == [*SECOND.tolist(), *FIRST.tolist()]
    assert ends.tolist() == [0, 3, 4, 7, 9]


def test_no_passages_have_no_tokens(folder: Path) -> None:
    tokens, ends = TokenStore(folder, dimensions=2, rows=ROWS).of([])

    assert tokens.shape == (0, 2)
    assert len(ends) == 0


def test_an_empty_store_opens(tmp_path: Path) -> None:
    with TokenWriter(tmp_path, dimensions=2):
        pass

    tokens, _ = TokenStore(tmp_path, dimensions=2, rows=RowMap.of([])).of([])

    assert tokens.shape == (0, 2)


@pytest.mark.parametrize("name", ["tokens", "ends"])
def test_missing_rows_are_refused(folder: Path, name: str) -> None:
    (folder / name / "000000000000.rows").unlink()

    with pytest.raises(SnapshotDamaged, match=r"do not fit each other|too few"):
        TokenStore(folder, dimensions=2, rows=ROWS)


@pytest.mark.parametrize(("name", "bytes_off"), [("tokens", 4), ("ends", 8), ("tokens", 1)])
def test_a_file_that_was_cut_off_is_refused(folder: Path, name: str, bytes_off: int) -> None:
    path = folder / name / "000000000000.rows"
    path.write_bytes(path.read_bytes()[:-bytes_off])

    with pytest.raises(SnapshotDamaged, match=r"do not fit each other|as rows of numbers"):
        TokenStore(folder, dimensions=2, rows=ROWS)


def test_what_is_written_later_stands_behind_what_was_written_before(tmp_path: Path) -> None:
    for batch, batch_ends in ((FIRST, [1, 4, 6]), (SECOND, [0, 3])):
        with TokenWriter(tmp_path, dimensions=2) as writer:
            writer.add(batch, np.array(batch_ends))

    assert writer.texts == 5
    only_second = TokenStore(
        tmp_path, dimensions=2, rows=RowMap.of([(0, 0, 0)]), firsts=np.array([3])
    )
    tokens, ends = only_second.of([0])
    assert tokens.tolist() == SECOND.tolist()
    assert ends.tolist() == [0, 3]
