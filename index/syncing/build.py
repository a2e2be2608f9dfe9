"""Brings an index in line with its sources, all or nothing."""

import logging
import secrets
from collections.abc import Mapping, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.embed import Embedder
from index.errors import IndexBusy, IndexUnwritable
from index.progress import Progress, Silence
from index.snapshots.records import HeldDocument
from index.snapshots.snapshot import Snapshot
from index.syncing.database_writing import digest_text
from index.syncing.earlier import is_sound, known_vectors, open_old, read_held, read_kept
from index.syncing.filing import file_all
from index.syncing.gather import Gathered, gather
from index.syncing.in_force import remove_leftovers, unfinished_snapshot
from index.syncing.intake import Intake
from index.syncing.known import KnownVectors
from index.syncing.work import Work, find_work
from index.syncing.writing import SnapshotWriter, check_snapshot, count_dead_share
from sources.source import Failure, Source

logger = logging.getLogger(__name__)

# Of the rows: files that only grow would soon be mostly of what is no longer there.
_MOST_DEAD = 0.2


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did, by location, sorted.

    Attributes:
        added: New documents.
        replaced: Documents that had changed.
        dropped: Documents that are no longer there.
        unchanged: How many stayed as they were, earlier versions of failed ones included.
        failed: What could not be read.
        kept: Those of the failed whose earlier version stays in the index.
        moved: Documents that were dropped in one place and added in another with the same text,
            each as where it was and where it is.
        warnings: Location and fault of documents that were added or replaced, each a sentence that
            people should know.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    dropped: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    kept: tuple[Failure, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()


def sync(
    index_dir: Path,
    sources: Sequence[Source],
    embedder: Embedder,
    *,
    progress: Progress | None = None,
    others: Set[str] = frozenset(),
    dry_run: bool = False,
) -> SyncReport:
    """Bring an index in line with its sources.

    A new snapshot is written aside, checked and put in force at once; until then, and after a
    crash at any moment, the old one is. Where nothing has changed nothing is written. What the
    old snapshot holds of other documents is shared with it, and what is already known, of a
    document that has moved for one, is not embedded again. A damaged index, or one of another
    format, model or way of splitting, is built anew. A document that cannot be read keeps its
    earlier version.

    Args:
        index_dir: The index folder; made where it is missing.
        sources: All of them: what is in none of them, nor under one of ``others``, is dropped.
        embedder: Used only where something has to be embedded.
        progress: Hears how far it is; None for nobody.
        others: Roots of locations that are not looked at this time: what was found under them
            stays.
        dry_run: Only find out what would be done, and write nothing.

    Returns:
        What was done.

    Raises:
        IndexBusy: If another sync is writing to the folder.
        IndexUnwritable: If the folder cannot be written to; the index is then as it was.
        ModelUnusable: If something has to be embedded and the model cannot.
        NothingRead: If there is no document at all.
    """
    job = _Job(index_dir, sources, embedder, progress or Silence(), others)
    if dry_run:
        return job.look()
    lock = FileLock(index_dir / "sync.lock", timeout=0)
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:  # an OSError, too
        raise IndexBusy(index_dir) from error
    except OSError as error:
        raise IndexUnwritable(index_dir, str(error)) from error
    try:
        return job.run()
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class _Job:
    """One sync."""

    index_dir: Path
    sources: Sequence[Source]
    embedder: Embedder
    progress: Progress
    others: Set[str]

    def look(self) -> SyncReport:
        """Find out what would be done."""
        with ExitStack() as opened:
            old = open_old(self.index_dir, opened)
            held = read_held(old)
            found, work = self._find_work(old, held)
            return describe(work, held, found.failures)

    def run(self) -> SyncReport:
        """Do what is to be done."""
        with ExitStack() as opened:
            old = open_old(self.index_dir, opened)
            remove_leftovers(self.index_dir, keep=[old.id] if old else [])
            held = read_held(old)
            found, work = self._find_work(old, held)
            known = known_vectors(old, held.values(), self.embedder.name)
            if known and old and work.is_nothing and not is_sound(old):
                known = None
            if known is None or not work.is_nothing:
                self._replace(old, work, known)
        report = describe(work, held, found.failures)
        logger.info(
            "synced added=%d replaced=%d dropped=%d unchanged=%d failed=%d",
            *(len(group) for group in (report.added, report.replaced, report.dropped)),
            report.unchanged,
            len(report.failed),
        )
        return report

    def _find_work(
        self, old: Snapshot | None, held: Mapping[str, HeldDocument]
    ) -> tuple[Gathered, Work]:
        found = gather(self.sources, held, self.progress)
        database = old.database if old else None
        return found, find_work(found, held, database, others=self.others)

    def _replace(self, old: Snapshot | None, work: Work, known: KnownVectors | None) -> None:
        now = datetime.now(UTC)
        snapshot_id = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        with unfinished_snapshot(self.index_dir, snapshot_id) as folder:
            self._write(folder, old, work, known, now)
            check_snapshot(folder)
        # Whoever opened the snapshot before this one may still read it.
        remove_leftovers(self.index_dir, keep=[snapshot_id, *([old.id] if old else [])])

    def _write(
        self,
        folder: Path,
        old: Snapshot | None,
        work: Work,
        known: KnownVectors | None,
        now: datetime,
    ) -> None:
        base = old if known and old and count_dead_share(old, work.gone) <= _MOST_DEAD else None
        kept = () if base or old is None else read_kept(old, work)
        model, dimension = self.embedder.name, self.embedder.dimension
        with SnapshotWriter(folder, model=model, dimension=dimension, base=base) as writer:
            if base:
                writer.drop(work.gone)
                writer.set_fingerprints(work.fingerprints)
            for filed, vectors in file_all(
                work.taken, kept, self.embedder, known=known, progress=self.progress
            ):
                writer.add(filed, vectors)
            self.progress.begin("writing the index", 0)
        writer.seal(now)


def describe(
    work: Work, held: Mapping[str, HeldDocument], failures: tuple[Failure, ...]
) -> SyncReport:
    """Say what a sync did, or would do.

    Args:
        work: What there was to do.
        held: What the index held before, by id.
        failures: What could not be read.

    Returns:
        The report.
    """
    plan = work.plan
    taken = {each.source.id: each for each in work.taken}
    added, replaced = (
        tuple(sorted(taken[key].source.location for key in keys))
        for keys in (plan.add, plan.replace)
    )
    return SyncReport(
        added=added,
        replaced=replaced,
        dropped=tuple(sorted(held[key].location for key in plan.drop)),
        unchanged=len(plan.keep),
        failed=failures,
        kept=tuple(failure for failure in failures if failure.document_id in plan.keep),
        moved=_find_moved([held[key] for key in plan.drop], [taken[key] for key in plan.add]),
        warnings=tuple(
            (each.source.location, warning)
            for each in work.taken
            for warning in each.source.warnings
        ),
    )


def _find_moved(
    dropped: Sequence[HeldDocument], added: Sequence[Intake]
) -> tuple[tuple[str, str], ...]:
    """Pair documents of the same text, each once, by location."""
    waiting: dict[str, list[str]] = {}
    for held in sorted(dropped, key=lambda each: each.location):
        waiting.setdefault(held.text_digest, []).append(held.location)
    moved = []
    for intake in sorted(added, key=lambda each: each.source.location) if waiting else ():
        document = intake.document
        before = waiting.get(digest_text(document.text))
        if before and document.text.strip():
            moved.append((before.pop(0), document.location))
    return tuple(sorted(moved))
