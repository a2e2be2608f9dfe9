"""Does the accepted jobs: one visible outcome each."""

import logging
import time

from bot.errors import SlackUnreachable, StoreUnusable, Undeliverable
from bot.slack.blocks import asking_texts, texts
from bot.slack.blocks.message import Message
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.place import Place
from bot.slack.handling.asking.listening import Listening
from bot.slack.handling.features import Features
from bot.slack.handling.private_words import tell_one
from bot.slack.handling.replies import reply_to_command
from bot.slack.requests.ask import Ask
from bot.slack.requests.command import Command
from bot.slack.requests.opening import Opening
from bot.slack.requests.press import Press
from bot.slack.requests.request import Request, Said, from_json
from bot.slack.requests.shortcut import Shortcut
from bot.slack.requests.submission import Submission
from bot.slack.web_api.faults import TokenRefused
from bot.store.ports import JobStore
from bot.store.records import Job

logger = logging.getLogger(__name__)

# Who pressed Share was told that it is not sure whether the copy is there: that is the outcome.
_TOLD_ALREADY = "perhaps_shared"


class Handler:
    """Has each request done by the feature that takes it on. Safe to call from threads."""

    def __init__(
        self,
        listening: Listening,
        features: Features,
        *,
        jobs: JobStore,
        delivery: Delivery,
    ) -> None:
        """Bring together what doing a job needs.

        Args:
            listening: Does what is said in messages.
            features: Do everything else.
            jobs: Forgets finished jobs.
            delivery: Puts apologies where outcomes would have been.
        """
        self._listening = listening
        self._features = features
        self._jobs = jobs
        self._delivery = delivery

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
            status = self._do_or_admit(job, request)
        except TokenRefused:
            # The log says so once; the next start takes the job up, with a token that works.
            return True
        except SlackUnreachable as error:
            # The job stays in the store, and the next start takes it up; but who asks while the bot
            # is going down is told now.
            logger.error("no outcome job=%s reason=%s", job.id, error)
            if self._delivery.is_stopping:
                self.apologise(job)
            return False
        except Exception:
            # One of the two broad ones: whatever happens, the person is told, and the lane goes on.
            logger.exception("failed job=%s", job.id)
            if not self._tell(job, request, texts.apology(job.id)):
                return False
            status = "failed"
        if status is None:
            return False
        self._finish(job)
        elapsed_ms = (time.monotonic() - started) * 1000
        logger.info(
            "done kind=%s job=%s status=%s ms=%.0f", request.kind, job.id, status, elapsed_ms
        )
        return True

    def apologise(self, job: Job) -> None:
        """Say that the bot is going down, and be done with it. Never raises."""
        self._send_away(job, asking_texts.going_down(job.id))

    def turn_away(self, job: Job, waiting: int) -> None:
        """Say how many questions wait already, and be done with it. Never raises."""
        self._send_away(job, asking_texts.turned_away(job.id, waiting=waiting))

    def give_up(self, job: Job) -> None:
        """Say that it did not work, after the last try. Never raises."""
        self._send_away(job, texts.apology(job.id))

    def tell_place(self, job: Job, position: int) -> None:
        """Say which place in line a question has, from 1, as far as can be. Never raises."""
        try:
            request = from_json(job.body)
            if isinstance(request, Ask):
                self._listening.tell_place(request, position)
        except (ValueError, StoreUnusable) as error:
            logger.debug("place in line not told job=%s reason=%s", job.id, type(error).__name__)

    def _send_away(self, job: Job, message: Message) -> None:
        request = self._read(job)
        if request is not None and self._tell(job, request, message):
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
            self._jobs.finish(job.id)
        except StoreUnusable as error:
            # The next start takes it up again, and finds what was posted.
            logger.error("job not forgotten job=%s reason=%s", job.id, error)

    def _do_or_admit(self, job: Job, request: Request) -> str | None:
        """Do it, or say that Slack refused the outcome; None where Slack did not take that."""
        try:
            return self._do(job, request)
        except TokenRefused:
            raise
        except Undeliverable as error:
            logger.error("undeliverable job=%s code=%s", job.id, error.code)
            # A message's outcome has gone every way there is, a direct message at the last.
            if isinstance(request, Said) or error.code == _TOLD_ALREADY:
                return "undeliverable"
            is_told = self._tell(job, request, texts.apology(job.id))
            return "undeliverable" if is_told else None

    def _do(self, job: Job, request: Request) -> str:
        """Have it done by who takes it on; what nobody does, such as an old button, is ignored."""
        its = self._features
        if isinstance(request, Said):
            return self._listening.do(job, request)
        if isinstance(request, Command):
            do = its.commands.get(request.verb) if request.verb != "ask" or request.rest else None
            return do(job, request) if do else self._help(job, request)
        if isinstance(request, Press):
            press = its.presses.get(request.name)
            return press(job, request) if press else "unknown"
        if isinstance(request, Submission):
            submit = its.submissions.get(request.callback_id)
            return submit(job, request) if submit else "unknown"
        if isinstance(request, Shortcut):
            shortcut = its.shortcuts.get(request.callback_id)
            return shortcut(job, request) if shortcut else "unknown"
        opened = its.openings.get(request.tab)
        return opened(job, request) if opened else "unknown"

    def _help(self, job: Job, command: Command) -> str:
        return self._features.commands["help"](job, command)

    def _tell(self, job: Job, request: Request, message: Message) -> bool:
        """Put a word of apology where the outcome would have been; False where that failed."""
        try:
            if isinstance(request, Said):
                self._listening.apologise(request, message, key=job.id)
            elif isinstance(request, Command):
                reply_to_command(self._delivery, job, request, message)
            elif not isinstance(request, Opening):
                place = Place(request.team, request.channel or request.user, None, request.user)
                tell_one(
                    self._delivery,
                    place,
                    message,
                    response_url=request.response_url,
                    key=job.id,
                    maybe_sent=job.recovered,
                )
        except (SlackUnreachable, TokenRefused) as error:
            logger.error("apology not delivered job=%s reason=%s", job.id, error)
            return False
        except Undeliverable as error:
            logger.error("apology not delivered job=%s code=%s", job.id, error.code)
        return True
