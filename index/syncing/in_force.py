"""Puts a snapshot in the place of the one before, and clears away what nobody reads any more."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexUnwritable

_UNFINISHED = "unfinished-"


@contextmanager
def unfinished_snapshot(index_dir: Path, snapshot_id: str) -> Iterator[Path]:
    """Give a folder to write a snapshot to; where all goes well the snapshot is put in force.

    Whatever happens in between, the one before stays in force.

    Args:
        index_dir: The index folder.
        snapshot_id: The new snapshot's.

    Yields:
        The folder, empty.

    Raises:
        IndexUnwritable: If something cannot be written.
    """
    folder = index_dir / f"{_UNFINISHED}{snapshot_id}"
    try:
        folder.mkdir()
        yield folder
        _flush_tree(folder)
        snapshots = index_dir / "snapshots"
        snapshots.mkdir(exist_ok=True)
        folder.rename(snapshots / snapshot_id)
        _flush(snapshots)
        _put_in_force(index_dir, snapshot_id)
    except OSError as error:
        raise IndexUnwritable(index_dir, str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(index_dir: Path, *, keep: Sequence[str]) -> None:
    """Remove what syncs that died have left, and snapshots that are no longer needed.

    Args:
        index_dir: The index folder.
        keep: Ids of the snapshots that stay.

    Raises:
        IndexUnwritable: If that is not allowed.
    """
    try:
        for path in index_dir.glob(f"{_UNFINISHED}*"):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()
    except OSError as error:
        raise IndexUnwritable(index_dir, str(error)) from error
    for path in (index_dir / "snapshots").glob("*"):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _put_in_force(index_dir: Path, snapshot_id: str) -> None:
    pointer = index_dir / f"{_UNFINISHED}current"
    pointer.write_text(snapshot_id + "\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(index_dir / "current")
    _flush(index_dir)


def _flush_tree(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        # What is shared with the snapshot before was flushed with it.
        if path.is_dir() or path.stat().st_nlink == 1:
            _flush(path)


def _flush(path: Path) -> None:
    """Make sure that a file, or a folder's list of files, outlives a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
