"""The tables of the store."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    false,
)

from bot.store.storable import storable_text


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC: SQLite drops the zone, PostgreSQL has the session's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Write it as UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read it as UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text of any length, without the characters that PostgreSQL refuses."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write what can be kept of it."""
        return None if value is None else storable_text(value)


metadata = MetaData()

seen = Table(
    "seen",
    metadata,
    Column("key", Words(), primary_key=True),
    Column("at", Moment(), nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Words(), nullable=False, unique=True),
    Column("conversation", Words(), nullable=False),
    Column("body", Words(), nullable=False),
    Column("at", Moment(), nullable=False),
)

# A column added to a table that databases already have needs a server default, or may be empty.
answers = Table(
    "answers",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("asker", Words(), nullable=False),
    Column("body", Words(), nullable=False),
    Column("at", Moment(), nullable=False),
    Column("team", Words(), nullable=False, server_default=""),
    Column("channel", Words(), nullable=False, server_default=""),
    Column("thread_ts", Words()),
    Column("followups", Words(), nullable=False, server_default="[]"),
    Column("question_forgotten", Boolean, nullable=False, server_default=false()),
)

votes = Table(
    "votes",
    metadata,
    Column("answer_id", Words(), primary_key=True),
    Column("person", Words(), primary_key=True),
    Column("verdict", Words(), nullable=False),
    Column("reason", Words()),
    Column("comment", Words()),
    Column("at", Moment(), nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("conversation", Words(), nullable=False),
    Column("question", Words(), nullable=False),
    Column("answer", Words(), nullable=False),
    Column("at", Moment(), nullable=False),
    Index("turns_by_conversation", "conversation", "number"),
)

listings = Table(
    "listings",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("words", Words(), nullable=False),
    Column("at", Moment(), nullable=False),
)

channels = Table(
    "channels",
    metadata,
    Column("team", Words(), primary_key=True),
    Column("channel", Words(), primary_key=True),
    Column("mode", Words(), nullable=False),
    Column("askers", Words(), nullable=False),
    Column("private", Boolean, nullable=False),
    Column("collections", Words()),
    Column("helpers", Words(), nullable=False),
    Column("changed_by", Words(), nullable=False),
    Column("changed_at", Moment()),
)

help_requests = Table(
    "help_requests",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("answer_id", Words(), nullable=False),
    Column("asker", Words(), nullable=False),
    Column("team", Words(), nullable=False),
    Column("channel", Words(), nullable=False),
    Column("thread_ts", Words()),
    Column("at", Moment(), nullable=False),
    Column("posted", Words(), nullable=False),
    Column("mark_ts", Words()),
    Column("resolved_by", Words()),
    Column("resolved_at", Moment()),
    Index("help_requests_by_asker", "asker", "at"),
)
