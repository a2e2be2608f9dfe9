"""What the tests of calls to Slack share."""

import socket
import threading
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.response_url import ResponseUrl
from tests.bot.slack.loopback import Loopback


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    server = Loopback()
    yield server
    server.close()


@pytest.fixture
def stopping() -> threading.Event:
    return threading.Event()


@pytest.fixture
def api(loopback: Loopback, stopping: threading.Event) -> SlackApi:
    client = WebClient(token="xoxb-1", base_url=loopback.url(), timeout=5, retry_handlers=[])
    return SlackApi(client, stopping=stopping, first_wait_s=0.001)


@pytest.fixture
def response_url(stopping: threading.Event) -> ResponseUrl:
    return ResponseUrl(timeout_s=5, stopping=stopping, first_wait_s=0.001)


@pytest.fixture
def closed_url() -> str:
    """Give an address at which nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    return f"http://127.0.0.1:{port}/api/"
