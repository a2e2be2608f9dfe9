"""Brings the ways to write an abbreviation, or what it stands for, into one form."""

import re

from index.language.words import fold, read_words

_PASSED = frozenset({"a", "an", "and", "for", "of", "the"})
_POSSESSIVE = re.compile(r"'s?$")
_UNSPOKEN = re.compile(r"[^\w&]")


def read_short(name: str) -> tuple[str, ...]:
    """Read how an abbreviation may be listed.

    Args:
        name: In any case, singular or plural, with or without full stops.

    Returns:
        In capitals, the likeliest first: as it is, then without a plural's S. Empty where there is
        no letter or digit.
    """
    plain = _UNSPOKEN.sub("", _POSSESSIVE.sub("", fold(name))).upper()
    singular = plain.removesuffix("S")
    return tuple(form for form in dict.fromkeys((plain, singular)) if form)


def read_long(text: str) -> tuple[str, ...]:
    """Read the words by which a long form is known.

    Args:
        text: A long form, or any text.

    Returns:
        Its words as they are indexed, in the singular, without "and" and its like, for which "&"
        may stand as well.
    """
    return tuple(_to_singular(word) for word in read_words(text) if word not in _PASSED)


def _to_singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word if word.endswith(("ss", "us", "is")) else word.removesuffix("s")
