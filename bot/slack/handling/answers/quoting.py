"""The command that gives quotations with their references, to be pasted."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from bot.answer.answer import Answer, Citation
from bot.slack.blocks.answers.quote_blocks import (
    how_to_quote,
    paste_ready,
    unknown_answer,
    unknown_number,
)
from bot.slack.blocks.message import Message
from bot.slack.handling.answers.seeing import find_answer
from bot.slack.handling.features import Features
from bot.slack.handling.replies import reply_to_command
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.store.records import Job

# People copy what they see, with the marks around it.
_AROUND = "`'\"“”‘’<>[]().,#"


def _today() -> date:
    return datetime.now(UTC).date()


class Quoting:
    """Gives what an answer quotes, where all that it cites may be seen."""

    def __init__(self, services: Services, *, today: Callable[[], date] = _today) -> None:
        """Quote with these means.

        Args:
            services: What finds answers, and replies.
            today: Gives the day on which an address was seen.
        """
        self._services = services
        self._today = today

    def features(self) -> Features:
        """Take on ``quote ID NUMBER``."""
        return Features(commands={"quote": self._quote})

    def _quote(self, job: Job, command: Command) -> str:
        message = self._message(command)
        return reply_to_command(self._services.delivery, job, command, message)

    def _message(self, command: Command) -> Message:
        named, number = _read(command.rest)
        ours = self._services.command
        if not named:
            return how_to_quote(ours)
        kept = find_answer(
            self._services,
            named.upper(),
            team=command.team,
            channel=command.channel,
            user=command.user,
        )
        if kept is None:
            return unknown_answer(named, ours)
        chosen = _choose(kept.answer, number)
        if not chosen:
            return unknown_number(number, kept.answer, ours)
        return paste_ready(kept.answer.id, chosen, accessed=self._today(), command=ours)


def _read(typed: str) -> tuple[str, str]:
    """Read an answer's id and a citation's number; empty where they are not there."""
    words = [word.strip(_AROUND) for word in typed.split(maxsplit=1)]
    named, number = (*words, "", "")[:2]
    return named, number


def _choose(answer: Answer, number: str) -> list[Citation]:
    """Choose the citation of that number, or all where no number was given."""
    sources = answer.citations or answer.nearest
    return [each for each in sources if number in {"", str(each.number)}]
