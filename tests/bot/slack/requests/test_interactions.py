"""Slash commands and pressed buttons are read, and come back from JSON as they were."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.requests.ask import Address
from bot.slack.requests.command import Command, read_command
from bot.slack.requests.excess import excess_of
from bot.slack.requests.payload import trigger_keys
from bot.slack.requests.press import Press, read_press
from bot.slack.requests.request import Request, from_json, is_urgent, to_json
from bot.slack.requests.stop import Stop
from bot.slack.requests.wish import Wish
from tests.bot.slack.requests.test_requests import ANY_JSON, ASKED

COMMAND = {
    "command": "/stp",
    "text": "  ask how many footprints? ",
    "team_id": "T1",
    "channel_id": "C1",
    "user_id": "U1",
    "response_url": "https://hooks.example/commands/1",
    "trigger_id": "13.37",
}
PRESS = {
    "type": "block_actions",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "channel": {"id": "C1"},
    "container": {"type": "message", "channel_id": "C9", "is_ephemeral": True},
    "actions": [{"action_id": "share", "value": "A1"}, {"action_id": "other"}],
    "response_url": "https://hooks.example/actions/1",
    "trigger_id": "13.38",
}


def test_a_command_is_read() -> None:
    assert read_command(COMMAND) == Command(
        team="T1",
        channel="C1",
        user="U1",
        text="ask how many footprints?",
        response_url="https://hooks.example/commands/1",
        trigger_id="13.37",
    )


def test_a_press_is_read() -> None:
    assert read_press(PRESS) == Press(
        team="T1",
        channel="C1",
        user="U1",
        action="share",
        value="A1",
        response_url="https://hooks.example/actions/1",
        ephemeral=True,
        trigger_id="13.38",
    )


def test_a_press_takes_its_channel_from_the_container_where_it_has_none() -> None:
    press = read_press({name: value for name, value in PRESS.items() if name != "channel"})

    assert press is not None
    assert press.channel == "C9"


@pytest.mark.parametrize("actions", [None, [], "share", [None], ["share"]])
def test_a_payload_without_a_button_is_no_press(actions: object) -> None:
    assert read_press(PRESS | {"actions": actions}) is None


def test_a_request_delivered_again_is_recognised_and_another_is_told_apart() -> None:
    first = trigger_keys(COMMAND, "command")

    assert first == trigger_keys(dict(COMMAND), "command")
    assert first != trigger_keys(COMMAND | {"trigger_id": "13.38"}, "command")
    assert first != trigger_keys(COMMAND | {"text": "find other words"}, "command")
    assert first != trigger_keys(COMMAND, "press")
    assert trigger_keys(COMMAND | {"trigger_id": None}, "command") != []
    assert trigger_keys({}, "press") == []


@pytest.mark.parametrize(
    "request_read",
    [
        ASKED,
        replace(ASKED, text="“quoted” & <odd> 👍\n", address=Address.OVERHEARD),
        read_command(COMMAND),
        Wish("T1", "C1", "U1", "9.9", pause=True),
        Stop("T1", "C1", "U1", "9.9"),
        excess_of(ASKED, 3.2),
    ],
    ids=["ask", "odd ask", "command", "wish", "stop", "excess"],
)
def test_a_request_comes_back_from_json_as_it_was(request_read: Request) -> None:
    assert from_json(to_json(request_read)) == request_read


def test_a_press_comes_back_from_json_as_it_was() -> None:
    press = read_press(PRESS)
    assert press is not None

    assert from_json(to_json(press)) == press


def test_what_was_written_down_tells_whether_it_is_urgent() -> None:
    press = read_press(PRESS)
    assert press is not None

    assert is_urgent(to_json(press))
    assert is_urgent(to_json(Stop("T1", "C1", "U1", "9.9")))
    assert not is_urgent(to_json(ASKED))
    assert not is_urgent(to_json(read_command(COMMAND)))
    assert not is_urgent("{}")


@pytest.mark.parametrize("text", ["", "{}", "null", '{"kind": "dance"}', '{"kind": "ask"}'])
def test_json_that_is_not_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        from_json(text)


@given(
    st.dictionaries(
        st.sampled_from([
            "actions",
            "container",
            "channel",
            "team",
            "user",
            "response_url",
            "text",
        ]),
        ANY_JSON | st.just([{"action_id": "share", "value": "A1"}]),
    )
)
def test_no_press_or_command_however_malformed_raises(payload: dict[str, Any]) -> None:
    press = read_press(payload)

    assert press is None or from_json(to_json(press)) == press
    assert isinstance(read_command(payload), Command)
