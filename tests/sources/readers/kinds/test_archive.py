"""Archives that unpack to far more than they say, or than anybody needs."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import DamagedFileError, ProtectedFileError
from sources.readers.kinds.archive import check_archive, open_archive, read_part, say_bytes
from tests.sources.readers.breaking import broken, refused_or
from tests.sources.readers.table_making import AREAS, make_xlsx, pack

MEGABYTE = bytes(1_000_000)
BOMB = pack({f"xl/{number}.xml": MEGABYTE for number in range(60)})
SMALL = make_xlsx({"Areas": AREAS})


def _belittle(data: bytes, size: int) -> bytes:
    """Make an archive of one part say that the part is smaller, with the check sum to match."""
    with ZipFile(BytesIO(data)) as archive:
        (part,) = archive.infolist()
    true = struct.pack("<III", part.CRC, part.compress_size, part.file_size)
    lie = struct.pack("<III", zlib.crc32(bytes(size)), part.compress_size, size)
    assert data.count(true) == 2  # in the directory, and before the part
    return data.replace(true, lie)


def test_an_office_file_passes() -> None:
    check_archive(SMALL)


def test_a_large_part_of_a_large_file_passes() -> None:
    numbers = b"".join(str(number).encode() for number in range(300_000))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        archive.writestr("word/media/a.png", numbers * 30)

    check_archive(buffer.getvalue())


def test_what_unpacks_to_two_hundred_times_its_size_is_refused() -> None:
    with pytest.raises(DamagedFileError, match=r"unpacks to 60 MB or more"):
        check_archive(BOMB)


def test_a_directory_that_lies_is_seen_through() -> None:
    honest = pack({"xl/a.xml": bytes(60_000_000)})

    with pytest.raises(DamagedFileError, match=r"unpacks to 5\d(?:\.\d)? MB or more"):
        check_archive(_belittle(honest, 1000))


def test_an_encrypted_part_is_told() -> None:
    data = bytearray(pack({"word/document.xml": b"text"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(ProtectedFileError):
        check_archive(bytes(data))


def test_a_part_is_read_to_its_limit_and_a_missing_one_is_empty() -> None:
    data = pack({"a": b"one two", "b": b""})

    with open_archive(data) as archive:
        parts = [read_part(data, archive, name, max_bytes=3) for name in ("a", "b", "c")]

    assert parts == [b"one", b"", b""]


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_parts_come_out_as_they_went_in(method: int) -> None:
    words = b"The plans of 2016. " * 200_000
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        archive.writestr("a", words)

    with open_archive(buffer.getvalue()) as archive:
        assert read_part(buffer.getvalue(), archive, "a", max_bytes=len(words) + 1) == words


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (999, "999 bytes"),
        (1000, "1 KB"),
        (200_000_000, "200 MB"),
        (1_234_567_890, "1.2 GB"),
    ],
)
def test_sizes_are_said_as_people_say_them(count: int, said: str) -> None:
    assert say_bytes(count) == said


@given(st.one_of(st.binary(max_size=200), broken(SMALL)))
def test_no_bytes_break_the_check(data: bytes) -> None:
    assert refused_or(data, check_archive) is None
