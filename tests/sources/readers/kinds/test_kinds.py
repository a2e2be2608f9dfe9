"""What kind a file is: its content says so, then its server, then its name."""

from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import DamagedFileError, FormatError, ProtectedFileError
from sources.readers.formats import FORMATS, is_document_name
from sources.readers.kinds import media_types
from sources.readers.kinds.kinds import find_kind
from tests.sources.readers.breaking import broken, refused_or
from tests.sources.readers.table_making import AREAS, make_ods, make_xlsx, pack, repack

XLSX = make_xlsx({"Areas": AREAS})
ODS = make_ods("Areas", AREAS)
MAIL = b"From: a@example.org\nTo: b@example.org\nDate: Fri, 11 Nov 2016 10:00\n\nThe plans.\n"
PAGE = b"<!-- saved -->\n<!DOCTYPE html>\n<html><p>The plans.</p></html>"
PROSE = b"The plans were drawn up in 44 areas: who drew them up, is not said."
TABLE = b"Area,Gap\nDorset,5\nDevon,7\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(20)


def _word() -> bytes:
    buffer = BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def _compound(*streams: str) -> bytes:
    """Make what tells a compound file: its mark, and a directory with names."""
    entries = (f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + b"".join(entries)


WORD = _word()


@pytest.mark.parametrize(
    "name", ["plan", "plan.zip", "plan.docx", "plan.txt", "Plan v1.2", "a.png"]
)
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", media_types.PDF),
        (b"\n %PDF-1.4\n", media_types.PDF),
        (b"\0junk\0%PDF-1.4\n", media_types.PDF),
        (rb"{\rtf1\ansi Hello}", media_types.RICH_TEXT),
        (WORD, media_types.WORD),
        (XLSX, media_types.SHEETS),
        (ODS, media_types.OPEN_SHEETS),
        (pack({"mimetype": media_types.OPEN_TEXT.encode()}), media_types.OPEN_TEXT),
        (pack({"[Content_Types].xml": b"", "ppt/slides/a.xml": b""}), media_types.SLIDES),
        (pack({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), media_types.BINARY_SHEETS),
        (_compound("Root Entry", "Workbook"), media_types.OLD_SHEETS),
        (PAGE, media_types.HTML),
        (b"\xff\xfe" + PAGE.decode().encode("utf-16-le"), media_types.HTML),
    ],
)
def test_content_goes_before_the_name(data: bytes, kind: str, name: str) -> None:
    assert find_kind(data, name=name) == kind


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PROSE, "a.txt", media_types.TEXT),
        (PROSE, "a.MD", media_types.MARKDOWN),
        (PROSE, "README", media_types.TEXT),
        (b"# Rural access\n\n## Buses\n\nText", "README", media_types.MARKDOWN),
        (b"# Rural access\n\nText with a [link](https://example.org).", "a", media_types.MARKDOWN),
        (b"# Rural access\n\nText", "README", media_types.TEXT),
        (b"# Rural access\n\n## Buses\n\nText", "a.txt", media_types.TEXT),
        (b"Text\n\n# 1\n\n## 2", "README", media_types.TEXT),
        (PROSE, "Minutes 12.3", media_types.TEXT),
        (PROSE, "a.html", media_types.TEXT),
        (b"<p>The plans.", "a.html", media_types.HTML),
        (b"<p>The plans.", "a.txt", media_types.TEXT),
        (PROSE, "a.eml", media_types.TEXT),
        (MAIL, "a.eml", media_types.MESSAGE),
        (MAIL, "a.txt", media_types.MESSAGE),
        (b"From a@example.org Fri Nov 11 2016\n" + MAIL, "a", media_types.MESSAGE),
        (MAIL, "a.md", media_types.MARKDOWN),
        (b"FROM: the board\nTITLE: The plans\n\nText", "a.txt", media_types.TEXT),
        (TABLE, "a.csv", media_types.COMMAS),
        (TABLE.replace(b",", b"\t"), "a.tsv", media_types.TABS),
        (TABLE, "a.xls", media_types.COMMAS),
        (TABLE, "a.txt", media_types.TEXT),
        (b"The mark %PDF-1.4 stands at the top of a file.", "a.txt", media_types.TEXT),
    ],
)
def test_the_name_tells_texts_apart(data: bytes, name: str, kind: str) -> None:
    assert find_kind(data, name=name) == kind


@pytest.mark.parametrize(
    ("data", "name", "media_type", "kind"),
    [
        (PROSE, "plan.aspx", "text/html; charset=utf-8", media_types.TEXT),
        (b"<p>The plans.", "plan.aspx", "Text/HTML", media_types.HTML),
        (TABLE, "download.php", "text/csv", media_types.COMMAS),
        (TABLE, "a.txt", "text/csv", media_types.COMMAS),
        (PROSE, "a.md", "text/plain", media_types.MARKDOWN),
        (PROSE, "a.md", "application/octet-stream", media_types.MARKDOWN),
        (PROSE, "plan.aspx", "text/plain", media_types.TEXT),
        (b"%PDF-1.7", "a.html", "text/html", media_types.PDF),
    ],
)
def test_the_servers_word_stands_between_content_and_name(
    data: bytes, name: str, media_type: str, kind: str
) -> None:
    assert find_kind(data, name=name, media_type=media_type) == kind


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (_compound("Root Entry", "WordDocument", "Workbook"), "a.docx", r"\.doc.* save it as"),
        (_compound("Root Entry", "PowerPoint Document"), "a.pptx", r"\.ppt.* save it as"),
        (_compound("__properties_version1.0"), "a.msg", r"\.msg.* save the message as"),
        (_compound("Contents"), "a.pub", "old Office file of a kind"),
        (PNG, "a.docx", r"\.png files are not read; put what a picture says"),
        (b"ID3\x04\0\0\0\0\0\0" * 4, "a", r"\.mp3 files are not read; save a transcript"),
        (b"\x1f\x8b\x08\0" + bytes(9), "a.csv", r"\.gz files are not read; unpack it"),
        (pack({"a.txt": b"x"}), "a.docx", r"archive \(\.zip\), .* unpack it"),
        (pack({"mimetype": b"application/epub+zip"}), "a.zip", r"\.epub"),
        (pack({"Index/Document.iwa": b""}), "a.pages", "Apple's"),
        (
            repack(
                WORD,
                {"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"},
            ),
            "a.docx",
            r"\.docm",
        ),
        (PROSE, "a.rst", r"\.rst files are not read; save it as .md or .txt"),
        (PROSE, "a.py", r"\.py files are not read; the kinds that are read are .txt, "),
        (b"<?xml version='1.0'?><plans/>", "a.xls", "XML"),
        (b"MIME-Version: 1.0\nSnapshot-Content-Location: x\n\n", "a.mhtml", "mhtml"),
        (bytes(range(256)), "a", "kind is not known"),
        (bytes(range(256)), "a.doc", r"\.doc files are not read; save it as .docx"),
    ],
)
def test_other_kinds_are_named_with_what_to_do(data: bytes, name: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        find_kind(data, name=name)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (PROSE, "a.docx", r"named \.docx but holds plain text; name it \.txt"),
        (PROSE, "a.pdf", r"named \.pdf but holds plain text"),
        (PROSE, "a.xlsx", r"named \.xlsx but holds plain text"),
        (bytes(range(256)), "a.txt", r"named \.txt, but its bytes are not of that kind"),
        (XLSX[:-30], "a.xlsx", "cut short"),
    ],
)
def test_a_name_that_cannot_be_true_is_told(data: bytes, name: str, message: str) -> None:
    with pytest.raises(DamagedFileError, match=message):
        find_kind(data, name=name)


ENCRYPTED = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


@pytest.mark.parametrize(
    "data",
    [
        _compound("Root Entry", "EncryptionInfo", "EncryptedPackage"),
        repack(ODS, {"META-INF/manifest.xml": ENCRYPTED}),
    ],
    ids=["office", "opendocument"],
)
def test_encrypted_files_are_refused_as_such(data: bytes) -> None:
    with pytest.raises(ProtectedFileError):
        find_kind(data, name="a.xlsx")


@pytest.mark.parametrize("name", ["a.pdf", "A.DOCX", "a.doc", "a.zip", "LICENCE", "Plan v1.2"])
def test_documents_are_looked_at_whether_they_are_read_or_not(name: str) -> None:
    assert is_document_name(name)


@pytest.mark.parametrize("name", ["a.png", "a.py", "a.mp3", "a.exe", "Thumbs.db"])
def test_other_files_are_passed_over(name: str) -> None:
    assert not is_document_name(name)


@given(
    st.one_of(st.binary(max_size=300), st.text().map(str.encode), broken(WORD), broken(ODS)),
    st.one_of(st.text(max_size=8), st.sampled_from([f"a{ending}" for ending in FORMATS])),
    st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["text/html", "text/plain"])),
)
def test_every_file_is_of_a_kind_that_is_read_or_refused(
    data: bytes, name: str, media_type: str | None
) -> None:
    kind = refused_or(data, lambda given: find_kind(given, name=name, media_type=media_type))

    assert kind is None or kind in {each.media_type for each in FORMATS.values()}
