"""The Web API's `views.*` and `assistant.threads.*`."""

import time

from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import check_view
from tests.slack_wire.message import SeenView
from tests.slack_wire.method import Methods, SlackError, channel_to_write, public_message, required
from tests.slack_wire.payloads import view_json
from tests.slack_wire.state import State

PROMPTS_MAX = 4


def new_view(state: State, person: str, content: object, *, view_id: str | None = None) -> SeenView:
    """Check what the bot wants to show and give it an id and a hash."""
    faults = check_view(content)
    if faults or not isinstance(content, dict):
        raise SlackError("invalid_arguments", *faults)
    named = content | {"blocks": state.name_blocks(content["blocks"])}
    return SeenView(view_id or f"V{state.number()}", person, named, f"h{state.number()}")


def _publish(state: State, arguments: Json) -> Json:
    person = required(arguments, "user_id")
    if person not in state.users:
        raise SlackError("user_not_found")
    shown = state.homes.get(person)
    _check_hash(shown, arguments)
    view = new_view(state, person, arguments.get("view"), view_id=shown.id if shown else None)
    state.homes[person] = view
    return {"view": view_json(state.identity, view)}


def _open(state: State, arguments: Json) -> Json:
    person = _use_trigger(state, required(arguments, "trigger_id"))
    view = new_view(state, person, arguments.get("view"))
    state.modals[person] = view
    return {"view": view_json(state.identity, view)}


def _update(state: State, arguments: Json) -> Json:
    shown = _open_view(state, arguments)
    _check_hash(shown, arguments)
    view = new_view(state, shown.person, arguments.get("view"), view_id=shown.id)
    views = state.homes if view.content["type"] == "home" else state.modals
    views[view.person] = view
    return {"view": view_json(state.identity, view)}


def _set_status(state: State, arguments: Json) -> Json:
    key = _thread(state, arguments)
    status = arguments.get("status")
    if not isinstance(status, str):
        raise SlackError("invalid_arguments", "missing required field: status")
    state.statuses[key] = status
    if not status:
        del state.statuses[key]
    return {}


def _set_title(state: State, arguments: Json) -> Json:
    _thread(state, arguments)
    required(arguments, "title")
    return {}


def _set_suggested_prompts(state: State, arguments: Json) -> Json:
    if arguments.get("thread_ts"):
        _thread(state, arguments)
    prompts = arguments.get("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= PROMPTS_MAX:
        raise SlackError("invalid_arguments", f"prompts: must be 1 to {PROMPTS_MAX}")
    for prompt in prompts:
        required(prompt, "title")
        required(prompt, "message")
    return {}


def _use_trigger(state: State, trigger_id: str) -> str:
    if trigger_id not in state.triggers:
        raise SlackError("invalid_trigger_id")
    person, expires_s = state.triggers[trigger_id]
    if expires_s == 0:
        raise SlackError("exchanged_trigger_id")
    if expires_s < time.monotonic():
        raise SlackError("expired_trigger_id")
    state.triggers[trigger_id] = (person, 0)
    return person


def _open_view(state: State, arguments: Json) -> SeenView:
    view_id = required(arguments, "view_id")
    for view in (*state.modals.values(), *state.homes.values()):
        if view.id == view_id:
            return view
    raise SlackError("not_found")


def _check_hash(shown: SeenView | None, arguments: Json) -> None:
    if shown is not None and arguments.get("hash") not in {None, shown.hash}:
        raise SlackError("hash_conflict")


def _thread(state: State, arguments: Json) -> tuple[str, str]:
    channel = channel_to_write(state, {"channel": arguments.get("channel_id")})
    root = public_message(state, channel, required(arguments, "thread_ts"))
    return channel.id, root.ts


METHODS: Methods = {
    "views.publish": _publish,
    "views.open": _open,
    "views.update": _update,
    "assistant.threads.setStatus": _set_status,
    "assistant.threads.setTitle": _set_title,
    "assistant.threads.setSuggestedPrompts": _set_suggested_prompts,
}
