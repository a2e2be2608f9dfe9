"""Filters in plain words, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asked.plain_filters import (
    Heard,
    asks_for_latest,
    hear_any_time,
    hear_publisher,
    hear_time,
    is_question,
    without_latest,
)
from bot.answer.asked.publishers import name_publishers

BMA = ("British Medical Association",)
FUND = ("The King's Fund",)


def name(said: str) -> tuple[str, ...]:
    return name_publishers(said, [*BMA, *FUND])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("According to the BMA, how many beds close?", "how many beds close?"),
        ("How many beds close according to the British Medical Association?", None),
        ("How many beds, according to the BMA, close?", "How many beds, close?"),
        ("beds according to bma", "beds"),
    ],
)
def test_according_to_a_publisher_is_left_out(text: str, rest: str | None) -> None:
    assert hear_publisher(text, name) == Heard(rest or "How many beds close?", BMA)


@pytest.mark.parametrize(
    ("text", "publishers"),
    [
        ("In the BMA's view, are STPs underfunded?", BMA),
        ("in the view of the King's Fund is it the best hope", FUND),
        ("What does the King’s Fund say about drafts?", FUND),
        ("what does the kings fund report say", FUND),
        ("bma views on STPs", BMA),
        ("What is the King's Fund's view on STPs?", FUND),
        ("Who, in the BMA's report, was asked?", BMA),
    ],
)
def test_whose_words_are_asked_for_is_heard_and_the_question_kept(
    text: str, publishers: tuple[str, ...]
) -> None:
    assert hear_publisher(text, name) == Heard(text, publishers)


@pytest.mark.parametrize(
    "text",
    [
        "What did the RCN say about STPs?",  # publishes nothing here
        "According to Simon Stevens, is there a plan B?",
        "What did the BMA's survey of doctors say?",  # others may report the survey
        "Who criticised the BMA?",
        "Do the King's Fund and the BMA say the same?",
        "How do the King's Fund and the BMA differ, according to the BMA?",
        "",
    ],
)
def test_a_body_that_is_spoken_of_is_no_filter(text: str) -> None:
    assert hear_publisher(text, name) is None


@pytest.mark.parametrize(
    ("text", "rest", "first", "last"),
    [
        ("in articles before 2018 who led?", "in articles who led?", None, date(2017, 12, 31)),
        ("documents from 2016 on beds", "documents on beds", date(2016, 1, 1), date(2016, 12, 31)),
        ("articles published after June 2017", "articles", date(2017, 7, 1), None),
        ("sources up to March 2017", "sources", None, date(2017, 3, 31)),
        (
            "Say articles written between 2016 and 2018 so?",
            "Say articles so?",
            date(2016, 1, 1),
            date(2018, 12, 31),
        ),
    ],
)
def test_the_time_of_documents_is_heard_and_left_out(
    text: str, rest: str, first: date | None, last: date | None
) -> None:
    assert hear_time(text) == Heard(rest, (), first, last)


@pytest.mark.parametrize(
    ("text", "rest", "first", "last"),
    [
        ("How many STPs were there before 2018?", None, None, date(2017, 12, 31)),
        ("How many STPs were there since 14 November 2016?", None, date(2016, 11, 14), None),
        ("How many STPs were there after June 2017?", None, date(2017, 7, 1), None),
        ("How many STPs were there prior to 2017-06?", None, None, date(2017, 5, 31)),
        (
            "Between 2016 and 2018 what changed?",
            "what changed?",
            date(2016, 1, 1),
            date(2018, 12, 31),
        ),
        ("what was published in 2016", "what was", date(2016, 1, 1), date(2016, 12, 31)),
    ],
)
def test_any_other_time_is_heard_as_well(
    text: str, rest: str | None, first: date | None, last: date | None
) -> None:
    assert hear_time(text) is None
    assert hear_any_time(text) == Heard(rest or "How many STPs were there?", (), first, last)


@pytest.mark.parametrize(
    "text",
    [
        "How many STPs were there in 2016?",
        "What was cut before 2016/17?",
        "after 2,018 beds closed",
        "between 2016",
        "before 2018 and after 2016",
        "before the winter",
        "",
    ],
)
def test_a_figure_or_no_time_at_all_is_not_heard(text: str) -> None:
    assert hear_time(text) is None
    assert hear_any_time(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("latest", "latest"),
        ("latest on beds", "beds"),
        ("The most recent: bed numbers", "bed numbers"),
        ("What is the latest on STPs?", None),
        ("what's the newest number of ICBs", None),
        ("In the latest report, who is blamed?", None),
        ("What does the most recent King's Fund article say?", None),
        ("bed numbers (latest)", None),
    ],
)
def test_the_latest_is_asked_for(text: str, rest: str | None) -> None:
    assert asks_for_latest(text)
    assert without_latest(text) == (rest or text)


@pytest.mark.parametrize(
    "text",
    [
        "What are the four counts, from the earliest to the latest?",
        "When at the latest were drafts due?",
        "What is the latest date for drafts?",
        "Which was the latest STP to publish?",
        "Were plans late?",
    ],
)
def test_another_latest_is_part_of_the_question(text: str) -> None:
    assert not asks_for_latest(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("beds before 2018", False), ("how many beds", True), ("beds before 2018?", True)],
)
def test_a_question_is_told_from_a_few_words(text: str, *, asks: bool) -> None:
    assert is_question(text) is asks


@given(st.text(max_size=200))
def test_any_text_can_be_heard(text: str) -> None:
    for heard in (hear_publisher(text, name), hear_time(text), hear_any_time(text)):
        assert heard is None or len(heard.text) <= len(text)
    assert len(without_latest(text)) <= len(text)
