"""Questions beyond what one person, or one channel, may ask within a minute."""

import math
from dataclasses import dataclass
from typing import Literal

from bot.slack.requests.ask import Ask
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press
from bot.slack.requests.shortcut import Shortcut
from bot.slack.requests.submission import Submission

# By any of these a question may be asked; those that are not urgent do.
Question = Ask | Command | Press | Shortcut | Submission


@dataclass(frozen=True, slots=True)
class Excess:
    """A question that came too soon after others; what it asked is not kept.

    Attributes:
        team: The workspace's id.
        channel: Where it was asked.
        user: Who asked.
        thread_ts: The thread that its answer would have stood in; empty where it asked for none.
        asked_ts: The message that asks it; None where none does.
        response_url: Where a reply goes; empty for a question in a message.
        wait_s: How long to wait before the next one, in seconds.
    """

    team: str
    channel: str
    user: str
    thread_ts: str
    asked_ts: str | None
    response_url: str
    wait_s: int
    kind: Literal["excess"] = "excess"

    @property
    def conversation(self) -> str:
        """One person's are told in order."""
        return f"{self.team}:{self.channel}:{self.user}"

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions."""
        return True


def excess_of(question: Question, wait_s: float) -> Excess:
    """Put in a question's place that it came too soon."""
    thread_ts, asked_ts, response_url = "", None, ""
    if isinstance(question, Ask):
        thread_ts, asked_ts = question.thread_ts, question.ts
    else:
        response_url = question.response_url
    return Excess(
        team=question.team,
        channel=question.channel,
        user=question.user,
        thread_ts=thread_ts,
        asked_ts=asked_ts,
        response_url=response_url,
        wait_s=math.ceil(wait_s),
    )
