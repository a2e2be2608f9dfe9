"""Folders as they are found: loops, odd names, pipes, what vanishes, what nobody may open."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.document import Document
from sources.folder import FolderSource
from sources.read_here import ReadersHere
from sources.reading import Job, Read
from sources.source import Failure, Found, Unchanged
from tests.sources.block_making import LONG


def _read(path: Path) -> dict[str, Found]:
    return {each.location: each for each in FolderSource(path).read()}


def _documents(path: Path) -> list[str]:
    return [name for name, found in _read(path).items() if isinstance(found, Document)]


def test_links_may_go_round_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "plan.txt").write_text(LONG)
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "again").symlink_to("b")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")

    found = _read(tmp_path)

    assert list(found) == ["a/b/plan.txt", "self.txt"]
    failure = found["self.txt"]
    assert isinstance(failure, Failure)
    assert "cannot be opened: too many levels of symbolic links" in failure.reason
    assert not failure.whole_location


def test_a_file_is_found_at_its_own_place_before_links_to_it(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "plan.txt").write_text(LONG)
    (tmp_path / "a.txt").symlink_to(tmp_path / "z" / "plan.txt")
    (tmp_path / "b").symlink_to(tmp_path / "z")

    assert _documents(tmp_path) == ["z/plan.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "🏥 plan 📈.txt",
        "new\nline, \x1b[31mred.txt",
        "é.txt",
        "e\u0301.txt",
        "-rf.txt",
        "a'\"b`.txt",
    ],
)
def test_names_may_hold_anything(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(LONG)

    assert _documents(tmp_path) == [name]


def test_names_that_differ_only_in_what_cannot_be_shown_are_two_files(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(LONG)

    found = [each for each in FolderSource(tmp_path).read() if isinstance(each, Document)]

    assert [each.location for each in found] == ["caf�.txt"] * 2
    assert len({each.id for each in found}) == 2


def test_names_that_differ_only_in_case_are_two_files_where_the_system_says_so(
    tmp_path: Path,
) -> None:
    (tmp_path / "plan.txt").write_text(LONG)
    (tmp_path / "PLAN.TXT").write_text(f"{LONG} Louder.")

    assert len(_documents(tmp_path)) == len(list(tmp_path.iterdir()))


def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link to a pipe.txt").symlink_to(tmp_path / "pipe.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))

        assert _read(tmp_path) == {}
        (failure,) = FolderSource(tmp_path / "pipe.txt").read()

    assert isinstance(failure, Failure)
    assert failure.whole_location


@pytest.fixture
def bottomless(tmp_path: Path) -> Iterator[Path]:
    """A folder for trees that are too deep for what clears up after tests."""
    folder = tmp_path / "bottomless"
    folder.mkdir()
    yield folder
    subprocess.run(["/bin/rm", "-r", folder], check=True)  # noqa: S603  # our own folder


def test_folders_may_be_nested_deeper_than_functions(bottomless: Path) -> None:
    deep = str(bottomless)
    for _ in range(1500):
        deep += "/d"
        Path(deep).mkdir()
    Path(deep, "plan.txt").write_text(LONG)

    (location,) = _documents(bottomless)

    assert location == "d/" * 1500 + "plan.txt"


def test_a_folder_that_nobody_may_open_keeps_what_was_in_it(tmp_path: Path) -> None:
    (tmp_path / "open.txt").write_text(LONG)
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("whoever runs this may open every folder, as root may")

    found = _read(tmp_path)
    locked.chmod(0o700)

    assert isinstance(found["open.txt"], Document)
    failure = found["locked"]
    assert isinstance(failure, Failure)
    assert failure.whole_location
    assert failure.reason == "the folder cannot be opened: permission denied"


def test_a_folder_that_the_system_cannot_open_keeps_what_was_in_it(bottomless: Path) -> None:
    """As above, where root runs the tests: the path is too long to be opened."""
    folder = os.open(bottomless, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=folder)
        below = os.open("d" * 250, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    os.close(folder)
    (bottomless / "open.txt").write_text(LONG)

    found = _read(bottomless)

    (failure,) = (each for each in found.values() if isinstance(each, Failure))
    assert failure.whole_location
    assert failure.reason == "the folder cannot be opened: file name too long"
    assert isinstance(found["open.txt"], Document)


class _Interfering(ReadersHere):
    """Readers before which somebody changes the folder, at each file."""

    def __init__(self, folder: Path, deeds: Iterator[str]) -> None:
        """Take the names of what is to be removed, one before each file."""
        super().__init__()
        self._folder = folder
        self._deeds = deeds

    def read_all(self, jobs: "Iterator[Job]") -> "Iterator[Read | Exception]":  # type: ignore[override]
        """Remove the next name, then read."""
        for job in jobs:
            (self._folder / next(self._deeds)).unlink(missing_ok=True)
            yield from super().read_all([job])


def test_files_may_vanish_while_others_are_read(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(LONG)
    readers = _Interfering(tmp_path, iter(["a.txt", "c.txt", "none"]))

    found = list(FolderSource(tmp_path, readers=readers).read())  # type: ignore[arg-type]

    assert [(each.location, type(each)) for each in found if not isinstance(each, Unchanged)] == [
        ("a.txt", Failure),
        ("b.txt", Document),
        ("c.txt", Failure),
        ("d.txt", Document),
    ]
    assert "no such file" in str(found[0])
