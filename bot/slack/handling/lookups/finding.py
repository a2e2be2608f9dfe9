"""The command that finds passages."""

from bot.slack.blocks.lookups.lookup_blocks import how_to_find, passages_found
from bot.slack.handling.features import Features
from bot.slack.handling.replies import reply_to_command
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.store.records import Job
from index.searcher import Query

_PASSAGES_SHOWN = 5


class Lookups:
    """Shows passages, for the eyes of the person who asked for them."""

    def __init__(self, services: Services) -> None:
        """Look passages up with these means."""
        self._services = services

    def features(self) -> Features:
        """Take on ``find WORDS``."""
        return Features(commands={"find": self._find})

    def _find(self, job: Job, command: Command) -> str:
        its = self._services
        if not command.rest:
            how = how_to_find(its.command, bot_user=its.bot_user(command.team))
            return reply_to_command(its.delivery, job, command, how)
        collections = its.access.collections(command.team, command.channel, command.user)
        query = Query(text=command.rest, limit=_PASSAGES_SHOWN, collections=collections)
        found = its.desk.look(query)
        message = passages_found(command.rest, found.hits, notes=found.notes)
        return reply_to_command(its.delivery, job, command, message)
