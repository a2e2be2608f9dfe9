"""Syncs that are killed at random moments, and what is left of the index after each.

A program of its own, since it forks: ``python -m tests.survival.killed_syncs FOLDER --kills 200``.
Every tenth is interrupted as by Ctrl-C instead. It prints what it found as JSON, or fails.
"""

import argparse
import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from index.searcher import Query
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from sources.document import Document
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

_DOCUMENTS = 8
_MAX_SYNCS = 2.5  # the longest time until the kill, in usual syncs
_SIGNALS = (signal.SIGKILL,) * 9 + (signal.SIGINT,)
_FAILED = "!"


class LossError(Exception):
    """Something was lost, or something fails that should work."""


def documents_of(version: int) -> tuple[Document, ...]:
    """Make the documents of a version: from one to the next some change, one goes, one comes."""
    numbers = range(version, version + _DOCUMENTS)
    return tuple(
        make_document(
            f"plan-{number}",
            f"Plan {number} was drawn up. It has been changed {(version + number) // 3} times.\n\n"
            f"Area {number} must close a gap of {number + 7} million pounds.",
            title=f"Plan {number}",
        )
        for number in numbers
    )


def run_kills(index_dir: Path, *, kills: int, seed: int) -> Iterator[str]:
    """Kill syncs, one after another, and look at the index after each.

    Args:
        index_dir: A new folder.
        kills: How often.
        seed: Decides on the moments.

    Yields:
        For each kill what was found.

    Raises:
        LossError: If anything is lost, or the next sync fails.
    """
    random = Random(seed)  # noqa: S311  # no secret
    _in_a_fork(lambda: _sync(index_dir, 0))
    started = time.perf_counter()
    _in_a_fork(lambda: _sync(index_dir, 1))
    usual_s = time.perf_counter() - started
    version = 1
    for number in range(kills):
        moment_s = random.uniform(0, _MAX_SYNCS * usual_s)
        how = _SIGNALS[number % len(_SIGNALS)]
        said = _kill_syncing(index_dir, version, after_s=moment_s, how=how)
        is_tidy = not list(index_dir.glob("unfinished-*"))
        found = int(_in_a_fork(lambda least=said: _check(index_dir, least)))  # type: ignore[misc]
        yield (
            f"{said - version} syncs were done, "
            f"{'and one more than was said, ' if found > said else ''}"
            f"{'nothing was left over' if is_tidy else 'unfinished files were left'}"
        )
        version = found + 1


def _kill_syncing(index_dir: Path, version: int, *, after_s: float, how: int) -> int:
    """Let a process sync one version after another, and kill it.

    Returns:
        The last version that it had said was in force.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for following in range(version + 1, version + 1000):
                _sync(index_dir, following)
                os.write(writing, b"%d\n" % following)
        finally:
            os._exit(3)
    os.close(writing)
    time.sleep(after_s)
    os.kill(child, how)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        versions = told.read().split()
    return int(versions[-1]) if versions else version


def _check(index_dir: Path, said: int) -> str:
    """Find the version in force, which is the last that was said to be or the one after it.

    Returns:
        That version. The next one has been synced since, and is in force now.

    Raises:
        LossError: If anything is wrong.
    """
    found = _read_version(index_dir)
    if found not in (said, said + 1):
        raise LossError(f"version {found} is in force, after version {said} was")
    _compare(index_dir, found)
    _sync(index_dir, found + 1)
    left = [path.name for path in index_dir.glob("unfinished-*")]
    if left:
        raise LossError(f"the next sync left {left}")
    _compare(index_dir, found + 1)
    return str(found)


def _read_version(index_dir: Path) -> int:
    with open_current(index_dir) as snapshot:
        return min(int(each.id.removeprefix("id-plan-")) for each in snapshot.documents())


def _compare(index_dir: Path, version: int) -> None:
    """Compare the whole index with a version of the documents.

    Raises:
        LossError: If they differ.
    """
    expected = {document.id: document.text for document in documents_of(version)}
    with open_current(index_dir) as snapshot:
        snapshot.check_all()
        documents = [snapshot.document(summary.id) for summary in snapshot.documents()]
        found = {each.id: each.text for each in documents if each}
        searcher = SnapshotSearcher(snapshot, WordEmbedder())
        hits = searcher.search(Query(f"the gap of area {version}", limit=50))
    if found != expected:
        raise LossError(f"version {version} should be in force, but there is {found}")
    if not {hit.document.id for hit in hits} <= set(expected):
        raise LossError("a search found what is not there")
    if f"Area {version} must" not in hits[0].text:
        raise LossError(f"a search for area {version} found {hits[0].text!r} first")


def _sync(index_dir: Path, version: int) -> str:
    sync(index_dir, [ListedSource(*documents_of(version))], WordEmbedder())
    return str(version)


def _in_a_fork(act: Callable[[], str]) -> str:
    """Do something in a process of its own: libraries start threads, and forks lose them.

    Returns:
        What it returned.

    Raises:
        LossError: If it failed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, act().encode())
        except Exception as error:  # noqa: BLE001  # told to the parent
            os.write(writing, f"{_FAILED}{type(error).__name__}: {error}"[:2000].encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode()
    os.waitpid(child, 0)
    if not said or said.startswith(_FAILED):
        raise LossError(said.removeprefix(_FAILED) or "the process that looked at it died")
    return said


def main() -> None:
    """Run the kills, and print how often each state was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20161114)
    asked = parser.parse_args()
    states = Counter(run_kills(asked.folder, kills=asked.kills, seed=asked.seed))
    sys.stdout.write(json.dumps({"kills": states.total(), "states": dict(states)}) + "\n")


if __name__ == "__main__":
    main()
