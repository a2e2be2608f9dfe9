"""British and American spellings of a word meet in the British one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.british import spell_british
from index.language.english import load_english


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("organization", "organisation"),
        ("organizations", "organisations"),
        ("organizational", "organisational"),
        ("centralized", "centralised"),
        ("prioritizing", "prioritising"),
        ("analyze", "analyse"),
        ("analyzed", "analysed"),
        ("program", "programme"),
        ("programs", "programmes"),
        ("center", "centre"),
        ("centers", "centres"),
        ("centered", "centred"),
        ("kilometers", "kilometres"),
        ("labor", "labour"),
        ("behaviors", "behaviours"),
        ("behavioral", "behavioural"),
        ("favorable", "favourable"),
        ("judgment", "judgement"),
        ("judgments", "judgements"),
        ("aging", "ageing"),
        ("defense", "defence"),
        ("license", "licence"),
        ("practise", "practice"),
        ("councilors", "councillors"),
        ("canceled", "cancelled"),
        ("modeling", "modelling"),
        ("pediatric", "paediatric"),
        ("anesthetists", "anaesthetists"),
        ("hemorrhage", "haemorrhage"),
        ("whilst", "while"),
        ("learnt", "learned"),
    ],
)
def test_an_american_spelling_becomes_the_british_one(american: str, british: str) -> None:
    assert spell_british(american) == british
    assert spell_british(british) == british


@pytest.mark.parametrize(
    "word",
    [
        *(
            "size",
            "sized",
            "prize",
            "seizing",
            "downsized",
            "resize",
            "citizen",
            "horizon",
            "maize",
        ),
        *("meter", "enter", "sober", "doctor", "laboratory", "honorary", "rigorous"),
        *("electoral", "programmed", "programming", "cancellation", "controlled", "council"),
        *("academic", "epidemic", "stp", "bed", "catalogue", "dialogue", "elderly", "major"),
    ],
)
def test_a_word_with_one_spelling_stays(word: str) -> None:
    assert spell_british(word) == word


def test_every_word_of_english_is_changed_once_at_the_most() -> None:
    once = {word: spell_british(word) for word in load_english()}

    assert [word for word, british in once.items() if spell_british(british) != british] == []
    assert 1000 < sum(word != british for word, british in once.items()) < 1300


@given(st.text(max_size=20))
def test_no_text_is_changed_twice(text: str) -> None:
    assert spell_british(spell_british(text)) == spell_british(text)
