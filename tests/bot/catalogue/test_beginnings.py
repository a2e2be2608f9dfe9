"""Names are found by the beginnings of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.beginnings import Beginnings, Fit, read_name_words

NAMES = ["Beds at risk", "Risk of beds", "The King’s Fund", "Café beds", ""]


def fits(typed: str) -> list[Fit]:
    listed = Beginnings([read_name_words(name) for name in NAMES])
    return [Fit(fit) for fit in listed.fit(read_name_words(typed))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The King’s Fu", ["the", "kings", "fu"]),
        ("KING'S king`s King’s", ["kings", "kings", "kings"]),
        ("Café–CAFE", ["cafe", "cafe"]),
        ("area_names, 2016/17 & more", ["area", "names", "2016", "17", "more"]),
        ("?!", []),
        ("", []),
    ],
)
def test_words_are_read_without_case_accents_and_apostrophes(text: str, words: list[str]) -> None:
    assert read_name_words(text) == words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("beds a", [Fit.BEGINNING, Fit.NONE, Fit.NONE, Fit.NONE, Fit.NONE]),
        ("BED RI", [Fit.IN_ORDER, Fit.WORDS, Fit.NONE, Fit.NONE, Fit.NONE]),
        ("kings f", [Fit.NONE, Fit.NONE, Fit.IN_ORDER, Fit.NONE, Fit.NONE]),
        ("cafe", [Fit.NONE, Fit.NONE, Fit.NONE, Fit.BEGINNING, Fit.NONE]),
        ("eds", [Fit.NONE] * 5),
        ("beds beds", [Fit.WORDS, Fit.WORDS, Fit.NONE, Fit.WORDS, Fit.NONE]),
        ("", [Fit.BEGINNING] * 5),
    ],
)
def test_the_beginning_fits_best_then_words_in_order_then_in_any(
    typed: str, expected: list[Fit]
) -> None:
    assert fits(typed) == expected


def test_words_beside_a_name_find_it_but_are_in_no_order() -> None:
    listed = Beginnings([["beds"], ["beds"]], [["pulse"], []])

    assert listed.fit(["bed", "pul"]).tolist() == [Fit.WORDS, Fit.NONE]
    assert listed.fit(["pulse"]).tolist() == [Fit.WORDS, Fit.NONE]


def test_without_names_nothing_fits() -> None:
    assert Beginnings([]).fit(["beds"]).tolist() == []


WORDS = st.lists(st.text(alphabet="abé", min_size=1, max_size=3), max_size=4)


@given(names=st.lists(WORDS, max_size=6), beside=WORDS, typed=WORDS)
def test_names_fit_as_they_do_when_looked_through_one_by_one(
    names: list[list[str]], beside: list[str], typed: list[str]
) -> None:
    found = Beginnings(names, [beside] * len(names)).fit(typed)

    assert found.tolist() == [_fit(name, beside, typed) for name in names]


def _fit(name: list[str], beside: list[str], typed: list[str]) -> Fit:
    if " ".join(name).startswith(" ".join(typed)):
        return Fit.BEGINNING
    if not all(any(word.startswith(each) for word in name + beside) for each in typed):
        return Fit.NONE
    left = iter(name)
    in_order = all(any(word.startswith(each) for word in left) for each in typed)
    return Fit.IN_ORDER if in_order else Fit.WORDS
