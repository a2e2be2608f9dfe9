"""Methods that read take no JSON, as Slack's do not; those that write take either."""

from typing import cast

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_workspace import SlackWorkspace

PERMALINK = "chat.getPermalink"


@pytest.fixture
def read(slack: SlackWorkspace) -> dict[str, dict[str, str]]:
    """What to ask each method that reads, about a message that is there."""
    said = slack.person("U1").says("C1", "Where shall we have lunch?")
    return {
        "conversations.replies": {"channel": "C1", "ts": said.ts},
        "conversations.history": {"channel": "C1"},
        "conversations.info": {"channel": "C1"},
        "conversations.members": {"channel": "C1"},
        "users.info": {"user": "U1"},
        PERMALINK: {"channel": "C1", "message_ts": said.ts},
    }


def test_a_method_that_reads_takes_forms_and_queries(
    client: WebClient, read: dict[str, dict[str, str]]
) -> None:
    for method, arguments in read.items():
        assert client.api_call(method, data=arguments)["ok"]
        assert client.api_call(method, http_verb="GET", params=arguments)["ok"]


def test_a_method_that_reads_takes_json_for_no_arguments_at_all(
    client: WebClient, read: dict[str, dict[str, str]]
) -> None:
    for method, arguments in read.items():
        with pytest.raises(SlackApiError):
            client.api_call(method, json=cast("dict[str, object]", arguments))


def test_a_method_that_writes_takes_json_as_well_as_forms(client: WebClient) -> None:
    said = {"channel": "C1", "text": "Here it is."}

    assert client.api_call("chat.postMessage", json=said)["ok"]
    assert client.api_call("chat.postMessage", data=said)["ok"]
