"""One file is read: by its content, within limits, and only if it holds still."""

import os
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest

from sources.errors import DamagedFileError, DocumentError, FormatError, NoTextError
from sources.read_here import ReadersHere, read_job
from sources.readers.kinds import media_types
from sources.reading import Job, Read, ReadOptions
from tests.sources.block_making import LONG
from tests.sources.readers.table_making import AREAS, make_ods, make_xlsx

OPTIONS = ReadOptions(max_bytes=1_000_000)
TABLE = b"Area,Gap\nDorset,5\nDevon,7\n"
MAIL = b"From: a@example.org\nDate: Fri, 11 Nov 2016 10:00\nSubject: Plans\n\nThe plans.\n"


@pytest.mark.parametrize(
    ("name", "content", "media_type", "words"),
    [
        ("a.txt", LONG.encode(), media_types.TEXT, LONG),
        ("a.csv", TABLE, media_types.COMMAS, "Area: Dorset; Gap: 5"),
        ("a.txt", MAIL, media_types.MESSAGE, "The plans."),
        ("a.md", b"# Plans\n\nText", media_types.MARKDOWN, "Plans"),
        ("a", make_xlsx({"Areas": AREAS}), media_types.SHEETS, "Areas"),
        ("a.xlsx", make_ods("Areas", AREAS), media_types.OPEN_SHEETS, "Areas"),
    ],
)
def test_a_file_is_read_as_what_it_holds(
    tmp_path: Path, name: str, content: bytes, media_type: str, words: str
) -> None:
    (tmp_path / name).write_bytes(content)

    for given in (tmp_path / name, content):
        read = read_job(Job(name, given), OPTIONS)

        assert (read.media_type, read.reading.blocks[0].text) == (media_type, words)


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)

    with pytest.raises(NoTextError, match="the file is empty"):
        read_job(Job("a.pdf", tmp_path / "a.pdf"), OPTIONS)


def test_a_file_that_is_too_large_is_not_opened_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1_200_000_000)  # takes no room on the disk

    with pytest.raises(DocumentError, match=r"has 1\.2 GB; the limit is 1 MB \(STP_SOURCES__MAX_"):
        read_job(Job("a.txt", path), OPTIONS)


def test_bytes_that_are_too_many_are_refused_too() -> None:
    with pytest.raises(DocumentError, match="has 1 MB; the limit is 1 MB"):
        read_job(Job("a.txt", b"x" * 1_000_001), OPTIONS)


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    content = (LONG.encode() * 7000)[: OPTIONS.max_bytes]
    (tmp_path / "a.txt").write_bytes(content)

    assert read_job(Job("a.txt", tmp_path / "a.txt"), OPTIONS).reading.blocks


@pytest.mark.parametrize("added", ["", " And more."], ids=["touched", "longer"])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, added: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LONG)

    class Restless(type(path)):  # type: ignore[misc]  # the class that paths have on this system
        """A path to a file that somebody writes to as soon as it has been opened."""

        def open(self, mode: str = "r") -> IO[bytes]:
            file: IO[bytes] = super().open(mode)
            return Interrupted(file, added)

    class Interrupted(BytesIO):
        """An open file that is written to between two looks at it."""

        def __init__(self, file: IO[bytes], added: str) -> None:
            super().__init__()
            self._file, self._added = file, added

        def fileno(self) -> int:
            return self._file.fileno()

        def read(self, size: int | None = -1) -> bytes:
            found = self._file.read(-1 if size is None else size)
            path.write_text(LONG + self._added)
            os.utime(path, (1, 1))
            return found

        def close(self) -> None:
            self._file.close()
            super().close()

    with pytest.raises(DocumentError, match="changed while it was read; sync again"):
        read_job(Job("a.txt", Restless(path)), OPTIONS)


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    with pytest.raises(DamagedFileError, match="no plain file"):
        read_job(Job("a.txt", tmp_path / "a.txt"), OPTIONS)


def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    jobs = [
        Job("a.txt", LONG.encode()),
        Job("b.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        Job("c.txt", tmp_path / "missing.txt"),
        Job("d.txt", LONG.encode()),
    ]

    found = list(ReadersHere().read_all(jobs))

    assert list(map(type, found)) == [Read, FormatError, FileNotFoundError, Read]


def test_options_are_those_given() -> None:
    assert ReadersHere(OPTIONS).options is OPTIONS
    assert ReadersHere().options == ReadOptions()
