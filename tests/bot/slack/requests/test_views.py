"""Modals, shortcuts and the bot's page are read, and come back from JSON as they were."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.view_origin import ViewOrigin, read_origin, write_origin
from bot.slack.requests.opening import Opening, read_opening
from bot.slack.requests.press import read_press
from bot.slack.requests.request import from_json, to_json
from bot.slack.requests.shortcut import Shortcut, read_shortcut
from bot.slack.requests.submission import read_submission, submission_keys
from tests.bot.slack.requests.test_requests import ANY_JSON

ORIGIN = ViewOrigin(channel="C1", thread_ts="10.1", answer_id="A1", document_id="d1", start=42)
SUBMISSION = {
    "type": "view_submission",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "trigger_id": "13.39",
    "view": {
        "id": "V1",
        "hash": "h1",
        "callback_id": "reason",
        "private_metadata": write_origin(ORIGIN),
        "state": {
            "values": {
                "why": {"a": {"type": "radio_buttons", "selected_option": {"value": "wrong"}}},
                "comment": {"b": {"type": "plain_text_input", "value": "No <date>"}},
                "people": {"c": {"type": "multi_users_select", "selected_users": ["U2", "U3"]}},
                "places": {"d": {"selected_conversations": ["C2"]}},
                "place": {"e": {"type": "conversations_select", "selected_conversation": "C3"}},
                "sets": {"f": {"selected_options": [{"value": "open"}, {"value": "board"}]}},
                "empty": {"g": {"type": "plain_text_input", "value": None}},
            }
        },
    },
}
SHORTCUT = {
    "type": "message_action",
    "callback_id": "ask_about_message",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "channel": {"id": "C1"},
    "message_ts": "10.2",
    "message": {"ts": "10.2", "thread_ts": "10.1", "text": "<@UBOT> are there &lt;44&gt;?"},
    "response_url": "https://hooks.example/actions/2",
    "trigger_id": "13.40",
}
OPENED = {
    "team_id": "T1",
    "event": {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages"},
}


def test_what_a_modal_is_about_travels_in_its_metadata() -> None:
    assert read_origin(write_origin(ORIGIN)) == ORIGIN


@pytest.mark.parametrize("metadata", ["", "null", "[]", "no json", '{"channel": 1}'])
def test_metadata_that_is_not_ours_is_about_nothing(metadata: str) -> None:
    assert read_origin(metadata) == ViewOrigin()


def test_a_modal_sent_off_gives_what_was_typed_and_chosen_by_block() -> None:
    submission = read_submission(SUBMISSION)

    assert submission is not None
    assert submission.values == {
        "why": ("wrong",),
        "comment": ("No <date>",),
        "people": ("U2", "U3"),
        "places": ("C2",),
        "place": ("C3",),
        "sets": ("open", "board"),
        "empty": (),
    }
    assert (submission.first("why"), submission.first("empty"), submission.first("other")) == (
        "wrong",
        "",
        "",
    )
    assert (submission.callback_id, submission.origin) == ("reason", ORIGIN)
    assert from_json(to_json(submission)) == submission


def test_a_modal_sent_off_again_is_recognised_and_another_is_told_apart() -> None:
    other = SUBMISSION | {"view": {"id": "V2", "hash": "h1", "callback_id": "reason"}}

    assert submission_keys(SUBMISSION) == submission_keys(dict(SUBMISSION))
    assert submission_keys(SUBMISSION) != submission_keys(other)


def test_a_shortcut_is_read_with_the_words_of_its_message() -> None:
    shortcut = read_shortcut(SHORTCUT, bot_user="UBOT")

    assert shortcut == Shortcut(
        team="T1",
        channel="C1",
        user="U1",
        callback_id="ask_about_message",
        text="are there <44>?",
        message_ts="10.2",
        thread_ts="10.1",
        response_url="https://hooks.example/actions/2",
        trigger_id="13.40",
    )
    assert from_json(to_json(shortcut)) == shortcut


def test_a_shortcut_that_is_for_no_message_is_none() -> None:
    assert read_shortcut({"type": "shortcut", "callback_id": "x"}, bot_user="UBOT") is None


def test_the_opening_of_the_bots_page_is_read() -> None:
    opening = read_opening(OPENED)

    assert opening == Opening(team="T1", user="U1", channel="D1", tab="messages")
    assert from_json(to_json(opening)) == opening
    assert read_opening({"event": {"type": "message", "user": "U1"}}) is None


def test_a_press_in_a_modal_belongs_where_the_modal_was_opened() -> None:
    press = read_press({
        "actions": [{"action_id": "context:3", "value": "A1"}],
        "container": {"type": "view", "view_id": "V1"},
        "view": {"id": "V1", "private_metadata": write_origin(ORIGIN)},
    })

    assert press is not None
    assert (press.channel, press.view_id, press.name, press.detail) == ("C1", "V1", "context", "3")


def test_a_choice_from_a_menu_is_the_value_of_a_press() -> None:
    chosen = {"action_id": "year", "selected_option": {"value": "2016"}}

    press = read_press({"actions": [chosen]})

    assert press is not None
    assert press.value == "2016"


def test_only_what_asks_a_question_waits_among_the_questions() -> None:
    asked = read_press({"actions": [{"action_id": "followup:1", "value": "A1"}]})
    other = read_press({"actions": [{"action_id": "share", "value": "A1"}]})

    assert asked is not None
    assert other is not None
    assert (asked.is_urgent, other.is_urgent) == (False, True)


@given(st.dictionaries(st.sampled_from(sorted(SUBMISSION | SHORTCUT | OPENED)), ANY_JSON))
def test_nothing_however_malformed_raises(body: dict[str, Any]) -> None:
    for read in (
        read_submission(body),
        read_shortcut(body, bot_user="UBOT"),
        read_opening(body),
        read_press(body),
    ):
        assert read is None or from_json(to_json(read)) == read
    assert all(isinstance(key, str) for key in submission_keys(body))


def test_a_followup_pressed_in_a_thread_waits_its_turn_there() -> None:
    place = {"type": "message", "message_ts": "10.3", "thread_ts": "10.1", "channel_id": "C1"}
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "container": place}

    asked = read_press(body | {"actions": [{"action_id": "followup:1", "value": "A1"}]})
    voted = read_press(body | {"actions": [{"action_id": "helpful", "value": "A1"}]})

    assert asked is not None
    assert voted is not None
    assert (asked.conversation, voted.conversation) == ("T1:C1:10.1", "T1:C1:U1")
