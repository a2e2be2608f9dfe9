"""The button under a document's card that asks a question of this document alone."""

from bot.slack.access import is_personal
from bot.slack.blocks.lookups.card_blocks import ASK_DOCUMENT
from bot.slack.blocks.lookups.document_question import ASK_THIS_DOCUMENT, QUESTION, question_modal
from bot.slack.blocks.message import Message
from bot.slack.blocks.texts import plain_message
from bot.slack.blocks.view_origin import ViewOrigin
from bot.slack.handling.asking.asking import Asked, Asking
from bot.slack.handling.asking.refusals import refusal_message
from bot.slack.handling.asking.rules import refusal
from bot.slack.handling.features import Features
from bot.slack.handling.modals import tell
from bot.slack.handling.services import Services
from bot.slack.handling.showing import say, show_or_tell
from bot.slack.requests.press import Press
from bot.slack.requests.submission import Submission
from bot.store.records import Job
from index.snapshots.records import DocumentSummary

_GONE = "That document is not there any longer."
_NO_WORDS = "There were no words in your question. Please press the button again."


class DocumentQuestions:
    """Asks for a question, and answers it from one document, for the asker's eyes alone."""

    def __init__(self, services: Services, asking: Asking) -> None:
        """Ask with these means."""
        self._services = services
        self._asking = asking

    def features(self) -> Features:
        """Take on the button and the modal that it opens."""
        return Features(
            presses={ASK_DOCUMENT: self._open}, submissions={ASK_THIS_DOCUMENT: self._ask}
        )

    def _open(self, _job: Job, press: Press) -> str:
        summary = self._find(press.value, press.team, press.channel, press.user)
        refused = self._refuse(summary, press.team, press.channel, press.user)
        if summary is None or refused:
            message = refused or plain_message(_GONE)
            return say(self._services, press, message)
        origin = ViewOrigin(
            channel=press.channel, document_id=summary.id, response_url=press.response_url
        )
        return show_or_tell(self._services, press, question_modal(summary, origin=origin))

    def _ask(self, job: Job, submission: Submission) -> str:
        origin = submission.origin
        summary = self._find(origin.document_id, submission.team, origin.channel, submission.user)
        refused = self._refuse(summary, submission.team, origin.channel, submission.user)
        text = submission.first(QUESTION).strip()
        if summary is None or refused or not text:
            return tell(self._services.delivery, submission, refused or plain_message(_NO_WORDS))
        asked = Asked(
            submission.team,
            origin.channel or submission.user,
            submission.user,
            text,
            documents=frozenset({summary.id}),
        )
        return self._asking.answer_privately(job, asked, response_url=origin.response_url)

    def _find(self, document_id: str, team: str, channel: str, user: str) -> DocumentSummary | None:
        collections = self._services.access.collections(team, channel, user)
        found = self._services.desk.document(document_id, collections=collections)
        return found[0] if found else None

    def _refuse(
        self, summary: DocumentSummary | None, team: str, channel: str, user: str
    ) -> Message | None:
        """Say why somebody cannot ask; None where they can."""
        if summary is None:
            return plain_message(_GONE)
        if is_personal(channel):
            return None
        rules = self._services.access.rules(team, channel)
        verdict = refusal(rules, user)
        return refusal_message(verdict, rules) if verdict else None
