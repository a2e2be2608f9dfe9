"""Bring characters and white space into the one form that clean text has."""

import re
from collections.abc import Iterable
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, lone surrogates, and marks that show nothing yet break words apart for a search:
# soft hyphen, zero-width space, word joiner, byte order mark, U+FFFE and U+FFFF. And what sets the
# direction of writing: it can show "16 million" for what was read as "million 61".
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES: Final = re.compile("[ \t]+")
_WHITE_SPACE: Final = re.compile(r"\s+")
_STRAIGHT: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def drop_invisible(text: str) -> str:
    """Make every line end a newline and remove what shows nothing.

    No-break spaces, curly quotes and tabs stay.

    Args:
        text: May hold any character, lone surrogates too.

    Returns:
        The text, which can be encoded as UTF-8.
    """
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


def tidy_text(text: str) -> str:
    """Bring one block of text into its final form.

    Args:
        text: The block as it was found.

    Returns:
        The text without invisible characters, with single spaces inside lines, no space at
        either end of a line, and no empty line. Tidying it again changes nothing.
    """
    lines = (_SPACES.sub(" ", line).strip() for line in drop_invisible(text).split("\n"))
    return "\n".join(line for line in lines if line)


def join_line(texts: Iterable[str]) -> str:
    """Join texts that were broken only by the width of a page into one line.

    Args:
        texts: In order; white space around each does not count.

    Returns:
        One line.
    """
    return " ".join(tidy_text(text).replace("\n", " ") for text in texts if text.strip())


def fold_text(text: str) -> str:
    """Reduce a text to what two copies of it share.

    Args:
        text: Any text.

    Returns:
        Lower case, straight quotes and dashes, single spaces: for comparing only.
    """
    return _WHITE_SPACE.sub(" ", text.translate(_STRAIGHT)).strip().casefold()
