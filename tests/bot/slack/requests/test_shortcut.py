"""A message is asked about by its words and its place; what asks waits its turn, and no more."""

from dataclasses import replace
from typing import Any

import pytest

from bot.slack.blocks.answers.answer_buttons import FOLLOWUP
from bot.slack.blocks.lookups.document_question import ASK_THIS_DOCUMENT
from bot.slack.requests.opening import Opening
from bot.slack.requests.payload import MAX_QUESTION_CHARS
from bot.slack.requests.press import Press, read_press
from bot.slack.requests.shortcut import Shortcut, read_shortcut
from bot.slack.requests.submission import Submission
from tests.bot.slack.requests.test_interactions import PRESS
from tests.bot.slack.requests.test_views import SHORTCUT


def read(message: dict[str, Any]) -> Shortcut:
    shortcut = read_shortcut(SHORTCUT | {"message": message}, bot_user="UBOT")
    assert shortcut is not None
    return shortcut


def test_a_message_outside_of_threads_would_begin_its_own() -> None:
    shortcut = read({"ts": "10.2", "text": "why?"})

    assert (shortcut.message_ts, shortcut.thread_ts) == ("10.2", "10.2")


def test_people_in_a_message_are_still_known_by_id() -> None:
    assert read({"ts": "10.2", "text": "does <@U012ABCDE> lead?"}).text == "does @U012ABCDE lead?"


def test_a_long_message_is_cut() -> None:
    assert len(read({"ts": "10.2", "text": "x " * 5_000}).text) == MAX_QUESTION_CHARS


def test_a_message_with_a_file_alone_has_no_words() -> None:
    assert read({"ts": "10.2", "text": "", "files": [{"id": "F1"}]}).text == ""


def test_only_what_asks_waits_behind_questions() -> None:
    asks = Press("T1", "C1", "U1", f"{FOLLOWUP}:1", "A1", "", ephemeral=False)

    assert not read({"ts": "10.2", "text": "why?"}).is_urgent
    assert not asks.is_urgent
    assert Press("T1", "C1", "U1", "share", "A1", "", ephemeral=False).is_urgent
    assert Submission("T1", "U1", "feedback", "").is_urgent
    assert not Submission("T1", "U1", ASK_THIS_DOCUMENT, "").is_urgent
    assert Opening("T1", "U1", "D1", "home").is_urgent


def test_a_question_asked_by_a_button_belongs_to_its_thread() -> None:
    asks = Press("T1", "C1", "U1", f"{FOLLOWUP}:1", "A1", "", ephemeral=False, message_ts="10.2")

    assert asks.conversation == "T1:C1:10.2"
    assert replace(asks, thread_ts="9.9").conversation == "T1:C1:9.9"
    assert replace(asks, ephemeral=True).conversation == "T1:C1:U1"
    assert replace(asks, action="share").conversation == "T1:C1:U1"


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ({"value": "A1"}, "A1"),
        ({"selected_option": {"value": "beds"}}, "beds"),
        ({"selected_conversation": "C7"}, "C7"),
        ({"selected_user": "U7"}, "U7"),
        ({"selected_option": None}, ""),
    ],
    ids=["button", "menu", "conversation", "user", "nothing"],
)
def test_what_was_chosen_is_the_value(action: dict[str, Any], value: str) -> None:
    press = read_press(PRESS | {"actions": [{"action_id": "context:3"} | action]})

    assert press is not None
    assert (press.name, press.detail, press.value) == ("context", "3", value)
