"""Text-speak is written out, and figures stay figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.shorthand import write_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wot share of ppl hadnt heard", "what share of people hadn't heard"),
        ("Wot r the 4 tests?", "What are the 4 tests?"),
        ("whats the STP", "what's the STP"),
        ("Whats the STP", "What's the STP"),
        ("Govt money w/o strings, pls", "Government money without strings, please"),
        ("how did u fund it b4 2016?", "how did you fund it before 2016?"),
        ("avg popn (in yrs)", "average population (in years)"),
        ("hosps cut cos of this", "hospitals cut because of this"),
        ("cuts w/ closures n delays", "cuts with closures and delays"),
        ("doesnt ur plan, isnt it", "doesn't your plan, isn't it"),
        ("gov\u2019t plans", "government plans"),
    ],
)
def test_text_speak_is_written_out(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what happened 2 the beds", "what happened to the beds"),
        ("what do ppl need 2 know?", "what do people need to know?"),
        ("were leads asked 2 keep quiet", "were leads asked to keep quiet"),
        ("what did they hav 2 do?", "what did they have to do?"),
        ("the deadline 4 the drafts", "the deadline for the drafts"),
        ("give 2 reasons 4 the delay", "give 2 reasons for the delay"),
    ],
)
def test_a_digit_is_a_word_where_no_figure_can_stand(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "What are the 4 tests?",
        "Give 2 reasons",
        "Which 2 STPs merged?",
        "Which 2 merge, and do these 2 stay?",
        "Which trusts have 2 the minister named?",
        "Does section 2 include trusts?",
        "In phase 2 the plan changed",
        "In week 4 the drafts came",
        "there were 4 the minister named",
        "On July 4 the plan came",
        "of all 44, 4 the minister named",
        "4 the win",
        "2",
        "Between 2 and 4 a year",
        "page 2 it says",
        "the 2016/17 4-year plan of 2.4m",
        "R (Hutchinson) v SSHSC",
        "What did UR and HR say in the US?",
        "A&E and R&D",
        "What is the UK's plan b?",
        "The organisation of hospitals",
        "",
        "  two  spaces\tand a\nline ",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert write_out(text) == text


@given(st.text(max_size=80))
def test_figures_of_two_digits_and_white_space_stay(text: str) -> None:
    written = write_out(text)

    assert [part for part in written.split() if part.isdigit() and len(part) > 1] == [
        part for part in text.split() if part.isdigit() and len(part) > 1
    ]
    assert written.strip() != "" or text.strip() == ""
