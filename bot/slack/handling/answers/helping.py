"""The button Ask a person: somebody looks at an answer, and the asker hears when it is done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.errors import Undeliverable
from bot.slack.blocks import texts
from bot.slack.blocks.answers.answer_buttons import ASK_PERSON
from bot.slack.blocks.answers.help_blocks import (
    MAX_NOTE_CHARS,
    NOTE,
    RESOLVE_HELP,
    SEND_HELP,
    asked_already,
    asked_too_often,
    help_forgotten,
    help_modal,
    help_sent,
    mark,
    nobody_reached,
    nobody_to_ask,
    resolved_already,
)
from bot.slack.blocks.message import Message
from bot.slack.blocks.view_origin import ViewOrigin
from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.delivery.place import Place
from bot.slack.handling.answers.help_copies import HelpCopies, mark_key
from bot.slack.handling.answers.refusing import refusal_here
from bot.slack.handling.answers.seeing import find_answer
from bot.slack.handling.features import Features
from bot.slack.handling.modals import open_modal, tell
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.slack.requests.submission import Submission
from bot.store.records import HelpRequest, Job, KeptAnswer

# Helpers have other work: who needs more in a day had better talk to one of them.
MAX_A_DAY = 5
_A_DAY = timedelta(days=1)


class Helping:
    """Passes answers on to people, once each. Safe to call from several threads.

    A request has the id of its answer, since there is one for each.
    """

    def __init__(self, services: Services, direct: DirectMessages) -> None:
        """Pass them on with these means."""
        self._services = services
        self._store = services.store
        self._copies = HelpCopies(services, direct)

    def features(self) -> Features:
        """Take on the button, the modal that it opens, and the button that helpers press."""
        return Features(
            presses={ASK_PERSON: self._open, RESOLVE_HELP: self._resolve},
            submissions={SEND_HELP: self._send},
        )

    def _open(self, _job: Job, press: Press) -> str:
        refused = refusal_here(
            self._services, team=press.team, channel=press.channel, user=press.user
        )
        if refused:
            return tell(self._services.delivery, press, refused)
        kept = find_answer(
            self._services, press.value, team=press.team, channel=press.channel, user=press.user
        )
        if kept is None:
            return tell(self._services.delivery, press, texts.forgotten())
        if refusal := self._refuse(press.team, press.channel, press.user, press.value):
            return tell(self._services.delivery, press, refusal)
        origin = ViewOrigin(
            channel=press.channel,
            thread_ts="" if press.ephemeral else press.thread_ts or press.message_ts,
            answer_id=press.value,
            response_url=press.response_url,
        )
        helpers = self._services.access.helpers(press.team, press.channel)
        view = help_modal(kept.answer.question, helpers, origin=origin)
        return open_modal(self._services, press, view)

    def _send(self, job: Job, submission: Submission) -> str:
        origin = submission.origin
        refused = refusal_here(
            self._services, team=submission.team, channel=origin.channel, user=submission.user
        )
        if refused:
            return tell(self._services.delivery, submission, refused)
        kept = find_answer(
            self._services,
            origin.answer_id,
            team=submission.team,
            channel=origin.channel,
            user=submission.user,
        )
        if kept is None:
            return tell(self._services.delivery, submission, texts.forgotten())
        if refusal := self._claim(job, submission):
            return tell(self._services.delivery, submission, refusal)
        return self._send_claimed(job, submission, kept)

    def _send_claimed(self, job: Job, submission: Submission, kept: KeptAnswer) -> str:
        origin = submission.origin
        request = HelpRequest(
            id=origin.answer_id,
            answer_id=origin.answer_id,
            asker=submission.user,
            team=submission.team,
            channel=origin.channel,
            thread_ts=origin.thread_ts or None,
            at=datetime.now(UTC),
        )
        # Before anybody can press “Mark resolved”.
        self._store.keep_help(request)
        note = submission.first(NOTE)[:MAX_NOTE_CHARS]
        posted = self._copies.send(request, kept, note=note, maybe_sent=job.recovered)
        if not posted:
            # It came to nobody, so that it is nobody's, and counts for nothing.
            self._store.keep_help(replace(request, asker=""))
            self._store.release(_claim_key(request.id))
            return tell(self._services.delivery, submission, nobody_reached())
        mark_ts = self._mark(request, maybe_posted=job.recovered) if request.thread_ts else None
        self._store.keep_help(replace(request, posted=posted, mark_ts=mark_ts))
        self._catch_up(request.id)
        if mark_ts is None:
            tell(self._services.delivery, submission, help_sent(len(posted)))
        return "asked a person"

    def _resolve(self, job: Job, press: Press) -> str:
        request = self._store.help_request(press.value)
        if request is None or request.team != press.team:
            return tell(self._services.delivery, press, help_forgotten())
        is_first = self._store.resolve_help(request.id, press.user, datetime.now(UTC))
        resolved = self._store.help_request(request.id) or request
        resolver = resolved.resolved_by or press.user
        # After a crash, the person's own press may have come no further than the store.
        if not is_first and not (job.recovered and resolver == press.user):
            return tell(self._services.delivery, press, resolved_already(resolver))
        self._copies.show_resolved(resolved)
        if resolved.asker != resolver:
            self._copies.tell_asker(resolved, maybe_told=job.recovered)
        return "resolved"

    def _refuse(self, team: str, channel: str, user: str, answer_id: str) -> Message | None:
        """Say why somebody cannot ask a person; None where they can."""
        if not self._services.access.helpers(team, channel):
            return nobody_to_ask()
        if self._store.is_claimed(_claim_key(answer_id)):
            return asked_already()
        if self._store.count_help(team, user, datetime.now(UTC) - _A_DAY) >= MAX_A_DAY:
            return asked_too_often(MAX_A_DAY)
        return None

    def _claim(self, job: Job, submission: Submission) -> Message | None:
        """Take a request on; say why not where it cannot be."""
        origin = submission.origin
        if job.recovered:
            # Cut short by a crash: what it claimed then is still its own.
            before = self._store.help_request(origin.answer_id)
            if before is None or before.asker == submission.user:
                self._store.claim(_claim_key(origin.answer_id))
                return None
        refusal = self._refuse(submission.team, origin.channel, submission.user, origin.answer_id)
        if refusal is None and not self._store.claim(_claim_key(origin.answer_id)):
            return asked_already()
        return refusal

    def _mark(self, request: HelpRequest, *, maybe_posted: bool) -> str | None:
        place = Place(request.team, request.channel, request.thread_ts, request.asker)
        key = mark_key(request)
        message = mark(request.asker, key=key)
        try:
            return self._services.delivery.post(place, message, key=key, maybe_posted=maybe_posted)
        except Undeliverable:
            return None  # then the asker is told privately

    def _catch_up(self, help_id: str) -> None:
        """Show the outcome where somebody was so quick that not all copies were known yet."""
        request = self._store.help_request(help_id)
        if request is not None and request.resolved_by:
            self._copies.show_resolved(request)


def _claim_key(answer_id: str) -> str:
    return f"help:{answer_id}"
