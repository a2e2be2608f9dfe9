"""Shortcuts chosen from a message's menu."""

from dataclasses import dataclass
from typing import Literal

from bot.slack.blocks.mrkdwn import read_text
from bot.slack.requests.payload import MAX_QUESTION_CHARS, JsonObject, object_of, text_of

ASK_ABOUT_MESSAGE = "ask_about_message"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut that a person chose for a message.

    Attributes:
        team: The workspace's id.
        channel: Where the message stands.
        user: Who chose it.
        callback_id: Which shortcut it is.
        text: The message's words, plain.
        message_ts: The message.
        thread_ts: The thread in which it stands, or that it would begin.
        response_url: Where a reply goes, for half an hour.
        trigger_id: Lets a modal be opened, for three seconds.
    """

    team: str
    channel: str
    user: str
    callback_id: str
    text: str
    message_ts: str
    thread_ts: str
    response_url: str
    trigger_id: str = ""
    kind: Literal["shortcut"] = "shortcut"

    @property
    def conversation(self) -> str:
        """One person's shortcuts are done in order."""
        return f"{self.team}:{self.channel}:{self.user}"

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions; it is one itself."""
        return False


def read_shortcut(body: JsonObject, *, bot_user: str) -> Shortcut | None:
    """Read a shortcut; None where it is for no message."""
    message = object_of(body.get("message"))
    if not body.get("callback_id") or not message:
        return None
    ts = str(body.get("message_ts") or message.get("ts") or "")
    return Shortcut(
        team=str(object_of(body.get("team")).get("id", "")),
        channel=str(object_of(body.get("channel")).get("id", "")),
        user=str(object_of(body.get("user")).get("id", "")),
        callback_id=str(body["callback_id"]),
        text=read_text(text_of(message.get("text")), bot_user=bot_user)[:MAX_QUESTION_CHARS],
        message_ts=ts,
        thread_ts=str(message.get("thread_ts") or ts),
        response_url=str(body.get("response_url") or ""),
        trigger_id=str(body.get("trigger_id") or ""),
    )
