"""People take back what they asked: they stop the bot, delete a question, or wish for quiet."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.requests.ask import Address
from bot.slack.requests.deletion import deletion_key, read_deletion
from bot.slack.requests.stop import Stop, read_stop
from bot.slack.requests.wish import Wish, pause_key, read_wish
from tests.bot.slack.requests.test_requests import ANY_JSON, ASKED

STOPPED = {"type": "agent_session_stopped", "channel": "C1", "thread_ts": "9.9", "user": "U1"}
DELETED = {"type": "message", "subtype": "message_deleted", "channel": "C1", "deleted_ts": "10.1"}
TOMBSTONE = {
    "type": "message",
    "subtype": "message_changed",
    "channel": "C1",
    "message": {"type": "message", "subtype": "tombstone", "ts": "10.1"},
}
IN_THREAD = replace(ASKED, thread_ts="9.9")


def event(**fields: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    return {"team_id": "T1", "event": fields}


def test_the_stop_button_is_read() -> None:
    stop = read_stop(event(**STOPPED))

    assert stop == Stop("T1", "C1", "U1", "9.9")
    assert stop.conversation == IN_THREAD.conversation
    assert stop.is_urgent


@pytest.mark.parametrize("missing", ["type", "channel", "thread_ts"])
def test_what_lacks_a_part_is_no_stop(missing: str) -> None:
    assert read_stop(event(**(STOPPED | {missing: None}))) is None


def test_a_deletion_is_remembered_under_the_message_that_is_gone() -> None:
    key = deletion_key(ASKED.team, ASKED.channel, ASKED.ts)

    assert read_deletion(event(**DELETED)) == key
    assert read_deletion(event(**TOMBSTONE)) == key
    assert key != deletion_key(ASKED.team, ASKED.channel, "10.2")


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "message", "channel": "C1", "deleted_ts": "10.1"},
        DELETED | {"deleted_ts": None},
        DELETED | {"channel": None},
        DELETED | {"type": "reaction_added"},
        TOMBSTONE | {"message": {"ts": "10.1", "text": "why, indeed?"}},
        TOMBSTONE | {"message": None},
    ],
    ids=["no subtype", "no ts", "no channel", "no message", "an edit", "an empty change"],
)
def test_what_deletes_nothing_is_left_alone(fields: dict[str, Any]) -> None:
    assert read_deletion(event(**fields)) is None


def test_a_wish_in_a_thread_is_told_from_a_question() -> None:
    quiet = read_wish(replace(IN_THREAD, text="Pause, please!"))
    back = read_wish(replace(IN_THREAD, text="resume"))

    assert quiet == Wish("T1", "C1", "U1", "9.9", pause=True)
    assert back == Wish("T1", "C1", "U1", "9.9", pause=False)
    assert quiet.conversation == back.conversation == IN_THREAD.conversation
    assert quiet.is_urgent


def test_outside_of_a_thread_a_wish_is_a_question_without_words() -> None:
    assert read_wish(replace(ASKED, text="pause")) == replace(ASKED, text="")


@pytest.mark.parametrize("address", [Address.DIRECT, Address.REPLY, Address.OVERHEARD])
def test_only_who_names_the_bot_wishes_something_of_it(address: Address) -> None:
    said = replace(IN_THREAD, text="pause", address=address)

    assert read_wish(said) is said


def test_a_question_is_no_wish() -> None:
    assert read_wish(IN_THREAD) is IN_THREAD


def test_a_pause_is_of_one_thread() -> None:
    assert pause_key("T1:C1:9.9") != pause_key("T1:C1:9.8")


@given(
    st.dictionaries(
        st.sampled_from([*STOPPED, *DELETED, *TOMBSTONE]),
        st.sampled_from(["message", "message_deleted", "message_changed", "C1"]) | ANY_JSON,
    ),
    ANY_JSON,
)
def test_no_event_however_malformed_raises(fields: dict[str, Any], rest: Any) -> None:  # noqa: ANN401
    for whole in (STOPPED | fields, DELETED | fields, TOMBSTONE | fields):
        stop = read_stop(event(**whole))
        key = read_deletion(event(**whole))
        assert stop is None or stop.thread_ts
        assert key is None or len(key) <= 255
    assert read_stop({"event": rest}) is None
    assert read_deletion({"event": rest}) is None
