"""Slash commands."""

from dataclasses import dataclass
from typing import Literal

from bot.slack.requests.payload import MAX_QUESTION_CHARS, JsonObject


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command.

    Attributes:
        team: The workspace's id.
        channel: Where it was given.
        user: Who gave it.
        text: What stands behind the command's name.
        response_url: Where the reply goes, for half an hour.
    """

    team: str
    channel: str
    user: str
    text: str
    response_url: str
    kind: Literal["command"] = "command"

    @property
    def conversation(self) -> str:
        """One person's commands are answered in order."""
        return f"{self.team}:{self.channel}:{self.user}"


def read_command(body: JsonObject) -> Command:
    """Read a slash command."""
    return Command(
        team=str(body.get("team_id", "")),
        channel=str(body.get("channel_id", "")),
        user=str(body.get("user_id", "")),
        text=str(body.get("text", "")).strip()[:MAX_QUESTION_CHARS],
        response_url=str(body.get("response_url", "")),
    )
