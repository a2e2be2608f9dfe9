"""Tell people and bodies from what programs write into a file's author property."""

import re
from typing import Final

from sources.facts.metadata import read_value

_NO_AUTHOR: Final = re.compile(
    r"^(?:.*\b(?:microsoft|openoffice|libreoffice|word|office|windows|authori[sz]ed)"
    r"(?: office)?(?: user)?\d*"
    r"|(?:the )?(?:user|guest|owner|author|admin|administrator|default|standard|customer|client"
    r"|test|pc|laptop|anonymous|temp|me|staff)(?: \w*user|\d*)?"
    r"|python-(?:docx|pptx)|openpyxl|steve canny)$",  # the last stands in python-pptx's template
    re.IGNORECASE,
)
# Names under which people log in: "jsmith2", "smith.j", "CORP\jsmith".
_LOGIN: Final = re.compile(r"\S*[\\\d_]\S*|[a-z][a-z.-]*")


def read_property_author(text: str) -> str | None:
    """Read a file's author property.

    Args:
        text: The property.

    Returns:
        The author; None for a program's own words, a login name or a single letter.
    """
    author = read_value(text)
    if author is None or _NO_AUTHOR.match(author) or _LOGIN.fullmatch(author):
        return None
    return author if sum(map(str.isalpha, author)) > 1 else None
