"""A database of the version before goes on working, and gets the columns that it lacks."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import TypeAdapter
from sqlalchemy import Column, DateTime, Engine, Integer, MetaData, String, Table, Text, inspect

from bot.answer.answer import Answer
from bot.store.records import Job
from bot.store.sql_engine import open_engine
from bot.store.sql_schema import bring_up_to_date
from bot.store.sql_store import SqlStore
from bot.store.sql_tables import metadata
from tests.bot.store.samples import NOON, job, kept
from tests.bot.store.threads import at_once

earlier = MetaData()
earlier_jobs = Table(
    "jobs",
    earlier,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("conversation", String(255), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
earlier_answers = Table(
    "answers",
    earlier,
    Column("id", String(64), primary_key=True),
    Column("asker", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)


@pytest.fixture
def earlier_url(url: str) -> str:
    """Where a database of the version before is, with a job and an answer in it."""
    engine = open_engine(url)
    earlier.create_all(engine)
    body = TypeAdapter(Answer).dump_json(kept().answer).decode()
    with engine.begin() as connection:
        connection.execute(
            earlier_jobs.insert().values(id="job1", conversation="T1:C1:1.0", body="{}", at=NOON)
        )
        connection.execute(earlier_answers.insert().values(id="A1", asker="U1", body=body, at=NOON))
    engine.dispose()
    return url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(url)
    yield opened
    opened.dispose()


def test_what_the_version_before_kept_is_read_with_what_it_did_not_know_left_empty(
    earlier_url: str,
) -> None:
    store = SqlStore(earlier_url)

    assert store.kept_answers() == [kept()]
    assert store.kept_answers("T1") == []
    assert store.unfinished() == [Job("job1", "T1:C1:1.0", "{}", recovered=True, at=NOON)]
    store.close()


def test_a_database_of_the_version_before_keeps_what_is_new(earlier_url: str) -> None:
    store = SqlStore(earlier_url)
    new = replace(kept("A2"), team="T1", channel="C1", thread_ts="1.2", followups=("when?",))

    store.keep_answer(new)
    store.keep_answer(replace(kept(), team="T1"))
    accepted = store.accept(job(2), ["k2"])

    assert accepted
    assert store.kept_answers("T1") == [replace(kept(), team="T1"), new]
    assert [each.id for each in store.unfinished()] == ["job1", "job2"]
    store.close()


def test_a_database_brought_up_to_date_has_the_columns_of_a_new_one(
    earlier_url: str, engine: Engine
) -> None:
    SqlStore(earlier_url).close()

    there = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {each["name"] for each in there.get_columns(table.name)}
        assert columns == set(table.columns.keys()), table.name


def test_bringing_up_to_date_again_changes_nothing(earlier_url: str, engine: Engine) -> None:
    SqlStore(earlier_url).close()
    before = inspect(engine).get_columns("answers")

    bring_up_to_date(engine)

    assert [each["name"] for each in inspect(engine).get_columns("answers")] == [
        each["name"] for each in before
    ]


def test_of_many_processes_that_bring_one_database_up_to_date_none_fails(
    earlier_url: str,
) -> None:
    stores = at_once(6, lambda _: SqlStore(earlier_url))

    assert [store.kept_answers() for store in stores] == [[kept()]] * 6
    for store in stores:
        store.close()


def test_a_store_that_is_up_to_date_opens_while_another_process_writes(url: str) -> None:
    SqlStore(url).close()
    writer = open_engine(url)

    with writer.begin() as connection:
        connection.execute(metadata.tables["seen"].insert().values(key="k", at=NOON))
        beside = SqlStore(url)
        claimed = beside.is_claimed("k")

    assert not claimed
    assert beside.is_claimed("k")
    beside.close()
    writer.dispose()
