"""Headings become topics; labels, dates and what cannot be shown do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prompts.topics import count_telling, settle_case, tidy_heading


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("The bed test", "The bed test"),
        ("  The\tbed \n test: ", "The bed test"),
        ("3.2 The bed test", "The bed test"),
        ("4. The bed test", "The bed test"),
        ("b) The bed test", "The bed test"),
        ("Chapter 3: The bed test", "The bed test"),
        ("Annex A – The bed test", "The bed test"),
        ("44 areas and their leads", "44 areas and their leads"),
        ("10 Year Health Plan", "10 Year Health Plan"),
        ("The four tests", "The four tests"),
        ("HCSA", "HCSA"),
        ("The £325m of 2017", "The £325m of 2017"),
    ],
)
def test_a_heading_is_cleared_of_numbering_and_of_what_stands_at_its_ends(
    heading: str, line: str
) -> None:
    assert tidy_heading(heading) == line


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "  ",
        "Introduction",
        "1. Introduction",
        "REFERENCES",
        "Executive summary",
        "Notes to editors",
        "Next steps",
        "Contact us:",
        "Money",
        "A",
        "B)",
        "3.2",
        "2016/17",
        "15 March 2016",
        "Spring 2017",
        "Monday",
        "Read more about the plans",
        "Share this story with friends",
        "What was said today",
        "The *bed* test",
        "<b>The bed test</b>",
        "See www.example.org for the plans",
        "The bed\u202e test of hospitals",
        "The plans of " + "very " * 20 + "many areas",
    ],
)
def test_what_is_a_label_a_date_or_cannot_be_shown_is_no_topic(heading: str) -> None:
    assert tidy_heading(heading) is None


@given(st.text(max_size=200))
def test_whatever_a_heading_holds_a_topic_is_one_short_line(heading: str) -> None:
    line = tidy_heading(heading)

    assert line is None or (0 < len(line) <= 70 and line == " ".join(line.split()))


TEXT = (
    "Here raids on investment were made, and the Public Accounts Committee, Hunt and Reading"
    " spoke of capital, systems, spending and the CCGs. General practice was silent."
)


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ("The four tests", "the four tests"),
        ("Raids on investment", "raids on investment"),
        ("Capital for the STPs", "capital for the STPs"),
        ("CCGs and their boards", "CCGs and their boards"),
        ("King's Fund reports", "King's Fund reports"),
        ("Public Accounts Committee reports", "Public Accounts Committee reports"),
        ("Hunt on the plans", "Hunt on the plans"),
        ("Reading and its hospital", "Reading and its hospital"),
        ("Qwortle on the plans", "Qwortle on the plans"),
        ("General practice", "general practice"),
        ("March of the makers", "March of the makers"),
        ("Systems", "systems"),
        ("2016 plans", "2016 plans"),
        ("SPENDING OF THE CCGs", "SPENDING OF THE CCGs"),
        ("SPENDING OF THE NHS", "spending of the NHS"),
        ("RAIDS BY HUNT", "raids by Hunt"),
    ],
)
def test_a_heading_inside_a_sentence_begins_small_unless_with_a_name(
    line: str, inside: str
) -> None:
    assert settle_case(line, text=TEXT) == inside


def test_words_tell_something_if_they_are_not_numbers_dates_or_grammar() -> None:
    assert count_telling("What was the rule for 2016/17 in March?") == 1
    assert count_telling("How did the four areas become 42?") == 2
    assert count_telling("The NHS £2.6bn") == 2
