"""A sentence is found again by its hidden name, exactly as it stands, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality.hidden_sentences import find_sentences, hide_sentence

TEXT = "He left. “The U.S. plan—led by St John’s—cost £1.2bn (at most).” It failed.\n\nNo one knew."


@pytest.mark.parametrize(
    "sentence",
    [
        "He left.",
        "“The U.S. plan—led by St John’s—cost £1.2bn (at most).”",
        "It failed.",
        "No one knew.",
    ],
)
def test_a_sentence_is_found_with_its_marks(sentence: str) -> None:
    name = hide_sentence(sentence)

    assert find_sentences([name], ["Nothing here.", TEXT]) == {name: sentence}


@pytest.mark.parametrize(
    "typed", ["the us plan", "HE  LEFT", "it 'failed'", "no\none - knew?"], ids=repr
)
def test_case_marks_and_spacing_do_not_matter(typed: str) -> None:
    name = hide_sentence(typed.replace("us", "u s"))

    assert name in find_sentences([name], [TEXT])


def test_a_sentence_that_is_not_there_is_left_out() -> None:
    assert find_sentences([hide_sentence("She left.")], [TEXT]) == {}


def test_a_name_says_nothing_but_how_many_words() -> None:
    name = hide_sentence("It failed.")

    assert name.words == 2
    assert len(name.sha256) == 64


def test_what_holds_no_word_cannot_be_hidden() -> None:
    with pytest.raises(ValueError, match="no word"):
        hide_sentence(" … ")


@given(
    st.lists(st.text("abcé1’ ", min_size=1).filter(str.strip), min_size=1, max_size=6),
    st.data(),
)
def test_every_sentence_of_a_text_is_found(sentences: list[str], data: st.DataObject) -> None:
    with_words = [each for each in sentences if each.strip(" ’")]
    if not with_words:
        return
    chosen = data.draw(st.sampled_from(with_words))
    name = hide_sentence(chosen)

    found = find_sentences([name], [". ".join(sentences)])

    assert hide_sentence(found[name]) == name
