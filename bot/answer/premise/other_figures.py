"""Notices that a sentence gives another figure, year or place in an order; pure."""

import re
from collections.abc import Iterable

from bot.answer.figures import MONTHS, Figure, agree, read_figures
from bot.answer.premise.reading import Premise, Told, is_about
from bot.answer.premise.word_forms import stem
from index.language.glossary import explain
from index.language.words import read_words

_SAME_MATTER = 0.6
# A percentage that names nothing counted may be of anything: more of the question must be met.
_SAME_MATTER_UNNAMED = 0.75
_LEAST_BESIDE_A_YEAR = 3
_YEAR = re.compile(r"\b(1\d{3}|20\d\d)s?\b(?![,.]\d|\s*(?:%|per\b|people\b))")
# Of two years one may stand for the other: what was so "before 2018" was so in 2017.
_BOUNDS = re.compile(
    r"\b(?:before|after|since|until|between|prior|by|following|later|earlier)\b", re.IGNORECASE
)
_IN_ORDER = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS = {word: place for place, word in enumerate(_IN_ORDER.split(), start=1)}
_ORDINAL = re.compile(
    rf"\b(?:(?P<digits>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))\b"
    r"(?:[\s-]+(?P<counted>[a-z]+))?",
    re.IGNORECASE,
)


def gives_another_figure(premise: Premise, told: Told) -> bool:
    """Say whether a sentence gives another figure than a question for the same thing.

    Args:
        premise: What the question tells.
        told: What the sentence tells.

    Returns:
        True where a figure, a year, or a place in an order differs.
    """
    return (
        _gives_another_count(premise, told)
        or _gives_another_year(premise, told)
        or _gives_another_place(premise, told)
    )


def _gives_another_count(premise: Premise, told: Told) -> bool:
    asked, given = read_figures(premise.question), read_figures(told.text)
    figures = _stems_of(premise.question[each.start : each.end] for each in asked)
    for figure in asked:
        if any(figure.kind == each.kind and agree(figure, each) for each in given):
            continue
        for other in given:
            share = _same_thing(figure, other)
            if share and not any(agree(other, each) for each in asked):
                return is_about(premise, told, share=share, disputed=figures)
    return False


def _same_thing(one: Figure, other: Figure) -> float:
    """Say how much of the question must be met for two figures to be of one thing; 0 for never."""
    if one.kind != other.kind or not (one.kind or (one.counted and other.counted)):
        return 0.0
    if one.counted and other.counted:
        return _SAME_MATTER if _counted(one) & _counted(other) else 0.0
    return _SAME_MATTER if one.counted == other.counted else _SAME_MATTER_UNNAMED


def _counted(figure: Figure) -> set[str]:
    """Collect the stems of what a figure counts, abbreviations written out as well."""
    long = (sense.long for word in figure.counted for sense in explain(word))
    return _stems_of([*figure.counted, *long])


def _gives_another_year(premise: Premise, told: Told) -> bool:
    asked, given = (set(_YEAR.findall(text)) for text in (premise.question, told.text))
    if not asked or not given or asked & given or _BOUNDS.search(premise.question):
        return False
    if any(year in told.near for year in asked):
        return False
    return is_about(
        premise,
        told,
        share=_SAME_MATTER,
        least=_LEAST_BESIDE_A_YEAR,
        disputed=_stems_of(asked) | {f"{year}s" for year in asked},
    )


def _gives_another_place(premise: Premise, told: Told) -> bool:
    asked, given = _read_ordinals(premise.question), _read_ordinals(told.text)
    if not asked or not given:
        return False
    places = {place for place, _ in given} | {
        int(word.text) for word in told.words if word.text.isdecimal()
    }
    counted = {counted for _, counted in given}
    if not any(place not in places and each in counted for place, each in asked):
        return False
    return is_about(premise, told, share=_SAME_MATTER, disputed=_stems_of(_ORDINALS))


def _read_ordinals(text: str) -> set[tuple[int, str]]:
    """Read places in an order, each with the stem of what stands there; days are none."""
    return {
        (int(found["digits"] or _ORDINALS[found["word"].lower()]), stem(counted))
        for found in _ORDINAL.finditer(text)
        if (counted := (found["counted"] or "").lower()) not in MONTHS | {"", "of"}
    }


def _stems_of(texts: Iterable[str]) -> set[str]:
    return {stem(word) for text in texts for word in read_words(text)}
