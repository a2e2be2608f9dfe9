"""Another figure for the same thing is noticed."""

import pytest

from bot.answer.premise.other_figures import gives_another_figure
from bot.answer.premise.reading import read_premise, read_told

ENGAGED = "Twenty-one per cent of those who answered the LGA survey felt sufficiently engaged."
ACT = "The Health Act 2012 gave powers to commissioners in England."


def _gives_another(question: str, sentence: str, *, near: str = "") -> bool:
    premise = read_premise(question)
    assert premise is not None
    return gives_another_figure(premise, read_told(sentence, near=near))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did 79% of those who answered the LGA survey feel sufficiently engaged?", ENGAGED),
        (
            "Why were leaders of all 44 areas interviewed?",
            "Leaders of four areas were interviewed.",
        ),
        (
            "Why were 44 ICBs set up in July?",
            "Forty-two integrated care boards were set up in July.",
        ),
        ("Why did 70% of the fund depend on waits?", "Thirty per cent of a fund depends on waits."),
        ("What powers did the Health Act 2002 give to commissioners?", ACT),
        ("Why did the 3rd plan of Kent fail?", "The second plan of Kent failed."),
        ("Why did the fifth session end early?", "The fourth session had an early end."),
    ],
)
def test_another_figure_year_or_place_is_noticed(question: str, sentence: str) -> None:
    assert _gives_another(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did 21% of those who answered the LGA survey feel sufficiently engaged?", ENGAGED),
        ("Why did 79% of doctors object?", ENGAGED),
        ("Why did those who answered the LGA survey feel sufficiently engaged?", ENGAGED),
        ("Why were 44 areas in the survey?", "The survey of areas had 12 questions."),
        ("Why did £40m in Kent go to wards?", "In Kent 40% went to wards."),
        ("What powers did the Health Act 2012 give to commissioners?", ACT),
        ("What powers did commissioners in England have before 2002?", ACT),
        ("What did the Health Act 2002 say of Wales?", ACT),
        ("Why did the second plan of Kent fail?", "The first and second plans of Kent failed."),
        ("Why did the third plan of Kent fail?", "The second ward of Kent failed the plan."),
        ("Why did the 3rd of May fail Kent?", "The 2nd of May failed Kent."),
    ],
)
def test_the_same_figure_or_one_of_something_else_is_not(question: str, sentence: str) -> None:
    assert not _gives_another(question, sentence)


def test_a_year_that_the_title_gives_is_no_other() -> None:
    question = "Why did commissioners in England have health powers in 2013?"

    assert _gives_another(question, ACT)
    assert not _gives_another(question, ACT, near="Powers of commissioners, April 2013")
