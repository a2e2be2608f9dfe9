"""Tell the raised marks of notes from other raised figures."""

import re
from typing import Final

_MARK: Final = re.compile(r"[\d\s,;*†‡§-]+")
_NEAR: Final = 8  # characters that decide
# Behind these a raised figure is a power: "km²", "R²", "10⁶".
_POWER: Final = re.compile(r"(?:(?<![^\W\d_])(?:km|cm|mm|ft|[^\W\d_])|(?<!\d)10)$")


def is_note_mark(raised: str, *, before: str) -> bool:
    """Tell whether raised characters are the mark of a note.

    Args:
        raised: The characters.
        before: The text of the same line or paragraph before them.

    Returns:
        True for figures and stars behind a word or a stop, such as "area.¹"; False for "km²",
        "10⁶" and "21st", and where nothing stands before them.
    """
    is_mark = bool(raised.strip()) and _MARK.fullmatch(raised) is not None
    return is_mark and bool(before.strip()) and _POWER.search(before[-_NEAR:]) is None
