"""The sides of a question that compares are read from it, each with its own question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.choice.parts import asks_of_several_documents, read_parts


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What do the King's Fund and the HCSA each say?", "the King's Fund", "the HCSA"),
        ("Do the BMA and HCSA agree on money?", "the BMA", "HCSA"),
        ("How did trusts and councils differ over STPs?", "trusts", "councils"),
        ("How does a partnership differ from a plan?", "a partnership", "a plan"),
        ("whats the diffrence between an ACS and an ACO", "an ACS", "an ACO"),
        ("ics v icb, whats the diff", "ics", "icb"),
        ("Which covered more, the LGA's poll or the HSJ's?", "the LGA's poll", "the HSJ's"),
        ("Who was more critical, the BMA or the King's Fund?", "the BMA", "the King's Fund"),
        ("Was the BMA more critical of STPs than the King's Fund?", "the BMA", "the King's Fund"),
        ("How did the number of STPs change from 2016 to 2018?", "2016", "2018"),
        ("Is an ICB the same as an ICS?", "an ICB", "an ICS"),
        ("What did NHS England and NHS Improvement say?", "NHS England", "NHS Improvement"),
        ("Compare the BMA's view with the LGA's.", "the BMA's view", "the LGA's"),
    ],
)  # fmt: skip
def test_both_sides_are_read_as_they_stand(question: str, one: str, other: str) -> None:
    assert [part.name for part in read_parts(question)] == [one, other]


@pytest.mark.parametrize(
    "question",
    [
        "What is an STP?",
        "Who said that the role is unsustainable?",
        "What did South Yorkshire and Bassetlaw publish in 2016?",
        "Which judge gave the judgment in R (Hutchinson) v SSHSC?",
        "What did the plan from 2016 to 2021 cover?",
        "What goes wrong if residents are against a scheme?",
        "Do STPs and STPs differ?",
        "Do the BMA and the LGA agree on money?" + " Please say." * 100,
        "",
    ],
)
def test_a_question_that_compares_nothing_has_no_sides(question: str) -> None:
    assert read_parts(question) == ()


def test_each_side_has_the_question_without_the_other_and_the_topic_without_both() -> None:
    one, other = read_parts("What do the King's Fund and the HCSA each say about lack of money?")

    assert one.question == "What do the King's Fund say about lack of money?"
    assert other.question == "What do the HCSA say about lack of money?"
    assert one.topic == other.topic == "What do say about lack of money?"
    assert one.telling == {"king", "fund"}
    assert other.telling == {"hcsa"}


def test_where_hardly_anything_is_left_only_the_other_sides_name_is_left_out() -> None:
    one, other = read_parts("How did the BMA's view of STPs differ from the King's Fund's?")

    assert one.question == "How did the BMA's view of STPs differ from the"
    assert other.question == "How did the view of differ from the King's Fund's?"
    assert one.topic is None


def test_a_word_that_both_sides_have_tells_neither() -> None:
    one, other = read_parts("What did NHS England and NHS Improvement say?")

    assert one.telling == {"england"}
    assert other.telling == {"improvement"}


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Both pieces count the areas. Do they agree?", True),
        ("Do the two reports agree on the figure?", True),
        ("How do sources disagree on the number of areas?", True),
        ("What does the report say?", False),
        ("Which both of them said?", False),
    ],
)
def test_questions_about_what_several_documents_say_are_told(
    question: str, *, several: bool
) -> None:
    assert asks_of_several_documents(question) is several


@given(st.text(alphabet="aB v,?'and or 2016 between differ", max_size=80))
def test_whatever_is_asked_there_are_two_sides_with_names_or_none(question: str) -> None:
    parts = read_parts(question)

    assert len(parts) in {0, 2}
    assert all(part.telling and part.question.strip() for part in parts)
