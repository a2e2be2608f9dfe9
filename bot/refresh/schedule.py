"""The configured locations: opened, and whether it is time to look at them again."""

from collections.abc import Mapping, Sequence, Set
from datetime import UTC, datetime
from pathlib import Path

from bot.refresh.due import Refreshed, find_due
from bot.refresh.looked_at import read_looked_at, write_looked_at
from bot.settings import Settings
from bot.settings_sources import Location
from bot.wiring import make_readers, make_source
from index.errors import RetrievalError
from index.snapshots.manifest import check_written
from index.snapshots.snapshot import open_current
from sources.source import Source


def open_places(places: Sequence[Location], settings: Settings) -> dict[Source, Location]:
    """Make the sources that read some locations; nothing is read yet.

    Args:
        places: The locations.
        settings: Everything that can be set.

    Returns:
        Each source with its location; a LocationError names a location that is none.
    """
    readers = make_readers(settings)
    return {make_source(settings, place, readers): place for place in places}


def choose_due(
    sources: Mapping[Source, Location], settings: Settings, *, now: datetime
) -> list[Source]:
    """Choose the sources that it is time to look at again.

    Args:
        sources: Each with its location.
        settings: Everything that can be set.
        now: The time, in UTC.

    Returns:
        Those that are due, in order.
    """
    places = [Refreshed(source.root, place.refresh) for source, place in sources.items()]
    looked_at = read_looked_at(looked_at_file(settings))
    due = find_due(places, looked_at, read_looked_at(failed_at_file(settings)), now=now)
    return [source for source in sources if source.root in due]


def is_due(settings: Settings) -> bool:
    """Say whether it is time to look at one of the configured locations again."""
    sources = open_places(settings.sources.locations, settings)
    return bool(choose_due(sources, settings, now=datetime.now(UTC)))


def remember_looked_at(
    settings: Settings, roots: Set[str], *, failed: Set[str], now: datetime
) -> None:
    """Remember that locations were looked at now.

    Args:
        settings: Everything that can be set.
        roots: The locations' roots.
        failed: Those of them that could not be read; an IndexUnwritable says where neither can be
            remembered.
        now: The time, in UTC.
    """
    for path, which in (
        (looked_at_file(settings), roots - failed),
        (failed_at_file(settings), failed),
    ):
        if which:
            write_looked_at(path, which, now=now)


def has_usable_index(settings: Settings) -> bool:
    """Say whether there is an index that a sync can go on from.

    Where there is none, it does not matter when locations were looked at: all have to be read.

    Args:
        settings: Everything that can be set.

    Returns:
        False where it is missing, damaged, or of another format.
    """
    try:
        with open_current(settings.index_dir, check=check_written):
            return True
    except RetrievalError:
        return False


def looked_at_file(settings: Settings) -> Path:
    """Name the file that remembers when each location was read."""
    return settings.index_dir / "looked-at.json"


def failed_at_file(settings: Settings) -> Path:
    """Name the file that remembers when each location could not be read."""
    return settings.index_dir / "failed-at.json"
