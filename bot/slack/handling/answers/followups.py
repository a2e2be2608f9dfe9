"""The buttons that ask one of the questions offered under an answer."""

from bot.errors import SlackUnreachable
from bot.slack.access import is_personal
from bot.slack.blocks import texts
from bot.slack.blocks.answers.answer_buttons import FOLLOWUP
from bot.slack.handling.answers.refusing import refusal_here
from bot.slack.handling.answers.seeing import find_answer
from bot.slack.handling.asking.asking import DROPPED, Asked, Asking
from bot.slack.handling.features import Features
from bot.slack.handling.replies import reply_to_press
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.store.records import Job, KeptAnswer


class Followups:
    """Asks what was offered, for whoever presses: each question once for each person."""

    def __init__(self, services: Services, asking: Asking) -> None:
        """Ask with these means."""
        self._services = services
        self._asking = asking

    def features(self) -> Features:
        """Take on the buttons."""
        return Features(presses={FOLLOWUP: self._ask})

    def _ask(self, job: Job, press: Press) -> str:
        refused = refusal_here(
            self._services, team=press.team, channel=press.channel, user=press.user
        )
        if refused:
            return reply_to_press(self._services.delivery, press, refused)
        kept = find_answer(
            self._services, press.value, team=press.team, channel=press.channel, user=press.user
        )
        question = _question(kept, press.detail)
        if kept is None or question is None:
            return reply_to_press(self._services.delivery, press, texts.forgotten())
        return self._ask_once(job, press, kept, question)

    def _ask_once(self, job: Job, press: Press, kept: KeptAnswer, question: str) -> str:
        key = f"followup:{press.value}:{press.detail}:{press.user}"
        if not self._claim(job, key):
            return "asked before"
        outcome = DROPPED
        try:
            outcome = self._answer(job, press, kept, question)
        except SlackUnreachable:
            outcome = "to be tried again"
            raise
        finally:
            # What was apologised for, or called off, may be asked again.
            if outcome == DROPPED:
                self._release(job, key)
        return outcome

    def _claim(self, job: Job, key: str) -> bool:
        """Take a question on, or go on with it where this very press did so before."""
        store = self._services.store
        if not store.claim(_claim_of(job, key)) or store.claim(key):
            return True
        store.release(_claim_of(job, key))
        return False

    def _release(self, job: Job, key: str) -> None:
        self._services.store.release(key)
        self._services.store.release(_claim_of(job, key))

    def _answer(self, job: Job, press: Press, kept: KeptAnswer, question: str) -> str:
        """Answer where the button stands: in its thread, or for the person alone."""
        # What one person sees alone is in no thread; its copy would stand where the first one's
        # would.
        thread_ts = kept.thread_ts if press.ephemeral else press.thread_ts or press.message_ts
        asked = Asked(
            press.team, press.channel, press.user, question, thread_ts=thread_ts, restated=True
        )
        if press.ephemeral or self._is_private(press):
            return self._asking.answer_privately(job, asked, response_url=press.response_url)
        return self._asking.answer_in_thread(job, asked)

    def _is_private(self, press: Press) -> bool:
        if is_personal(press.channel):
            return False
        return self._services.access.rules(press.team, press.channel).private


def _claim_of(job: Job, key: str) -> str:
    """Name what one press claims, so that no other is taken for it after a crash."""
    return f"{key}:{job.id}"


def _question(kept: KeptAnswer | None, detail: str) -> str | None:
    """Find the question on a button, by its number; None where there is none, or no longer."""
    offered = enumerate(kept.followups, 1) if kept else ()
    return next((text for number, text in offered if str(number) == detail), None)
