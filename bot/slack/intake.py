"""From what Slack sends to an accepted job; nothing is answered here."""

import logging
import secrets
from collections.abc import Sequence
from typing import Any

from bot.slack.requests.ask import event_keys, read_event
from bot.slack.requests.command import Command, read_command
from bot.slack.requests.payload import trigger_keys
from bot.slack.requests.press import Press, read_press
from bot.slack.requests.request import Request, to_json
from bot.store.ports import ConversationStore
from bot.store.records import Job
from bot.work.queue import Acceptance, WorkQueue

logger = logging.getLogger(__name__)

JsonObject = dict[str, Any]

# No vowels, so that no words come of it, and nothing that looks like something else.
_REFERENCE_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
_REFERENCE_CHARS = 8


class NotTaken(Exception):
    """The queue is closing or overfull: Slack is to deliver this again later."""


class Intake:
    """Accepts requests. Safe to call from several threads; returns within milliseconds."""

    def __init__(
        self, queue: WorkQueue, conversations: ConversationStore, *, bot_user: str
    ) -> None:
        """Accept requests into a queue.

        Args:
            queue: Where accepted jobs go.
            conversations: Tells in which threads the bot takes part.
            bot_user: The bot's own user id.
        """
        self._queue = queue
        self._conversations = conversations
        self._bot_user = bot_user

    def take_event(self, body: JsonObject) -> None:
        """Accept what an event asks, if anything.

        Raises:
            NotTaken: If it should come again later.
        """
        ask = read_event(body, bot_user=self._bot_user)
        if ask is None:
            return
        if ask.followup and not self._conversations.turns(ask.conversation):
            return
        self._accept(ask, event_keys(body, ask))

    def take_command(self, body: JsonObject) -> None:
        """Accept a slash command.

        Raises:
            NotTaken: If it should come again later.
        """
        self._accept(read_command(body), trigger_keys(body, "command"))

    def take_press(self, body: JsonObject) -> None:
        """Accept a pressed button.

        Raises:
            NotTaken: If it should come again later.
        """
        press = read_press(body)
        if press is not None:
            self._accept(press, trigger_keys(body, "press"))

    def _accept(self, request: Request, keys: Sequence[str]) -> None:
        job = Job(id=_reference(), conversation=request.conversation, body=to_json(request))
        acceptance = self._queue.accept(job, keys)
        logger.info(
            "request kind=%s job=%s channel=%s chars=%d taken=%s",
            request.kind,
            job.id,
            request.channel,
            len(request.value if isinstance(request, Press) else request.text),
            acceptance.name.lower(),
        )
        if acceptance is Acceptance.REFUSED:
            raise NotTaken(
                "a command was not taken" if isinstance(request, Command) else "not taken"
            )


def _reference() -> str:
    return "".join(secrets.choice(_REFERENCE_LETTERS) for _ in range(_REFERENCE_CHARS))
