"""Unpack gzip without letting it grow beyond a limit."""

import zlib
from typing import Final

from sources.web.errors import PageRefused

_GZIP: Final = 16 + zlib.MAX_WBITS
_MAGIC: Final = b"\x1f\x8b"
_MAX_MEMBERS: Final = 1000  # each is a copy of the rest


def is_gzip(data: bytes) -> bool:
    """Tell whether bytes begin as a gzip file does."""
    return data.startswith(_MAGIC)


class Inflater:
    """Unpacks gzip piece by piece; what follows the end and is no gzip is left out."""

    def __init__(self) -> None:
        """Begin."""
        self._engine = zlib.decompressobj(_GZIP)
        self._members = 1
        self._held = b""

    def feed(self, data: bytes, *, max_bytes: int) -> bytes:
        """Unpack the next piece.

        Args:
            data: Packed bytes.
            max_bytes: No more than one byte beyond this is unpacked.

        Returns:
            The unpacked bytes; longer than ``max_bytes`` where there is more.

        Raises:
            PageRefused: If the bytes are no gzip.
        """
        unpacked = bytearray()
        rest = self._held + data
        self._held = b""
        try:
            while rest and len(unpacked) <= max_bytes:
                if self._engine.eof and rest == _MAGIC[:1]:
                    self._held = rest  # what it begins is told by the next piece
                    break
                if self._engine.eof and not self._begin_member(rest):
                    break
                unpacked += self._engine.decompress(rest, max_bytes + 1 - len(unpacked))
                rest = self._engine.unused_data
        except zlib.error as error:
            raise PageRefused("what was sent is damaged gzip; tell the site") from error
        return bytes(unpacked)

    @property
    def is_done(self) -> bool:
        """Whether the gzip has come to its end."""
        return self._engine.eof

    def _begin_member(self, data: bytes) -> bool:
        """Begin the next of several gzip files in a row; False where there is none."""
        self._members += 1
        if not is_gzip(data) or self._members > _MAX_MEMBERS:
            return False
        self._engine = zlib.decompressobj(_GZIP)
        return True


def inflate(data: bytes, *, max_bytes: int) -> bytes:
    """Unpack a whole gzip file.

    Args:
        data: The file.
        max_bytes: How large it may be unpacked.

    Returns:
        What it holds.

    Raises:
        PageRefused: If it is damaged, cut off, or larger.
    """
    inflater = Inflater()
    unpacked = inflater.feed(data, max_bytes=max_bytes)
    if len(unpacked) > max_bytes:
        raise PageRefused(
            f"it is larger than {max_bytes:,} bytes once unpacked; STP_SOURCES__WEB_MAX_MB sets"
            " the limit"
        )
    if not inflater.is_done:
        raise PageRefused("the compressed file is cut off; tell the site")
    return unpacked
