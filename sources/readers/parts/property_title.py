"""Tell titles from what programs write into a file's title property."""

import re
from typing import Final

from sources.facts.metadata import read_value

_NO_TITLE: Final = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*"
    r"|.*\.(?:docx?|dotx?|pptx?|xlsx?|pdf|indd|qxd|odt|rtf)"
    r"|untitled.*|.*\bpresentation ?\d*|word document|document ?\d*|layout ?\d*|slide ?\d*"
    r"|template.*|.*\btemplate|title|\(.*\))$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def read_property_title(text: str) -> str | None:
    """Read a file's title property.

    Args:
        text: The property.

    Returns:
        The title; None for a file name, a program's own words or a single word.
    """
    title = read_value(text)
    if title is None or _NO_TITLE.match(title) or len(_WORD.findall(title)) < 2:
        return None
    return None if "_" in title and " " not in title else title
