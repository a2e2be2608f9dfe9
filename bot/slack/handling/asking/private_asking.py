"""Questions that are answered for one person alone: by command, or about a message."""

from bot.slack.access import is_personal
from bot.slack.blocks import asking_texts
from bot.slack.blocks.message import Message
from bot.slack.handling.asking.asking import Asked, Asking
from bot.slack.handling.asking.names import Names
from bot.slack.handling.asking.refusals import refusal_message
from bot.slack.handling.asking.rules import refusal
from bot.slack.handling.features import Features
from bot.slack.handling.private_words import tell_one
from bot.slack.handling.replies import reply_to_command
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.slack.requests.shortcut import ASK_ABOUT_MESSAGE, Shortcut
from bot.store.records import Job


class PrivateAsking:
    """Answers them where a channel's rules allow it. Safe to call from several threads."""

    def __init__(self, services: Services, asking: Asking, names: Names) -> None:
        """Answer with these means."""
        self._services = services
        self._asking = asking
        self._names = names

    def features(self) -> Features:
        """Take on ``ask QUESTION`` and the shortcut for messages."""
        return Features(
            commands={"ask": self._do_command}, shortcuts={ASK_ABOUT_MESSAGE: self._do_shortcut}
        )

    def _do_command(self, job: Job, command: Command) -> str:
        refused = self._refusal(command.team, command.channel, command.user)
        if refused:
            reply_to_command(self._services.delivery, job, command, refused)
            return "refused"
        asked = Asked(command.team, command.channel, command.user, command.rest)
        return self._asking.answer_command(job, asked, response_url=command.response_url)

    def _do_shortcut(self, job: Job, shortcut: Shortcut) -> str:
        asked = Asked(
            shortcut.team,
            shortcut.channel,
            shortcut.user,
            self._names.spell_out(shortcut.team, shortcut.text),
            thread_ts=shortcut.thread_ts,
            asked_ts=shortcut.message_ts,
        )
        if refused := self._refusal(shortcut.team, shortcut.channel, shortcut.user):
            return self._say(job, asked, refused, shortcut.response_url)
        if not shortcut.text:
            return self._say(job, asked, asking_texts.no_words(), shortcut.response_url)
        return self._asking.answer_privately(job, asked, response_url=shortcut.response_url)

    def _say(self, job: Job, asked: Asked, message: Message, response_url: str) -> str:
        tell_one(
            self._services.delivery,
            asked.place,
            message,
            response_url=response_url,
            key=job.id,
            maybe_sent=job.recovered,
        )
        return "refused"

    def _refusal(self, team: str, channel: str, user: str) -> Message | None:
        if is_personal(channel):
            return None
        rules = self._services.access.rules(team, channel)
        verdict = refusal(rules, user)
        return refusal_message(verdict, rules) if verdict else None
