"""What is kept in a database outlives the process, and processes share it."""

import json
import socket
import sqlite3
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import event, select, update

from bot.answer.question import Turn
from bot.errors import StoreUnusable
from bot.store.records import ChannelRules, Verdict
from bot.store.sql_engine import open_engine
from bot.store.sql_store import SqlStore
from bot.store.sql_tables import answers
from tests.bot.store.samples import NOON, help_request, job, kept, vote


def test_everything_survives_being_closed_and_opened_again(url: str) -> None:
    before = SqlStore(url)
    before.accept(job(1), ["k1"])
    before.claim("share")
    before.keep_answer(kept())
    before.record_vote(vote(Verdict.NOT_HELPFUL))
    before.remember_turn("T1:C1:1.0", Turn("why?", "because"))
    before.keep_listing("L1", "kent")
    before.set_channel_rules(ChannelRules("T1", "C1"))
    before.keep_help(help_request())
    before.close()

    after = SqlStore(url)

    assert [each.id for each in after.unfinished()] == ["job1"]
    assert not after.accept(job(2), ["k1"])
    assert not after.claim("share")
    assert after.kept_answer("A1") == kept()
    assert after.votes() == [vote(Verdict.NOT_HELPFUL)]
    assert after.turns("T1:C1:1.0") == [Turn("why?", "because")]
    assert after.listing("L1") == "kent"
    assert after.all_channel_rules("T1") == [ChannelRules("T1", "C1")]
    assert after.help_request("H1") == help_request()
    after.close()


def test_what_one_process_writes_another_reads_at_once(url: str) -> None:
    writer, reader = SqlStore(url), SqlStore(url)

    writer.record_vote(vote(Verdict.HELPFUL))

    assert reader.votes() == [vote(Verdict.HELPFUL)]
    writer.close()
    reader.close()


def test_a_reader_beside_busy_writers_never_finds_the_file_locked(url: str) -> None:
    stores = [SqlStore(url) for _ in range(3)]

    def write(number: int) -> int:
        store = stores[number % 2]
        return sum(store.accept(job(number * 100 + n), [f"k{number}:{n}"]) for n in range(20))

    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(write, number) for number in range(4)]
        lengths = [len(stores[2].unfinished())]
        while not all(each.done() for each in writing):
            lengths.append(len(stores[2].unfinished()))

    assert [each.result() for each in writing] == [20] * 4
    assert lengths == sorted(lengths)
    assert len(stores[2].unfinished()) == 80
    for store in stores:
        store.close()


def test_a_store_in_a_folder_that_is_missing_says_where_it_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "stp.sqlite"

    with pytest.raises(StoreUnusable, match="STP_STORE__URL") as caught:
        SqlStore(f"sqlite:///{path}")

    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+nodriver://stp:hunter2@localhost/stp",
        "nodialect://stp:hunter2@localhost/stp?sslmode=require",
        "nodialect://localhost/stp?user=stp&password=hunter2",
        "mysql://stp:hunter2@localhost/stp",
        "postgresql://stp:hunter2/3@localhost/stp",
        "postgresql://stp@localhost:hunter2/stp",
        "stp:hunter2@localhost",
        "",
    ],
)
def test_a_url_that_cannot_be_opened_is_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(StoreUnusable, match="STP_STORE__URL") as caught:
        SqlStore(url)

    error: BaseException | None = caught.value
    while error is not None:
        assert "hunter2" not in str(error)
        error = error.__cause__


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://stp:hunter2@/stp?host={tmp_path}"

    with pytest.raises(StoreUnusable, match="that the server runs") as caught:
        SqlStore(url)

    assert "hunter2" not in "".join(traceback.format_exception(caught.value))


def test_postgresql_without_its_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreUnusable, match=r"pip install 'stp-bot\[postgres\]'"):
        SqlStore("postgresql://stp@localhost/stp")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_way_to_write_postgresql_means_the_driver_of_the_extra(scheme: str) -> None:
    engine = open_engine(f"{scheme}://stp@localhost/stp")

    assert engine.dialect.driver == "psycopg"


def connected_with(url: str) -> dict[str, object]:
    """Give what the driver is told when it connects, without connecting."""
    told: dict[str, object] = {}

    def connect(*arguments: object) -> None:
        told.update(cast("dict[str, object]", arguments[-1]))
        raise StoreUnusable("seen enough")

    engine = open_engine(url)
    event.listen(engine, "do_connect", connect)
    with pytest.raises(StoreUnusable, match="seen enough"):
        engine.connect()
    return told


def test_no_connection_to_a_server_is_waited_for_or_waited_on_for_ever() -> None:
    told = connected_with("postgresql://stp@localhost/stp")

    assert told["connect_timeout"] == 5
    assert told["keepalives"] == 1
    assert told["tcp_user_timeout"] == 15_000


def test_how_long_to_wait_for_a_server_can_be_said_in_the_url() -> None:
    told = connected_with("postgresql://stp@localhost/stp?connect_timeout=60&keepalives=0")

    assert (told["connect_timeout"], told["keepalives"]) == ("60", "0")
    assert told["keepalives_idle"] == 10


def test_a_file_is_opened_with_nothing_that_is_a_servers(sqlite_url: str) -> None:
    assert not {"connect_timeout", "keepalives"} & connected_with(sqlite_url).keys()


def test_a_server_that_takes_connections_and_says_nothing_is_given_up_within_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://stp@127.0.0.1:{silent.getsockname()[1]}/stp?connect_timeout=2"
        began_s = time.monotonic()

        with pytest.raises(StoreUnusable, match="that the server runs"):
            SqlStore(url)

    assert time.monotonic() - began_s < 10


def test_a_store_works_on_after_its_server_has_cut_the_connections(postgres_url: str) -> None:
    store = SqlStore(postgres_url)
    store.claim("before")
    killer = open_engine(postgres_url)
    with killer.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )

    assert not store.claim("before")

    killer.dispose()
    store.close()


def test_moments_are_read_in_utc_whatever_the_zone_of_the_database(url: str) -> None:
    store = SqlStore(url)
    store.keep_answer(kept())
    store.keep_help(help_request())

    answer, request = store.kept_answer("A1"), store.help_request("H1")

    assert answer is not None
    assert request is not None
    assert (answer.at.isoformat(), request.at.isoformat()) == (NOON.isoformat(),) * 2
    store.close()


def test_a_store_that_is_locked_says_so_without_what_was_to_be_kept(
    tmp_path: Path, sqlite_url: str
) -> None:
    path = tmp_path / "stp.sqlite"
    store = SqlStore(sqlite_url)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")

    asked = job(7)

    with pytest.raises(StoreUnusable) as caught:
        store.accept(asked, ["key"])

    told = "".join(traceback.format_exception(caught.value))
    assert asked.body not in told
    assert "INSERT" not in told
    blocker.close()
    store.close()


def test_a_new_file_that_another_process_holds_at_this_moment_can_be_opened(
    tmp_path: Path, sqlite_url: str
) -> None:
    engine = open_engine(sqlite_url)
    holder = sqlite3.connect(tmp_path / "stp.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with engine.connect() as connection:
        read = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()

    assert read == 0
    holder.close()
    engine.dispose()


def test_an_answer_kept_by_an_earlier_version_is_read_without_what_that_did_not_know(
    url: str,
) -> None:
    store = SqlStore(url)
    store.keep_answer(kept())
    known_since = ("holdings", "lead", "remarks")
    engine = open_engine(url)
    with engine.begin() as connection:
        body = connection.scalar(select(answers.c.body))
        assert body is not None
        old = {key: value for key, value in json.loads(body).items() if key not in known_since}
        old |= {"newest": "2018-05-21", "documents": 5}
        connection.execute(update(answers).values(body=json.dumps(old)))
    engine.dispose()

    found = store.kept_answer("A1")

    assert found is not None
    assert found.answer == replace(kept().answer, holdings=None, lead=None, remarks=())
    store.close()
