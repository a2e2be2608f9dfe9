"""What is kept in a database outlives the process, and processes share it."""

import json
import sqlite3
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.question import Turn
from bot.errors import StoreUnusable
from bot.store.records import Verdict
from bot.store.sql_store import SqlStore
from tests.bot.store.samples import job, kept, vote


def test_everything_survives_being_closed_and_opened_again(url: str) -> None:
    before = SqlStore(url)
    before.accept(job(1), ["k1"])
    before.claim("share")
    before.keep_answer(kept())
    before.record_vote(vote(Verdict.NOT_HELPFUL))
    before.remember_turn("T1:C1:1.0", Turn("why?", "because"))
    before.keep_listing("L1", "kent")
    before.close()

    after = SqlStore(url)

    assert after.unfinished() == [replace(job(1), recovered=True)]
    assert not after.accept(job(2), ["k1"])
    assert not after.claim("share")
    assert after.kept_answer("A1") == kept()
    assert after.votes() == [vote(Verdict.NOT_HELPFUL)]
    assert after.turns("T1:C1:1.0") == [Turn("why?", "because")]
    assert after.listing("L1") == "kent"
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


def test_a_store_that_is_locked_says_so_without_what_was_to_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "stp.sqlite"
    store = SqlStore(f"sqlite:///{path}")
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


def test_an_answer_kept_by_an_earlier_version_is_read_without_what_that_did_not_know(
    url: str, tmp_path: Path
) -> None:
    store = SqlStore(url)
    store.keep_answer(kept())
    database = sqlite3.connect(tmp_path / "stp.sqlite")
    ((body,),) = database.execute("SELECT body FROM answers").fetchall()
    known_since = ("holdings", "lead", "remarks")
    old = {key: value for key, value in json.loads(body).items() if key not in known_since}
    old |= {"newest": "2018-05-21", "documents": 5}
    with database:
        database.execute("UPDATE answers SET body = ?", [json.dumps(old)])
    database.close()

    found = store.kept_answer("A1")

    assert found is not None
    assert found.answer == replace(kept().answer, holdings=None, lead=None, remarks=())
    store.close()
