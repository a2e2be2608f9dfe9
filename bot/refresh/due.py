"""Which locations it is time to look at again; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

# A server that was down for a minute need not be left alone for a day.
_RETRY: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A configured location, as what is read there names itself.

    Attributes:
        root: The location's root.
        every: How long what was read there is good; None for ever.
    """

    root: str
    every: timedelta | None


def find_due(
    places: Iterable[Refreshed],
    looked_at: Mapping[str, datetime],
    failed_at: Mapping[str, datetime],
    *,
    now: datetime,
) -> frozenset[str]:
    """Find the locations that have not been read for as long as their interval.

    Args:
        places: The configured locations.
        looked_at: When each root was read last, in UTC; a root that never was is missing.
        failed_at: When each root could not be read last; one that always could is missing.
        now: The time, in UTC.

    Returns:
        The roots that are due. One never read is due whatever its interval; so is one that was read
        in the future, as a clock that was put back has it. One that failed is due again after a
        quarter of an hour, or after its interval where that is shorter.
    """
    return frozenset(
        each.root
        for each in places
        if not _is_within(each.every or timedelta.max, looked_at.get(each.root), now)
        and not _is_within(min(each.every or _RETRY, _RETRY), failed_at.get(each.root), now)
    )


def _is_within(span: timedelta, since: datetime | None, now: datetime) -> bool:
    return since is not None and timedelta() <= now - since < span
