"""What a Web API method is here, and the checks that several of them share."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import blocks_error, holds_native_blocks
from tests.slack_wire.message import Channel, SeenMessage
from tests.slack_wire.state import State

Method: TypeAlias = Callable[[State, Json], Json]
"""Takes the workspace (its lock held) and the arguments; gives the response without `ok`."""

Methods: TypeAlias = Mapping[str, Method]


class SlackError(Exception):
    """The Web API refuses; the message is Slack's error code.

    Attributes:
        details: Sentences for `response_metadata.messages`.
    """

    def __init__(self, code: str, *details: str) -> None:
        """Refuse with a code of Slack's.

        Args:
            code: As clients find it under `error`.
            *details: What is wrong, in words.
        """
        super().__init__(code)
        self.details = details


def required(arguments: Json, name: str) -> str:
    """Take an argument that must be a string with something in it."""
    value = arguments.get(name)
    if not isinstance(value, str) or not value:
        raise SlackError("invalid_arguments", f"missing required field: {name}")
    return value


def is_on(arguments: Json, name: str) -> bool:
    """Read a flag, however the client wrote it."""
    return str(arguments.get(name, "")).lower() in {"1", "true"}


def channel_to_read(state: State, arguments: Json, *, name: str = "channel") -> Channel:
    """Find the channel, which the bot must be a member of."""
    channel = state.channels.get(str(arguments.get(name, "")))
    if channel is None or channel.team != state.identity.team_id:
        raise SlackError("channel_not_found")
    if state.identity.bot_user_id in channel.members:
        return channel
    raise SlackError("not_in_channel" if channel.kind == "channel" else "channel_not_found")


def channel_to_write(state: State, arguments: Json) -> Channel:
    """Find the channel, where the bot must be allowed to write."""
    channel = channel_to_read(state, arguments)
    if channel.archived:
        raise SlackError("is_archived")
    return channel


def own_message(state: State, channel: Channel, arguments: Json, *, refusal: str) -> SeenMessage:
    """Find a public message of the bot's own."""
    message = public_message(state, channel, arguments.get("ts"))
    if message.bot_id != state.identity.bot_id:
        raise SlackError(refusal)
    return message


def public_message(state: State, channel: Channel, ts: object) -> SeenMessage:
    """Find a message that is not ephemeral."""
    message = state.find(channel.id, str(ts or ""))
    if message is None or message.ephemeral:
        raise SlackError("message_not_found")
    return message


def checked_blocks(state: State, arguments: Json) -> tuple[Json, ...]:
    """Take the blocks of a message within Slack's limits; none where none were given."""
    blocks = arguments.get("blocks") or []
    markdown = arguments.get("markdown_text")
    if markdown:
        if blocks or arguments.get("text"):
            raise SlackError("markdown_text_conflict")
        blocks = [{"type": "markdown", "text": markdown}]
    if isinstance(blocks, str):
        raise SlackError("invalid_blocks_format")
    fault = blocks_error(blocks)
    if fault is not None:
        raise SlackError(fault)
    if not state.switches.native_blocks and holds_native_blocks(blocks):
        raise SlackError("invalid_blocks")
    return tuple(blocks)
