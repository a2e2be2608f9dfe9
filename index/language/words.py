"""Brings the words of documents and of questions into one form, so that they can meet."""

import re
import unicodedata
from functools import lru_cache

from index.language.british import spell_british

# What people and programs type for an apostrophe. The acute accent would fall apart before it
# could be recognised, so quotes are replaced first.
_QUOTES = "\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\u2035\ua78c\uff07\u00b4`"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens, joiners, byte order marks
_FOLDED = str.maketrans(
    dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_INVISIBLE, "")
)
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_JOINED = re.compile(r"\b(?:co-(?=o)|per (?=cent\b))")  # cooperate, percent
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:'[^\W_]+)*")
_CAPITALS_PLURAL = re.compile(r"(?<=[A-Z][A-Z])s\b")
# A stemmer leaves "stps" alone, for it has no vowel: without this STPs would not find STP.
_INITIALS_PLURAL = re.compile(r"[^aeiouy\W\d]{2,}(?<!s)s")

# One answer reads its sentences several times, and most words are read again and again.
_CACHED_TEXTS = 512
_CACHED_WORDS = 16_384

# Prepositions that carry meaning in a question ("after", "before", "under", "over") stay.
_STOP_WORDS = """
a about all also am an and any are as at be been being but by can could did do does doing for from
had has have having he her his how i if in into is it its may me might my no nor not of on or our
she should so some such than that the their them then there these they this those to was we were
what when where which while who whom whose why will with would you your
arent cant couldnt didnt doesnt dont hadnt hasnt havent im isnt ive shouldnt thats theyre theyve
wasnt werent weve wont wouldnt youre
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def fold(text: str) -> str:
    """Fold what people type in several ways into one: quotes, dashes, widths, accents, case.

    Args:
        text: Anything.

    Returns:
        Lower-case text in the same order of words; its length may differ.
    """
    text = unicodedata.normalize("NFKC", text.translate(_FOLDED)).translate(_FOLDED).lower()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def read_words(text: str) -> list[str]:
    """Read the words of a text, in order, in the form that is indexed.

    Possessive endings go ("STP's" is "stp"), plurals of initials too ("CCGs" is "ccg"), dotted
    initials close up ("U.S." is "us"), thousands lose their commas ("1,200" is "1200"), and words
    are spelt the British way ("organization" is "organisation").

    Args:
        text: Anything.

    Returns:
        Words of letters and digits; an apostrophe or a decimal point may stand inside one.
    """
    return list(_read(text))


@lru_cache(_CACHED_TEXTS)
def _read(text: str) -> tuple[str, ...]:
    folded = fold(_CAPITALS_PLURAL.sub("", text))
    folded = _DOTTED.sub(lambda match: match[0].replace(".", ""), folded)
    folded = _THOUSANDS.sub("", folded)
    folded = _JOINED.sub(lambda match: match[0][:-1], folded)
    return tuple(_bare(word) for word in _WORD.findall(folded))


def read_search_words(text: str) -> list[str]:
    """Read the words of a question that are worth looking for, each once.

    Args:
        text: What somebody asked.

    Returns:
        Words without stop words, in order; all of them where there is nothing but stop words.
    """
    words = list(dict.fromkeys(read_words(text)))
    return [word for word in words if word not in STOP_WORDS] or words


@lru_cache(_CACHED_WORDS)
def _bare(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "")
    return word[:-1] if _INITIALS_PLURAL.fullmatch(word) else spell_british(word)
