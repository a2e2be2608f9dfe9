"""Reading in other processes: order, limits, and one that dies takes only its file along."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sources.errors import (
    DamagedFileError,
    DocumentError,
    MemoryLimitError,
    ReaderDiedError,
    TimeLimitError,
)
from sources.isolated.isolated_readers import IsolatedReaders
from sources.isolated.outcomes import Outcome
from sources.read_here import ReadersHere
from sources.reading import Job, Read, Readers, ReadOptions
from tests.sources.block_making import LONG

ODD = "tests.sources.isolated.odd_reader:read_oddly"
LIMITS = ReadOptions(seconds=60, memory_bytes=300_000_000)
BRIEF = ReadOptions(seconds=0.5, memory_bytes=300_000_000)


@pytest.fixture
def readers() -> Iterator[IsolatedReaders]:
    made = IsolatedReaders(LIMITS, reader=ODD)
    yield made
    made.close()


@pytest.fixture
def brief() -> Iterator[IsolatedReaders]:
    made = IsolatedReaders(BRIEF, reader=ODD, workers=1)
    yield made
    made.close()


def _read(readers: Readers, *names: str) -> list[Outcome]:
    return list(readers.read_all([Job(name, b"content") for name in names]))


def _said(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Read), outcome
    return [block.text for block in outcome.reading.blocks]


def _names(outcomes: Sequence[Outcome]) -> list[str]:
    return [_said(outcome)[0] for outcome in outcomes]


def test_files_come_back_as_they_do_from_this_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"TITLE: The plans\nDATE: 14 November 2016\n\n{LONG}")
    jobs = [
        Job("a.txt", tmp_path / "a.txt"),
        Job("b.md", f"# Money\n\n- {LONG}\n".encode()),
        Job("c.pdf", b"no pdf"),
        Job("d.txt", tmp_path / "gone.txt"),
    ]
    readers = IsolatedReaders()

    found, expected = list(readers.read_all(jobs)), list(ReadersHere().read_all(jobs))
    readers.close()

    assert found[:2] == expected[:2]
    assert [type(each) for each in found] == [type(each) for each in expected]
    assert [str(each) for each in found[2:3]] == [str(each) for each in expected[2:3]]


def test_files_come_back_in_order_whatever_becomes_of_the_others(readers: IsolatedReaders) -> None:
    outcomes = _read(
        readers, "a", "crash", "b", "fail", "c", "refuse", "d", "stop", "e", "eat", "f"
    )

    died = [each for each in outcomes if isinstance(each, DocumentError)]
    assert [type(each) for each in died] == [
        ReaderDiedError,
        ReaderDiedError,
        DamagedFileError,
        ReaderDiedError,
        MemoryLimitError,
    ]
    assert _names([each for each in outcomes if isinstance(each, Read)]) == list("abcdef")
    assert [isinstance(each, Read) for each in outcomes] == [True, False] * 5 + [True]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("crash", "the reader was stopped (signal 11) while it read the file"),
        ("stop", "the reader was stopped (signal 9) while it read the file"),
        ("fail", "the reader failed (KeyError) on the file; save it anew"),
        ("leave", "the reader failed (status 0) on the file; save it anew"),
        ("eat", "takes more than 300 MB of memory; split it, or allow more"),
        ("refuse", "the file is no such file"),
    ],
)
def test_the_reason_says_what_happened(readers: IsolatedReaders, name: str, reason: str) -> None:
    (outcome,) = _read(readers, name)

    assert isinstance(outcome, DocumentError)
    assert reason in str(outcome)


@pytest.mark.parametrize("name", ["hang", "hang in a library", "start a program and hang"])
def test_a_reader_that_hangs_is_ended(brief: IsolatedReaders, name: str) -> None:
    stuck, other = _read(brief, name, "other")

    assert isinstance(stuck, TimeLimitError)
    assert "more than 0.5 seconds; split it, or allow more (STP_SOURCES__READ_SE" in str(stuck)
    assert _names([other]) == ["other"]


def test_an_error_of_the_system_keeps_its_number(readers: IsolatedReaders) -> None:
    (outcome,) = _read(readers, "full")

    assert isinstance(outcome, OSError)
    assert (outcome.strerror, outcome.filename) == ("no space left on device", None)


def test_what_libraries_print_is_no_reply(readers: IsolatedReaders) -> None:
    assert _names(_read(readers, "print", "b")) == ["print", "b"]


def test_a_process_reads_many_files_and_carries_nothing_heavy(readers: IsolatedReaders) -> None:
    said = [_said(outcome) for outcome in _read(readers, *"abcdefghij")]

    processes = {int(each[2]) for each in said}
    assert len(processes) <= 2
    assert os.getpid() not in processes
    loaded = set(said[0][3].split())
    assert "sources.isolated.worker" in loaded
    assert not loaded & {"torch", "numpy", "index", "bot", "pytest", "lxml"}


def test_what_a_file_leaves_behind_does_not_decide_over_the_next() -> None:
    readers = IsolatedReaders(LIMITS, reader=ODD, workers=1)

    first, second, third = (_said(each)[2] for each in _read(readers, "keep", "keep", "other"))
    readers.close()

    assert len({first, second, third}) == 3


def test_a_process_that_died_while_idle_is_replaced(readers: IsolatedReaders) -> None:
    (before,) = _read(readers, "a")
    os.kill(int(_said(before)[2]), signal.SIGKILL)

    (after,) = _read(readers, "b")

    assert _said(after)[0] == "b"
    assert _said(after)[2] != _said(before)[2]


def test_large_contents_and_large_replies_get_through(readers: IsolatedReaders) -> None:
    text = f"{LONG}\n\n" * 50_000
    real = IsolatedReaders()

    (large,) = readers.read_all([Job("large", b"x" * 50_000_000)])
    (read,) = real.read_all([Job("large.txt", text.encode())])
    real.close()

    assert _said(large)[1] == "50000000"
    assert isinstance(read, Read)
    assert len(read.reading.blocks) == 50_000


def test_several_threads_may_read(readers: IsolatedReaders) -> None:
    asked = [[f"{thread}-{file}" for file in range(5)] for thread in range(4)]

    with ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(lambda names: _read(readers, *names), asked))

    assert [_names(each) for each in outcomes] == asked


def test_jobs_are_taken_as_they_are_needed(readers: IsolatedReaders) -> None:
    taken = []

    def jobs() -> Iterator[Job]:
        for number in range(100):
            taken.append(number)
            yield Job(str(number), b"")

    outcomes = readers.read_all(jobs())
    first = next(outcomes)

    assert _names([first]) == ["0"]
    assert len(taken) <= 10
    assert len(list(outcomes)) == 99


def test_whoever_wants_no_more_does_not_wait_for_the_rest(readers: IsolatedReaders) -> None:
    # It would be killed for its time only after a minute.
    outcomes = readers.read_all([Job(name, b"") for name in ("a", "hang", "hang", "b", "c", "d")])

    assert _names([next(outcomes)]) == ["a"]
    outcomes.close()

    assert _names(_read(readers, "e", "f")) == ["e", "f"]


@pytest.mark.parametrize(
    ("last", "status"),
    [
        ("", 0),
        ("os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        # While the process is reading, too.
        (
            "outcomes = readers.read_all([Job('b', b''), Job('hang', b''), *[Job('c', b'')] * 3])\n"
            "next(outcomes)\n"
            "os.kill(os.getpid(), signal.SIGKILL)",
            -signal.SIGKILL,
        ),
    ],
    ids=["done", "killed", "killed while reading"],
)
def test_processes_end_with_the_one_that_started_them(last: str, status: int) -> None:
    code = (
        "import os, signal\n"
        "from sources.isolated.isolated_readers import IsolatedReaders\n"
        "from sources.reading import Job\n"
        "os.close(0)\n"
        f"readers = IsolatedReaders(workers=1, reader={ODD!r})\n"
        "(read,) = readers.read_all([Job('a', b'')])\n"
        "os.write(1, read.reading.blocks[2].text.encode())\n"
        f"{last}\n"
    )

    ended = subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-W", "error", "-c", code], capture_output=True, timeout=60, check=False
    )

    assert (ended.returncode, ended.stderr) == (status, b"")
    _wait_for_the_end_of(int(ended.stdout))


def _wait_for_the_end_of(process: int) -> None:
    """Wait until a process is no more, which needs a moment after its last pipe is closed."""
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        stat = Path(f"/proc/{process}/stat")
        if stat.exists() and ") Z " in stat.read_text():  # nobody has asked how it ended
            return
        subprocess.run(["/bin/sleep", "0.05"], check=True)
    pytest.fail(f"the process {process} lives on")


def test_nothing_is_read_after_the_end(readers: IsolatedReaders) -> None:
    readers.close()

    with pytest.raises(RuntimeError):
        _read(readers, "a")
