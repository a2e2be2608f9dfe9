"""The tables of the store."""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """A point in time. SQLite drops the zone, so that all are written and read as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Write it as UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read it as UTC."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


metadata = MetaData()

seen = Table(
    "seen",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("at", Moment(), nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("conversation", String(255), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Moment(), nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("asker", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Moment(), nullable=False),
)

votes = Table(
    "votes",
    metadata,
    Column("answer_id", String(64), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("verdict", String(16), nullable=False),
    Column("reason", String(64)),
    Column("comment", Text),
    Column("at", Moment(), nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(255), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Moment(), nullable=False),
    Index("turns_by_conversation", "conversation", "number"),
)

listings = Table(
    "listings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("words", Text, nullable=False),
    Column("at", Moment(), nullable=False),
)
