"""Opens the snapshot in force for a sync, as far as it can be gone on from."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from index.errors import NoIndex, SnapshotDamaged, SnapshotFormatUnknown
from index.snapshots.manifest import check_written
from index.snapshots.records import HeldDocument
from index.snapshots.snapshot import Snapshot, open_current
from index.split import SPLIT_VERSION
from index.syncing.intake import Intake
from index.syncing.known import KnownVectors
from index.syncing.work import Work, read_intake

logger = logging.getLogger(__name__)


def open_old(index_dir: Path, opened: ExitStack) -> Snapshot | None:
    """Open the snapshot in force.

    Args:
        index_dir: The index folder.
        opened: Closes it.

    Returns:
        The snapshot; None where there is none, or it is damaged or of another format.
    """
    try:
        return opened.enter_context(open_current(index_dir, check=check_written))
    except NoIndex:
        return None
    except (SnapshotDamaged, SnapshotFormatUnknown) as error:
        logger.warning("building anew: %s", error)
        return None


def read_held(old: Snapshot | None) -> Mapping[str, HeldDocument]:
    """List the documents of a snapshot by id; none where there is no snapshot."""
    return {each.id: each for each in old.database.held()} if old else {}


def known_vectors(
    old: Snapshot | None, held: Iterable[HeldDocument], model: str
) -> KnownVectors | None:
    """Open the vectors that can be used again.

    Args:
        old: The snapshot in force.
        held: Its documents.
        model: Name of the model that makes vectors now.

    Returns:
        None where there are none, and everything has to be built anew.
    """
    if old is None:
        return None
    made_by = (old.manifest.model, old.manifest.split_version)
    if made_by != (model, SPLIT_VERSION):
        logger.info("building anew: made_by=%s now=%s", made_by, (model, SPLIT_VERSION))
        return None
    try:
        old.check_all()
        return KnownVectors.load(old, held)
    except SnapshotDamaged as error:
        logger.warning("building anew: %s", error)
        return None


def is_sound(old: Snapshot) -> bool:
    """Read all files of a snapshot; where there is nothing else to do there is time for that.

    A search that finds a file damaged says that a sync builds it again: at the latest a second one
    has to, though nothing but the file's contents shows the damage.

    Args:
        old: The snapshot.

    Returns:
        Whether they hold what was written.
    """
    try:
        with Snapshot(old.folder) as again:
            again.check_all()
    except SnapshotDamaged as error:
        logger.warning("building anew: %s", error)
        return False
    return True


def read_kept(old: Snapshot, work: Work) -> Iterator[Intake]:
    """Read the documents that stay, to write them again.

    Args:
        old: The snapshot.
        work: Says which ones stay.

    Yields:
        The documents by location and id.
    """
    kept = set(work.plan.keep)
    lines = old.database.line_keys()
    for held in old.database.held():
        if held.id in kept:
            intake = read_intake(old.database, held.id, lines[held.id], work.fingerprints)
            yield replace(intake, cut=held.cut)
