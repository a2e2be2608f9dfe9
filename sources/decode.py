"""Turn the bytes of a text file into text."""

import codecs
from dataclasses import dataclass
from typing import Final

from sources.errors import DamagedFileError
from sources.tidy import drop_invisible

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAX_CONTROL_SHARE: Final = 0.02  # text has next to no control bytes; pictures and archives do
_FEW_CONTROLS: Final = 3  # even the shortest text may hold so many
_SAMPLE_BYTES: Final = 8192


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: Lines end with a newline; there are no other control characters than tabs.
        unreadable: What was left out: ``byte 0x81 at offset 12`` and the like, in order.
    """

    text: str
    unreadable: tuple[str, ...] = ()


def decode_text(data: bytes) -> Decoded:
    """Decode UTF-8, UTF-16 with a byte order mark, or else Windows-1252.

    A text that is UTF-8 but for a few stray bytes stays UTF-8: only those bytes are read as
    Windows-1252.

    Args:
        data: A whole file.

    Returns:
        The text and the bytes that mean nothing in either encoding.

    Raises:
        DamagedFileError: If the bytes are no text.
    """
    if data.startswith(_UTF16_MARKS):
        return Decoded(drop_invisible(_decode_utf16(data)))
    _refuse_binary(data)
    text = data.decode("utf-8", "surrogateescape")
    if any(map(_is_stray, text)):
        return _decode_mixed(data, text)
    return Decoded(drop_invisible(text))


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise DamagedFileError(
            f"the file begins as UTF-16 text, but byte {error.start} is not; save it as UTF-8"
        ) from error


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE_BYTES]
    controls = sum(byte < 0x20 and byte not in b"\t\n\x0b\x0c\r\x1a\x1b" for byte in sample)
    if b"\x00" in sample or controls > max(_FEW_CONTROLS, _MAX_CONTROL_SHARE * len(sample)):
        raise DamagedFileError("the file's bytes are no text; check what kind of file it is")


def _decode_mixed(data: bytes, utf8: str) -> Decoded:
    strays = sum(map(_is_stray, utf8))
    letters = sum(not character.isascii() for character in utf8) - strays
    text = utf8 if letters >= strays else data.decode("cp1252", "surrogateescape")
    pieces: list[str] = []
    unreadable: list[str] = []
    offset = 0
    for character in text:
        if _is_stray(character):
            piece = _read_stray(character)
            if not piece:
                unreadable.append(f"byte 0x{ord(character) - 0xDC00:02x} at offset {offset}")
            pieces.append(piece)
            offset += 1
        else:
            pieces.append(character)
            offset += len(character.encode()) if text is utf8 else 1
    return Decoded(drop_invisible("".join(pieces)), tuple(unreadable))


def _is_stray(character: str) -> bool:
    """Tell whether a character stands for a byte that could not be decoded."""
    return "\udc80" <= character <= "\udcff"


def _read_stray(character: str) -> str:
    byte = character.encode("utf-8", "surrogateescape")
    return byte.decode("cp1252", "ignore")
