"""Turns past verbs into the form that stands after "did"; pure."""

import re
from typing import Final

from index.language.english import load_english

_IRREGULAR: Final = """
agreed agree, became become, began begin, bought buy, broke break, brought bring, built build,
came come, chose choose, did do, died die, disagreed disagree, drew draw, drove drive, fell fall,
felt feel, fought fight, found find, freed free, gave give, got get, grew grow, heard hear,
held hold, kept keep, knew know, led lead, left leave, lost lose, made make, meant mean, met meet,
paid pay, ran run, rose rise, said say, saw see, sent send, shook shake, shrank shrink, sold sell,
sought seek, spent spend, spoke speak, stood stand, struck strike, taught teach, thought think,
tied tie, told tell, took take, understood understand, went go, withdrew withdraw, won win,
wrote write
"""
_PRESENT: Final = dict(pair.split() for pair in _IRREGULAR.split(","))
# One syllable with one consonant behind one vowel doubles that consonant before "ed" ("planned"),
# so that "hoped" is of "hope" and not of "hop".
_WOULD_DOUBLE: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_DOUBLED: Final = re.compile(r"([b-df-hj-np-tvz])\1")
_REGULAR: Final = re.compile(r"[a-z]+[^\W\de]ed")  # "need" and "speed" are none


def present_of(word: str) -> str | None:
    """Give the form of a past verb that stands after "did".

    Args:
        word: In lower case.

    Returns:
        Such as "find" for "found"; None where the word does not look like a past verb.
    """
    if word in _PRESENT:
        return _PRESENT[word]
    if not _REGULAR.fullmatch(word):
        return None
    forms = [form for form in _regular_forms(word) if form in load_english()]
    return max(forms, key=load_english().__getitem__, default=None)


def _regular_forms(word: str) -> tuple[str, ...]:
    bare = word.removesuffix("ed")
    if bare.endswith("i"):
        return (f"{bare[:-1]}y",)
    if _WOULD_DOUBLE.fullmatch(bare):
        return (f"{bare}e",)
    undoubled = (bare[:-1],) if _DOUBLED.fullmatch(bare[-2:]) else ()
    return (bare, f"{bare}e", *undoubled)
