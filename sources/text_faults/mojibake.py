"""Notice and mend text that was read in a wrong encoding: "â€™" for an apostrophe."""

import re
from typing import Final

from ftfy import fix_encoding
from ftfy.badness import is_bad

# ftfy does not know the Thai code page, in which the marks of general punctuation begin so.
_THAI: Final = re.compile("โ€(.)")
_THAI_PAGE: Final = "cp874"
_MAX_LAYERS: Final = 3


def mend_encoding(text: str) -> str:
    """Read garbled characters in the encoding in which they were written.

    Args:
        text: Any text.

    Returns:
        The text with every stretch mended of which ftfy is sure; mending it again changes nothing.
    """
    if not is_bad(text):
        return text
    return "\n".join(_mend_line(line) if is_bad(line) else line for line in text.split("\n"))


def find_garbled(text: str) -> list[tuple[str, str]]:
    """List the words that are garbled.

    Args:
        text: Any text.

    Returns:
        Each as it stands, with its mended form.
    """
    if not is_bad(text):
        return []
    found: list[tuple[str, str]] = []
    for line in text.split("\n"):
        if is_bad(line) and _mend_line(line) != line:
            found += [
                (word, mended) for word in line.split() if (mended := _mend_line(word)) != word
            ]
    return found


def _mend_line(line: str) -> str:
    mended = _THAI.sub(_mend_thai, line)
    for _ in range(_MAX_LAYERS):  # garbled text may have been garbled again
        before, mended = mended, fix_encoding(mended)
        if mended == before:
            break
    return mended


def _mend_thai(found: re.Match[str]) -> str:
    try:
        last = found[1].encode(_THAI_PAGE)
    except UnicodeEncodeError:
        last = found[1].encode("latin-1", "ignore")
    try:
        return (b"\xe2\x80" + last).decode()
    except UnicodeDecodeError:
        return found[0]
