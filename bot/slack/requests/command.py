"""Slash commands."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.slack.requests.payload import MAX_QUESTION_CHARS, JsonObject

_VERB_AND_REST = re.compile(r"(\S+)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command.

    Attributes:
        team: The workspace's id.
        channel: Where it was given.
        user: Who gave it.
        text: What stands behind the command's name.
        response_url: Where the reply goes, for half an hour.
        trigger_id: Lets a modal be opened, for three seconds; empty where Slack gave none.
    """

    team: str
    channel: str
    user: str
    text: str
    response_url: str
    trigger_id: str = ""
    kind: Literal["command"] = "command"

    @property
    def conversation(self) -> str:
        """One person's commands are answered in order."""
        return f"{self.team}:{self.channel}:{self.user}"

    @property
    def verb(self) -> str:
        """The first word, in lower case; empty where there is none."""
        found = _VERB_AND_REST.fullmatch(self.text.strip())
        return found[1].lower() if found else ""

    @property
    def rest(self) -> str:
        """What stands behind the first word."""
        found = _VERB_AND_REST.fullmatch(self.text.strip())
        return found[2].strip() if found else ""

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions: a modal cannot wait behind them."""
        return not (self.verb == "ask" and self.rest)


def read_command(body: JsonObject) -> Command:
    """Read a slash command."""
    return Command(
        team=str(body.get("team_id", "")),
        channel=str(body.get("channel_id", "")),
        user=str(body.get("user_id", "")),
        text=str(body.get("text", "")).strip()[:MAX_QUESTION_CHARS],
        response_url=str(body.get("response_url", "")),
        trigger_id=str(body.get("trigger_id") or ""),
    )
