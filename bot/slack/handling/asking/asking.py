"""Answers questions, in a thread for all to see or for one person alone."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answer.answer import Answer, Status
from bot.answer.followup import turn_of
from bot.answer.question import Question, Turn
from bot.slack.blocks.answers.answer_blocks import private_answer, public_answer
from bot.slack.blocks.message import Message
from bot.slack.delivery.place import Place
from bot.slack.handling.private_words import tell_one
from bot.slack.handling.services import Services
from bot.slack.requests.ask import private_conversation
from bot.store.records import Job, KeptAnswer
from index.errors import RetrievalError

logger = logging.getLogger(__name__)

# What follows the bot's name while it works.
SEARCHING = "is searching the documents…"
# What became of a question that nobody wants answered any more.
DROPPED = "dropped"
# Offering more questions takes time, which others wait for.
_WAITING_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, wherever it came from.

    Attributes:
        team: The workspace's id.
        channel: Where it was asked.
        user: Who asked.
        text: The question.
        thread_ts: The thread that a public answer belongs in; None outside of threads.
        restated: Whether the answer has to say what was asked, and by whom: no message of theirs
            shows it.
        asked_ts: The message that asks it; None where none does.
        said_by: Who is named where it is restated, if that is somebody else than who asked.
        history: What was said before it; None: what is kept of its conversation.
        overheard: Whether the bot was not called upon: then it says nothing where the documents do
            not answer.
        documents: The ids of those that it is put to; None for all.
    """

    team: str
    channel: str
    user: str
    text: str
    thread_ts: str | None = None
    restated: bool = False
    asked_ts: str | None = None
    said_by: str | None = None
    history: tuple[Turn, ...] | None = None
    overheard: bool = False
    documents: frozenset[str] | None = None

    @property
    def place(self) -> Place:
        """Where the answer belongs."""
        return Place(self.team, self.channel, self.thread_ts, self.user, self.asked_ts)

    @property
    def conversation(self) -> str:
        """The thread, anywhere."""
        return f"{self.team}:{self.channel}:{self.thread_ts}"

    @property
    def own_conversation(self) -> str:
        """What is said in the thread to the asker alone."""
        return private_conversation(self.conversation, self.user)


class Asking:
    """Answers. Safe to call from several threads."""

    def __init__(self, services: Services) -> None:
        """Answer with these means."""
        self._services = services

    def answer_in_thread(self, job: Job, asked: Asked) -> str:
        """Answer for all in a thread to see.

        Args:
            job: Its id is the answer's.
            asked: The question; its thread is given.

        Returns:
            The answer's status, or why there is none.
        """
        progress = self._services.progress
        if self._services.questions.is_called_off(job):
            return DROPPED  # and the thread was told so: nothing is to be said behind it
        if not asked.overheard:
            progress.begin(asked.place, SEARCHING)
        try:
            return self._answer_in_thread(job, asked)
        finally:
            progress.end(asked.place)

    def answer_privately(self, job: Job, asked: Asked, *, response_url: str) -> str:
        """Answer for the asker's eyes alone, to a press or a shortcut.

        Args:
            job: Its id is the answer's.
            asked: The question.
            response_url: Of what it was asked by; where it is of no use, a private message takes
                its place.

        Returns:
            The answer's status, or why there is none.
        """
        kept = self._prepare(job, asked, None)
        if kept is None:
            return DROPPED
        message = self._for_one(kept, job)
        tell_one(
            self._services.delivery,
            asked.place,
            message,
            response_url=response_url,
            key=job.id,
            maybe_sent=job.recovered,
        )
        return kept.answer.status.value

    def answer_command(self, job: Job, asked: Asked, *, response_url: str) -> str:
        """Answer for the asker's eyes alone, to a slash command.

        Args:
            job: Its id is the answer's.
            asked: The question.
            response_url: Of the command.

        Returns:
            The answer's status, or why there is none.
        """
        kept = self._prepare(job, asked, None)
        if kept is None:
            return DROPPED
        self._services.delivery.answer_command(
            response_url,
            asked.place,
            self._for_one(kept, job),
            key=job.id,
            maybe_sent=job.recovered,
        )
        return kept.answer.status.value

    def answer_quietly(self, job: Job, asked: Asked) -> str:
        """Answer for the asker's eyes alone, to a message in a channel.

        Args:
            job: Its id is the answer's.
            asked: The question; its thread is given.

        Returns:
            The answer's status, or why there is none.
        """
        kept = self._prepare(job, asked, asked.own_conversation)
        if kept is None:
            return DROPPED
        self._services.delivery.tell_privately(
            asked.place, self._for_one(kept, job), key=job.id, maybe_sent=job.recovered
        )
        return kept.answer.status.value

    def _answer_in_thread(self, job: Job, asked: Asked) -> str:
        kept = self._prepare(job, asked, asked.conversation)
        if kept is None:
            return DROPPED
        message = public_answer(
            kept,
            key=job.id,
            asker=(asked.said_by or asked.user) if asked.restated else None,
            can_ask_person=self._can_ask_person(kept),
            style=self._services.style,
        )
        self._services.progress.settle(asked.place)
        self._services.delivery.post(asked.place, message, key=job.id, maybe_posted=job.recovered)
        return kept.answer.status.value

    def _prepare(self, job: Job, asked: Asked, conversation: str | None) -> KeptAnswer | None:
        """Answer, and keep what will be needed once people see it; None where nobody is to."""
        its = self._services
        collections = its.access.collections(asked.team, asked.channel, asked.user)
        history = asked.history
        if history is None:
            history = tuple(its.store.turns(conversation)) if conversation else ()
        question = Question(
            text=asked.text, history=history, collections=collections, documents=asked.documents
        )
        answer = its.desk.answer(question, answer_id=job.id)
        is_silent = asked.overheard and answer.status is Status.NOT_FOUND
        followups = () if is_silent else self._followups(answer, collections)
        # What is kept from here on is seen: nobody can call it off, and be told so, any more.
        if is_silent or not its.questions.commit(job):
            return None
        kept = KeptAnswer(
            answer=answer,
            asker=asked.user,
            at=datetime.now(UTC),
            team=asked.team,
            channel=asked.channel,
            thread_ts=asked.thread_ts,
            followups=followups,
        )
        # Before anybody can see it, since its buttons need it and people may follow up at once.
        its.store.keep_answer(kept)
        if conversation and its.store.turns(conversation)[-1:] != [turn := turn_of(answer)]:
            its.store.remember_turn(conversation, turn)
        return kept

    def _followups(self, answer: Answer, collections: frozenset[str]) -> tuple[str, ...]:
        """Find what may be asked next, where nobody waits long for it."""
        its = self._services
        if its.prompts is None or len(its.questions.waiting()) > _WAITING_AT_MOST:
            return ()
        try:
            return its.prompts.after(answer, collections=collections)
        except RetrievalError as error:
            logger.warning("nothing offered answer=%s reason=%s", answer.id, error)
            return ()

    def _for_one(self, kept: KeptAnswer, job: Job) -> Message:
        return private_answer(
            kept,
            key=job.id,
            can_ask_person=self._can_ask_person(kept),
            style=self._services.style,
        )

    def _can_ask_person(self, kept: KeptAnswer) -> bool:
        return bool(self._services.access.helpers(kept.team, kept.channel))
