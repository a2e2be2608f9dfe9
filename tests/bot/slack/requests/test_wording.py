"""What people say is a question to everybody, mere thanks, or a word to the bot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.requests.wording import asks_openly, asks_to_pause, asks_to_resume, is_chatter


@pytest.mark.parametrize(
    "text",
    [
        "thanks",
        "Thank you!",
        "many thanks",
        "Thank you so much!!",
        "ok, great",
        "Got it.",
        "👍",
        ":thumbsup: :tada:",
        "  ",
        "yes",
    ],
)
def test_thanks_and_assent_are_chatter(text: str) -> None:
    assert is_chatter(text)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, and in Kent?",
        "why?",
        "no footprints?",
        "okay but who pays",
        "so what happened",
        "notable footprints",
        "44",
    ],
)
def test_a_question_is_no_chatter(text: str) -> None:
    assert not is_chatter(text)


def test_long_runs_of_marks_are_read_at_once() -> None:
    for read in (is_chatter, asks_openly, asks_to_pause, asks_to_resume):
        assert not read("ok" + "!" * 30_000 + "x")
        assert not read("stop" + "?" * 30_000 + "x")
        assert not read("ok " * 10_000 + "x")


@pytest.mark.parametrize(
    "text",
    [
        "How many footprints are there?",
        "how many footprints are there",
        "Does anybody know who leads the Devon plan?",
        "The Devon plan: who leads it?",
        "Who leads the Devon plan? :thinking_face:",
        "Who leads the Devon plan?? (asking for Kent)?!",
        "“Which trusts merged?”",
        "Is https://example.org/a?b=c the Devon plan?",
    ],
)
def test_a_question_to_everybody_is_noticed(text: str) -> None:
    assert asks_openly(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lunch?",
        "Any news?",
        "The plans are out.",
        "See https://example.org/plans?page=2",
        "What a splendid plan this is!",
        "Will do, thanks",
        "thanks thanks thanks",
        "I asked who leads it? He did not know.",
        "Good morning all",
    ],
)
def test_what_asks_nothing_of_everybody_is_left_alone(text: str) -> None:
    assert not asks_openly(text)


@pytest.mark.parametrize(
    "text", ["pause", "Pause.", "PLEASE PAUSE!", "stop", "Stop here, please.", "mute", "be quiet"]
)
def test_the_bot_is_told_to_be_quiet(text: str) -> None:
    assert asks_to_pause(text)
    assert not asks_to_resume(text)


@pytest.mark.parametrize(
    "text", ["resume", "Resume!", "please resume now", "unmute", "Unpause.", "carry on", "go on"]
)
def test_the_bot_is_told_to_answer_again(text: str) -> None:
    assert asks_to_resume(text)
    assert not asks_to_pause(text)


@pytest.mark.parametrize(
    "text",
    ["", "pauses", "When did the plans stop?", "stop and search", "resume of the plan", "stopping"],
)
def test_a_question_with_such_a_word_is_no_wish(text: str) -> None:
    assert not asks_to_pause(text)
    assert not asks_to_resume(text)


@given(st.text())
def test_nothing_that_people_write_is_both_a_wish_and_a_question_to_everybody(text: str) -> None:
    assert not (asks_to_pause(text) and asks_to_resume(text))
    assert not (is_chatter(text) and asks_openly(text))
