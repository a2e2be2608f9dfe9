"""Slips are mended where the documents hold one word that was meant, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.spelling import edit_distance, mend_initials, mend_word
from tests.index.language.vocabulary import ListedVocabulary

VOCABULARY = ListedVocabulary({
    "hospital": 20,
    "footprint": 30,
    "partnership": 25,
    "partnerships": 25,
    "sustainability": 40,
    "deficits": 20,
    "defects": 1,
    "leaders": 9,
    "lenders": 8,
    "organisation": 5,
    "mackey": 2,
    "manchester": 6,
    "barnes": 3,
    "johnson": 3,
    "oonfirmed": 1,
    "beds": 50,
    "nil": 3,
    "monty": 3,
})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hosptial", "hospital"),
        ("hopsital", "hospital"),
        ("ohspital", "hospital"),
        ("footpirnt", "footprint"),
        ("partnrship", "partnership"),
        ("sustanabilty", "sustainability"),
        ("deficts", "deficits"),
        ("orgnisation", "organisation"),
        ("orgnization", "organisation"),
        ("whcih", "which"),
        ("thier", "their"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert mend_word(typed, VOCABULARY, capital=False) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("hospitals", "held"),
        ("sourdough", "English"),
        ("hospice", "English"),
        ("leders", "two are as likely"),
        ("bes", "too short"),
        ("bads", "English"),
        ("sorudough", "nothing is near"),
        ("monny", "an English word is far commoner"),
        ("confirmd", "not the first letter"),
        ("sustnablty", "three slips"),
        ("footbridgd", "an English word is nearer"),
        ("h0spital", "a digit"),
        ("h\u00f6spital", "meant to be so"),
        ("hosptial" * 9, "no word"),
    ],
)
def test_what_is_known_or_cannot_be_told_stays(typed: str, why: str) -> None:
    assert mend_word(typed, VOCABULARY, capital=False) is None, why


def test_a_word_that_stands_once_and_is_no_english_may_be_a_slip_itself() -> None:
    assert mend_word("oonfirmmed", VOCABULARY, capital=False) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("manchestr", "manchester"),
        ("mancehster", "manchester"),
        ("hosptial", "hospital"),
        ("whcih", "which"),
        ("mackay", None),
        ("barnet", None),
        ("johnsen", None),
        ("johnsons", None),
        ("sustanabilty", None),
    ],
)
def test_no_name_is_taken_for_another(typed: str, meant: str | None) -> None:
    assert mend_word(typed, VOCABULARY, capital=True) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CGC", "CCG"),
        ("CGG", "CCG"),
        ("SPT", "STP"),
        ("STF", None),
        ("CC", None),
        ("XYZ", None),
        ("IPC", "ICP"),
        ("ICPS", None),
        ("BCI", "BIC"),
    ],
)
def test_initials_are_mended_to_those_of_the_same_letters(typed: str, meant: str | None) -> None:
    assert mend_initials(typed, {"CCG", "STP", "ICP", "ICB", "BIC"}) == meant


def test_initials_that_may_be_two_stay() -> None:
    assert mend_initials("ABC", {"BAC", "ACB"}) is None


@pytest.mark.parametrize(
    ("first", "second", "slips"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("hospital", "hosptial", 1),
        ("hospital", "hospitall", 1),
        ("hospital", "hospitol", 1),
        ("hospital", "hospit", 2),
        ("ca", "abc", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_slips_are_counted(first: str, second: str, slips: int) -> None:
    assert edit_distance(first, second) == slips


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_slips_are_the_same_both_ways_and_bounded(first: str, second: str) -> None:
    slips = edit_distance(first, second)

    assert slips == edit_distance(second, first)
    assert abs(len(first) - len(second)) <= slips <= max(len(first), len(second))
    assert (slips == 0) == (first == second)


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_a_slip_brings_in_one_letter_and_takes_one_away_at_the_most(
    first: str, second: str
) -> None:
    assert len(set(first) ^ set(second)) <= 2 * edit_distance(first, second)
