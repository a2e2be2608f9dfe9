"""A folder gives a document for every file, or says why not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sources.document import Document, Origin
from sources.folder import FolderSource, document_id
from sources.source import Failure, Source, Unchanged
from tests.sources.block_making import LONG


def _write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _read(path: Path) -> list[Document | Failure]:
    source: Source = FolderSource(path)
    return [each for each in source.read() if not isinstance(each, Unchanged)]


def _documents(found: Sequence[Document | Failure]) -> list[Document]:
    return [each for each in found if isinstance(each, Document)]


def _failures(found: Sequence[Document | Failure]) -> list[Failure]:
    return [each for each in found if isinstance(each, Failure)]


def test_files_are_read_in_the_order_of_their_locations(tmp_path: Path) -> None:
    _write(tmp_path, {"b.txt": LONG, "a/z.md": LONG, "a/b/c.TXT": LONG, "d.markdown": LONG})

    found = _documents(_read(tmp_path))

    assert [each.location for each in found] == ["a/b/c.TXT", "a/z.md", "b.txt", "d.markdown"]
    assert [each.media_type for each in found][:2] == ["text/plain", "text/markdown"]
    assert FolderSource(tmp_path).count() == 4


def test_hidden_files_sidecars_and_pictures_are_passed_over(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {
            ".DS_Store": b"\x00",
            ".git/a.txt": LONG,
            "~$a.docx": b"\x00",
            "picture.png": b"\x89PNG",
            "a.txt": LONG,
            "a.txt.meta.yaml": "title: A",
            "stp-sources.csv": "location,title\na.txt,A\n",
            "stp-sources.yaml": "a.txt:\n  title: A\n",
            "program.exe": b"MZ",
        },
    )

    assert [each.location for each in _read(tmp_path)] == ["a.txt"]
    assert FolderSource(tmp_path).count() == 1


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "save it as .docx or .pdf"),
        ("a.ppt", "save it as .pptx or .pdf"),
        ("a.msg", "save the message as .eml, .txt or .pdf"),
        ("a.epub", "save it as .pdf"),
    ],
)
def test_documents_of_other_kinds_are_reported(tmp_path: Path, name: str, advice: str) -> None:
    _write(tmp_path, {name: b"\x00\x01\x02\x03", "b.txt": LONG})

    found = _read(tmp_path)

    (failure,) = _failures(found)
    assert failure.location == name
    assert failure.document_id == document_id(tmp_path / name, collection="open")
    assert failure.reason.endswith(f"files are not read; {advice}")
    assert not failure.whole_location
    assert len(_documents(found)) == 1


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {
            "a.pdf": b"no pdf",
            "b.docx": b"no word file",
            "c.txt": b"",
            "d.txt": b"\x00\x01\x02",
            "e.md": "---\nnote: a: b\n---\ntext",
            "f.html": b"",
            "g.txt": LONG,
            "h.txt": LONG,
            "h.txt.meta.yaml": "titel: A",
            "i.md": f"---\ntitle: {'[' * 5000}\n---\ntext",
        },
    )

    found = _read(tmp_path)

    assert [each.location for each in _documents(found)] == ["g.txt"]
    reasons = {each.location: each.reason for each in _failures(found)}
    assert list(reasons) == ["a.pdf", "b.docx", "c.txt", "d.txt", "e.md", "f.html", "h.txt", "i.md"]
    assert all(reason[0].islower() for reason in reasons.values())
    assert "front matter, line 2" in reasons["e.md"]
    assert "did you mean 'title'" in reasons["h.txt"]


def test_a_sidecar_is_found_by_the_full_name_first(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {
            "a.txt": f"TITLE: From the header\n\n{LONG}",
            "a.txt.meta.yaml": "title: From the first\npublished: 2016-11-14\n",
            "a.meta.yaml": "title: From the second\n",
            "b.txt": LONG,
            "b.meta.yaml": "publisher: HCSA\n",
        },
    )

    first, second = _documents(_read(tmp_path))

    assert (first.title, first.title_origin) == ("From the first", Origin.SIDECAR)
    assert (second.publisher, second.publisher_origin) == ("HCSA", Origin.SIDECAR)


def test_one_file_is_a_location_too(tmp_path: Path) -> None:
    _write(tmp_path, {"deep/a.txt": LONG})

    (document,) = _documents(_read(tmp_path / "deep" / "a.txt"))

    assert document.location == "a.txt"
    assert document.id == _documents(_read(tmp_path))[0].id


def test_one_file_that_is_no_document_is_a_failure(tmp_path: Path) -> None:
    _write(tmp_path, {"picture.png": b"\x89PNG"})

    (failure,) = _failures(_read(tmp_path / "picture.png"))

    assert ".png files are not read" in failure.reason


def test_an_id_stays_when_the_text_changes_and_differs_between_collections(tmp_path: Path) -> None:
    _write(tmp_path, {"a.txt": LONG})
    before = _documents(_read(tmp_path))[0]
    _write(tmp_path, {"a.txt": f"{LONG} More."})
    after = _documents(_read(tmp_path))[0]

    (other,) = FolderSource(tmp_path, collection="board").read()

    assert before.id == after.id
    assert before.revision != after.revision
    assert isinstance(other, Document)
    assert (other.collection, other.id == after.id) == ("board", False)
    assert len(after.id) == 12


def test_a_missing_location_is_one_failure_for_the_whole_of_it(tmp_path: Path) -> None:
    source = FolderSource(tmp_path / "missing")

    (failure,) = source.read()

    assert isinstance(failure, Failure)
    assert failure.whole_location
    assert "no such folder or file" in failure.reason
    assert source.count() == 0


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert _read(tmp_path) == []


def test_links_are_followed_and_nothing_is_read_twice(tmp_path: Path) -> None:
    _write(tmp_path, {"docs/a.txt": LONG, "elsewhere/b.txt": LONG})
    (tmp_path / "docs" / "loop").symlink_to(tmp_path / "docs")
    (tmp_path / "docs" / "more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs" / "twin.txt").symlink_to(tmp_path / "docs" / "a.txt")

    assert [each.location for each in _read(tmp_path / "docs")] == ["a.txt", "more/b.txt"]


def test_a_link_to_nothing_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")

    (failure,) = _failures(_read(tmp_path))

    assert "cannot be opened: no such file" in failure.reason


def test_a_file_name_that_is_no_utf8_can_still_be_printed(tmp_path: Path) -> None:
    path = Path(str(tmp_path)) / b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    path.write_text(LONG)

    (document,) = _documents(_read(tmp_path))

    assert document.location == "caf\ufffd.txt"
