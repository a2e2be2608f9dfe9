"""A channel and two people in it, and what the bot says to them there."""

from dataclasses import dataclass

from tests.bot.slack.served.serving import Serving
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.people import Person, Said

ANSWER_TIMEOUT_S = 20.0


@dataclass(frozen=True, slots=True)
class Room:
    """Where one test's people and the bot meet.

    Attributes:
        bot: Serves the workspace.
        channel: The channel's id.
        ada: Asks.
        grace: Looks on.
    """

    bot: Serving
    channel: str
    ada: Person
    grace: Person

    def answer_to(self, said: Said) -> SeenMessage:
        """Wait for the bot's first word in the thread of what somebody said."""
        return self.answers_to(said, at_least=1)[0]

    def answers_to(self, said: Said, *, at_least: int) -> list[SeenMessage]:
        """Wait for so many words of the bot's in a thread; all of them, oldest first."""

        def enough() -> list[SeenMessage] | None:
            seen = self._bot_said(said)
            return seen if len(seen) >= at_least else None

        found = self.bot.slack.wait_for(enough, ANSWER_TIMEOUT_S)
        assert found is not None
        return found

    def all_answers_to(self, said: Said) -> list[SeenMessage]:
        """Wait until the bot has dealt with everything, and list its words in a thread."""
        for delivery in said.deliveries:
            delivery.ack()
        self.bot.wait_until_idle()
        return self._bot_said(said)

    def reply_to_command(self, text: str) -> SeenMessage:
        """Let Ada type `/stp` and a text, and wait for what she is shown."""
        (reply,) = self.replies_to_command(text)
        return reply

    def replies_to_command(self, text: str) -> list[SeenMessage]:
        """Let Ada type `/stp` and a text, and list what she alone is shown for it."""
        before = {message.ts for message in self.seen()}
        ack = self.ada.command("/stp", text, self.channel).ack()
        assert ack.shown_error is None
        self.bot.wait_until_idle()
        return [
            message for message in self.seen() if message.ephemeral and message.ts not in before
        ]

    def press(self, message: SeenMessage, label: str, *, person: Person | None = None) -> None:
        """Press a button, Ada unless somebody else does, and wait for what comes of it."""
        ack = (person or self.ada).presses(message, label).ack()
        assert ack.shown_error is None
        self.bot.wait_until_idle()

    def now(self, message: SeenMessage) -> SeenMessage:
        """See a message as it stands now."""
        (found,) = [each for each in self.seen() if each.ts == message.ts]
        return found

    def seen(self, person: Person | None = None) -> list[SeenMessage]:
        """List what the bot has said in the channel, as Ada sees it unless somebody else does."""
        return self.bot.slack.bot_said((person or self.ada).id, self.channel)

    def _bot_said(self, said: Said) -> list[SeenMessage]:
        return self.bot.slack.bot_said(self.ada.id, said.channel, said.thread)
