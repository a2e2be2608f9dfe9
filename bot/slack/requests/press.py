"""Pressed buttons."""

from dataclasses import dataclass
from typing import Literal

from bot.slack.requests.payload import JsonObject, object_of


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button.

    Attributes:
        team: The workspace's id.
        channel: Where the message stands.
        user: Who pressed.
        action: The button's action id.
        value: What the button carries.
        response_url: Where a reply or a replacement goes; empty where Slack gave none.
        ephemeral: True where only the person sees the message.
    """

    team: str
    channel: str
    user: str
    action: str
    value: str
    response_url: str
    ephemeral: bool
    kind: Literal["press"] = "press"

    @property
    def conversation(self) -> str:
        """One person's presses are done in order."""
        return f"{self.team}:{self.channel}:{self.user}"


def read_press(body: JsonObject) -> Press | None:
    """Read a pressed button; None where the payload holds none."""
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions or not isinstance(actions[0], dict):
        return None
    container = object_of(body.get("container"))
    channel = object_of(body.get("channel")).get("id") or container.get("channel_id") or ""
    return Press(
        team=str(object_of(body.get("team")).get("id", "")),
        channel=str(channel),
        user=str(object_of(body.get("user")).get("id", "")),
        action=str(actions[0].get("action_id", "")),
        value=str(actions[0].get("value", "")),
        response_url=str(body.get("response_url") or ""),
        ephemeral=bool(container.get("is_ephemeral")),
    )
