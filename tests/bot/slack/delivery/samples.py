"""Messages, places and listings that tests of delivery share."""

from dataclasses import replace
from typing import Any

from bot.slack.blocks.message import Message, section
from bot.slack.delivery.place import Place
from tests.bot.slack.loopback import ok
from tests.slack_wire.http_server import Response

POST, REPLIES, HISTORY = "chat.postMessage", "conversations.replies", "conversations.history"
EPHEMERAL, OPEN = "chat.postEphemeral", "conversations.open"
URL = "actions/T1/1"
KEY = "7KQ2MBXR"
THREAD = Place(team="T1", channel="C1", thread_ts="10.1", user="U1")
CHANNEL = replace(THREAD, thread_ts=None)
DIRECT = replace(THREAD, channel="D1")
MESSAGE = Message(text="the answer", blocks=(section("the answer", block_id=KEY),))
NATIVE = {"type": "container", "title": "the answer"}
RICH = replace(MESSAGE, native=(NATIVE,))
OURS = {"ts": "10.2", "metadata": {"event_type": "stp_answer", "event_payload": {"key": KEY}}}
OURS_BY_BLOCK = {"ts": "10.2", "blocks": [{"type": "section", "block_id": KEY}]}
ANOTHER = {"ts": "10.3", "metadata": {"event_payload": {"key": "another"}}, "blocks": [{}]}
BARE = {"ts": "10.4", "text": "hello"}


def listing(*messages: dict[str, Any], cursor: str = "") -> Response:
    """List messages as Slack does."""
    return ok(messages=list(messages), response_metadata={"next_cursor": cursor})


def opened(channel: str = "D1") -> Response:
    """Say where direct messages are."""
    return ok(channel={"id": channel})
