"""Decides what a sync has to do."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with every document, by id; each group is sorted.

    Attributes:
        add: Found and not indexed.
        replace: Indexed, and found in another revision.
        keep: Indexed, and either found unchanged or not to be looked at this time.
        drop: Indexed and no longer there.
    """

    add: tuple[str, ...]
    replace: tuple[str, ...]
    keep: tuple[str, ...]
    drop: tuple[str, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether the index already holds what the sources hold."""
        return not (self.add or self.replace or self.drop)

    def with_replaced(self, stale: Set[str]) -> Self:
        """Replace some of the documents that would have been kept.

        Args:
            stale: Their ids.

        Returns:
            Another plan.
        """
        return replace(
            self,
            replace=tuple(sorted({*self.replace, *stale})),
            keep=tuple(key for key in self.keep if key not in stale),
        )


def plan_sync(
    *,
    indexed: Mapping[str, str],
    found: Mapping[str, str],
    kept: Set[str] = frozenset(),
) -> Plan:
    """Compare what the index holds with what the sources hold now.

    Args:
        indexed: Document id to revision, as the last snapshot recorded them.
        found: Document id to revision, as the sources report them now.
        kept: Ids of documents that were not found and stay all the same: they could not be read,
            or the location above them could not be looked at.

    Returns:
        The plan, each group sorted, so that two runs over the same input log the same lines.
    """
    both = indexed.keys() & found.keys()
    replace = {key for key in both if indexed[key] != found[key]}
    drop = indexed.keys() - both - kept
    return Plan(
        add=tuple(sorted(found.keys() - both)),
        replace=tuple(sorted(replace)),
        keep=tuple(sorted(indexed.keys() - replace - drop)),
        drop=tuple(sorted(drop)),
    )
