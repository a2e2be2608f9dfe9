"""A long text is parted at words, escaped, and nothing of it is lost unsaid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.answers.stretches import MAX_STRETCH_CHARS, set_off, stretches
from bot.slack.blocks.mrkdwn import escape
from tests.bot.slack.answers import TEXTS

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")


def plain(markup: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        markup = markup.replace(entity, character)
    return "".join(markup.replace("\u200b", "").split())


def test_a_short_text_is_one_part() -> None:
    assert stretches("  Save <money>.\n", most=3) == ["Save &lt;money&gt;."]


def test_white_space_alone_is_no_part() -> None:
    assert stretches(" \n ", most=3) == []


def test_a_long_text_is_parted_between_words() -> None:
    parts = stretches("one two three four five six seven", most=9, max_chars=20)

    assert parts == ["one two three", "four five six", "seven"]


def test_what_is_left_out_is_marked() -> None:
    assert stretches("one two three four five six seven", most=2, max_chars=20) == [
        "one two three",
        "four five six […]",
    ]


def test_a_word_that_is_too_long_is_cut() -> None:
    assert stretches("x" * 40, most=9, max_chars=20) == ["x" * 16, "x" * 16, "x" * 8]


@given(text=TEXTS, most=st.integers(1, 9), max_chars=st.integers(20, 3_000))
def test_any_text_is_parted_within_the_limit(text: str, most: int, max_chars: int) -> None:
    parts = stretches(text, most=most, max_chars=max_chars)

    assert len(parts) <= most
    assert all(0 < len(part) <= max_chars for part in parts)
    assert not set("".join(parts)) & set("<>")


@given(text=TEXTS)
def test_nothing_but_white_space_is_lost(text: str) -> None:
    parts = stretches(text, most=100_000, max_chars=MAX_STRETCH_CHARS)

    assert "".join(map(plain, parts)) == plain(escape(text))


def test_a_quotation_is_set_off_line_by_line() -> None:
    assert set_off("one\ntwo") == "> one\n> two"
