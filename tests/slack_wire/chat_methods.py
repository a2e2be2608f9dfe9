"""The Web API's `chat.*` and `reactions.*`."""

from dataclasses import replace

from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import TEXT_PER_MESSAGE
from tests.slack_wire.message import Channel, SeenMessage
from tests.slack_wire.method import (
    Methods,
    SlackError,
    channel_to_read,
    channel_to_write,
    checked_blocks,
    own_message,
    public_message,
    required,
)
from tests.slack_wire.payloads import changed_event, deleted_event, message_event, message_json
from tests.slack_wire.state import State


def revise(state: State, before: SeenMessage, text: str, blocks: tuple[Json, ...]) -> SeenMessage:
    """Put new words in the place of a message's old ones."""
    return state.show(
        replace(
            before, text=text, blocks=blocks, edited=True, history=(*before.history, before.shown)
        )
    )


def written_by_bot(
    state: State, channel: str, arguments: Json, *, viewer: str | None = None
) -> SeenMessage:
    """Make a message of the bot's out of arguments that hold `text` or `blocks`."""
    blocks = checked_blocks(state, arguments)
    text = str(arguments.get("text") or "")[:TEXT_PER_MESSAGE]
    if not blocks and not text.strip():
        raise SlackError("no_text")
    return SeenMessage(
        channel=channel,
        ts=state.next_ts(),
        author=state.identity.bot_user_id,
        bot_id=state.identity.bot_id,
        text=text,
        blocks=blocks,
        viewer=viewer,
    )


def announce(state: State, message: SeenMessage) -> None:
    """Queue the event that a message gives rise to, where the bot would get it."""
    channel = state.channels[message.channel]
    if state.identity.bot_user_id in channel.members:
        state.queue(message_event(state.identity, channel, message))


def _post_message(state: State, arguments: Json) -> Json:
    channel = _destination(state, arguments)
    message = written_by_bot(state, channel.id, arguments)
    message = state.show(
        replace(
            message,
            thread_ts=_thread(state, channel, arguments),
            metadata=_metadata(arguments),
        )
    )
    if message.thread_ts is not None:
        state.statuses.pop((channel.id, message.thread_ts), None)
    announce(state, message)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": message_json(state.identity, message, with_metadata=True),
    }


def _post_ephemeral(state: State, arguments: Json) -> Json:
    channel = channel_to_write(state, arguments)
    person = required(arguments, "user")
    if person not in channel.members:
        raise SlackError("user_not_in_channel")
    message = written_by_bot(state, channel.id, arguments, viewer=person)
    message = state.show(replace(message, thread_ts=_thread(state, channel, arguments)))
    return {"message_ts": message.ts}


def _update(state: State, arguments: Json) -> Json:
    channel = channel_to_write(state, arguments)
    before = own_message(state, channel, arguments, refusal="cant_update_message")
    new = written_by_bot(state, channel.id, _kept_blocks(before, arguments))
    after = revise(state, before, new.text, new.blocks)
    if "metadata" in arguments:
        after = state.show(replace(after, metadata=_metadata(arguments)))
    state.queue(changed_event(state.identity, channel, before, after, event_ts=state.next_ts()))
    return {
        "channel": channel.id,
        "ts": after.ts,
        "text": after.text,
        "message": message_json(state.identity, after, with_metadata=True),
    }


def _delete(state: State, arguments: Json) -> Json:
    channel = channel_to_read(state, arguments)
    message = own_message(state, channel, arguments, refusal="cant_delete_message")
    state.take_away(message)
    state.queue(deleted_event(state.identity, channel, message, event_ts=state.next_ts()))
    return {"channel": channel.id, "ts": message.ts}


def _get_permalink(state: State, arguments: Json) -> Json:
    channel = channel_to_read(state, arguments)
    message = public_message(state, channel, arguments.get("message_ts"))
    link = (
        f"https://{state.identity.team_domain}.slack.test/archives/"
        f"{channel.id}/p{message.ts.replace('.', '')}"
    )
    if message.thread_ts is not None:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _add_reaction(state: State, arguments: Json) -> Json:
    name, message = _reaction(state, arguments)
    if name in message.reactions:
        raise SlackError("already_reacted")
    state.show(replace(message, reactions=(*message.reactions, name)))
    return {}


def _remove_reaction(state: State, arguments: Json) -> Json:
    name, message = _reaction(state, arguments)
    if name not in message.reactions:
        raise SlackError("no_reaction")
    state.show(
        replace(message, reactions=tuple(each for each in message.reactions if each != name))
    )
    return {}


def _reaction(state: State, arguments: Json) -> tuple[str, SeenMessage]:
    name = required(arguments, "name")
    channel = channel_to_read(state, arguments)
    return name, public_message(state, channel, arguments.get("timestamp"))


def _destination(state: State, arguments: Json) -> Channel:
    """Find where to post; a person's id stands for the direct messages with them."""
    person = arguments.get("channel")
    for channel in state.channels.values():
        people = channel.members - {state.identity.bot_user_id}
        is_of_team = channel.team == state.identity.team_id
        if channel.kind == "im" and is_of_team and person in people:
            return channel
    return channel_to_write(state, arguments)


def _thread(state: State, channel: Channel, arguments: Json) -> str | None:
    """Take the thread's root, which must be there and must not itself be a reply."""
    ts = arguments.get("thread_ts")
    if not ts:
        return None
    root = state.find(channel.id, str(ts))
    if root is None or root.ephemeral:
        raise SlackError("thread_not_found")
    if root.thread_ts is not None:
        raise SlackError("invalid_thread_ts")
    return root.ts


def _metadata(arguments: Json) -> Json | None:
    metadata = arguments.get("metadata")
    if not metadata:
        return None
    if (
        not isinstance(metadata, dict)
        or not isinstance(metadata.get("event_type"), str)
        or not isinstance(metadata.get("event_payload"), dict)
    ):
        raise SlackError("invalid_metadata_format")
    return metadata


def _kept_blocks(before: SeenMessage, arguments: Json) -> Json:
    """Keep the old blocks where an update gives none; an empty list takes them away."""
    if arguments.get("blocks") is None and not arguments.get("markdown_text"):
        return arguments | {"blocks": list(before.blocks)}
    return arguments


METHODS: Methods = {
    "chat.postMessage": _post_message,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "chat.delete": _delete,
    "chat.getPermalink": _get_permalink,
    "reactions.add": _add_reaction,
    "reactions.remove": _remove_reaction,
}
