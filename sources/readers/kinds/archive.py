"""Look into zip archives, as Office files are, without trusting what they say of their size."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sources.errors import DamagedFileError, ProtectedFileError

_MAX_BYTES: Final = 500_000_000
_HARMLESS_BYTES: Final = 50_000_000  # below this even an archive of nothing but zeros is no harm
_MAX_RATIO: Final = 200  # of Office files' own; sheets of equal cells reach about 100
_STEP: Final = 1 << 20
_LOCAL_HEADER: Final = 30
_ENCRYPTED: Final = 0x1
# What zipfile raises on broken directories, beside its own error.
_BROKEN: Final = (BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, OSError)


def open_archive(data: bytes) -> ZipFile:
    """Open an archive for its directory.

    Args:
        data: A whole file.

    Returns:
        The archive; what its directory says of sizes may be a lie.

    Raises:
        DamagedFileError: If it is no archive, or broken.
    """
    try:
        return ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise DamagedFileError(
            "the file is packed as Office files are, but is broken or cut short; get a fresh copy"
        ) from error


def check_archive(data: bytes) -> None:
    """Refuse an archive that would unpack to more than any document does.

    What its directory says is looked at first; then every part is unpacked and forgotten piece by
    piece, since a directory may lie.

    Args:
        data: A whole file.

    Raises:
        DamagedFileError: If it unpacks to far too much, or is no archive, or broken.
        ProtectedFileError: If a part needs a password.
    """
    with open_archive(data) as archive:
        parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise ProtectedFileError("the file is encrypted; save a copy without a password")
    _refuse_bomb(sum(part.file_size for part in parts), len(data))
    total = 0
    for part in parts:
        for piece in unpack(data, part):
            total += len(piece)
            _refuse_bomb(total, len(data))


def unpack(data: bytes, part: ZipInfo) -> Iterator[bytes]:
    """Unpack one part in small pieces, to its real end.

    Args:
        data: The whole archive.
        part: The part, from the archive's directory.

    Yields:
        Pieces of a megabyte at most; none for a part that is packed in a way Office never uses.

    Raises:
        DamagedFileError: If the part is broken.
    """
    start = part.header_offset + _LOCAL_HEADER
    lengths = data[start - 4 : start]  # of the name and of the extra field, which follow
    if part.header_offset < 0 or len(lengths) < 4:  # two numbers of two bytes
        raise DamagedFileError("a part of the file lies outside it; get a fresh copy")
    start += int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == ZIP_STORED:
        yield from (bytes(packed[at : at + _STEP]) for at in range(0, len(packed), _STEP))
    elif part.compress_type == ZIP_DEFLATED:
        yield from _inflate(packed)


def read_part(data: bytes, archive: ZipFile, name: str, *, max_bytes: int = _STEP) -> bytes:
    """Read one part, or its beginning.

    Args:
        data: The whole archive.
        archive: The same, open.
        name: The part's name.
        max_bytes: What is beyond is cut.

    Returns:
        Its bytes; none where there is no such part.

    Raises:
        DamagedFileError: If the part is broken.
    """
    if name not in archive.NameToInfo:
        return b""
    read = bytearray()
    for piece in unpack(data, archive.NameToInfo[name]):
        read += piece
        if len(read) >= max_bytes:
            break
    return bytes(read[:max_bytes])


def _inflate(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _STEP):
            rest: bytes | memoryview = packed[at : at + _STEP]
            while rest and not inflater.eof:
                yield inflater.decompress(rest, _STEP)
                rest = inflater.unconsumed_tail
    except zlib.error as error:
        raise DamagedFileError("a part of the file cannot be unpacked; get a fresh copy") from error


def _refuse_bomb(unpacked: int, packed: int) -> None:
    if unpacked > _MAX_BYTES or (
        unpacked > _HARMLESS_BYTES and unpacked > _MAX_RATIO * max(packed, 1)
    ):
        raise DamagedFileError(
            f"the file unpacks to {say_bytes(unpacked)} or more, which no document does;"
            " get it from somebody you trust, or save it anew"
        )


def say_bytes(count: int) -> str:
    """Say a size as people do.

    Args:
        count: In bytes.

    Returns:
        Such as "1.2 GB", "200 MB" or "12 KB"; a thousand of each is one of the next.
    """
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if count >= size:
            number = f"{count / size:.1f}".removesuffix(".0")
            return f"{number} {unit}"
    return f"{count} bytes"
