"""How fresh the configured locations are: when each was read, and whether that failed since."""

from dataclasses import dataclass
from datetime import datetime

from bot.refresh.looked_at import read_looked_at
from bot.refresh.schedule import failed_at_file, looked_at_file, open_places
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is known of the last looks at one location.

    Attributes:
        location: As it was configured.
        collection: That of its documents.
        read_at: When it was last read, in UTC; None where it never was.
        failed_at: When it could last not be read, in UTC; None where it has been read since.
    """

    location: str
    collection: str
    read_at: datetime | None
    failed_at: datetime | None


def read_freshness(settings: Settings) -> tuple[Freshness, ...]:
    """Read how fresh the configured locations are.

    Args:
        settings: Everything that can be set.

    Returns:
        One for each location, as they were configured; a LocationError names a location that is
        none.
    """
    read = read_looked_at(looked_at_file(settings))
    failed = read_looked_at(failed_at_file(settings))
    places = open_places(settings.sources.locations, settings)
    return tuple(
        Freshness(
            location=place.location,
            collection=place.collection,
            read_at=read.get(source.root),
            failed_at=_since(failed.get(source.root), read.get(source.root)),
        )
        for source, place in places.items()
    )


def _since(failed_at: datetime | None, read_at: datetime | None) -> datetime | None:
    if failed_at is None or read_at is None:
        return failed_at
    return failed_at if failed_at > read_at else None
