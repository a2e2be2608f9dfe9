"""Words are known in all their forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.premise.word_forms import list_stems, read_forms, stem


@pytest.mark.parametrize(
    "forms",
    [
        "publish published publishes publishing publisher",
        "write wrote written writes writing",
        "engage engaged engagement",
        "win won wins winning",
        "stop stopped stopping",
        "body bodies",
        "fail failed fails",
        "agree agreed",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(list_stems(forms)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("publish", "public"), ("2016", "2017"), ("stp", "stf"), ("reject", "receive")],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_words_place_is_where_it_stands() -> None:
    text = "The King’s Fund, in 2016/17."

    words = read_forms(text)

    assert [word.text for word in words] == ["the", "king", "fund", "in", "2016", "17"]
    assert [text[word.start : word.end] for word in words][1] == "King’s"
    assert [word.small for word in words] == [True, False, False, True, False, False]


@given(st.text(max_size=80))
def test_words_stand_in_order_within_the_text(text: str) -> None:
    words = read_forms(text)

    assert all(0 <= word.start < word.end <= len(text) and word.stem for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
