"""A file that has not changed is not read again; one that may have changed is."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sources.document import Document
from sources.file_mark import mark_file
from sources.folder import FolderSource
from sources.read_here import ReadersHere
from sources.reading import ReadOptions
from sources.reading_version import reading_version
from sources.source import Failure, Found, Unchanged
from tests.sources.block_making import LONG

SECOND = 1_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / "docs" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "docs" / name).write_text(LONG)
    _let_time_pass()
    return tmp_path / "docs"


def _let_time_pass() -> None:
    """Wait until what was written can be told from what will be."""
    time.sleep(0.15)


def _learn(found: list[Found]) -> dict[str, str]:
    return {each.id: each.fingerprint for each in found if isinstance(each, Document)}


def _kinds(source: FolderSource, known: Mapping[str, str]) -> dict[str, type[Found]]:
    return {each.location: type(each) for each in source.read(known)}


def test_what_has_not_changed_is_not_read_again(folder: Path) -> None:
    first = list(FolderSource(folder).read())

    again = list(FolderSource(folder).read(_learn(first)))

    assert again == [
        Unchanged(each.id, each.location) for each in first if isinstance(each, Document)
    ]
    assert len(again) == 3


def _grow(folder: Path) -> None:
    (folder / "b.txt").write_text(f"{LONG} More.")


def _change_behind_its_times(folder: Path) -> None:
    """Change a file as those do who put its times back."""
    before = (folder / "b.txt").stat()
    (folder / "b.txt").write_text(LONG.replace("44", "43"))
    os.utime(folder / "b.txt", ns=(before.st_atime_ns, before.st_mtime_ns))


def _swap(folder: Path) -> None:
    """Put another file of the same size and time in its place."""
    before = (folder / "b.txt").stat()
    (folder / "new").write_text(LONG.replace("44", "43"))
    os.utime(folder / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "new").replace(folder / "b.txt")


def _touch(folder: Path) -> None:
    (folder / "b.txt").touch()


def _add_its_sidecar(folder: Path) -> None:
    (folder / "b.txt.meta.yaml").write_text("title: Beds")


def _add_a_sidecar_of_the_folder(folder: Path) -> None:
    (folder / "stp-sources.csv").write_text("location,publisher\nb.txt,HCSA\n")


@pytest.mark.parametrize(
    "change",
    [
        _grow,
        _change_behind_its_times,
        _swap,
        _touch,
        _add_its_sidecar,
        _add_a_sidecar_of_the_folder,
    ],
)
def test_what_may_have_changed_is_read_again(folder: Path, change: Callable[[Path], None]) -> None:
    known = _learn(list(FolderSource(folder).read()))

    change(folder)

    assert _kinds(FolderSource(folder), known) == {
        "a.txt": Unchanged,
        "b.txt": Document,
        "c.md": Unchanged,
    }


@pytest.mark.parametrize(
    "other",
    [
        lambda folder: FolderSource(folder, publisher="HCSA"),
        lambda folder: FolderSource(folder.parent),
        lambda folder: FolderSource(folder, readers=ReadersHere(ReadOptions(ocr=True))),
    ],
    ids=["another publisher", "another root", "with OCR"],
)
def test_what_would_be_read_in_another_way_is_read_again(
    folder: Path, other: Callable[[Path], FolderSource]
) -> None:
    known = _learn(list(FolderSource(folder).read()))

    assert set(_kinds(other(folder), known).values()) == {Document}


def test_what_is_new_gone_or_broken_is_told_among_the_unchanged(folder: Path) -> None:
    known = _learn(list(FolderSource(folder).read()))
    (folder / "a.txt").unlink()
    (folder / "b.pdf").write_bytes(b"no pdf")
    (folder / "d.txt").write_text(LONG)

    found = _kinds(FolderSource(folder), known)

    assert list(found.items()) == [
        ("b.pdf", Failure),
        ("b.txt", Unchanged),
        ("c.md", Unchanged),
        ("d.txt", Document),
    ]


def test_a_file_written_a_moment_ago_is_read_again(folder: Path) -> None:
    (folder / "b.txt").write_text(LONG)

    known = _learn(list(FolderSource(folder).read()))
    _let_time_pass()

    assert _kinds(FolderSource(folder), known)["b.txt"] is Document


def _stat(*, size: int = 9, modified: int, changed: int) -> os.stat_result:
    nanoseconds = {"st_mtime_ns": modified, "st_ctime_ns": changed}
    return os.stat_result((0, 0, 0, 0, 0, 0, size, 0, 0, 0), nanoseconds)


@pytest.mark.parametrize(
    ("modified", "changed", "is_marked"),
    [
        (50 * SECOND + 1, 50 * SECOND + 1, True),
        (50 * SECOND + 1, 99 * SECOND + 950_000_000, False),
        (50 * SECOND + 1, 99 * SECOND + 850_000_000, True),
        (98 * SECOND, 50 * SECOND + 1, True),
        (99 * SECOND, 50 * SECOND + 1, False),  # whole seconds: a file system with coarse times
        (900 * SECOND + 1, 50 * SECOND + 1, True),  # a time in the future proves nothing
    ],
)
def test_only_settled_files_are_marked(modified: int, changed: int, *, is_marked: bool) -> None:
    stat = _stat(modified=modified, changed=changed)

    assert bool(mark_file(stat, (), now_ns=100 * SECOND)) is is_marked


def test_everything_that_counts_changes_the_mark() -> None:
    stats = [
        _stat(modified=5, changed=5),
        _stat(modified=6, changed=5),
        _stat(modified=5, changed=6),
        _stat(size=8, modified=5, changed=5),
    ]
    also: list[tuple[str, ...]] = [("a", "b"), ("ab",), ("b", "a"), ()]

    marks = {mark_file(stat, told, now_ns=SECOND) for stat in stats for told in also}

    assert len(marks) == len(stats) * len(also)


def test_the_rules_of_reading_have_a_name() -> None:
    assert len(reading_version()) == 64
