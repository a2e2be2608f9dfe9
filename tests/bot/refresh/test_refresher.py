"""The index is kept fresh by a process of its own, which ends with the bot."""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.refresh.refresher import Refresher
from index.errors import NoIndex
from sources.errors import LocationError


@contextmanager
def running(refresher: Refresher) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=refresher.run, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)


def program(*lines: str) -> list[str]:
    return [sys.executable, "-c", "\n".join(lines)]


def test_a_sync_runs_once_for_each_time_that_something_is_due(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    log = tmp_path / "log"
    due = [True, False, False, True, False]
    write = program(f"open({str(log)!r}, 'a').write('x')", "print('added 3')")
    refresher = Refresher(
        lambda: False, lambda: bool(due) and due.pop(0), write, every_s=0.01, due_every_s=0.01
    )

    with running(refresher):
        wait_for(lambda: not due and caplog.text.count("refresh: added 3") == 2)

    assert log.read_text() == "xx"


def test_a_sync_that_leaves_something_due_is_followed_by_a_rest(tmp_path: Path) -> None:
    log = tmp_path / "log"
    write = program(f"open({str(log)!r}, 'a').write('x')")
    looks: list[int] = []

    def is_due() -> bool:
        looks.append(1)
        return True

    refresher = Refresher(
        lambda: False, is_due, write, every_s=0.01, due_every_s=0.01, rest_s=1_000
    )
    with running(refresher):
        wait_for(lambda: len(looks) == 2)  # before the sync, and after it
        time.sleep(0.2)

    assert (log.read_text(), len(looks)) == ("x", 2)


def test_what_could_not_be_read_is_a_warning_though_the_sync_went_well(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    due = [True, False]
    say = program("print('! plans: there is no such folder')", "print('added 0, failed 1')")
    refresher = Refresher(
        lambda: False, lambda: bool(due) and due.pop(0), say, every_s=0.01, due_every_s=0.01
    )

    with running(refresher):
        wait_for(lambda: "failed 1" in caplog.text)

    assert [each.levelname for each in caplog.records if "refresh: " in each.message] == [
        "WARNING",
        "INFO",
    ]


def test_a_sync_that_fails_is_logged_with_what_it_said(caplog: pytest.LogCaptureFixture) -> None:
    due = [True]
    fail = program("import sys", "print('stp: the folder is gone')", "sys.exit(1)")
    refresher = Refresher(
        lambda: False, lambda: bool(due) and due.pop(), fail, every_s=0.01, due_every_s=0.01
    )

    with running(refresher):
        wait_for(lambda: "stp: the folder is gone" in caplog.text)

    assert "refresh ended status=1" in caplog.text


def test_a_program_that_is_not_there_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    due = [True, True]
    refresher = Refresher(
        lambda: False,
        lambda: bool(due) and due.pop(),
        ["/no/such/program"],
        every_s=0.01,
        due_every_s=0.01,
        rest_s=0.01,
    )

    with running(refresher):
        wait_for(lambda: caplog.text.count("refresh could not begin") == 2)


def test_a_new_index_is_put_in_force_and_a_damaged_one_is_not(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.INFO)
    looks = iter([False, True])

    def renew() -> bool:
        found = next(looks, None)
        if found is None:
            raise NoIndex(tmp_path)
        return found

    with running(Refresher(renew, lambda: False, [], every_s=0.01)):
        wait_for(lambda: "the index before stays in force" in caplog.text)

    assert caplog.text.count("a new index is in force") == 1


def test_an_index_that_stays_damaged_is_complained_of_once_and_looked_at_until_it_is_mended(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.INFO)
    found: list[Exception | bool] = [NoIndex(tmp_path)] * 2
    looks = iter([*found, PermissionError("current"), True])

    def renew() -> bool:
        found = next(looks, False)
        if isinstance(found, Exception):
            raise found
        return found

    with running(Refresher(renew, lambda: False, [], every_s=0.01, due_every_s=0.01)):
        wait_for(lambda: "a new index is in force" in caplog.text)

    assert caplog.text.count("the index before stays in force") == 2


def test_a_location_that_is_none_any_more_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    looks: list[Exception | bool] = [
        LocationError("www.example: there is no such folder"),
        False,
    ]

    def is_due() -> bool:
        found = looks.pop(0) if looks else False
        if isinstance(found, Exception):
            raise found
        return found

    refresher = Refresher(lambda: False, is_due, [], every_s=0.01, due_every_s=0.01, rest_s=0.01)
    with running(refresher):
        wait_for(lambda: not looks)

    assert caplog.text.count("www.example") == 1


@pytest.mark.parametrize("stubborn", ["", "signal.signal(signal.SIGINT, signal.SIG_IGN)"])
def test_a_sync_that_runs_when_the_bot_stops_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stubborn: str
) -> None:
    monkeypatch.setattr("bot.refresh.sync_process._END_S", 0.2)
    started = tmp_path / "started"
    wait = program(
        "import os, pathlib, signal, time",
        stubborn,
        f"path = pathlib.Path({str(started)!r})",
        "path.with_suffix('.new').write_text(str(os.getpid()))",
        "path.with_suffix('.new').rename(path)",
        "time.sleep(30)",
    )
    due = [True]
    refresher = Refresher(
        lambda: False, lambda: bool(due) and due.pop(), wait, every_s=0.01, due_every_s=0.01
    )

    with running(refresher):
        wait_for(started.exists)

    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)
