"""The app manifest: within Slack's limits, and asking for what the bot uses and no more."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.slack.requests.shortcut import ASK_ABOUT_MESSAGE

MANIFEST: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "slack-manifest.json").read_text(encoding="utf-8")
)
EVENTS = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
SCOPES = MANIFEST["oauth_config"]["scopes"]["bot"]

# The scope without which Slack does not deliver the event; None where none is needed.
SCOPE_OF_EVENT = {
    "agent_session_stopped": None,
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "tokens_revoked": None,
}
# What is asked for beside the events, and for which of Slack's methods or features.
SCOPE_OF_USE = {
    "assistant:write": "agent_view, and its suggested prompts",
    "chat:write": "chat.postMessage, chat.update",
    "commands": "the slash command",
    "im:read": "conversations of the messages tab",
    "im:write": "the messages tab",
    "users:read": "users.info: names in the place of people's ids",
}


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_subscribed_to_has_its_scope(event: str) -> None:
    scope = SCOPE_OF_EVENT[event]

    assert scope is None or scope in SCOPES


def test_no_scope_is_asked_for_without_a_use() -> None:
    used = {scope for scope in SCOPE_OF_EVENT.values() if scope} | SCOPE_OF_USE.keys()

    assert set(SCOPES) == used
    assert len(SCOPES) == len(set(SCOPES))


def test_messages_reach_the_bot_wherever_it_is() -> None:
    assert set(EVENTS) == SCOPE_OF_EVENT.keys()
    assert len(EVENTS) == len(set(EVENTS))


def test_the_command_is_the_one_that_the_settings_name() -> None:
    (command,) = MANIFEST["features"]["slash_commands"]

    assert command["command"] == Settings().slack.command
    assert command["usage_hint"].split("|") == [
        "ask",
        "find",
        "sources",
        "source",
        "quote",
        "settings",
        "gaps",
        "help",
    ]
    assert len(command["description"]) <= 2000
    assert "url" not in command  # Socket Mode needs none


def test_the_shortcut_for_messages_is_the_one_that_the_bot_takes_on() -> None:
    (shortcut,) = MANIFEST["features"]["shortcuts"]

    assert (shortcut["type"], shortcut["callback_id"]) == ("message", ASK_ABOUT_MESSAGE)
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150


def test_it_is_an_agent_with_a_home_and_open_messages() -> None:
    features = MANIFEST["features"]

    assert "assistant_view" not in features  # new apps can have agent_view only
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_its_texts_are_within_slacks_limits() -> None:
    features = MANIFEST["features"]
    agent = features["agent_view"]

    assert len(MANIFEST["display_information"]["name"]) <= 35
    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert len(features["bot_user"]["display_name"]) <= 80
    assert 0 < len(agent["agent_description"]) <= 300
    assert 1 <= len(agent["suggested_prompts"]) <= 4
    for prompt in agent["suggested_prompts"]:
        assert prompt.keys() == {"title", "message"}
        assert prompt["title"]
        assert prompt["message"].endswith("?")


def test_it_starts_in_socket_mode_with_buttons_and_a_lasting_token() -> None:
    settings = MANIFEST["settings"]

    assert settings["socket_mode_enabled"] is True
    assert settings["interactivity"]["is_enabled"] is True
    assert settings["token_rotation_enabled"] is False
