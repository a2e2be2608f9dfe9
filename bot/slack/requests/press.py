"""Pressed buttons and choices from menus, in messages, modals and the Home tab."""

from dataclasses import dataclass
from typing import Literal

from bot.slack.blocks.answers.answer_buttons import FOLLOWUP
from bot.slack.blocks.view_origin import read_origin
from bot.slack.requests.payload import JsonObject, object_of, text_of


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, or a choice from a menu.

    Attributes:
        team: The workspace's id.
        channel: Where the message stands, or from where the modal was opened; empty on the bot's
            page.
        user: Who pressed.
        action: The action id: a name, and a detail behind a colon where it needs one.
        value: What the button carries, or what was chosen.
        response_url: Where a reply or a replacement goes; empty where Slack gave none.
        ephemeral: True where only the person sees the message.
        trigger_id: Lets a modal be opened, for three seconds; empty where Slack gave none.
        message_ts: The message with the button; empty in a view.
        thread_ts: The thread in which that message stands; empty where it stands in none.
        view_id: The modal or Home tab with the button; empty in a message.
        metadata: The view's private metadata; empty in a message.
    """

    team: str
    channel: str
    user: str
    action: str
    value: str
    response_url: str
    ephemeral: bool
    trigger_id: str = ""
    message_ts: str = ""
    thread_ts: str = ""
    view_id: str = ""
    metadata: str = ""
    kind: Literal["press"] = "press"

    @property
    def conversation(self) -> str:
        """One person's presses are done in order, and questions with others of their thread."""
        thread_ts = self.thread_ts or self.message_ts
        is_said = self.name == FOLLOWUP and not self.ephemeral and thread_ts
        return f"{self.team}:{self.channel}:{thread_ts if is_said else self.user}"

    @property
    def name(self) -> str:
        """The action's name, without its detail."""
        return self.action.partition(":")[0]

    @property
    def detail(self) -> str:
        """What stands behind the action's name; empty where nothing does."""
        return self.action.partition(":")[2]

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions: a modal cannot wait behind them."""
        return self.name != FOLLOWUP


def read_press(body: JsonObject) -> Press | None:
    """Read a pressed button; None where the payload holds none."""
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions or not isinstance(actions[0], dict):
        return None
    container, view = object_of(body.get("container")), object_of(body.get("view"))
    metadata = text_of(view.get("private_metadata"))
    channel = object_of(body.get("channel")).get("id") or container.get("channel_id")
    return Press(
        team=str(object_of(body.get("team")).get("id", "")),
        channel=str(channel or read_origin(metadata).channel),
        user=str(object_of(body.get("user")).get("id", "")),
        action=str(actions[0].get("action_id", "")),
        value=_value(actions[0]),
        response_url=str(body.get("response_url") or ""),
        ephemeral=bool(container.get("is_ephemeral")),
        trigger_id=str(body.get("trigger_id") or ""),
        message_ts=str(container.get("message_ts") or ""),
        thread_ts=str(
            container.get("thread_ts") or object_of(body.get("message")).get("thread_ts") or ""
        ),
        view_id=str(view.get("id") or ""),
        metadata=metadata,
    )


def _value(action: JsonObject) -> str:
    """Take what a button carries, or what was chosen from a menu of any kind."""
    chosen = object_of(action.get("selected_option")).get("value")
    for name in ("value", "selected_conversation", "selected_channel", "selected_user"):
        chosen = chosen or action.get(name)
    return str(chosen or "")
