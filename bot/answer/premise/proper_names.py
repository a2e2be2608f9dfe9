"""The names in a text, and whether another text has them in some form; pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.answer.premise.word_forms import list_stems, stem
from index.language.glossary import explain
from index.language.words import STOP_WORDS, read_words

_CAPITAL = r"(?:[A-Z][\w&’'.-]*\w|[A-Z])"
_RUN = re.compile(rf"{_CAPITAL}(?:(?:\s+(?:of|and|for|the|de|&)){{0,2}}\s+{_CAPITAL})*")
_OPENERS = " \t\n\"“”‘’'(["
_STOPS = ".?!:"
_OPENERS_LOOKED_AT = 8
_SHOUTED = re.compile(r"[A-Z0-9].*[A-Z]|\d")
_INITIALS = re.compile(r"[A-Z][A-Za-z&]*[A-Z]s?")
_MOST_INITIALS = 8
_SMALL = re.compile(r"\b[a-z]{3,8}\b")
# Typed in small letters these are words or names, not abbreviations.
_WORDS_AS_WELL = frozenset({"alb", "bob", "mou", "nel", "nice", "pacs", "pip", "sel"})
_SHORTEST_TELLING = 4
# The same few texts are asked for one name after the other.
_TEXTS_KEPT = 16
_WORDS_KEPT = 4_096
_SHORTEST_ROOT = 3
# Words with a capital that are no names: those that ask, days, and those that open a sentence.
_NOT_NAMES = """
why wot y who whom whose which according however although despite while whilst under since
later during before after early earlier another every each such only even further more most
many some other others several both two three four five six seven eight nine ten today’s
today's yesterday recent recently following over among between without within given few all
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
_NO_NAMES = STOP_WORDS | frozenset(_NOT_NAMES.split())
# Of "British Medical Association" the last word tells less, of "NHS Providers" the first.
_OF_MANY = list_stems(
    "association board college trust committee fund society union foundation party parliament"
    " university minister ministry department service council group office institute company"
    " government state court act review report commission england organisation body area plan"
    " programme system house school hospital secretary war empire kingdom republic north south east"
    " west new royal national nhs"
)
_COUNTRIES = (
    frozenset({"us", "usa", "america", "american"}),
    frozenset({"uk", "britain", "british", "england", "english"}),
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    Attributes:
        text: As it stands there, in one run of capitals.
        start: Where it starts.
        end: Exclusive.
    """

    text: str
    start: int
    end: int


def read_names(text: str) -> list[Name]:
    """Read the names in a text: runs of words with capitals, and abbreviations without any.

    Args:
        text: A question or a sentence.

    Returns:
        In order, without words that open a sentence and are no names.
    """
    runs = (_read_run(text, run) for run in _RUN.finditer(text))
    small = (_read_small(found) for found in _SMALL.finditer(text))
    names = [name for name in (*runs, *small) if name is not None]
    return sorted(names, key=lambda name: name.start)


def is_named(name: str, text: str) -> bool:
    """Say whether a text has a name in some form, generously.

    Args:
        name: A person or a body.
        text: Where it may stand: by its last name, in part, by its initials or written out.

    Returns:
        True where it may be meant; False where nothing of it stands there.
    """
    held = _singular(text)
    words = [word for word in read_words(name) if word not in STOP_WORDS and not word.isdecimal()]
    telling = [word.removesuffix("s") for word in words if stem(word) not in _OF_MANY]
    if not telling:
        return held.issuperset(word.removesuffix("s") for word in words)
    if telling[-1] in held or any(
        len(word) >= _SHORTEST_TELLING and word in held for word in telling
    ):
        return True
    return (
        _starts_alike(telling[-1], held)
        or not held.isdisjoint({read_initials(name)} - {""})
        or _is_spelt_out(name, text, held)
    )


def are_related(one: str, other: str) -> bool:
    """Say whether two names may be of one thing: "Poland" and "Polish", "HCSA" and its long form.

    Args:
        one: A name.
        other: Another.

    Returns:
        True where words of them begin alike, or one is the other's initials.
    """
    first, second = set(read_words(one)) - STOP_WORDS, set(read_words(other)) - STOP_WORDS
    if any(first & country and second & country for country in _COUNTRIES):
        return True
    if read_initials(one) in second or read_initials(other) in first:
        return True
    return not _roots(first).isdisjoint(_roots(second))


def read_initials(name: str) -> str:
    """Read the initials of a name of several words, in small letters; else empty."""
    capitals = re.findall(r"\b[A-Z](?=[a-z])", name)
    return "".join(capitals).lower() if len(capitals) > 1 else ""


def _read_run(text: str, run: re.Match[str]) -> Name | None:
    start, words = run.start(), run[0].split()
    opens = _opens_sentence(text, start)
    while words and words[0].lower() in _NO_NAMES:
        start = text.find(words[1], start + len(words[0])) if words[1:] else run.end()
        words, opens = words[1:], False
    if not words or (opens and len(words) == 1 and _is_adverb(text, words[0], run.end())):
        return None
    return Name(text[start : run.end()], start, run.end())


def _read_small(found: re.Match[str]) -> Name | None:
    """Read an abbreviation in small letters, as people type them: "bma"."""
    return Name(found[0], found.start(), found.end()) if _is_short(found[0]) else None


@lru_cache(_WORDS_KEPT)
def _is_short(word: str) -> bool:
    """Say whether a word is an abbreviation of the glossary and no word as well."""
    singular = word.removesuffix("s")
    return word not in _WORDS_AS_WELL and any(
        sense.short.lower() == singular for sense in explain(word)
    )


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _OPENERS_LOOKED_AT) : start].rstrip(_OPENERS)
    return not before or before[-1] in _STOPS or text[start - 1] in '"“'


def _is_adverb(text: str, word: str, end: int) -> bool:
    """Say whether what opens a sentence is no name, as in "Moreover, …" or "Recently …"."""
    return not _SHOUTED.search(word) and (text[end : end + 1] == "," or word.endswith("ly"))


def _starts_alike(word: str, held: frozenset[str]) -> bool:
    """Say whether a long word begins like one of some others, as "Norman" and "Normandy"."""
    if len(word) < _SHORTEST_TELLING:
        return False
    return any(each.startswith(word[:_SHORTEST_TELLING]) for each in held)


def _is_spelt_out(name: str, text: str, held: frozenset[str]) -> bool:
    """Say whether a text has what initials stand for, or the initials of a long form."""
    for sense in explain(name):
        if sense.short.lower() in held or held.issuperset(_singular(sense.long) - STOP_WORDS):
            return True
    if len(name) > _MOST_INITIALS or not _INITIALS.fullmatch(name):
        return False
    letters = [letter.upper() for letter in name.removesuffix("s") if letter.isalpha()]
    between = r"[\w’']*\W+(?:(?:of|and|for|the|&)\s+)*"
    return re.search(rf"\b{between.join(letters)}", text) is not None


def _roots(words: set[str]) -> set[str]:
    """Collect the beginnings of words, but for those that are in many names."""
    return {
        word[:_SHORTEST_ROOT]
        for word in words
        if len(word) >= _SHORTEST_ROOT and stem(word) not in _OF_MANY
    }


@lru_cache(_TEXTS_KEPT)
def _singular(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in read_words(text))
