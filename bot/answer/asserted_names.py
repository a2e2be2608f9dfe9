"""The names and figures of a question, and whether the passages found hold them; pure."""

import re
from collections.abc import Sequence

from index.language.glossary import explain
from index.language.words import STOP_WORDS, read_words
from index.searcher import Hit

MOST_MISSING = 2
_SENTENCE_ENDS = (".", "?", "!", ":")
_LETTER = re.compile(r"\w")
_TOKEN = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_CAPITAL = re.compile(r"[A-Z]")
_FIGURE = re.compile(r"\d\d")
_SHORT_YEARS = re.compile(r"\d\d/\d\d\b")  # 16/17 stands for 2016/17
# Questions that set two things side by side name what no one passage holds together.
_COMPARES = re.compile(
    r"\b(?:each|both|compare[ds]?|differ\w*|same|versus|vs|than|or|between)\b",
    re.IGNORECASE,
)


def count_missing_names(question: str, hits: Sequence[Hit]) -> int:
    """Count the names and figures of a question that passages of one document do not hold.

    A name counts as held in any form that the glossary knows; a question that compares has none to
    miss.

    Args:
        question: What was asked.
        hits: Passages of one document.

    Returns:
        How many, 2 for more.
    """
    if _COMPARES.search(question):
        return 0
    held = _held(hits)
    mended = {typed: taken for hit in hits[:1] for typed, taken in hit.mended}
    names = {mended.get(name, name) for name in read_asserted(question)}
    missing = [
        name
        for name in names
        if not held.issuperset(_singular(name)) and not _is_held_as(name, held)
    ]
    return min(MOST_MISSING, len(missing))


def read_asserted(question: str) -> list[str]:
    """Read the words of a question that are names or figures.

    Args:
        question: What was asked.

    Returns:
        Words with a capital, but for the first word of a sentence, and figures of two digits or
        more, in order, without possessive endings.
    """
    names = []
    opens = True
    for token in _TOKEN.findall(question):
        word = _POSSESSIVE.sub("", token.strip("\"'“”‘’(),.;:?!"))
        capitals = len(_CAPITAL.findall(word))
        is_name = capitals >= (2 if opens else 1)
        is_figure = _FIGURE.search(word) is not None and not _SHORT_YEARS.search(word)
        if (is_name or is_figure) and word.lower() not in STOP_WORDS and read_words(word):
            names.append(word)
        opens = token.endswith(_SENTENCE_ENDS) or (opens and not _LETTER.search(token))
    return names


def _held(hits: Sequence[Hit]) -> set[str]:
    held: set[str] = set()
    for hit in hits:
        described = (hit.document.title, hit.document.publisher, hit.passage.section, hit.text)
        held |= _singular(" ".join(part for part in described if part))
    return held


def _is_held_as(name: str, held: set[str]) -> bool:
    forms = {form for sense in explain(name) for form in (sense.short, sense.long)}
    return any(held.issuperset(_singular(form)) for form in forms)


def _singular(text: str) -> set[str]:
    """Read a text's words, so that a question's "Partnerships" are a passage's "partnership"."""
    return {word.removesuffix("s") for word in read_words(text)}
