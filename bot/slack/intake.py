"""From what Slack sends to an accepted job; nothing is answered here."""

import logging
import secrets
from collections.abc import Sequence
from typing import Any, Protocol

from bot.slack.access import Access, is_personal
from bot.slack.handling.asking.rules import Verdict, decide
from bot.slack.requests.ask import Address, Ask, message_keys, private_conversation, read_event
from bot.slack.requests.command import read_command
from bot.slack.requests.deletion import read_deletion
from bot.slack.requests.excess import Question, excess_of
from bot.slack.requests.opening import read_opening
from bot.slack.requests.payload import event_keys, object_of, trigger_keys
from bot.slack.requests.press import read_press
from bot.slack.requests.request import Request, to_json
from bot.slack.requests.shortcut import read_shortcut
from bot.slack.requests.stop import Stop, read_stop
from bot.slack.requests.submission import read_submission, submission_keys
from bot.slack.requests.wish import pause_key, read_wish
from bot.slack.web_api.workspaces import Workspaces
from bot.store.ports import ClaimStore, ConversationStore
from bot.store.records import Job
from bot.work.fair_use import FairUse
from bot.work.queue import Acceptance, WorkQueue

logger = logging.getLogger(__name__)

JsonObject = dict[str, Any]

# No vowels, so that no words come of it, and nothing that looks like something else.
_REFERENCE_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
_REFERENCE_CHARS = 8


class Remembering(ConversationStore, ClaimStore, Protocol):
    """What intake asks the store."""


class NotTaken(Exception):
    """The queue is closing or overfull: Slack is to deliver this again later."""


class Intake:
    """Accepts requests. Safe to call from several threads; returns within milliseconds.

    Each ``take_…`` accepts what Slack sent, if it is anything, and raises NotTaken where Slack is
    to send it again later.
    """

    def __init__(
        self,
        queue: WorkQueue,
        store: Remembering,
        workspaces: Workspaces,
        *,
        access: Access,
        fair_use: FairUse,
    ) -> None:
        """Accept requests into a queue.

        Args:
            queue: Where accepted jobs go.
            store: Tells in which threads the bot takes part, and what people deleted.
            workspaces: Knows the bot's own user id in each.
            access: Knows each channel's rules.
            fair_use: Limits how much is asked within a minute.
        """
        self._queue = queue
        self._store = store
        self._workspaces = workspaces
        self._access = access
        self._fair_use = fair_use

    def take_event(self, body: JsonObject) -> None:
        """Accept what an event asks, and heed what it takes back."""
        if opening := read_opening(body):
            self._accept(opening, event_keys(body))
        elif stop := read_stop(body):
            self._stop(stop, event_keys(body))
        elif deletion := read_deletion(body):
            self._store.claim(deletion)
        elif ask := read_event(body, bot_user=self._bot_user(body)):
            self._take_ask(ask, [*message_keys(ask), *event_keys(body)])

    def take_command(self, body: JsonObject) -> None:
        """Accept a slash command."""
        self._accept(read_command(body), trigger_keys(body, "command"))

    def take_press(self, body: JsonObject) -> None:
        """Accept a pressed button."""
        if press := read_press(body):
            self._accept(press, trigger_keys(body, "press"))

    def take_submission(self, body: JsonObject) -> None:
        """Accept a modal that was sent off."""
        if submission := read_submission(body):
            self._accept(submission, submission_keys(body))

    def take_shortcut(self, body: JsonObject) -> None:
        """Accept a shortcut."""
        if shortcut := read_shortcut(body, bot_user=self._bot_user(body)):
            self._accept(shortcut, trigger_keys(body, "shortcut"))

    def _bot_user(self, body: JsonObject) -> str:
        team = body.get("team_id") or object_of(body.get("team")).get("id") or ""
        return self._workspaces.bot_user(str(team))

    def _take_ask(self, ask: Ask, keys: Sequence[str]) -> None:
        if not self._is_for_others(ask):
            self._accept(read_wish(ask), keys)

    def _stop(self, stop: Stop, keys: Sequence[str]) -> None:
        """Stop the questions of a thread; where there are none, there is nothing to say either."""
        if self._queue.is_busy_with(stop.conversation):
            self._accept(stop, keys)

    def _is_for_others(self, ask: Ask) -> bool:
        """Say whether a message that does not name the bot is none of its business."""
        if not ask.address.is_open:
            return False
        rules = self._access.rules(ask.team, ask.channel)
        if decide(rules, address=ask.address, user=ask.user) is Verdict.IGNORED:
            return True
        if ask.address is Address.OVERHEARD:
            return False
        own = private_conversation(ask.conversation, ask.user) if rules.private else None
        takes_part = self._store.turns(own or ask.conversation)
        return not takes_part or self._store.is_claimed(pause_key(ask.conversation))

    def _accept(self, request: Request, keys: Sequence[str]) -> None:
        if isinstance(request, Question) and not request.is_urgent:
            self._accept_question(request, keys)
        else:
            self._put(request, keys)

    def _accept_question(self, question: Question, keys: Sequence[str]) -> None:
        """Accept a question, or a word on how long to wait where it comes too soon."""
        person = f"{question.team}:{question.user}"
        channel = "" if is_personal(question.channel) else f"{question.team}:{question.channel}"
        wait_s = self._fair_use.wait_s(person, channel)
        if not wait_s:
            # Counted once, whichever event brought it, and only where it is answered.
            if self._put(question, keys) is Acceptance.ACCEPTED:
                self._fair_use.count(person, channel)
        elif not _is_overheard(question):
            self._put(excess_of(question, wait_s), keys)

    def _put(self, request: Request, keys: Sequence[str]) -> Acceptance:
        job = Job(id=_reference(), conversation=request.conversation, body=to_json(request))
        if isinstance(request, Stop):
            acceptance = self._queue.accept_stop(job, keys)
        else:
            acceptance = self._queue.accept(job, keys, urgent=request.is_urgent)
        logger.info(
            "request kind=%s job=%s team=%s bytes=%d taken=%s",
            request.kind,
            job.id,
            request.team,
            len(job.body),
            acceptance.name.lower(),
        )
        if acceptance is Acceptance.REFUSED:
            raise NotTaken(f"a request was not taken: {request.kind}")
        return acceptance


def _is_overheard(question: Question) -> bool:
    return isinstance(question, Ask) and question.address is Address.OVERHEARD


def _reference() -> str:
    return "".join(secrets.choice(_REFERENCE_LETTERS) for _ in range(_REFERENCE_CHARS))
