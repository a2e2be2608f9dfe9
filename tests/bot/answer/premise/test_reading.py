"""Questions that tell something are told from those that leave it open."""

import pytest

from bot.answer.premise.reading import Premise, is_about, read_premise, read_told
from bot.answer.premise.word_forms import stem


def _read(question: str) -> Premise:
    premise = read_premise(question)
    assert premise is not None
    return premise


@pytest.mark.parametrize(
    "question",
    [
        "Did STPs have legal status?",
        "Is it true that STPs were abolished?",
        "Isn't the STP a plan?",
        "How many STPs were there in 2016?",
        "What share of doctors had heard of them?",
        "Do you know whether the plan was dropped?",
        "Why was it dropped, if so?",
        "The plan was dropped in May, is that right, and when?",
        "nw london gap?",
        "",
        "Why " + "did the board close the ward " * 40,
    ],
)
def test_what_is_left_open_is_not_taken_for_granted(question: str) -> None:
    assert read_premise(question) is None


@pytest.mark.parametrize(
    ("question", "telling"),
    [
        ("Why did the board close the ward?", ["board", "close", "ward"]),
        ("y did the board close the ward", ["board", "close", "ward"]),
        ("Can you please tell me why the board closed the ward?", ["board", "closed", "ward"]),
        ("At which summit did Hunt announce it?", ["hunt", "announce"]),
        ("How did they win the ward?", ["win", "ward"]),
        ("What reasons did the board give for the cuts?", ["board", "cuts"]),
        ("The board closed the ward in what year?", ["board", "closed", "ward", "year"]),
    ],
)
def test_the_telling_words_are_those_that_say_what_is_so(question: str, telling: list[str]) -> None:
    assert [word.text for word in _read(question).telling] == telling


def test_a_sentence_is_about_a_question_that_shares_its_telling_words() -> None:
    premise = _read("Why did the board close the northern ward?")
    told = read_told("The board was closing its southern ward.")

    assert is_about(premise, told, share=0.7)
    assert not is_about(premise, told, share=0.8)
    assert is_about(premise, told, share=1, disputed=[stem("northern")])
    assert not is_about(premise, told, share=0.5, least=4)


def test_an_abbreviation_is_met_by_what_it_stands_for() -> None:
    premise = _read("Why were CCGs merged?")

    assert is_about(premise, read_told("Clinical commissioning groups merged."), share=1)
    assert not is_about(premise, read_told("Hospital groups merged."), share=1)
