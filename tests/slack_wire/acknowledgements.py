"""What Slack does with the payload of an acknowledgement."""

import time

from tests.slack_wire.delivery import Ack, Delivery
from tests.slack_wire.json_object import Json
from tests.slack_wire.method import SlackError
from tests.slack_wire.responses import show_response
from tests.slack_wire.state import ResponseUrl, State
from tests.slack_wire.view_methods import new_view


def act_on_ack(state: State, delivery: Delivery, ack: Ack) -> None:
    """Show the message or the view that came with an acknowledgement, or close the modal.

    A SlackError says that Slack would show nothing of what came.
    """
    if ack.shown_error is not None:
        return
    with state.changed:
        if delivery.kind == "slash_commands":
            _show_message(state, delivery.payload, ack.payload)
        elif delivery.payload.get("type") == "view_submission":
            _follow_up(state, delivery.payload["user"]["id"], ack.payload)
        state.changed.notify_all()


def _show_message(state: State, command: Json, said: object) -> None:
    message = {"text": said} if isinstance(said, str) else said
    if message is None:
        return
    if not isinstance(message, dict):
        raise SlackError("invalid_command_response")
    url = ResponseUrl(command["channel_id"], command["user_id"], None, time.monotonic())
    show_response(state, url, message)


def _follow_up(state: State, person: str, answer: object) -> None:
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if isinstance(answer, dict) and action in {"update", "push"}:
        state.modals[person] = new_view(state, person, answer.get("view"))
    elif action in {None, "clear"}:
        state.modals.pop(person, None)
    elif action != "errors":
        raise SlackError("invalid_response_action")
