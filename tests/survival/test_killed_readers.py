"""A file that kills its reader is reported, and nothing else of a sync is lost."""

import logging
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from sources.folder import FolderSource
from sources.isolated.isolated_readers import IsolatedReaders
from sources.reading import ReadOptions
from tests.fakes import WordEmbedder

ODD = "tests.sources.isolated.odd_reader:read_oddly"


@pytest.fixture
def readers() -> Iterator[IsolatedReaders]:
    made = IsolatedReaders(ReadOptions(seconds=5, memory_bytes=300_000_000), reader=ODD)
    yield made
    made.close()


def _write(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(f"{name} says something of its own.")


def _texts(index_dir: Path) -> dict[str, str]:
    with open_current(index_dir) as snapshot:
        documents = [snapshot.document(each.id) for each in snapshot.documents()]
    return {each.location: each.text for each in documents if each}


def test_a_sync_reports_files_that_kill_and_indexes_the_rest(
    tmp_path: Path, readers: IsolatedReaders
) -> None:
    _write(tmp_path / "docs", "a", "crash", "eat", "fail", "m", "stop", "z")

    report = sync(
        tmp_path / "index", [FolderSource(tmp_path / "docs", readers=readers)], WordEmbedder()
    )

    assert report.added == ("a.txt", "m.txt", "z.txt")
    assert [failure.location for failure in report.failed] == [
        "crash.txt",
        "eat.txt",
        "fail.txt",
        "stop.txt",
    ]
    assert all("save it anew" in each.reason or "split it" in each.reason for each in report.failed)
    assert sorted(_texts(tmp_path / "index")) == ["a.txt", "m.txt", "z.txt"]


def test_a_file_that_has_come_to_kill_keeps_its_earlier_version(
    tmp_path: Path, readers: IsolatedReaders
) -> None:
    _write(tmp_path / "docs", "a", "crash")
    sync(tmp_path / "index", [FolderSource(tmp_path / "docs")], WordEmbedder())
    before = _texts(tmp_path / "index")
    _write(tmp_path / "docs", "b")
    (tmp_path / "docs" / "crash.txt").write_text("It has changed, and kills now.")

    report = sync(
        tmp_path / "index", [FolderSource(tmp_path / "docs", readers=readers)], WordEmbedder()
    )

    assert [failure.location for failure in report.kept] == ["crash.txt"]
    assert _texts(tmp_path / "index")["crash.txt"] == before["crash.txt"]
    assert "b.txt" in _texts(tmp_path / "index")


def test_a_full_disk_leaves_the_old_index_in_force(tmp_path: Path) -> None:
    """The disk is full as far as one process can tell: it may write no large files."""
    _write(tmp_path / "docs", "a", "b")
    sync(tmp_path / "index", [FolderSource(tmp_path / "docs")], WordEmbedder())
    before = _texts(tmp_path / "index")
    _write(tmp_path / "docs", "c")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from index.syncing.build import sync\n"
        "from index.errors import IndexUnwritable\n"
        "from sources.folder import FolderSource\n"
        "from tests.fakes import WordEmbedder\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))\n"
        "folder = Path(sys.argv[1])\n"
        "try:\n"
        "    sync(folder / 'index', [FolderSource(folder / 'docs')], WordEmbedder())\n"
        "except IndexUnwritable as error:\n"
        "    sys.exit(str(error))\n"
    )
    for largest in (0, 100, 3_000, 20_000):
        tried = subprocess.run(  # noqa: S603  # our own code
            [sys.executable, "-c", code, str(tmp_path), str(largest)],
            capture_output=True,
            text=True,
            check=False,
        )

        assert tried.returncode == 1, tried
        assert str(tmp_path / "index") in tried.stderr
        assert "Traceback" not in tried.stderr, tried.stderr
        assert _texts(tmp_path / "index") == before

    assert sync(tmp_path / "index", [FolderSource(tmp_path / "docs")], WordEmbedder()).added == (
        "c.txt",
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_what_a_dead_reader_said_is_for_those_who_ask(
    tmp_path: Path, readers: IsolatedReaders, caplog: pytest.LogCaptureFixture
) -> None:
    _write(tmp_path / "docs", "a", "fail")

    with caplog.at_level(logging.DEBUG, logger="sources"):
        list(FolderSource(tmp_path / "docs", readers=readers).read())

    (record,) = (each for each in caplog.records if "a reader ended" in each.message)
    assert record.levelno == logging.DEBUG
    assert "KeyError: 'a part that should be there'" in record.message
