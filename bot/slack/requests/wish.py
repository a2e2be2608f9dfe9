"""What people tell the bot by name to do in a thread: to be quiet there, or to answer again."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.slack.requests.ask import Address, Ask
from bot.slack.requests.wording import asks_to_pause, asks_to_resume


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish about a thread.

    Attributes:
        team: The workspace's id.
        channel: The channel's id.
        user: Whose wish it is.
        thread_ts: The thread.
        pause: True to be quiet unless named; False to answer again.
    """

    team: str
    channel: str
    user: str
    thread_ts: str
    pause: bool
    kind: Literal["wish"] = "wish"

    @property
    def conversation(self) -> str:
        """The thread, anywhere."""
        return f"{self.team}:{self.channel}:{self.thread_ts}"

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions: what is said next depends on it."""
        return True


def pause_key(conversation: str) -> str:
    """Name the claim on a thread in which the bot is to be quiet."""
    return f"paused:{conversation}"


def read_wish(ask: Ask) -> Wish | Ask:
    """Tell a wish about a thread from a question.

    Args:
        ask: What was said.

    Returns:
        The wish; outside of a thread there is none to be quiet in, so that a question without
        words is left of it. What is no wish comes back as it is.
    """
    pause = asks_to_pause(ask.text)
    if ask.address is not Address.NAMED or not (pause or asks_to_resume(ask.text)):
        return ask
    if not ask.is_in_thread:
        return replace(ask, text="")
    return Wish(ask.team, ask.channel, ask.user, ask.thread_ts, pause=pause)
