"""What the parts of the store in a database have in common."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine


def utc_now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


class SqlPart:
    """One concern of the store. Safe to call from several threads."""

    def __init__(self, engine: Engine, *, now: Callable[[], datetime] = utc_now) -> None:
        """Work in a database whose tables are there.

        Args:
            engine: The database.
            now: The clock.
        """
        self._engine = engine
        self._now = now
