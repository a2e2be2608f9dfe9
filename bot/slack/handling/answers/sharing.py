"""The button Share: what one person saw, for all in the channel, or in its thread."""

import logging

from bot.answer.followup import turn_of
from bot.errors import Undeliverable
from bot.slack.blocks import texts
from bot.slack.blocks.answers.answer_blocks import shared_answer, shared_private_answer
from bot.slack.blocks.answers.answer_buttons import SHARE
from bot.slack.delivery.place import Place
from bot.slack.handling.answers.refusing import refusal_here
from bot.slack.handling.answers.seeing import find_answer
from bot.slack.handling.features import Features
from bot.slack.handling.replies import reply_to_press
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.store.records import Job, KeptAnswer

logger = logging.getLogger(__name__)


class Sharing:
    """Posts a copy of a private answer, once for each channel."""

    def __init__(self, services: Services) -> None:
        """Share with these means."""
        self._services = services
        self._store = services.store
        self._delivery = services.delivery

    def features(self) -> Features:
        """Take on the button."""
        return Features(presses={SHARE: self._share})

    def _share(self, job: Job, press: Press) -> str:
        refused = refusal_here(
            self._services, team=press.team, channel=press.channel, user=press.user
        )
        if refused:
            return reply_to_press(self._delivery, press, refused)
        own = self._find(press, user=press.user)
        if own is None:
            return reply_to_press(self._delivery, press, texts.forgotten())
        # Others may be in direct messages too: what is open to one of them is not to all.
        kept = self._find(press, user="")
        if kept is None:
            return reply_to_press(self._delivery, press, texts.not_for_all())
        return self._share_once(job, press, kept, own=own)

    def _find(self, press: Press, *, user: str) -> KeptAnswer | None:
        return find_answer(
            self._services, press.value, team=press.team, channel=press.channel, user=user
        )

    def _share_once(self, job: Job, press: Press, kept: KeptAnswer, *, own: KeptAnswer) -> str:
        # The key is the answer's and the channel's, so that a second press finds the first one's.
        key = f"share:{kept.answer.id}:{press.channel}"
        if not (self._store.claim(key) or job.recovered):
            return "shared before"
        place = _place(press, kept)
        try:
            copy_ts = self._post_copy(place, press, kept, key=key, maybe_posted=job.recovered)
        except Undeliverable:
            self._store.release(key)
            raise
        self._take_part(place, copy_ts, kept)
        self._replace_private(place, press, own)
        return "shared"

    def _post_copy(
        self, place: Place, press: Press, kept: KeptAnswer, *, key: str, maybe_posted: bool
    ) -> str | None:
        message = shared_answer(
            kept,
            sharer=press.user,
            key=key,
            can_ask_person=self._can_ask_person(press),
            style=self._services.style,
        )
        return self._delivery.share(
            place, message, key=key, response_url=press.response_url, maybe_posted=maybe_posted
        )

    def _take_part(self, place: Place, copy_ts: str | None, kept: KeptAnswer) -> None:
        """Let people follow up in the copy's thread, as under any answer."""
        thread_ts = place.thread_ts or copy_ts
        if thread_ts is None:
            return
        conversation = f"{place.team}:{place.channel}:{thread_ts}"
        if self._store.turns(conversation)[-1:] != [turn := turn_of(kept.answer)]:
            self._store.remember_turn(conversation, turn)

    def _replace_private(self, place: Place, press: Press, kept: KeptAnswer) -> None:
        """Take the button away from the private answer, and say where the copy is."""
        if not press.response_url:
            return
        private = shared_private_answer(
            kept,
            key=kept.answer.id,
            where="the thread" if place.thread_ts else "the channel",
            can_ask_person=self._can_ask_person(press),
            style=self._services.style,
        )
        try:
            self._delivery.reply_privately(press.response_url, private, replace_original=True)
        except Undeliverable as error:
            # The copy stands there for all to see: nobody is to be told that sharing failed.
            logger.warning("private answer not replaced code=%s", error.code)

    def _can_ask_person(self, press: Press) -> bool:
        return bool(self._services.access.helpers(press.team, press.channel))


def _place(press: Press, kept: KeptAnswer) -> Place:
    """Say where the copy belongs: in the thread that the question was about, if there was one."""
    is_here = kept.channel == press.channel
    thread_ts = kept.thread_ts if is_here else None
    return Place(press.team, press.channel, thread_ts=thread_ts, user=press.user)
