"""Workers go on, whatever happens to one of them."""

import threading

import pytest

from bot.store.records import Job
from bot.work.line import Line
from bot.work.workers import Workers
from tests.bot.work.crew import PATIENCE_S, job


def test_a_worker_that_dies_of_a_fault_is_replaced_and_the_fault_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faults: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    done: list[str] = []

    def do(taken: Job) -> bool:
        if taken.id.startswith("bad"):
            raise KeyError(taken.id)
        done.append(taken.id)
        return True

    workers = Workers(Line(), do=do, threads=1, name="worker")
    workers.start()
    for name in ("bad 1", "good 1", "bad 2", "good 2"):
        workers.add(job(name, "T1:C1:1.0"))

    assert workers.wait_until_idle(PATIENCE_S)
    assert done == ["good 1", "good 2"]
    assert [str(each.exc_value) for each in faults] == ["'bad 1'", "'bad 2'"]
    workers.end()
    workers.join(PATIENCE_S)


def test_a_job_put_to_rest_keeps_its_place() -> None:
    line = Line()
    rested = threading.Event()

    def do(taken: Job) -> bool:
        assert line.rest(taken, for_s=100.0)
        rested.set()
        return False

    workers = Workers(line, do=do, threads=1, name="worker")
    workers.start()
    workers.add(job("a"))

    assert rested.wait(PATIENCE_S)
    assert workers.pending == 1
    assert workers.end_rests() == 1
    assert workers.pending == 0
    workers.end()
    workers.join(PATIENCE_S)
