"""Whatever stands in a folder, every document in it is found once, and again as it was."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.document import Document
from sources.folder import FolderSource, document_id
from sources.source import Failure, Unchanged
from tests.sources.block_making import LONG

# A file's content, a link's target, or a folder.
Node: TypeAlias = "bytes | str | dict[str, Node]"

_LETTERS = st.text(st.sampled_from("aB.~ -_é\u0301🏥\n\udcff"), min_size=1, max_size=6).filter(
    lambda name: name not in {".", ".."} and len(os.fsencode(name)) < 200
)
_NAMES = st.builds(
    lambda stem, ending: stem + ending,
    _LETTERS,
    st.sampled_from(["", ".txt", ".TXT", ".md", ".pdf", ".png", ".meta.yaml", ".csv"]),
)
_CONTENTS = st.sampled_from([b"", LONG.encode(), b"title: A\n", b"\x00\xff" * 50, b"%PDF-1.4"])
_TARGETS = st.sampled_from([".", "..", "a.txt", "../a.txt", "B", "/dev/null", "nowhere.txt"])
_TREES: st.SearchStrategy[dict[str, Node]] = st.recursive(
    st.dictionaries(_NAMES, _CONTENTS | _TARGETS, max_size=5),
    lambda below: st.dictionaries(_NAMES, _CONTENTS | _TARGETS | below, max_size=4),
    max_leaves=12,
)


def _grow(folder: Path, tree: dict[str, Node]) -> None:
    for name, node in tree.items():
        path = folder / name
        if isinstance(node, bytes):
            path.write_bytes(node)
        elif isinstance(node, str):
            path.symlink_to(node)
        else:
            path.mkdir()
            _grow(path, node)


class _Place:
    """A folder for one tree; hypothesis runs many in one test."""

    def __enter__(self) -> Path:
        """Make it, a level down, so that links upwards stay inside."""
        self._top = Path(mkdtemp())
        folder = self._top / "tree"
        folder.mkdir()
        return folder

    def __exit__(self, *_: object) -> None:
        """Remove it."""
        shutil.rmtree(self._top)


def _plain_files(folder: Path) -> Iterator[Path]:
    """Find, in another way than the source does, the documents that no link is needed for."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith((".", "~$")) for part in parts)
        is_linked = any(each.is_symlink() for each in (path, *path.parents))
        is_text = path.suffix.lower() in {".txt", ".md"}
        if is_text and not is_hidden and not is_linked and path.is_file():
            yield path


@settings(max_examples=60, deadline=None)
@given(_TREES)
def test_every_document_is_found_once_and_is_the_same_the_next_time(tree: dict[str, Node]) -> None:
    with _Place() as folder:
        _grow(folder, tree)
        source = FolderSource(folder)

        first = list(source.read())
        again = list(source.read())
        expected = {document_id(path, collection="open") for path in _plain_files(folder)}

    found = [each for each in first if isinstance(each, Document)]
    failed = [each for each in first if isinstance(each, Failure) and each.document_id]
    ids = [each.id for each in found] + [each.document_id for each in failed]
    assert len(ids) == len(set(ids))
    assert expected <= set(ids)
    assert source.count() == 0
    assert [_without_mark(each) for each in again] == [_without_mark(each) for each in first]


def _without_mark(each: Document | Failure | Unchanged) -> Document | Failure | Unchanged:
    """Forget a mark: a file is too new for one at first, and soon is not."""
    return replace(each, fingerprint="") if isinstance(each, Document) else each


@settings(max_examples=15, deadline=None)
@given(_TREES, st.integers(0, 2**30))
def test_what_is_known_is_left_out_and_nothing_else(tree: dict[str, Node], chosen: int) -> None:
    with _Place() as folder:
        _grow(folder, tree)
        time.sleep(0.12)  # files that have only just been written are never known
        source = FolderSource(folder)
        documents = [each for each in source.read() if isinstance(each, Document)]
        known = {
            each.id: each.fingerprint for place, each in enumerate(documents) if chosen >> place & 1
        }

        found = list(source.read(known))

    unchanged = [each.document_id for each in found if isinstance(each, Unchanged)]
    read = [each.id for each in found if isinstance(each, Document)]
    assert sorted(unchanged) == sorted(known)
    assert sorted(unchanged + read) == sorted(each.id for each in documents)
