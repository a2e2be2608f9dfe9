"""The JSON that Slack sends to apps and answers them with: pure functions of what there is."""

import time
from collections.abc import Sequence

from tests.slack_wire.json_object import Json
from tests.slack_wire.menus import StateValues, first_values
from tests.slack_wire.message import Channel, Identity, SeenMessage, SeenView, User
from tests.slack_wire.render import Control


def message_json(identity: Identity, message: SeenMessage, *, with_metadata: bool = False) -> Json:
    """Write a message as the Web API and events show it."""
    shown: Json = {
        "type": "message",
        "user": message.author,
        "text": message.text,
        "ts": message.ts,
        "team": identity.team_id,
        "blocks": list(message.blocks) or _typed_blocks(message),
    }
    if message.bot_id is not None:
        shown |= {"bot_id": message.bot_id, "app_id": identity.app_id}
    if message.thread_ts is not None:
        shown["thread_ts"] = message.thread_ts
    if message.edited:
        shown["edited"] = {"user": message.author, "ts": message.ts}
    if message.reactions:
        shown["reactions"] = [{"name": name, "count": 1} for name in message.reactions]
    if with_metadata and message.metadata is not None:
        shown["metadata"] = message.metadata
    return shown


def root_json(shown: Json, replies: Sequence[SeenMessage]) -> Json:
    """Add to a message's JSON what Slack adds to the root of a thread."""
    if not replies:
        return shown
    return shown | {
        "thread_ts": shown["ts"],
        "reply_count": len(replies),
        "reply_users": sorted({reply.author for reply in replies}),
        "latest_reply": replies[-1].ts,
    }


def message_event(identity: Identity, channel: Channel, message: SeenMessage) -> Json:
    """Write the event that a new message gives rise to."""
    return message_json(identity, message, with_metadata=True) | {
        "channel": channel.id,
        "channel_type": channel.kind,
        "event_ts": message.ts,
    }


def mention_event(identity: Identity, channel: Channel, message: SeenMessage) -> Json:
    """Write the second event that a message which mentions the bot gives rise to."""
    shown = message_json(identity, message) | {"type": "app_mention"}
    return shown | {"channel": channel.id, "event_ts": message.ts}


def changed_event(
    identity: Identity, channel: Channel, before: SeenMessage, after: SeenMessage, *, event_ts: str
) -> Json:
    """Write the event of an edit."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": message_json(identity, after, with_metadata=True),
        "previous_message": message_json(identity, before, with_metadata=True),
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": event_ts,
        "event_ts": event_ts,
    }


def deleted_event(
    identity: Identity, channel: Channel, message: SeenMessage, *, event_ts: str
) -> Json:
    """Write the event of a deletion."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": message_json(identity, message),
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": event_ts,
        "event_ts": event_ts,
    }


def event_callback(identity: Identity, event: Json, *, event_id: str) -> Json:
    """Wrap an event in what Slack sends around it."""
    return {
        "token": "loopback",
        "team_id": identity.team_id,
        "api_app_id": identity.app_id,
        "type": "event_callback",
        "event": event,
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": identity.team_id,
                "user_id": identity.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def command(identity: Identity, user: User, channel: Channel, *, name: str, text: str) -> Json:
    """Write a slash command; the caller adds `trigger_id` and `response_url`."""
    return {
        "token": "loopback",
        "team_id": identity.team_id,
        "team_domain": identity.team_domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.kind == "im" else channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": identity.app_id,
        "is_enterprise_install": "false",
    }


def interaction(identity: Identity, user: User, kind: str) -> Json:
    """Write what every interactive payload begins with."""
    return {
        "type": kind,
        "token": "loopback",
        "api_app_id": identity.app_id,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": identity.team_id,
        },
        "team": {"id": identity.team_id, "domain": identity.team_domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def message_place(identity: Identity, channel: Channel, message: SeenMessage) -> Json:
    """Write where an interaction with a message happened, and what its fields hold at first.

    The message itself is left out where it is ephemeral: Slack does not keep those.
    """
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    place: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": channel.name},
        "state": {"values": first_values(message.blocks)},
    }
    if not message.ephemeral:
        place["message"] = message_json(identity, message, with_metadata=True)
    return place


def view_place(identity: Identity, view: SeenView, values: StateValues) -> Json:
    """Write where an interaction with a modal or the home tab happened."""
    shown = view_json(identity, view) | {"state": {"values": values}}
    return {"container": {"type": "view", "view_id": view.id}, "view": shown}


def view_json(identity: Identity, view: SeenView) -> Json:
    """Write a view as the Web API and interactions show it."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "state": {"values": {}},
        **view.content,
        "id": view.id,
        "team_id": identity.team_id,
        "app_id": identity.app_id,
        "bot_id": identity.bot_id,
        "hash": view.hash,
        "root_view_id": view.root_id or view.id,
        "previous_view_id": view.previous_id,
    }


def action(control: Control, choice: Json, *, action_ts: str) -> Json:
    """Write what was pressed, or what was chosen from a menu.

    Args:
        control: What the person used.
        choice: The fields that say what was chosen; empty for a press.
        action_ts: When.
    """
    pressed: Json = {
        "type": control.element["type"],
        "action_id": control.action_id,
        "block_id": control.block_id,
        "action_ts": action_ts,
    }
    if control.text is not None:
        pressed["text"] = control.text
    if control.value is not None:
        pressed["value"] = control.value
    return pressed | choice


def session_stopped(channel: str, thread: str, user: User, *, event_ts: str) -> Json:
    """Write the event of a press on the stop button of an agent's session."""
    return {
        "type": "agent_session_stopped",
        "channel": channel,
        "thread_ts": thread,
        "user": user.id,
        "streaming_message_ts": [],
        "event_ts": event_ts,
    }


def home_opened(user: User, channel: str, tab: str, *, event_ts: str) -> Json:
    """Write the event of somebody's opening a tab of the bot's page, without the view."""
    return {
        "type": "app_home_opened",
        "user": user.id,
        "channel": channel,
        "tab": tab,
        "event_ts": event_ts,
    }


def _typed_blocks(message: SeenMessage) -> list[Json]:
    if message.bot_id is not None:
        return []
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": message.text}]}
    return [{"type": "rich_text", "block_id": f"typed-{message.ts}", "elements": [words]}]
