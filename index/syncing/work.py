"""Works out what a sync has to write, from what the sources hold and what the index holds."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from index.snapshots.database import Database
from index.snapshots.records import HeldDocument
from index.syncing.gather import Gathered
from index.syncing.intake import Intake, choose_cuts, take_in
from index.syncing.plan import Plan, plan_sync


@dataclass(frozen=True, slots=True)
class Work:
    """What a sync has to write.

    Attributes:
        plan: What to do with every document.
        taken: The documents to add and to replace, in their order.
        gone: Documents of the index to take out: those that are replaced and those dropped.
        fingerprints: Of documents that stay, where theirs is another now, by id.
    """

    plan: Plan
    taken: Sequence[Intake]
    gone: Sequence[HeldDocument]
    fingerprints: Mapping[str, str]

    @property
    def is_nothing(self) -> bool:
        """Whether the index already holds all that it should."""
        return self.plan.changes_nothing and not self.fingerprints


def find_work(
    found: Gathered,
    held: Mapping[str, HeldDocument],
    database: Database | None,
    *,
    others: Set[str],
) -> Work:
    """Work out what a sync has to write.

    Args:
        found: What the sources hold.
        held: What the index holds, by id.
        database: The index's; None where there is no index.
        others: Roots of the locations that were not looked at.

    Returns:
        The work.
    """
    failed = {failure.document_id for failure in found.failures}
    unseen = found.unseen | others
    plan = plan_sync(
        indexed={key: each.revision for key, each in held.items()},
        found=found.revisions,
        kept=failed | {key for key, each in held.items() if each.root in unseen},
    )
    if plan.changes_nothing:
        return Work(plan, (), (), found.fingerprints)
    taken = {key: take_in(document) for key, document in found.changed.items()}
    staying = {key: held[key] for key in plan.keep}
    lines = database.line_keys() if database else {}
    cuts = choose_cuts(taken, staying, lines)
    stale = {key for key, each in staying.items() if each.cut != cuts.get(key, frozenset())}
    if database:
        taken |= {key: read_intake(database, key, lines[key], found.fingerprints) for key in stale}
    plan = plan.with_replaced(stale)
    return Work(
        plan,
        sorted(
            (replace(each, cut=cuts.get(key, frozenset())) for key, each in taken.items()),
            key=lambda each: (each.source.location, each.source.id),
        ),
        [held[key] for key in (*plan.replace, *plan.drop)],
        {key: each for key, each in found.fingerprints.items() if key not in stale},
    )


def read_intake(
    database: Database, document_id: str, lines: frozenset[str], fingerprints: Mapping[str, str]
) -> Intake:
    """Read a document of the index, to write it again.

    Args:
        database: The index's.
        document_id: The document's.
        lines: Keys of its lines.
        fingerprints: Newer ones than the index has, by id.

    Returns:
        The document as its source gave it; nothing is cut yet.

    Raises:
        KeyError: If there is no such document.
    """
    original = database.original(document_id)
    if original is None:
        raise KeyError(document_id)
    fingerprint = fingerprints.get(document_id, original.fingerprint)
    return Intake(replace(original, fingerprint=fingerprint), lines)
