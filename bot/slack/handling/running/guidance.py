"""The command that says how to use the bot."""

from bot.slack.blocks.texts import help_message
from bot.slack.handling.features import Features
from bot.slack.handling.replies import reply_to_command
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.store.records import Job


class Guidance:
    """Says it under the name that the bot has in the workspace."""

    def __init__(self, services: Services) -> None:
        """Say it with these means."""
        self._services = services

    def features(self) -> Features:
        """Take on ``help``, and the command without a word behind it."""
        return Features(commands={"help": self._help, "": self._help})

    def _help(self, job: Job, command: Command) -> str:
        its = self._services
        message = help_message(its.command, bot_user=its.bot_user(command.team))
        return reply_to_command(its.delivery, job, command, message)
