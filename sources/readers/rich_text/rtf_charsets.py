"""Decode the text of RTF, each font of which may have a code page of its own."""

import codecs
from collections.abc import Mapping
from typing import Final

SYMBOLS: Final = "symbols"  # stands for a font of pictures, in which no letter is what it seems
DEFAULT: Final = "cp1252"

# The numbers of Windows' character sets.
CHARSETS: Final[Mapping[int, str]] = {
    2: SYMBOLS,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
_BULLET: Final = 0xB7  # what the font "Symbol" is used for
_BY_NUMBER: Final = {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 950: "big5"}


def name_code_page(number: int) -> str:
    """Name a code page.

    Args:
        number: As Windows numbers them.

    Returns:
        Python's name for it; that of Western Europe for one that is not known.
    """
    name = _BY_NUMBER.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT
    return name


def decode_bytes(text: bytes, code_page: str) -> str:
    """Decode a stretch of text.

    Args:
        text: Its bytes.
        code_page: Python's name for it, or ``SYMBOLS``.

    Returns:
        The text; a byte that means nothing becomes U+FFFD.
    """
    if code_page == SYMBOLS:
        return "•" * text.count(_BULLET)
    return text.decode(code_page, "replace")


def join_surrogates(text: str) -> str:
    """Make one character of each pair of halves, as RTF writes those beyond 65,535.

    Args:
        text: May hold halves.

    Returns:
        The text; a half that stands alone becomes U+FFFD.
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
