"""Messages that the bot sends to a response URL, or in its acknowledgement of a command."""

import time
from dataclasses import replace

from tests.slack_wire.chat_methods import announce, revise, written_by_bot
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.method import SlackError, is_on
from tests.slack_wire.state import ResponseUrl, State


def respond(state: State, name: str, arguments: Json) -> None:
    """Do what a POST to a response URL asks for; the state's lock is held.

    Raises:
        SlackError: `used_url`, `expired_url`, or what is wrong with the message.
    """
    url = state.response_urls.get(name)
    if url is None or url.expires_s < time.monotonic():
        raise SlackError("expired_url")
    state = state.of_team(state.channels[url.channel].team)
    if url.uses_left == 0:
        raise SlackError("used_url")
    source = state.find(url.channel, url.source_ts)
    if is_on(arguments, "delete_original"):
        _delete(state, source)
    elif is_on(arguments, "replace_original") and source is not None:
        new = written_by_bot(state, url.channel, arguments)
        revise(state, source, new.text, new.blocks)
    else:
        show_response(state, url, arguments)
    state.response_urls[name] = replace(url, uses_left=url.uses_left - 1)


def show_response(state: State, url: ResponseUrl, arguments: Json) -> SeenMessage:
    """Show a new message as the response to an interaction; the state's lock is held.

    Raises:
        SlackError: What is wrong with the message.
    """
    kind = arguments.get("response_type", "ephemeral")
    if kind not in {"ephemeral", "in_channel"}:
        raise SlackError("invalid_response_type")
    viewer = url.person if kind == "ephemeral" else None
    message = written_by_bot(state, url.channel, arguments, viewer=viewer)
    thread_ts = arguments.get("thread_ts") or _thread_of_source(state, url)
    message = state.show(replace(message, thread_ts=thread_ts))
    if viewer is None:
        announce(state, message)
    return message


def _delete(state: State, source: SeenMessage | None) -> None:
    if source is None:
        raise SlackError("message_not_found")
    state.take_away(source)


def _thread_of_source(state: State, url: ResponseUrl) -> str | None:
    source = state.find(url.channel, url.source_ts)
    return source.thread_ts if source else None
