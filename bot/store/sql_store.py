"""The store in a database: SQLite by default, or PostgreSQL."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete

from bot.errors import StoreUnusable
from bot.store.sql_answers import SqlAnswers
from bot.store.sql_channels import SqlChannels
from bot.store.sql_conversations import SqlConversations
from bot.store.sql_engine import open_engine, opening, transaction
from bot.store.sql_help import SqlHelp
from bot.store.sql_jobs import SqlJobs
from bot.store.sql_part import utc_now
from bot.store.sql_schema import bring_up_to_date
from bot.store.sql_tables import answers, help_requests, listings, seen, turns
from bot.store.sql_votes import SqlVotes

_FORGOTTEN = (answers, help_requests, turns, listings, seen)


class SqlStore(SqlJobs, SqlAnswers, SqlVotes, SqlConversations, SqlChannels, SqlHelp):
    """A Store behind a database URL. Safe to call from several threads."""

    def __init__(self, url: str, *, now: Callable[[], datetime] = utc_now) -> None:
        """Open the store; make the tables, or the columns, that are missing.

        Args:
            url: SQLAlchemy's form, such as ``sqlite:////var/lib/stp/stp.sqlite``.
            now: The clock.

        Raises:
            StoreUnusable: If the URL is wrong or the database cannot be opened.
        """
        engine = open_engine(url)
        super().__init__(engine, now=now)
        try:
            with opening(engine.url):
                bring_up_to_date(engine)
        except StoreUnusable:
            engine.dispose()
            raise

    def forget(self, before: datetime) -> int:
        """See ``Store.forget``.

        Returns:
            How many records went.
        """
        with transaction(self._engine) as connection:
            return sum(
                connection.execute(delete(table).where(table.c.at < before)).rowcount
                for table in _FORGOTTEN
            )

    def forget_questions(self, before: datetime) -> int:
        """See ``Store.forget_questions``.

        Returns:
            How many records lost words.
        """
        return self._forget_questions_of_answers(before) + self._forget_words_of_turns(before)

    def close(self) -> None:
        """See ``Store.close``."""
        self._engine.dispose()
