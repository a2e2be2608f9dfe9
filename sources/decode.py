"""Turn the bytes of a text file into text."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from sources.errors import DamagedFileError
from sources.tidy import drop_invisible

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAX_CONTROL_SHARE: Final = 0.02  # text has next to no control bytes; pictures and archives do
_FEW_CONTROLS: Final = 3  # even the shortest text may hold so many
_SAMPLE_BYTES: Final = 8192
_MIN_UNMARKED: Final = 16  # bytes of UTF-16 without a mark; fewer may be anything
_MIN_ZEROS: Final = 0.7  # of the bytes that are zero in English text; curly quotes have others
_STRAY: Final = re.compile("[\udc80-\udcff]")  # stands for a byte that could not be decoded
_LETTERS: Final = re.compile("[^\x00-\x7f]+")


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
    """Decode UTF-8, UTF-16, or else Windows-1252.

    A text that is UTF-8 but for a few stray bytes stays UTF-8: only those bytes are read as
    Windows-1252.

    Args:
        data: A whole file.

    Returns:
        The text and the bytes that mean nothing in either encoding.

    Raises:
        DamagedFileError: If the bytes are no text.
    """
    encoding = _find_utf16(data)
    if encoding is not None:
        return Decoded(drop_invisible(_decode_utf16(data, encoding)))
    if not is_text(data):
        raise DamagedFileError("the file's bytes are no text; check what kind of file it is")
    try:
        return Decoded(drop_invisible(data.decode()))
    except UnicodeDecodeError:
        return _decode_mixed(data)


def is_text(data: bytes) -> bool:
    """Tell whether bytes are a text, going by the first of them.

    Args:
        data: A whole file.

    Returns:
        True for what ``decode_text`` takes on.
    """
    sample = data[:_SAMPLE_BYTES]
    controls = sum(map(_is_control, sample))
    few = max(_FEW_CONTROLS, _MAX_CONTROL_SHARE * len(sample))
    return _find_utf16(data) is not None or (b"\x00" not in sample and controls <= few)


def _find_utf16(data: bytes) -> str | None:
    """Find out which kind of UTF-16 a text is: by its mark, else by every second byte being 0."""
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    sample = data[:_SAMPLE_BYTES]
    low, high = sample[::2], sample[1::2]
    if len(sample) < _MIN_UNMARKED or len(data) % 2:
        return None
    for encoding, letters, zeros in (("utf-16-le", low, high), ("utf-16-be", high, low)):
        pairs = zip(letters, zeros, strict=True)
        is_latin = zeros.count(0) > _MIN_ZEROS * len(zeros) and 0 not in letters
        if is_latin and not any(high == 0 and _is_control(low) for low, high in pairs):
            return encoding
    return None


def _is_control(byte: int) -> bool:
    return byte < 0x20 and byte not in b"\t\n\x0b\x0c\r\x1a\x1b"


def _decode_utf16(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedFileError(
            f"the file begins as UTF-16 text, but byte {error.start} is not; save it as UTF-8"
        ) from error


def _decode_mixed(data: bytes) -> Decoded:
    utf8 = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(utf8))
    letters = sum(map(len, _LETTERS.findall(utf8))) - strays
    text = utf8 if letters >= strays else data.decode("cp1252", "surrogateescape")
    width = "utf-8" if text is utf8 else "cp1252"
    unreadable: list[str] = []
    pieces: list[str] = []
    reached = offset = 0
    for found in _STRAY.finditer(text):
        before = text[reached : found.start()]
        offset += len(before.encode(width))
        piece = _read_stray(found[0])
        if not piece:
            unreadable.append(f"byte 0x{ord(found[0]) - 0xDC00:02x} at offset {offset}")
        pieces += (before, piece)
        reached = found.end()
        offset += 1
    pieces.append(text[reached:])
    return Decoded(drop_invisible("".join(pieces)), tuple(unreadable))


def _read_stray(character: str) -> str:
    byte = character.encode("utf-8", "surrogateescape")
    return byte.decode("cp1252", "ignore")
