"""Installations that have begun: each state lets one browser finish one of them."""

from datetime import UTC, datetime

from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import Engine, MetaData, delete

from bot.store.sql_engine import transaction

LIFE_S = 600


class InstallStates:
    """Gives out states and takes each back once. Safe to call from several threads.

    The table is slack-sdk's. Its own way to take a state back looks it up and then deletes it, so
    that two requests at once could both have it; and it never deletes those that were not used.
    """

    def __init__(self, engine: Engine) -> None:
        """Keep them in a database."""
        self._engine = engine
        self._store = SQLAlchemyOAuthStateStore(LIFE_S, engine)

    @property
    def tables(self) -> MetaData:
        """What the database has to hold."""
        return self._store.metadata

    def issue(self) -> str:
        """Give out a new state, good for ten minutes, and forget those that are over.

        Returns:
            The state: 36 visible ASCII characters.

        Raises:
            StoreUnusable: If the database cannot be used now.
        """
        table = self._store.oauth_states
        with transaction(self._engine) as connection:
            connection.execute(delete(table).where(table.c.expire_at <= _now()))
        with transaction(self._engine):  # names the faults of the one that slack-sdk makes
            return self._store.issue()

    def take_back(self, state: str) -> bool:
        """Take a state back.

        Args:
            state: As a browser brought it.

        Returns:
            False where it was never given out, was taken back before, or is over.

        Raises:
            StoreUnusable: If the database cannot be used now.
        """
        table = self._store.oauth_states
        this = (table.c.state == state) & (table.c.expire_at > _now())
        with transaction(self._engine) as connection:
            return connection.execute(delete(table).where(this)).rowcount > 0


def _now() -> datetime:
    """Read the clock as the table has it: in UTC, which it does not say."""
    return datetime.now(UTC).replace(tzinfo=None)
