"""What requests of every kind have in common."""

from hashlib import sha256
from typing import Any

JsonObject = dict[str, Any]

MAX_QUESTION_CHARS = 2_000


def event_keys(body: JsonObject) -> list[str]:
    """Name what an event can be recognised by when Slack sends it again."""
    event_id = body.get("event_id")
    return [f"event:{event_id}"] if event_id else []


def trigger_keys(body: JsonObject, what: str) -> list[str]:
    """Name what a command or a press can be recognised by when it is delivered again.

    Everything that Slack makes anew for each is taken together, so that one that lacks a part, or
    repeats it, is still told apart from the others.

    Args:
        body: As Slack sent it.
        what: The kind of request.

    Returns:
        One key; none where Slack gave nothing to recognise the request by.
    """
    actions = body.get("actions")
    pressed = actions[0] if isinstance(actions, list) and actions else {}
    made_anew = (
        body.get("trigger_id"),
        body.get("response_url"),
        pressed.get("action_ts") if isinstance(pressed, dict) else None,
    )
    if not any(made_anew):
        return []
    said = (
        body.get("text"),
        body.get("user_id"),
        body.get("user"),
        body.get("channel_id"),
        pressed,
    )
    digest = sha256(repr((made_anew, said)).encode(errors="replace")).hexdigest()
    return [f"{what}:{digest[:32]}"]


def text_of(value: object) -> str:
    """Take a string; empty where it is none."""
    return value if isinstance(value, str) else ""


def object_of(value: object) -> JsonObject:
    """Take an object; empty where it is none."""
    return value if isinstance(value, dict) else {}
