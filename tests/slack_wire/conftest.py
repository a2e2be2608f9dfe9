"""A workspace, a client with the bot's token, and a bot that answers as told."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from slack_sdk import WebClient

from tests.slack_wire.answering import AnsweringBot
from tests.slack_workspace import SlackWorkspace


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    """A workspace that does not tell the bot of its own messages."""
    with SlackWorkspace(echoes=False) as workspace:
        yield workspace


@pytest.fixture
def client(slack: SlackWorkspace) -> WebClient:
    """Slack's client, which tries nothing twice."""
    return WebClient(
        token=slack.identity.bot_token, base_url=slack.api_url, timeout=5, retry_handlers=[]
    )


@pytest.fixture
def bot(slack: SlackWorkspace) -> Iterator[AnsweringBot]:
    """A bot that the workspace delivers to."""
    with closing(AnsweringBot()) as answering:
        slack.deliver_over_http(answering.url)
        yield answering
