"""Knows English words: the list that comes with symspellpy, read when it is first asked for.

It holds British spellings beside American ones, which is why it was chosen: of 160,000 words,
pyspellchecker's list lacks "programme" and "organisation". Reading its 83,000 takes 25 ms.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_FILE = "frequency_dictionary_en_82_765.txt"
# Where Britons may write an s, the list has the z alone for rarer verbs, such as hospitalise.
_ISE = re.compile(r"(?<=\w{3})is(?=(?:e[ds]?|ers?|ing|able|ations?|ational)$)")
_PREFIX = re.compile(
    r"^(?:anti|co|cross|de|inter|mis|multi|non|over|post|pre|re|sub|un|under)(?=\w{5})"
)


def is_english(word: str) -> bool:
    """Say whether a word is English.

    Args:
        word: In lower case.

    Returns:
        True where the list holds it, or what is left of it without a prefix.
    """
    words = load_english()
    forms = (word, _ISE.sub("iz", word), _PREFIX.sub("", word))
    return any(form in words for form in forms)


@lru_cache(1)
def load_english() -> Mapping[str, int]:
    """Read the list of English words.

    Returns:
        Words in lower case with how often they stood in a large collection of books.

    Raises:
        ModuleNotFoundError: If symspellpy is not installed.
    """
    # The package itself is not imported: that takes longer and adds a handler to logging.
    package = find_spec("symspellpy")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("symspellpy is not installed", name="symspellpy")
    text = Path(package.origin).with_name(_FILE).read_text(encoding="utf-8-sig")
    counted = (line.split() for line in text.splitlines())
    return {word: int(count) for word, count in counted}
