"""The Web API's `views.*`: modals, one above the other, and home tabs."""

import json
import time
from dataclasses import replace

from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import check_view, holds_native_blocks
from tests.slack_wire.message import SeenView
from tests.slack_wire.method import Methods, SlackError, required
from tests.slack_wire.payloads import view_json
from tests.slack_wire.state import State

MODALS_MAX = 3
VIEW_BYTES_MAX = 250_000


def new_view(state: State, person: str, content: object, *, view_id: str | None = None) -> SeenView:
    """Check what the bot wants to show and give it an id and a hash."""
    faults = check_view(content)
    if faults or not isinstance(content, dict):
        raise SlackError("invalid_arguments", *faults)
    if not state.switches.native_blocks and holds_native_blocks(content):
        raise SlackError("invalid_arguments", "unsupported block or element")
    if len(json.dumps(content).encode()) > VIEW_BYTES_MAX:
        raise SlackError("view_too_large")
    named = content | {"blocks": state.name_blocks(content["blocks"])}
    new_id = view_id or f"V{state.number()}"
    return SeenView(new_id, person, named, f"h{state.number()}", root_id=new_id)


def push_view(state: State, person: str, content: object) -> SeenView:
    """Show a modal above those that a person has open."""
    below = state.modals.get(person, ())
    if len(below) >= MODALS_MAX:
        raise SlackError("push_limit_reached")
    view = new_view(state, person, content)
    if below:
        view = replace(view, root_id=below[0].root_id, previous_id=below[-1].id)
    state.modals[person] = (*below, view)
    state.modal_errors.pop(person, None)
    return view


def change_view(state: State, shown: SeenView, content: object) -> SeenView:
    """Put new content in the place of what a modal or a home tab shows."""
    new = new_view(state, shown.person, content, view_id=shown.id)
    view = replace(new, root_id=shown.root_id, previous_id=shown.previous_id)
    if view.content["type"] == "home":
        state.homes[view.person] = view
        return view
    state.modals[view.person] = tuple(
        view if each.id == view.id else each for each in state.modals[view.person]
    )
    state.modal_errors.pop(view.person, None)
    return view


def leave_modals(state: State, person: str, closed: tuple[SeenView, ...]) -> None:
    """Close some of the modals that a person has open, with all that was entered in them."""
    gone = {view.id for view in closed}
    left = tuple(view for view in state.modals.get(person, ()) if view.id not in gone)
    state.modals[person] = left
    if not left:
        del state.modals[person]
    state.modal_errors.pop(person, None)
    for view_id in gone:
        state.entered.pop(view_id, None)


def _publish(state: State, arguments: Json) -> Json:
    person = required(arguments, "user_id")
    user = state.users.get(person)
    if user is None or user.team != state.identity.team_id:
        raise SlackError("user_not_found")
    shown = state.homes.get(person)
    _check_hash(shown, arguments)
    view = new_view(state, person, arguments.get("view"), view_id=shown.id if shown else None)
    state.homes[person] = view
    return {"view": view_json(state.identity, view)}


def _open(state: State, arguments: Json) -> Json:
    person = _use_trigger(state, required(arguments, "trigger_id"))
    view = new_view(state, person, arguments.get("view"))
    state.modals[person] = (view,)
    state.modal_errors.pop(person, None)
    return {"view": view_json(state.identity, view)}


def _push(state: State, arguments: Json) -> Json:
    person = _use_trigger(state, required(arguments, "trigger_id"))
    return {"view": view_json(state.identity, push_view(state, person, arguments.get("view")))}


def _update(state: State, arguments: Json) -> Json:
    shown = _open_view(state, arguments)
    _check_hash(shown, arguments)
    view = change_view(state, shown, arguments.get("view"))
    return {"view": view_json(state.identity, view)}


def _use_trigger(state: State, trigger_id: str) -> str:
    if trigger_id not in state.triggers:
        raise SlackError("invalid_trigger_id")
    person, expires_s = state.triggers[trigger_id]
    if state.users[person].team != state.identity.team_id:
        raise SlackError("invalid_trigger_id")
    if expires_s == 0:
        raise SlackError("exchanged_trigger_id")
    if expires_s < time.monotonic():
        raise SlackError("expired_trigger_id")
    state.triggers[trigger_id] = (person, 0)
    return person


def _open_view(state: State, arguments: Json) -> SeenView:
    external_id = arguments.get("external_id")
    view_id = "" if external_id else required(arguments, "view_id")
    modals = [view for stack in state.modals.values() for view in stack]
    for view in (*modals, *state.homes.values()):
        is_named = view.content.get("external_id") == external_id if external_id else False
        if view.id == view_id or is_named:
            return view
    raise SlackError("not_found")


def _check_hash(shown: SeenView | None, arguments: Json) -> None:
    if shown is not None and arguments.get("hash") not in {None, shown.hash}:
        raise SlackError("hash_conflict")


METHODS: Methods = {
    "views.publish": _publish,
    "views.open": _open,
    "views.push": _push,
    "views.update": _update,
}
