"""The bot's own page being opened: its Home tab or its messages tab."""

from dataclasses import dataclass
from typing import Literal

from bot.slack.requests.payload import JsonObject, object_of


@dataclass(frozen=True, slots=True)
class Opening:
    """A person opened the bot's page.

    Attributes:
        team: The workspace's id.
        user: Who opened it.
        channel: Their direct messages with the bot.
        tab: ``home`` or ``messages``.
    """

    team: str
    user: str
    channel: str
    tab: str
    kind: Literal["opening"] = "opening"

    @property
    def conversation(self) -> str:
        """One person's openings are done in order."""
        return f"{self.team}:{self.channel}:{self.user}"

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions."""
        return True


def read_opening(body: JsonObject) -> Opening | None:
    """Read an event as the opening of the bot's page; None where it is another."""
    event = object_of(body.get("event"))
    if event.get("type") != "app_home_opened" or not event.get("user"):
        return None
    return Opening(
        team=str(body.get("team_id") or ""),
        user=str(event["user"]),
        channel=str(event.get("channel") or ""),
        tab=str(event.get("tab") or "home"),
    )
