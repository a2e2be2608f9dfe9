"""Files that are broken, or made to do harm, each read as a sync reads it: in its own process."""

import os
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from benchmarks.fuzz_seeds import make_seeds
from sources.document import Document
from sources.errors import DocumentError, ReaderDiedError
from sources.folder import FolderSource
from sources.isolated.isolated_readers import IsolatedReaders
from sources.reading import Job, Read, ReadOptions
from sources.source import Failure, Found
from tests.sources.block_making import LONG

LIMITS = ReadOptions(seconds=20, memory_bytes=500_000_000, max_bytes=100_000_000)
ENDINGS = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "pdf": ".pdf",
    "docx": ".docx",
    "pptx": ".pptx",
    "odt": ".odt",
    "rtf": ".rtf",
    "xlsx": ".xlsx",
    "csv": ".csv",
    "eml": ".eml",
}
MAIN_PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/slides/slide1.xml",
    "odt": "content.xml",
    "xlsx": "xl/worksheets/sheet1.xml",
}


@pytest.fixture(scope="module")
def readers() -> Iterator[IsolatedReaders]:
    made = IsolatedReaders(LIMITS)
    yield made
    made.close()


def _read_folder(folder: Path, readers: IsolatedReaders) -> dict[str, Found]:
    return {each.location: each for each in FolderSource(folder, readers=readers).read()}


def _reason(found: Found) -> str:
    assert isinstance(found, Failure), found
    assert found.reason[0].islower()
    return found.reason


def _replace_part(data: bytes, name: str, content: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ENDINGS)
def test_a_real_file_of_every_kind_is_read(kind: str, readers: IsolatedReaders) -> None:
    """So that what follows fails for what is broken in a file, and for nothing else."""
    for outcome in readers.read_all([Job(f"a{ENDINGS[kind]}", data) for data in make_seeds(kind)]):
        assert isinstance(outcome, Read), outcome


@pytest.mark.parametrize("ending", ENDINGS.values())
@pytest.mark.parametrize("content", [b"", b"\n \n", b"\x00" * 1000], ids=["empty", "blank", "zero"])
def test_empty_files_are_refused(ending: str, content: bytes, readers: IsolatedReaders) -> None:
    (outcome,) = readers.read_all([Job(f"a{ending}", content)])

    assert isinstance(outcome, DocumentError)


def test_a_file_of_a_gigabyte_is_refused_at_once(tmp_path: Path, readers: IsolatedReaders) -> None:
    for name in ("a.txt", "b.pdf", "c.docx"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(1_000_000_000)
    (tmp_path / "d.txt").write_text(LONG)

    found = _read_folder(tmp_path, readers)

    for name in ("a.txt", "b.pdf", "c.docx"):
        assert "the limit is 100 MB (STP_SOURCES__MAX_FILE_MB)" in _reason(found[name])
    assert isinstance(found["d.txt"], Document)


@pytest.mark.parametrize("kind", ENDINGS)
def test_a_file_that_is_cut_off_is_read_or_refused(kind: str, readers: IsolatedReaders) -> None:
    data = make_seeds(kind)[0]
    lengths = range(1, len(data), max(1, len(data) // 12))

    outcomes = list(
        readers.read_all([Job(f"a{ENDINGS[kind]}", data[:length]) for length in lengths])
    )

    assert {type(each) for each in outcomes} <= {Read, *_all_below(DocumentError)}
    assert not [each for each in outcomes if isinstance(each, ReaderDiedError)]


def _all_below(kind: type[DocumentError]) -> set[type[DocumentError]]:
    return {kind, *(each for below in kind.__subclasses__() for each in _all_below(below))}


@pytest.mark.parametrize("kind", MAIN_PARTS)
@pytest.mark.parametrize("does_lie", [False, True], ids=["honest", "lying"])
def test_an_office_file_that_unpacks_to_a_thousand_times_its_size_is_refused(
    kind: str, readers: IsolatedReaders, *, does_lie: bool
) -> None:
    bomb = _replace_part(make_seeds(kind)[0], MAIN_PARTS[kind], b"<a>" + b" " * 100_000_000)
    if does_lie:
        bomb = bomb.replace((100_000_003).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert len(bomb) < 200_000

    (outcome,) = readers.read_all([Job(f"a{ENDINGS[kind]}", bomb)])

    assert isinstance(outcome, DocumentError)


@pytest.mark.parametrize("kind", MAIN_PARTS)
def test_entities_that_multiply_are_not_expanded(kind: str, readers: IsolatedReaders) -> None:
    entities = "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12)
    )
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e11;</a>'
    data = _replace_part(make_seeds(kind)[0], MAIN_PARTS[kind], bomb.encode())

    (outcome,) = readers.read_all([Job(f"a{ENDINGS[kind]}", data)])

    assert isinstance(outcome, DocumentError) or len(str(outcome)) < 100_000


def _nest_messages(depth: int) -> bytes:
    parts = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)]
    return ("Subject: deep\nMIME-Version: 1.0\n" + "".join(parts) + f"\n{LONG}\n").encode()


DEEP: Mapping[str, Callable[[], bytes]] = {
    "divs.html": lambda: b"<div>" * 50_000 + LONG.encode() + b"</div>" * 50_000,
    "lists.html": lambda: b"<ul><li>" * 20_000 + LONG.encode(),
    "tables.html": lambda: b"<table><tr><td>" * 5_000 + LONG.encode(),
    "bold.html": lambda: b"<b>" * 50_000 + LONG.encode(),
    "groups.rtf": lambda: b"{\\rtf1 " + b"{" * 100_000 + LONG.encode() + b"}" * 100_000 + b"}",
    "quotes.md": lambda: b">" * 50_000 + LONG.encode(),
    "lists.md": lambda: b"\n".join(b" " * n + b"- item" for n in range(2_000)),
    "brackets.md": lambda: b"[" * 50_000 + LONG.encode(),
    "front.md": lambda: b"---\ntitle: " + b"[" * 50_000 + b"\n---\n" + LONG.encode(),
    "parts.eml": lambda: _nest_messages(2_000),
    "quotes.csv": lambda: b'"' * 100_001,
    "commas.csv": lambda: b"," * 1_000_000 + b"\na" * 100,
    "line.txt": lambda: LONG.encode() * 20_000,
    "letters.txt": lambda: b"a" * 5_000_000,
    "marks.txt": lambda: ("e" + "\u0301" * 1_000_000).encode(),
    "signs.pdf": lambda: b"%PDF-1.4\n" + b"<<" * 1_000_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_and_long_files_are_read_or_refused(
    name: str, tmp_path: Path, readers: IsolatedReaders
) -> None:
    (tmp_path / name).write_bytes(DEEP[name]())
    (tmp_path / "other.txt").write_text(LONG)

    found = _read_folder(tmp_path, readers)

    assert isinstance(found["other.txt"], Document)
    assert isinstance(found[name], Document) or "the reader" not in _reason(found[name])


def test_names_may_lie(tmp_path: Path, readers: IsolatedReaders) -> None:
    pdf, page, word = (make_seeds(kind)[0] for kind in ("pdf", "html", "docx"))
    files = {"a.docx": pdf, "b.pdf": word, "c.txt": page, "d.html": LONG.encode(), "e": pdf}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "f.pdf").write_bytes(os.urandom(5000))

    found = _read_folder(tmp_path, readers)

    assert {
        name: each.media_type for name, each in found.items() if isinstance(each, Document)
    } == {
        "a.docx": "application/pdf",
        "b.pdf": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "c.txt": "text/html",
        "d.html": "text/plain",
        "e": "application/pdf",
    }
    assert "get a fresh copy" in _reason(found["f.pdf"])


@pytest.mark.parametrize(
    "content",
    [
        LONG.encode("utf-16"),
        LONG.encode("utf-16-le"),
        f"{LONG} café – “x”".encode("cp1252"),
        f"{LONG} café".encode() + b"\xff\xfe\x80",
        b"\xef\xbb\xbf" + LONG.encode(),
        LONG.encode("utf-32"),
    ],
    ids=["utf-16", "utf-16 without a mark", "cp1252", "broken utf-8", "marked utf-8", "utf-32"],
)
def test_encodings_may_be_broken(content: bytes, tmp_path: Path, readers: IsolatedReaders) -> None:
    (tmp_path / "a.txt").write_bytes(content)

    (found,) = _read_folder(tmp_path, readers).values()

    assert isinstance(found, Document), found
    assert "44 areas of England" in found.text
