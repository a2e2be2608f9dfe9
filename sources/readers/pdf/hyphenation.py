"""Join words that were broken at the end of a printed line."""

import re
from collections.abc import Mapping
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-$)")
_LAST_PART: Final = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+(?=-$)")
_FIRST_PART: Final = re.compile(r"[^\W\d_]+")
_MAX_WORD: Final = 60
# Where the document shows neither spelling, these make compounds rather than broken words.
_COMPOUNDING: Final = re.compile(
    r"cost|cross|day|decision|face|five|four|full|half|high|ill|large|long|low|multi|non|one|part"
    r"|place|post|self|semi|short|six|single|small|system|ten|third|three|two|up|value|well|whole"
    r"|year"
)


def split_words(line: str) -> list[str]:
    """List a line's whole words, hyphenated ones as one word, in lower case.

    Args:
        line: One line; a word broken at its end is left out.

    Returns:
        The words, in order.
    """
    broken = _LAST_PART.search(line)
    return [word.lower() for word in _WORD.findall(line[: broken.start()] if broken else line)]


def join_words(text: str, line: str, *, words: Mapping[str, int]) -> str:
    """Join a line to the text before it.

    A hyphen at the end of the text goes where a word was broken there, and stays in a compound:
    the document's other uses of the word decide, then the word's first part.

    Args:
        text: What stands before.
        line: The next line.
        words: How often the document has each whole word.

    Returns:
        Both as one line; it ends with ``line`` as given.
    """
    # Only the last word counts: a search through all that stands before takes ever longer.
    left = _LAST_PART.search(text, max(0, len(text) - _MAX_WORD))
    right = _FIRST_PART.match(line)
    if not text.endswith("-") or text.endswith(" -"):
        return f"{text} {line}"
    if left is None or right is None or not right[0][0].islower():
        return text + line
    return text + line if _is_compound(left[0], right[0], words) else text[:-1] + line


def _is_compound(left: str, right: str, words: Mapping[str, int]) -> bool:
    whole = words.get((left + right).lower(), 0)
    compound = words.get(f"{left}-{right}".lower(), 0)
    if whole != compound:
        return compound > whole
    return "-" in left or _COMPOUNDING.fullmatch(left.lower()) is not None
