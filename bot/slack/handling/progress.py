"""The port by which a thread is told what the bot is doing there."""

from typing import Protocol

from bot.slack.delivery.place import Place


class Progress(Protocol):
    """Says what is being done, without ever delaying it. Safe to call from several threads."""

    def begin(self, place: Place, text: str) -> None:
        """Say what is being done in a thread."""
        ...

    def waiting(self, place: Place, position: int) -> None:
        """Say which place in line a question has, from 1."""
        ...

    def settle(self, place: Place) -> None:
        """See to it that nothing is said behind the message that is about to be posted."""
        ...

    def end(self, place: Place) -> None:
        """Say that the work is done, message or no message; again, it changes nothing."""
        ...


class Quiet:
    """Says nothing."""

    def begin(self, place: Place, text: str) -> None:
        """Do nothing."""

    def waiting(self, place: Place, position: int) -> None:
        """Do nothing."""

    def settle(self, place: Place) -> None:
        """Do nothing."""

    def end(self, place: Place) -> None:
        """Do nothing."""
