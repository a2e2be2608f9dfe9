"""The stop button that Slack shows while the bot is at work in a thread."""

from dataclasses import dataclass
from typing import Literal

from bot.slack.requests.payload import JsonObject, object_of, text_of


@dataclass(frozen=True, slots=True)
class Stop:
    """A person stopped the bot in a thread.

    Attributes:
        team: The workspace's id.
        channel: The channel's or direct message's id.
        user: Who did.
        thread_ts: The thread.
    """

    team: str
    channel: str
    user: str
    thread_ts: str
    kind: Literal["stop"] = "stop"

    @property
    def conversation(self) -> str:
        """The thread, anywhere: that of the questions that are no longer wanted."""
        return f"{self.team}:{self.channel}:{self.thread_ts}"

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions."""
        return True


def read_stop(body: JsonObject) -> Stop | None:
    """Read an event as a press on the stop button; None where it is another."""
    event = object_of(body.get("event"))
    channel, thread_ts = text_of(event.get("channel")), text_of(event.get("thread_ts"))
    if event.get("type") != "agent_session_stopped" or not channel or not thread_ts:
        return None
    return Stop(
        team=str(body.get("team_id") or ""),
        channel=channel,
        user=text_of(event.get("user")),
        thread_ts=thread_ts,
    )
