"""Headings and titles become questions that somebody would press."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prompts.phrasing import (
    MOST_CHARS,
    Dullness,
    ask_of_heading,
    ask_of_title,
    ask_what_is_said,
    dullness,
    is_clear,
    names_something,
)

TEXT = "What the BMA said of raids on investment; and the BMA, patients, the public and plans."
NOW = "It is a test. There are rules."
THEN = "It was a claim. There were two, and it had failed."


def of(heading: str, *, body: str = NOW, publisher: str | None = None) -> str | None:
    return ask_of_heading(heading, body=body, text=TEXT, publisher=publisher)


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("What is an STP?", "What is an STP?"),
        ("Are STPs legal bodies?", "Are STPs legal bodies?"),
        ("What the fund was", "What was the fund?"),
        ("Whether the plans added up", "Did the plans add up?"),
        ("The bed test", "What is the bed test?"),
        ("The four tests", "What are the four tests?"),
        ("The status of trusts", "What is the status of trusts?"),
        ("The drafts of June 2016", "What were the drafts of June 2016?"),
        ("The £325m of 2017", "What was the £325m of 2017?"),
        ("The Naylor review", "What did the Naylor review say?"),
        ("The guidance of September 2016", "What did the guidance of September 2016 say?"),
        ("The Committee in 2017", "What is said about the Committee in 2017?"),
        ("The new name and the old one", "What is said about the new name and the old one?"),
        ("Raids on investment", "What is said about raids on investment?"),
        ("Why leaders appear in plans", "What is said about why leaders appear in plans?"),
        (
            "Integrated plans, 2018 to 2021",
            "What is said about integrated plans from 2018 to 2021?",
        ),
        ("Bed plans, 2017", "What is said about bed plans in 2017?"),
    ],
)
def test_a_heading_becomes_the_question_that_its_section_answers(
    heading: str, question: str
) -> None:
    assert of(heading) == question


def test_a_thing_that_its_section_tells_of_in_the_past_is_asked_for_in_the_past() -> None:
    assert of("The JR4NHS claim", body=THEN) == "What was the JR4NHS claim?"
    assert of("The JR4NHS claims", body=THEN) == "What were the JR4NHS claims?"


@pytest.mark.parametrize(
    "heading",
    [
        "Introduction",
        "Other figures that are not the same",
        "What else happened that summer",
        "How they were told",
        "How to quote the figures",
        "What not to conclude",
        "No legal status",
        "On the floor of the House",
        "Hunt says the plans are sound",
        "Plans were secret",
        "Is it true?",
        "The " + "long and winding " * 3 + "road to the plan",
    ],
)
def test_what_would_not_be_understood_by_itself_is_not_asked(heading: str) -> None:
    assert of(heading) is None


@pytest.mark.parametrize(
    ("publisher", "question"),
    [
        ("NHS England", "What did NHS England say about raids on investment?"),
        ("BMA", "What did the BMA say about raids on investment?"),
        ("NHS\nEngland", "What did NHS England say about raids on investment?"),
        ("A " + "very " * 12 + "long name", "What is said about raids on investment?"),
        ("<!channel>", "What is said about raids on investment?"),
        (None, "What is said about raids on investment?"),
        (" ", "What is said about raids on investment?"),
    ],
    ids=[
        "name",
        "name with an article in the text",
        "two lines",
        "too long",
        "markup",
        "none",
        "blank",
    ],
)
def test_a_publisher_is_named_as_the_text_names_it_where_there_is_room(
    publisher: str | None, question: str
) -> None:
    assert of("Raids on investment", publisher=publisher) == question
    assert ask_what_is_said("Raids on investment", text=TEXT, publisher=publisher) == question


@pytest.mark.parametrize("heading", ["Introduction", "What the fund was", "Plans were secret"])
def test_nobody_is_said_to_speak_of_what_is_no_topic(heading: str) -> None:
    assert ask_what_is_said(heading, text=TEXT, publisher="BMA") is None


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("What is an STP?", "What is an STP?"),
        ("How the NHS was run", "How was the NHS run?"),
        ("The STP dashboard of July 2017", "What was the STP dashboard of July 2017?"),
        ("NHS bosses told to cut costs", "What does “NHS bosses told to cut costs” say?"),
        ("STPs “beset by problems”", "What does ‘STPs “beset by problems”’ say?"),
        ("Report", None),
        ("A title of many words that goes on and on until no room is left at all", None),
    ],
)
def test_a_title_is_quoted_unless_it_asks_or_names_a_thing(
    title: str, question: str | None
) -> None:
    assert ask_of_title(title, text=TEXT) == question


@pytest.mark.parametrize(
    ("question", "named", "clear", "dull"),
    [
        ("What are the Gunning principles?", True, True, Dullness.ONE_THING),
        ("What was the £325m of 2017?", True, True, Dullness.ONE_THING),
        ("What was the bed test?", False, True, Dullness.ONE_THING),
        ("What are the four tests?", False, False, Dullness.ONE_THING),
        ("What were the drafts of June 2016?", False, False, Dullness.ONE_THING),
        ("What was the new name of February 2018?", False, False, Dullness.ONE_THING),
        ("What was the fund?", False, False, Dullness.ONE_THING),
        ("How did the number grow?", False, False, Dullness.ONE_THING),
        ("How has the word been used since?", False, False, Dullness.ONE_THING),
        ("What did trusts think?", False, False, Dullness.ONE_THING),
        ("How did 44 areas become 42?", False, True, Dullness.ONE_THING),
        ("How did a system control total work?", False, True, Dullness.ONE_THING),
        ("What did the King's Fund report say?", True, True, Dullness.ONE_THING),
        ("What is said about duties to involve the public?", False, True, Dullness.WHOLE_SUBJECT),
        ("What is said about systems and boards?", False, False, Dullness.WHOLE_SUBJECT),
        ("What did NHS England say about raids?", True, True, Dullness.WHOLE_SUBJECT),
        ("What does “Beds at risk” say?", True, True, Dullness.WHOLE_DOCUMENT),
    ],
)
def test_a_question_is_clear_by_its_names_or_by_enough_words_and_dull_if_it_asks_for_everything(
    question: str,
    named: bool,  # noqa: FBT001  from the table
    clear: bool,  # noqa: FBT001
    dull: Dullness,
) -> None:
    assert names_something(question) == named
    assert is_clear(question) == clear
    assert dullness(question) is dull


HEADING_WORDS = (
    *("The", "the", "What", "How", "was", "were", "said", "BMA", "plans", "of", "and", "2016"),
    *("£2bn", "?", ",", ":", "“", "‘", "&", "who", "not", "to"),
)


@given(
    st.text(max_size=90) | st.lists(st.sampled_from(HEADING_WORDS), max_size=14).map(" ".join),
    st.none() | st.text(max_size=60),
)
def test_whatever_stands_in_a_document_a_question_is_short_and_free_of_markup(
    heading: str, publisher: str | None
) -> None:
    made = (
        of(heading, publisher=publisher),
        ask_what_is_said("Raids on investment", text=TEXT, publisher=publisher),
        ask_of_title(heading, text=TEXT),
    )

    for question in filter(None, made):
        assert len(question) <= MOST_CHARS
        assert question.isprintable()
        assert not set(question) & set("<>*_`~|")
