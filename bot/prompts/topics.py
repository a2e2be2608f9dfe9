"""What a heading is about, in words that can stand inside a question; pure."""

import re
import unicodedata
from typing import Final

from bot.prompts.labels import COMMANDS, DATE_WORDS, LABELS, SMALL_WORDS
from bot.prompts.word_classes import PREPOSITION
from index.language.english import is_english
from index.language.words import read_search_words

_LONGEST: Final = 70
_SAYS_MORE: Final = 3  # words: "The four tests" is about tests, "The tests" may be a mere label
_MARKUP: Final = re.compile(r"[<>|*_`~#{}\[\]\\]|https?:|www\.|@")
_NUMBERING: Final = re.compile(
    r"(?:(?:chapter|part|section|annex|appendix|box|figure|table|step|question)\s+[\w.]{1,5}"
    r"\s*[:.\u2013\u2014-]\s*"
    r"|(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-z]\)|[ivx]{1,5}[.)])\s+(?=[A-Z\u2018\u201c]))",
    re.IGNORECASE,
)
_ENDS: Final = " \t:;,.\u2013\u2014-\u2022"
_GRAMMAR: Final = re.compile(rf"{PREPOSITION}|and|or|but|not")
_SAY_NOTHING: Final = DATE_WORDS | SMALL_WORDS


def tidy_heading(heading: str) -> str | None:
    """Bring a heading onto one line, without numbering and marks at its ends.

    Args:
        heading: As it stands in a document.

    Returns:
        Its words; None where they are a mere label, a date, a number, a command to the reader,
        overlong, or hold markup or signs that cannot be shown.
    """
    line = " ".join(heading.split())
    line = _NUMBERING.sub("", line.rstrip("#").strip(_ENDS), count=1).strip(_ENDS)
    if len(line) > _LONGEST or not is_plain(line):
        return None
    return line if _tells(line) else None


def is_plain(line: str) -> bool:
    """Say whether a line holds no markup, no address, and no sign that cannot be shown."""
    unshown = any(unicodedata.category(sign).startswith("C") for sign in line)
    return not unshown and _MARKUP.search(line) is None


def count_telling(line: str) -> int:
    """Count the words that say what a line is about: no numbers, no dates, no words for grammar."""
    return sum(
        len(word) > 1 and not word.replace(".", "").isdigit() and word not in _SAY_NOTHING
        for word in read_search_words(line)
    )


def settle_case(line: str, *, text: str) -> str:
    """Write a heading as it would stand in the middle of a sentence.

    Args:
        line: A tidy heading.
        text: The document's text. It tells words from names: what it never writes small stays.

    Returns:
        The heading, its first word small where that is no name; in small letters where it was all
        in capitals, as far as the text has its words so.
    """
    words = line.split(" ")
    if _shouts(line, words):
        # In a line of capitals nothing but the text can tell an abbreviation.
        return " ".join(_as_written(word, text) for word in words)
    if _is_name(words, text):
        return line
    return f"{line[0].lower()}{line[1:]}"


def _tells(line: str) -> bool:
    """Say whether a line has a subject, not only a label or a date."""
    words = _plain(line).split()
    if not words or " ".join(words) in LABELS or words[0] in COMMANDS:
        return False
    if len(words) >= _SAYS_MORE:
        return count_telling(line) > 0
    # One common word, such as "Money", is the label of a part; a name or an abbreviation is not.
    named = any(sign.isdigit() or sign.isupper() for sign in line[1:])
    return count_telling(line) > (0 if named else 1)


def _plain(line: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", line.lower()))


def _shouts(line: str, words: list[str]) -> bool:
    return len(words) > 1 and line.isupper()


def _as_written(word: str, text: str) -> str:
    small = word.lower()
    if _GRAMMAR.fullmatch(small) or _plain(small) in SMALL_WORDS or _stands_in(small, text):
        return small
    return word.capitalize() if _stands_in(word.capitalize(), text) else word


def _is_name(words: list[str], text: str) -> bool:
    first, second = words[0], words[1] if len(words) > 1 else ""
    small = _plain(first)
    if small in SMALL_WORDS:
        return False
    if not first[1:].islower() or small in DATE_WORDS:
        return True
    if second[:1].isupper() and not second.isupper():
        return True
    if _stands_in(small, text):
        return False
    return not is_english(small) or _is_name_in(first, text)


def _is_name_in(word: str, text: str) -> bool:
    """Say whether a text writes a word with a capital in the middle of a sentence."""
    found = word in text and re.search(rf"(?<=[a-z,] ){re.escape(word)}(?!\w)", text)
    return bool(found)


def _stands_in(word: str, text: str) -> bool:
    bare = word.strip(",;:.()\u2018\u2019\u201c\u201d'\"")
    # Most of a search is saved by looking for the mere letters first.
    found = bare in text and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text)
    return bool(bare and found)
