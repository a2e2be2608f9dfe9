"""The verdicts Helpful and Not helpful, and the reasons for the latter."""

from datetime import UTC, datetime

from bot.slack.blocks import texts
from bot.slack.blocks.answers.answer_buttons import FEEDBACK_ACTIONS, read_feedback
from bot.slack.blocks.answers.reason_modal import (
    COMMENT,
    EXPLAIN_VOTE,
    MAX_COMMENT_CHARS,
    REASON,
    REASONS,
    reason_modal,
)
from bot.slack.blocks.view_origin import ViewOrigin
from bot.slack.handling.features import Features
from bot.slack.handling.modals import tell
from bot.slack.handling.replies import reply_to_press
from bot.slack.handling.services import Services
from bot.slack.handling.showing import show
from bot.slack.requests.press import Press
from bot.slack.requests.submission import Submission
from bot.store.records import Job, Verdict, Vote


class Votes:
    """Notes what people think of answers: one verdict for each person and answer."""

    def __init__(self, services: Services) -> None:
        """Note it with these means."""
        self._services = services
        self._store = services.store
        self._delivery = services.delivery

    def features(self) -> Features:
        """Take on both kinds of buttons, and the modal that asks why."""
        return Features(
            presses=dict.fromkeys(FEEDBACK_ACTIONS, self._vote),
            submissions={EXPLAIN_VOTE: self._explain},
        )

    def _vote(self, _job: Job, press: Press) -> str:
        given = read_feedback(press.name, press.value)
        if given is None:
            return "unknown"
        answer_id, verdict = given
        kept = self._store.kept_answer(answer_id)
        if kept is None or kept.team not in {"", press.team}:
            return reply_to_press(self._delivery, press, texts.forgotten())
        vote = Vote(
            answer_id=answer_id,
            person=press.user,
            verdict=verdict,
            reason=None,
            comment=None,
            at=datetime.now(UTC),
        )
        is_new = self._store.record_vote(vote)
        # Noted before anything is asked: who closes the modal has given a verdict all the same, and
        # who closed it by mistake gets it again by the same button.
        if verdict is Verdict.NOT_HELPFUL and self._ask_why(press, answer_id):
            return "asked why"
        if not is_new:
            return "same vote"
        helpful = verdict is Verdict.HELPFUL
        return reply_to_press(self._delivery, press, texts.thanks(helpful=helpful))

    def _ask_why(self, press: Press, answer_id: str) -> bool:
        origin = ViewOrigin(
            channel=press.channel,
            thread_ts=press.thread_ts,
            answer_id=answer_id,
            response_url=press.response_url,
        )
        return show(self._services.views, press, reason_modal(origin))

    def _explain(self, _job: Job, submission: Submission) -> str:
        reason = submission.first(REASON)
        comment = submission.first(COMMENT).strip()[:MAX_COMMENT_CHARS]
        noted = self._store.explain_vote(
            submission.origin.answer_id,
            submission.user,
            reason=reason if reason in REASONS else None,
            comment=comment or None,
        )
        message = texts.thanks(helpful=False) if noted else texts.forgotten()
        return tell(self._delivery, submission, message)
