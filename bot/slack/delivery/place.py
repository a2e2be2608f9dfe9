"""Where a message belongs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message belongs, and whom it is for.

    Attributes:
        team: The workspace's id.
        channel: The channel's id, or that of the person whose direct messages it is.
        thread_ts: The thread; None for the channel itself.
        user: Who is told directly where the channel takes no message.
        asked_ts: The message that is answered, where there is one: an own message is looked for
            from there on, and in a thread of its own nothing is said to one person alone.
    """

    team: str
    channel: str
    thread_ts: str | None
    user: str
    asked_ts: str | None = None

    @property
    def is_direct(self) -> bool:
        """Whether it is the direct messages between the bot and a person already."""
        return self.channel.startswith("D") or self.names_person

    @property
    def names_person(self) -> bool:
        """Whether a person's id stands for the direct messages with them."""
        return self.channel.startswith(("U", "W"))

    @property
    def lively_thread_ts(self) -> str | None:
        """The thread, unless it is the question's own, in which nobody may have replied yet.

        Slack shows nobody an ephemeral message in a thread without replies.
        """
        return None if self.thread_ts == self.asked_ts else self.thread_ts
