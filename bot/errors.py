"""What can go wrong in the bot.

BotError
├── SettingsError       settings that nothing knows or that are out of bounds
├── StoreUnusable       the database of answers and votes cannot be opened
├── SlackUnreachable    Slack did not answer: the same call may succeed later
├── Undeliverable       Slack refused: the same call will be refused again
└── CredentialsRefused  a credential is missing, or Slack does not know it
"""

# Errors are named for what the caller can do; a suffix on each would add nothing.

from collections.abc import Sequence


class BotError(Exception):
    """Any failure that the bot foresees; its message is fit to be printed."""


class SettingsError(BotError):
    """Settings cannot be used as they stand; correct them and start again.

    Attributes:
        faults: One sentence for each fault, none of which holds a secret.
    """

    def __init__(self, faults: Sequence[str]) -> None:
        """Join the faults into one message.

        Args:
            faults: At least one.
        """
        self.faults = tuple(faults)
        super().__init__("wrong settings:\n" + "\n".join(f"- {fault}" for fault in self.faults))


class StoreUnusable(BotError):
    """The store cannot be opened; its message says where it was looked for and what to check."""


class SlackUnreachable(BotError):
    """Slack did not carry out a call, however often it was tried; it may do so later."""


class Undeliverable(BotError):
    """Slack refused a call for a reason that will not pass.

    Attributes:
        code: Slack's own, such as ``channel_not_found``.
    """

    def __init__(self, code: str) -> None:
        """Keep Slack's code.

        Args:
            code: As Slack gave it.
        """
        self.code = code
        super().__init__(f"slack refused: {code}")


class CredentialsRefused(BotError):
    """A credential is missing or refused; the message says which one and where to get it."""
