"""A sync runs beside the answers, and is ended when the bot is told to stop."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from bot.refresh.sync_process import SyncProcess, run_to_end, sync_command_line


def test_what_it_says_goes_where_it_is_to_and_it_gives_way_to_the_answers() -> None:
    say = "import os, sys; print(os.getpriority(os.PRIO_PROCESS, 0)); print('!', file=sys.stderr)"
    with tempfile.TemporaryFile() as output:
        process = SyncProcess([sys.executable, "-c", say], output=output)
        while process.status is None:
            time.sleep(0.01)
        output.seek(0)
        priority, complaint = output.read().decode().split()

    assert int(priority) > os.getpriority(os.PRIO_PROCESS, 0)
    assert (complaint, process.status) == ("!", 0)


def test_it_is_waited_for_and_gives_its_status() -> None:
    assert run_to_end([sys.executable, "-c", "raise SystemExit(3)"], threading.Event()) == 3


def test_it_is_ended_when_that_is_asked_for() -> None:
    stop = threading.Event()
    stop.set()

    assert run_to_end([sys.executable, "-c", "import time; time.sleep(30)"], stop) is None


def test_the_command_finds_the_modules_of_this_process_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").write_text("raise SystemExit('not this one')")

    ran = subprocess.run(  # noqa: S603  our own command
        sync_command_line(tmp_path / "data", "--help"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "--due" in ran.stdout


def test_a_program_that_is_not_there_is_an_error() -> None:
    with tempfile.TemporaryFile() as output, pytest.raises(FileNotFoundError):
        SyncProcess(["/no/such/program"], output=output)
