"""Put quotation marks round values of YAML that hold a colon, as people leave them out."""

import re
from typing import Final

from sources.facts.metadata import ACCEPTED

# A key at the margin, and on its line a plain value with a second colon before any comment.
_LINE: Final = re.compile(
    rf"^(?P<key>{'|'.join(ACCEPTED)})[ \t]*:[ \t]+"
    r"(?P<value>[^\s\"'\[\]{}|>&*!%@`#,?:-](?:(?!\s#).)*?:(?:[ \t](?:(?!\s#).)*?)?)[ \t]*"
    r"(?P<comment>\s#.*)?$",
    re.IGNORECASE | re.MULTILINE,
)


def quote_colons(text: str) -> str:
    """Quote the values that YAML refuses for a colon, such as that of ``title: STPs: a guide``.

    Args:
        text: YAML that could not be parsed.

    Returns:
        The text with as many lines; others than those of known keys are left as they are.
    """
    return _LINE.sub(_quote, text)


def _quote(line: re.Match[str]) -> str:
    value = line["value"].replace("'", "''")
    return f"{line['key']}: '{value}'{line['comment'] or ''}"
