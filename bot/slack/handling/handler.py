"""Does the accepted jobs: one visible outcome each."""

import logging
import time
from datetime import UTC, datetime

from bot.answer.answer import Answer
from bot.answer.followup import turn_of
from bot.answer.question import Question, Turn
from bot.desk import Desk
from bot.errors import SlackUnreachable, StoreUnusable, Undeliverable
from bot.slack.blocks import texts
from bot.slack.blocks.answer_blocks import private_answer, public_answer
from bot.slack.blocks.message import Message
from bot.slack.delivery.delivery import Delivery, Place
from bot.slack.handling.commands import Commands
from bot.slack.handling.presses import Presses
from bot.slack.requests.ask import Ask
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press
from bot.slack.requests.request import Request, from_json
from bot.store.ports import Store
from bot.store.records import Job, KeptAnswer

logger = logging.getLogger(__name__)


class Handler:
    """Answers questions and does what commands and buttons ask. Safe to call from threads."""

    def __init__(
        self,
        desk: Desk,
        store: Store,
        delivery: Delivery,
        *,
        collections: frozenset[str],
        command: str,
        bot_user: str,
    ) -> None:
        """Bring together what answering needs.

        Args:
            desk: Answers questions.
            store: Keeps answers and conversations, and forgets finished jobs.
            delivery: Puts messages where they belong.
            collections: What people in Slack may see.
            command: The slash command, for the help text.
            bot_user: The bot's own user id.
        """
        self._desk = desk
        self._store = store
        self._delivery = delivery
        self._collections = collections
        self._bot_user = bot_user
        self._command = command
        self._commands = Commands(desk, store, collections=collections, command=command)
        self._presses = Presses(self._commands, store, delivery)

    def do(self, job: Job) -> bool:
        """Do a job to its visible outcome; where that fails, apologise. Never raises.

        Args:
            job: What is to be done.

        Returns:
            False where Slack did not answer, so that there is no outcome yet: to be tried again.
        """
        started = time.monotonic()
        request = self._read(job)
        if request is None:
            return True
        try:
            status = self._do(job, request)
        except SlackUnreachable as error:
            # The job stays in the store, and the next start takes it up; but who asks while the bot
            # is going down is told now.
            logger.error("no outcome job=%s reason=%s", job.id, error)
            if self._delivery.is_stopping:
                self.apologise(job)
            return False
        except Undeliverable as error:
            logger.error("undeliverable job=%s code=%s", job.id, error.code)
            status = "undeliverable"
        except Exception:
            # One of the two broad ones: whatever happens, the person is told, and the lane goes on.
            logger.exception("failed job=%s", job.id)
            self._tell(job, request, texts.apology(job.id))
            status = "failed"
        self._finish(job)
        elapsed_ms = (time.monotonic() - started) * 1000
        logger.info(
            "done kind=%s job=%s status=%s ms=%.0f", request.kind, job.id, status, elapsed_ms
        )
        return True

    def apologise(self, job: Job) -> None:
        """Say that this one will not be answered, and be done with it. Never raises."""
        request = self._read(job)
        if request is not None and self._tell(job, request, texts.too_busy(job.id)):
            self._finish(job)
            logger.info("apologised kind=%s job=%s", request.kind, job.id)

    def _read(self, job: Job) -> Request | None:
        """Read a job; one that another version of the bot wrote in another form is given up."""
        try:
            return from_json(job.body)
        except ValueError:
            logger.error("job of an unknown form given up job=%s", job.id)
            self._finish(job)
            return None

    def _finish(self, job: Job) -> None:
        try:
            self._store.finish(job.id)
        except StoreUnusable as error:
            # The next start takes it up again, and finds what was posted.
            logger.error("job not forgotten job=%s reason=%s", job.id, error)

    def _do(self, job: Job, request: Request) -> str:
        if isinstance(request, Ask):
            return self._answer_publicly(job, request)
        if isinstance(request, Press):
            return self._presses.do(job, request)
        if (text := self._commands.question_of(request)) is not None:
            return self._answer_privately(job, request, text)
        message = self._commands.reply(request)
        self._answer_command(job, request, message)
        return "replied"

    def _answer_publicly(self, job: Job, ask: Ask) -> str:
        place = Place(channel=ask.channel, thread_ts=ask.thread_ts, user=ask.user)
        if not ask.text:
            message = texts.help_message(self._command, bot_user=self._bot_user, key=job.id)
            self._delivery.post(place, message, key=job.id, maybe_posted=job.recovered)
            return "helped"
        history = tuple(self._store.turns(ask.conversation))
        answer = self._answer(job, ask.text, asker=ask.user, history=history)
        # Before people can see the answer: they may follow up at once.
        if history[-1:] != (turn := turn_of(answer),):
            self._store.remember_turn(ask.conversation, turn)
        message = public_answer(answer, key=job.id)
        self._delivery.post(place, message, key=job.id, maybe_posted=job.recovered)
        return answer.status.value

    def _answer_privately(self, job: Job, command: Command, text: str) -> str:
        answer = self._answer(job, text, asker=command.user, history=())
        message = private_answer(answer, key=job.id)
        self._answer_command(job, command, message)
        return answer.status.value

    def _answer_command(self, job: Job, command: Command, message: Message) -> None:
        place = Place(channel=command.channel, thread_ts=None, user=command.user)
        self._delivery.answer_command(
            command.response_url, place, message, key=job.id, maybe_sent=job.recovered
        )

    def _answer(self, job: Job, text: str, *, asker: str, history: tuple[Turn, ...]) -> Answer:
        question = Question(text=text, history=history, collections=self._collections)
        answer = self._desk.answer(question, answer_id=job.id)
        # Kept before anybody can see it, since its buttons need it.
        self._store.keep_answer(KeptAnswer(answer=answer, asker=asker, at=datetime.now(UTC)))
        return answer

    def _tell(self, job: Job, request: Request, message: Message) -> bool:
        """Put a word of apology where the outcome would have been; False where that failed."""
        try:
            if isinstance(request, Ask):
                place = Place(request.channel, request.thread_ts, request.user)
                self._delivery.post(place, message, key=job.id, maybe_posted=True)
            elif isinstance(request, Command):
                self._answer_command(job, request, message)
            elif request.response_url:
                self._delivery.reply_privately(request.response_url, message)
        except SlackUnreachable as error:
            logger.error("apology not delivered job=%s reason=%s", job.id, error)
            return False
        except Undeliverable as error:
            logger.error("apology not delivered job=%s code=%s", job.id, error.code)
        return True
