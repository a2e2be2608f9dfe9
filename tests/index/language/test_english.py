"""English words are known, British ones too."""

import pytest

from index.language.english import is_english


@pytest.mark.parametrize(
    "word",
    [
        *("hospital", "programme", "organisation", "paediatric", "sourdough", "councillors"),
        *("hospitalise", "prioritised", "unpublished", "defunded", "reauthorise"),
    ],
)
def test_a_word_is_known(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["hosptial", "comissioning", "recieve", "teh", "wich", ""])
def test_a_slip_is_not(word: str) -> None:
    assert not is_english(word)
