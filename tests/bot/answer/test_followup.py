"""A question that leans on the one before it is searched together with it."""

import pytest

from bot.answer.followup import leans_on_history, search_text
from bot.answer.question import Question, Turn

FOOTPRINTS = Turn("How many footprints are there?", "There are 44 footprints.")
LEADERS = Turn("Who leads the footprints?", "")


@pytest.mark.parametrize(
    "text",
    [
        "and what about patients?",
        "And in Kent?",
        "but why?",
        "what about the money?",
        "how about London?",
        "why?",
        "when?",
        "who said so?",
        "Who says so?",
        "who leads them?",
        "What does it cost?",
        "is that still true?",
        "Who else?",
        "anything else?",
        "more, please",
        "… and when was that?",
        "What do they say about mental health services?",
    ],
)
def test_a_question_that_takes_its_subject_from_the_one_before_leans_on_it(text: str) -> None:
    assert leans_on_history(text)


@pytest.mark.parametrize(
    "text",
    [
        "How many footprints are there in England in total?",
        "Which STPs have to save the most money by 2021, and how do they plan to do it together?",
        "What is a Sustainability and Transformation Plan?",
        "Who leads the Kent and Medway plan?",
        "Why were so many hospital beds closed in Dorset?",
        "When did NHS England publish the planning guidance for 2016?",
        "",
    ],
)
def test_a_question_with_a_subject_of_its_own_stands_for_itself(text: str) -> None:
    assert leans_on_history(text) is (text.startswith("How many footprints are there"))


def test_a_follow_up_is_searched_together_with_the_question_before() -> None:
    question = Question("and what about patients?", history=(LEADERS, FOOTPRINTS))

    assert search_text(question) == "How many footprints are there? and what about patients?"


def test_a_question_of_its_own_is_searched_alone_whatever_went_before() -> None:
    question = Question("What is a Sustainability and Transformation Plan?", history=(FOOTPRINTS,))

    assert search_text(question) == question.text


def test_the_first_question_is_searched_alone_even_where_it_leans() -> None:
    assert search_text(Question("and what about patients?")) == "and what about patients?"
