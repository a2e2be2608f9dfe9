"""What people say is a question to everybody, mere thanks, or a word to the bot."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.requests.wording import (
    asks_for_help,
    asks_openly,
    asks_plainly,
    asks_to_pause,
    asks_to_resume,
    follows_up,
    is_chatter,
    is_mere_mark,
)


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
        "Is telehealth in the plans?",
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


GOES_ON = (
    "in Devon",
    "and in 2017",
    "and the leaders",
    "and patients",
    "or the leaders",
    "also the number of beds",
    "since 2016",
)


@pytest.mark.parametrize(
    "text",
    [
        "And in Devon?",
        "in Devon?",
        "what about patients",
        "How about Kent",
        "Same for Kent",
        "more about Devon",
        "any figures for Kent",
        "Who appointed their leaders?",
        "Tell me who leads them",
        "how many were there",
        "how many",
        "why",
        "who else",
        "Thanks. And who leads them",
        "okay but who pays",
        "Really? Who decided that?",
        "Who leads it? We need it by Friday.",
        "Is it still in force",
        "did Devon merge with Cornwall",
        "did devon merge with cornwall",
        "Were GPs consulted",
        "can you tell us who leads it",
        "I wonder who leads them",
        "list the leaders",
        "explain the footprints",
        "who's the lead",
        "What is an STP",
    ],
)
def test_a_reply_that_asks_is_plainly_a_question(text: str) -> None:
    assert follows_up(text)
    assert asks_plainly(text)


@pytest.mark.parametrize("text", GOES_ON)
def test_a_few_words_that_go_on_are_a_question_only_by_what_was_said_before(text: str) -> None:
    assert follows_up(text)
    assert not asks_plainly(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'll take this to the board on Friday.",
        "lol",
        "haha",
        "Hahaha",
        "Interesting, I had no idea",
        "Let me ask finance",
        "And thanks",
        "and I'll do it",
        "And that's that",
        "What a splendid plan this is!",
        "How nice",
        "Which is fine",
        "When I was there it was different.",
        "Will do",
        "Can confirm",
        "Have a nice day",
        "Could be",
        "Should be fine",
        "See https://a.example/b?c=d",
        "The plans are out.",
        "Really?",
        "hi",
        "what can you do?",
        "For Friday",
        "Who knew",
        "Tell me about it",
        "Give me a minute",
        "and so on",
        "Any time",
        "I asked him and he did not know.",
        "Or ask finance",
        "Had no idea",
        "Would be great",
        "👍",
        ":tada:",
        "+1",
        "Do you! No!",
    ],
)
def test_what_people_tell_each_other_in_a_thread_is_no_follow_up(text: str) -> None:
    assert not follows_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "Hi!",
        "good morning",
        "Good morning all",
        "help",
        "help please",
        "what can you do?",
        "Hello there, what can you do for me?",
        "who are you?",
        "How do you work?",
        "hey bot",
    ],
)
def test_a_greeting_or_a_question_about_the_bot_asks_for_help(text: str) -> None:
    assert asks_for_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "all",
        "help with footprints",
        "hello, who leads Devon?",
        "what is this plan?",
        "who are the leaders?",
        "stp",
    ],
)
def test_what_names_a_subject_asks_for_no_help(text: str) -> None:
    assert not asks_for_help(text)


@pytest.mark.parametrize(
    "text", ["lol", "Hahaha!", "Interesting", "really?", "Good to know, thanks for that", "I see…"]
)
def test_laughter_and_wonder_are_chatter(text: str) -> None:
    assert is_chatter(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("?", True), (" ?! ", True), ("!", False), ("", False), ("why?", False)]
)
def test_mere_question_marks_are_no_words(text: str, *, expected: bool) -> None:
    assert is_mere_mark(text) is expected


@pytest.mark.parametrize(
    "word", ["very good ", "hello ", "what can you do ", "bot ", "and ", "ha", "is ", "any ? "]
)
def test_long_runs_of_words_are_read_at_once(word: str) -> None:
    text = word * (30_000 // len(word)) + "x"
    began = time.monotonic()

    for read in (is_chatter, asks_for_help, follows_up, asks_plainly):
        read(text)

    assert time.monotonic() - began < 2


@given(st.text(st.sampled_from("aehilo ?!.,'") | st.characters(), max_size=60))
def test_a_reply_that_is_plainly_a_question_goes_on_unless_it_is_to_the_bot(text: str) -> None:
    to_the_bot = is_chatter(text) or asks_for_help(text)

    assert follows_up(text) >= (asks_plainly(text) and not to_the_bot)
    assert not (follows_up(text) and to_the_bot)
