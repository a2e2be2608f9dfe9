"""The Web API's `conversations.*`, `users.*` and `auth.test`."""

from tests.slack_wire.json_object import Json
from tests.slack_wire.message import Channel, SeenMessage
from tests.slack_wire.method import (
    Methods,
    SlackError,
    channel_to_read,
    is_on,
    required,
)
from tests.slack_wire.payloads import message_json, root_json
from tests.slack_wire.state import State

PAGE_MAX = 1000


def _auth_test(state: State, _arguments: Json) -> Json:
    identity = state.identity
    return {
        "url": f"https://{identity.team_domain}.slack.test/",
        "team": identity.team_domain,
        "user": identity.bot_name,
        "team_id": identity.team_id,
        "user_id": identity.bot_user_id,
        "bot_id": identity.bot_id,
        "is_enterprise_install": False,
    }


def _users_info(state: State, arguments: Json) -> Json:
    user = state.users.get(required(arguments, "user"))
    if user is None or user.team != state.identity.team_id:
        raise SlackError("user_not_found")
    return {
        "user": {
            "id": user.id,
            "team_id": state.identity.team_id,
            "name": user.name,
            "real_name": user.name.title(),
            "deleted": False,
            "is_bot": user.is_bot,
            "tz": "Europe/London",
            "profile": {"display_name": user.name, "real_name": user.name.title()},
        }
    }


def _info(state: State, arguments: Json) -> Json:
    channel = state.channels.get(required(arguments, "channel"))
    if channel is not None and channel.team != state.identity.team_id:
        channel = None
    is_member = channel is not None and state.identity.bot_user_id in channel.members
    if channel is None or (channel.kind != "channel" and not is_member):
        raise SlackError("channel_not_found")
    return {"channel": _channel_json(channel, is_member=is_member)}


def _members(state: State, arguments: Json) -> Json:
    channel = channel_to_read(state, arguments)
    return {"members": sorted(channel.members), "response_metadata": {"next_cursor": ""}}


def _open(state: State, arguments: Json) -> Json:
    users = arguments.get("users") or ""
    people = users if isinstance(users, list) else users.split(",")
    team = {user.id for user in state.users.values() if user.team == state.identity.team_id}
    if not people or not team.issuperset(people):
        raise SlackError("user_not_found")
    members = frozenset({*people, state.identity.bot_user_id})
    for channel in state.channels.values():
        if channel.kind in {"im", "mpim"} and channel.members == members:
            return {"channel": {"id": channel.id}}
    name = f"G{state.number()}"
    channel = Channel(name, "mpdm", "mpim", members, team=state.identity.team_id)
    state.channels[channel.id] = channel
    return {"channel": {"id": channel.id}}


def _history(state: State, arguments: Json) -> Json:
    channel = channel_to_read(state, arguments)
    roots = [
        message
        for message in sorted(state.messages.values(), key=lambda each: each.ts, reverse=True)
        if message.channel == channel.id and not message.ephemeral and message.thread_ts is None
    ]
    return _page(state, roots, arguments, default_limit=100)


def _replies(state: State, arguments: Json) -> Json:
    channel = channel_to_read(state, arguments)
    named = state.find(channel.id, required(arguments, "ts"))
    if named is None or named.ephemeral:
        raise SlackError("thread_not_found")
    if named.thread_ts is not None:
        return _page(state, [named], arguments, default_limit=PAGE_MAX)
    thread = [named, *state.replies(channel.id, named.ts)]
    return _page(state, thread, arguments, default_limit=PAGE_MAX)


def _page(
    state: State, messages: list[SeenMessage], arguments: Json, *, default_limit: int
) -> Json:
    chosen = [message for message in messages if _in_range(message, arguments)]
    limit = _number(arguments.get("limit"), default_limit, fault="invalid_limit")
    if not 1 <= limit <= PAGE_MAX:
        raise SlackError("invalid_limit")
    start = _number(arguments.get("cursor"), 0, fault="invalid_cursor")
    has_more = len(chosen) > start + limit
    with_metadata = is_on(arguments, "include_all_metadata")
    return {
        "messages": [
            root_json(
                message_json(state.identity, message, with_metadata=with_metadata),
                state.replies(message.channel, message.ts),
            )
            for message in chosen[start : start + limit]
        ],
        "has_more": has_more,
        "response_metadata": {"next_cursor": str(start + limit) if has_more else ""},
    }


def _in_range(message: SeenMessage, arguments: Json) -> bool:
    oldest = str(arguments.get("oldest") or "0")
    latest = str(arguments.get("latest") or "9999999999")
    ts = float(message.ts)
    if is_on(arguments, "inclusive"):
        return float(oldest) <= ts <= float(latest)
    return float(oldest) < ts < float(latest)


def _number(value: object, default: int, *, fault: str) -> int:
    if value in {None, ""}:
        return default
    if not str(value).isdecimal():
        raise SlackError(fault)
    return int(str(value))


def _channel_json(channel: Channel, *, is_member: bool) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "is_archived": channel.archived,
        "is_member": is_member,
        "num_members": len(channel.members),
    }


METHODS: Methods = {
    "auth.test": _auth_test,
    "users.info": _users_info,
    "conversations.info": _info,
    "conversations.members": _members,
    "conversations.open": _open,
    "conversations.history": _history,
    "conversations.replies": _replies,
}
