"""What Slack does with the payload of an acknowledgement."""

import time

from tests.slack_wire.delivery import Ack, Delivery
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenView
from tests.slack_wire.method import SlackError
from tests.slack_wire.offers import RefusedOffer, read_offer
from tests.slack_wire.responses import show_response
from tests.slack_wire.state import ResponseUrl, State
from tests.slack_wire.view_methods import change_view, leave_modals, push_view


def act_on_ack(state: State, delivery: Delivery, ack: Ack) -> None:
    """Show the message, the options or the view that came with an acknowledgement.

    A modal that was sent off closes unless the acknowledgement says otherwise. A SlackError says
    that Slack would show nothing of what came.
    """
    if ack.shown_error is not None:
        return
    payload = delivery.payload
    with state.changed:
        state = state.of_team(_team_of(payload) or state.identity.team_id)
        if delivery.kind == "slash_commands":
            _show_message(state, payload, ack.payload)
        elif payload.get("type") == "view_submission":
            _follow_up(state, payload, ack.payload)
        elif payload.get("type") == "block_suggestion":
            _offer(state, payload, ack.payload)
        state.changed.notify_all()


def _team_of(payload: Json) -> str | None:
    """Read which team a command or an interaction came from."""
    team = payload.get("team_id") or (payload.get("team") or {}).get("id")
    return str(team) if team else None


def _show_message(state: State, command: Json, said: object) -> None:
    message = {"text": said} if isinstance(said, str) else said
    if message is None:
        return
    if not isinstance(message, dict):
        raise SlackError("invalid_command_response")
    url = ResponseUrl(command["channel_id"], command["user_id"], None, time.monotonic())
    show_response(state, url, message)


def _follow_up(state: State, submission: Json, answer: object) -> None:
    person = submission["user"]["id"]
    stack = state.modals.get(person, ())
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if isinstance(answer, dict) and action == "push":
        push_view(state, person, answer.get("view"))
    elif isinstance(answer, dict) and action == "update" and stack:
        change_view(state, stack[-1], answer.get("view"))
    elif isinstance(answer, dict) and action == "errors" and stack:
        state.modal_errors[person] = _checked_errors(stack[-1], answer.get("errors"))
    elif action == "clear":
        leave_modals(state, person, stack)
    elif action is None:
        leave_modals(state, person, stack[-1:])
    else:
        raise SlackError("invalid_response_action")


def _checked_errors(modal: SeenView, errors: object) -> dict[str, str]:
    inputs = {block["block_id"] for block in modal.content["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not inputs.issuperset(errors):
        raise SlackError("invalid_errors", f"errors must name some of {sorted(inputs)}: {errors}")
    return {str(block_id): str(error) for block_id, error in errors.items()}


def _offer(state: State, looked_up: Json, answer: object) -> None:
    try:
        offer = read_offer(answer)
    except RefusedOffer as refusal:
        raise SlackError("invalid_options", str(refusal)) from refusal
    key = (looked_up["user"]["id"], looked_up["action_id"])
    state.offered[key] = state.offered.get(key, {}) | offer.options
