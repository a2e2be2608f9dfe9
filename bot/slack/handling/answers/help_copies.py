"""The copies of a request for help: one for each person and channel that is asked."""

import logging
from dataclasses import replace

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.access import is_personal
from bot.slack.blocks.answers.help_blocks import (
    Plea,
    help_copy,
    resolved_copy,
    resolved_mark,
    told_resolved,
)
from bot.slack.blocks.message import Message
from bot.slack.blocks.running.rules_wording import is_person
from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.delivery.place import Place
from bot.slack.handling.answers.seeing import may_see, read_behind
from bot.slack.handling.services import Services
from bot.store.records import HelpRequest, KeptAnswer

logger = logging.getLogger(__name__)


class HelpCopies:
    """Sends requests to helpers, and tells all who saw one when it is resolved."""

    def __init__(self, services: Services, direct: DirectMessages) -> None:
        """Send them with these means."""
        self._services = services
        self._direct = direct

    def send(
        self, request: HelpRequest, kept: KeptAnswer, *, note: str, maybe_sent: bool
    ) -> tuple[tuple[str, str], ...]:
        """Send a request to everybody who helps where it was made.

        Args:
            request: Who asks, and where.
            kept: The answer.
            note: In the asker's words.
            maybe_sent: Whether an earlier process may have sent some already.

        Returns:
            Channel and ts of each copy; empty where Slack took none.

        Raises:
            SlackUnreachable: If Slack did not answer, so that nobody has been asked yet.
        """
        plea = self._plea(request, kept)
        sent: list[tuple[str, str]] = []
        unanswered: SlackUnreachable | None = None
        for helper in self._services.access.helpers(request.team, request.channel):
            try:
                place, key, message = self._copy(helper, request, kept, plea, note)
                ts = self._services.delivery.post(place, message, key=key, maybe_posted=maybe_sent)
                sent.append((place.channel, ts or ""))
            except Undeliverable as error:
                logger.warning("helper not reached code=%s", error.code)
            except SlackUnreachable as error:
                unanswered = error
        if unanswered and not sent:
            raise unanswered
        return tuple(sent)

    def show_resolved(self, request: HelpRequest) -> None:
        """Put the outcome in the place of every copy, and into the thread."""
        resolver = request.resolved_by or ""
        plea = self._plea(request, self._services.store.kept_answer(request.answer_id))
        for channel, ts in request.posted:
            place = Place(request.team, channel, thread_ts=None, user=resolver)
            self._update(place, ts, resolved_copy(plea, resolver=resolver))
        if request.mark_ts and request.thread_ts:
            place = Place(request.team, request.channel, request.thread_ts, request.asker)
            key = mark_key(request)
            message = resolved_mark(request.asker, resolver=resolver, key=key)
            self._update(place, request.mark_ts, message)

    def tell_asker(self, request: HelpRequest, *, maybe_told: bool) -> None:
        """Write to the asker that it is resolved: neither an update nor an ephemeral notifies.

        Args:
            request: Resolved by somebody else.
            maybe_told: Whether an earlier process may have told them.
        """
        plea = replace(
            self._plea(request, self._services.store.kept_answer(request.answer_id)),
            link=self._link(request),
        )
        key = f"help:{request.id}:told"
        message = told_resolved(plea, resolver=request.resolved_by or "", key=key)
        channel = self._direct.channel(request.team, request.asker)
        place = Place(request.team, channel, thread_ts=None, user=request.asker)
        self._services.delivery.post(place, message, key=key, maybe_posted=maybe_told)

    def _copy(
        self, helper: str, request: HelpRequest, kept: KeptAnswer, plea: Plea, note: str
    ) -> tuple[Place, str, Message]:
        """Make the copy that one helper may see, and say where it belongs and what its key is."""
        is_direct = is_person(helper)
        channel = self._direct.channel(request.team, helper) if is_direct else helper
        place = Place(request.team, channel, thread_ts=None, user=helper)
        collections = self._services.access.collections(
            request.team, "" if is_direct else helper, helper
        )
        is_open = may_see(self._services.desk, kept.answer, collections)
        key = f"help:{request.id}:{helper}"
        message = help_copy(
            plea,
            kept.answer if is_open else None,
            help_id=request.id,
            key=key,
            note=note,
            behind=read_behind(self._services.desk, kept.answer.citations, collections)
            if is_open
            else (),
        )
        return place, key, message

    def _plea(self, request: HelpRequest, kept: KeptAnswer | None) -> Plea:
        """Say what helpers are told; nobody but the asker can open their direct messages."""
        link = None if is_personal(request.channel) else self._link(request)
        return Plea(request.asker, kept.answer.question if kept else None, link)

    def _link(self, request: HelpRequest) -> str | None:
        if not request.thread_ts:
            return None
        place = Place(request.team, request.channel, request.thread_ts, request.asker)
        return self._services.delivery.permalink(place, request.thread_ts)

    def _update(self, place: Place, ts: str, message: Message) -> None:
        if not ts:
            return
        try:
            self._services.delivery.update(place, ts, message)
        except Undeliverable as error:
            logger.warning("request for help not updated code=%s", error.code)


def mark_key(request: HelpRequest) -> str:
    """Name the message that marks the thread."""
    return f"help:{request.id}:mark"
