"""Quotations to paste stand there as they are, within Slack's limits."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Citation
from bot.slack.blocks.answers.quote_blocks import (
    how_to_quote,
    paste_ready,
    unknown_answer,
    unknown_number,
)
from bot.slack.blocks.message import text_chars
from tests.bot.slack.answers import ALLIANCE, ANSWERED, BOARD, CITATIONS, NOT_FOUND
from tests.slack_wire.limits import check_blocks
from tests.slack_wire.render import shown_text

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

TODAY = date(2026, 11, 22)


@given(citations=st.lists(CITATIONS, min_size=1, max_size=12))
def test_any_quotations_are_within_slacks_limits(citations: list[Citation]) -> None:
    message = paste_ready("7KQ2MBXR", citations, accessed=TODAY, command="/stp")

    assert check_blocks(list(message.blocks)) == []
    assert text_chars(message.blocks) <= 10_000
    assert len(message.text) <= 4_000
    assert sum(block["type"] == "rich_text" for block in message.blocks) >= 1


def test_what_is_to_be_copied_is_not_escaped() -> None:
    message = paste_ready("7KQ2MBXR", [BOARD], accessed=TODAY, command="/stp")

    assert "‘The <board> said: “spend £1.8bn & save *more*”.’" in shown_text(message.blocks)
    assert "&lt;board&gt;" in message.text


def test_both_forms_of_the_reference_stand_under_the_quotation() -> None:
    message = paste_ready("7KQ2MBXR", [ALLIANCE], accessed=TODAY, command="/stp")

    copied = [
        part["elements"][0]["text"]
        for part in message.blocks[1]["elements"]
        if part["type"] == "rich_text_preformatted"
    ]
    harvard, plain = (each.splitlines() for each in copied)
    assert harvard[0] == plain[0] == f"“{ALLIANCE.quote}”"
    assert harvard[1].startswith("Mental Health Alliance (2016) What STPs mean for mental health.")
    assert harvard[1].endswith("(Accessed: 22 November 2026).")
    assert plain[1].startswith("Mental Health Alliance, “What STPs mean for mental health”")


def test_those_for_which_there_is_no_room_can_be_got_by_number() -> None:
    long = [replace(ALLIANCE, number=n, quote="word " * 400) for n in range(1, 6)]

    message = paste_ready("7KQ2MBXR", long, accessed=TODAY, command="/nhs")

    assert "[1] Harvard" in shown_text(message.blocks)
    assert "[5] Harvard" not in shown_text(message.blocks)
    assert "`/nhs quote 7KQ2MBXR` and the number" in shown_text(message.blocks[-1:])


def test_an_unknown_answer_is_named_without_its_markup() -> None:
    text = unknown_answer("<!channel>", "/nhs").text

    assert "“&lt;!channel&gt;”" in text
    assert "`/nhs quote ID 1`" in text


def test_an_unknown_number_is_told_which_there_are() -> None:
    text = unknown_number("9", ANSWERED, "/stp").text

    assert "no quotation “9”" in text
    assert "It has 1, 2 and 3" in text


def test_of_an_answer_that_quotes_nothing_that_is_said() -> None:
    assert "quotes nothing" in unknown_number("1", replace(NOT_FOUND, nearest=()), "/stp").text


def test_how_to_quote_names_the_command() -> None:
    assert "`/nhs quote ID NUMBER`" in how_to_quote("/nhs").text
