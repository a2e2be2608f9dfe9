"""Brings an index in line with its sources, all or nothing."""

import logging
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.embed import Embedder
from index.errors import (
    IndexBusy,
    IndexUnwritable,
    NoIndex,
    NothingRead,
    SnapshotDamaged,
    SnapshotFormatUnknown,
)
from index.plan import Plan, plan_sync
from index.progress import Progress, Silence
from index.records import DocumentSummary
from index.snapshot import Snapshot, open_current
from index.split import SPLIT_VERSION
from index.writing import KnownVectors, check_snapshot, write_snapshot
from sources.document import Document
from sources.source import Failure, Found, Source, Unchanged

logger = logging.getLogger(__name__)

_UNFINISHED = "unfinished-"


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
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    dropped: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    kept: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the sources hold now; only documents that differ from the index are kept whole.

    Attributes:
        revisions: Document id to revision.
        changed: Documents that are new or differ, by id.
        failures: What could not be read.
        unseen: Roots of the locations that could not be looked at.
    """

    revisions: Mapping[str, str]
    changed: Mapping[str, Document]
    failures: tuple[Failure, ...]
    unseen: frozenset[str]


def sync(
    index_dir: Path,
    sources: Sequence[Source],
    embedder: Embedder,
    *,
    progress: Progress | None = None,
    others: Set[str] = frozenset(),
) -> SyncReport:
    """Bring an index in line with its sources.

    A new snapshot is written aside, checked and put in force at once; until then, and after a
    crash at any moment, the old one is. Where nothing has changed nothing is written. Unchanged
    documents are not embedded again. A damaged index, or one of another format, model or way of
    splitting, is built anew. A document that cannot be read keeps its earlier version.

    Args:
        index_dir: The index folder; made where it is missing.
        sources: All of them: what is in none of them, nor under one of ``others``, is dropped.
        embedder: Used only where something has to be embedded.
        progress: Hears how far it is; None for nobody.
        others: Roots of locations that are not looked at this time: what was found under them
            stays.

    Returns:
        What was done.

    Raises:
        IndexBusy: If another sync is writing to the folder.
        IndexUnwritable: If the folder cannot be written to.
        ModelUnusable: If something has to be embedded and the model cannot.
        NothingRead: If there is no document at all.
    """
    lock = FileLock(index_dir / "sync.lock", timeout=0)
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:  # an OSError, too
        raise IndexBusy(index_dir) from error
    except OSError as error:
        raise IndexUnwritable(index_dir, str(error)) from error
    try:
        return _sync_alone(index_dir, sources, embedder, progress or Silence(), others)
    finally:
        lock.release()


def _sync_alone(
    index_dir: Path,
    sources: Sequence[Source],
    embedder: Embedder,
    progress: Progress,
    others: Set[str],
) -> SyncReport:
    old = _open_old(index_dir)
    _remove_leftovers(index_dir, keep=[old.id] if old else [])
    try:
        summaries = {summary.id: summary for summary in old.documents()} if old else {}
        locations = {key: summary.location for key, summary in summaries.items()}
        indexed = {key: summary.revision for key, summary in summaries.items()}
        found = _gather(sources, summaries, progress)
        unseen = found.unseen | others
        failed = {failure.document_id for failure in found.failures}
        plan = plan_sync(
            indexed=indexed,
            found=found.revisions,
            kept=failed | {key for key, each in summaries.items() if each.root in unseen},
        )
        known = _known_vectors(old, embedder)
        if not plan.changes_nothing or known is None:
            documents = _documents(plan, found.changed, old)
            _replace(index_dir, documents, embedder, known=known, old=old, progress=progress)
    finally:
        if old:
            old.close()
    locations |= {key: document.location for key, document in found.changed.items()}
    report = _report(plan, locations, found.failures)
    logger.info(
        "synced added=%d replaced=%d dropped=%d unchanged=%d failed=%d",
        *(len(group) for group in (report.added, report.replaced, report.dropped)),
        report.unchanged,
        len(report.failed),
    )
    return report


def _open_old(index_dir: Path) -> Snapshot | None:
    try:
        return open_current(index_dir)
    except NoIndex:
        return None
    except (SnapshotDamaged, SnapshotFormatUnknown) as error:
        logger.warning("building anew: %s", error)
        return None


def _known_vectors(old: Snapshot | None, embedder: Embedder) -> KnownVectors | None:
    """Load the vectors that can be used again.

    Returns:
        None where there are none, and everything has to be built anew.
    """
    if old is None:
        return None
    made_by = (old.manifest.model, old.manifest.split_version)
    if made_by != (embedder.name, SPLIT_VERSION):
        logger.info("building anew: made_by=%s now=%s", made_by, (embedder.name, SPLIT_VERSION))
        return None
    try:
        old.check_all()
        return KnownVectors.load(old)
    except SnapshotDamaged as error:
        logger.warning("building anew: %s", error)
        return None


def _gather(
    sources: Sequence[Source], indexed: Mapping[str, DocumentSummary], progress: Progress
) -> _Gathered:
    progress.begin("reading documents", sum(source.count() for source in sources))
    revisions: dict[str, str] = {}
    changed: dict[str, Document] = {}
    failures: list[Failure] = []
    unseen: set[str] = set()
    for source, item in _read_all(sources, indexed):
        progress.advance()
        if isinstance(item, Failure):
            failures.append(item)
            if item.whole_location:
                unseen.add(source.root)
        elif isinstance(item, Unchanged):
            revisions.setdefault(item.document_id, indexed[item.document_id].revision)
        elif item.id not in revisions:
            revisions[item.id] = item.revision
            if item.id not in indexed or indexed[item.id].revision != item.revision:
                changed[item.id] = item
    if not revisions:
        raise NothingRead(tuple(failures), unchanged=len(indexed))
    return _Gathered(revisions, changed, tuple(failures), frozenset(unseen))


def _read_all(
    sources: Sequence[Source], indexed: Mapping[str, DocumentSummary]
) -> Iterator[tuple[Source, Found]]:
    known = {key: each.fingerprint for key, each in indexed.items() if each.fingerprint}
    for source in sources:
        for item in source.read(known):
            yield source, item


def _documents(plan: Plan, changed: Mapping[str, Document], old: Snapshot | None) -> list[Document]:
    """Collect what the new snapshot is to hold, by location.

    Returns:
        Documents in an order that does not depend on what was synced before.
    """
    kept = [old.document(key) for key in plan.keep] if old else []
    documents = [*changed.values(), *(document for document in kept if document)]
    return sorted(documents, key=lambda document: (document.location, document.id))


def _replace(
    index_dir: Path,
    documents: Sequence[Document],
    embedder: Embedder,
    *,
    known: KnownVectors | None,
    old: Snapshot | None,
    progress: Progress,
) -> None:
    now = datetime.now(UTC)
    snapshot_id = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
    folder = index_dir / f"{_UNFINISHED}{snapshot_id}"
    try:
        folder.mkdir()
        write_snapshot(folder, documents, embedder, known=known, created=now, progress=progress)
        check_snapshot(folder)
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
    # Whoever opened the snapshot before this one may still read it.
    _remove_leftovers(index_dir, keep=[snapshot_id, *([old.id] if old else [])])


def _put_in_force(index_dir: Path, snapshot_id: str) -> None:
    pointer = index_dir / f"{_UNFINISHED}current"
    pointer.write_text(snapshot_id + "\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(index_dir / "current")
    _flush(index_dir)


def _remove_leftovers(index_dir: Path, *, keep: Sequence[str]) -> None:
    for path in index_dir.glob(f"{_UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
    for path in (index_dir / "snapshots").glob("*"):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _flush_tree(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        _flush(path)


def _flush(path: Path) -> None:
    """Make sure that a file, or a folder's list of files, outlives a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _report(plan: Plan, locations: Mapping[str, str], failures: tuple[Failure, ...]) -> SyncReport:
    added, replaced, dropped = (
        tuple(sorted(locations[key] for key in keys))
        for keys in (plan.add, plan.replace, plan.drop)
    )
    kept = tuple(failure for failure in failures if failure.document_id in plan.keep)
    return SyncReport(added, replaced, dropped, len(plan.keep), failures, kept)
