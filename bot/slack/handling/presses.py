"""The buttons: what each of them does."""

from datetime import UTC, datetime

from bot.answer.followup import turn_of
from bot.errors import Undeliverable
from bot.slack.blocks import texts
from bot.slack.blocks.answer_blocks import (
    HELPFUL,
    NOT_HELPFUL,
    SHARE,
    shared_answer,
    shared_private_answer,
)
from bot.slack.blocks.lookup_blocks import NEXT, PREVIOUS
from bot.slack.blocks.message import Message
from bot.slack.delivery.delivery import Delivery, Place
from bot.slack.handling.commands import Commands
from bot.slack.requests.press import Press
from bot.store.ports import Store
from bot.store.records import Job, KeptAnswer, Verdict, Vote

_VERDICTS = {HELPFUL: Verdict.HELPFUL, NOT_HELPFUL: Verdict.NOT_HELPFUL}


class Presses:
    """Does what a pressed button says."""

    def __init__(self, commands: Commands, store: Store, delivery: Delivery) -> None:
        """Bring together what the buttons need."""
        self._commands = commands
        self._store = store
        self._delivery = delivery

    def do(self, job: Job, press: Press) -> str:
        """Do what the button says; a button that is not ours does nothing.

        Args:
            job: The job that the press became.
            press: The press.

        Returns:
            What became of it, in a word for the log.
        """
        if press.action in _VERDICTS:
            return self._vote(press)
        if press.action == SHARE:
            return self._share(job, press)
        if press.action in {NEXT, PREVIOUS}:
            return self._turn_page(press)
        return "unknown"

    def _vote(self, press: Press) -> str:
        if self._store.kept_answer(press.value) is None:
            return self._reply(press, texts.forgotten())
        verdict = _VERDICTS[press.action]
        vote = Vote(
            answer_id=press.value,
            person=press.user,
            verdict=verdict,
            reason=None,
            comment=None,
            at=datetime.now(UTC),
        )
        if not self._store.record_vote(vote):
            return "same vote"
        return self._reply(press, texts.thanks(helpful=verdict is Verdict.HELPFUL))

    def _share(self, job: Job, press: Press) -> str:
        kept = self._store.kept_answer(press.value)
        if kept is None:
            return self._reply(press, texts.forgotten())
        # The key is the answer's and the channel's, so that a second press finds the first one's.
        key = f"share:{kept.answer.id}:{press.channel}"
        if not (self._store.claim(key) or job.recovered):
            return "shared before"
        try:
            copy_ts = self._post_copy(press, kept, key, maybe_posted=job.recovered)
        except Undeliverable:
            self._store.release(key)
            raise
        if copy_ts:
            # People may follow up in the copy's thread, as under any answer.
            conversation = f"{press.team}:{press.channel}:{copy_ts}"
            self._store.remember_turn(conversation, turn_of(kept.answer))
        if press.response_url:
            private = shared_private_answer(kept.answer, key=kept.answer.id)
            self._delivery.reply_privately(press.response_url, private, replace_original=True)
        return "shared"

    def _post_copy(
        self, press: Press, kept: KeptAnswer, key: str, *, maybe_posted: bool
    ) -> str | None:
        message = shared_answer(kept.answer, sharer=press.user, key=key)
        place = Place(channel=press.channel, thread_ts=None, user=press.user)
        return self._delivery.share(
            place, message, key=key, response_url=press.response_url, maybe_posted=maybe_posted
        )

    def _turn_page(self, press: Press) -> str:
        listing_id, _, page = press.value.partition(":")
        message = self._commands.page(listing_id, int(page) if page.isdigit() else 0)
        if message is None:
            return self._reply(press, texts.forgotten())
        if press.response_url:
            self._delivery.reply_privately(press.response_url, message, replace_original=True)
        return "page turned"

    def _reply(self, press: Press, message: Message) -> str:
        if press.response_url:
            self._delivery.reply_privately(press.response_url, message)
        return "replied"
