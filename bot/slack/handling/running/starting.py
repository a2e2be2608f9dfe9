"""The messages tab: questions to begin with, offered whenever somebody opens it."""

from bot.slack.delivery.suggested_prompts import SuggestedPrompts
from bot.slack.handling.features import Features
from bot.slack.handling.running.home import offer_starters
from bot.slack.handling.services import Services
from bot.slack.requests.opening import Opening
from bot.store.records import Job

_MOST = 4  # which Slack shows


class Starting:
    """Offers questions that the documents answer."""

    def __init__(self, services: Services, suggested: SuggestedPrompts) -> None:
        """Offer them with these means."""
        self._services = services
        self._suggested = suggested

    def features(self) -> Features:
        """Take on the opening of the tab."""
        return Features(openings={"messages": self._open})

    def _open(self, _job: Job, opening: Opening) -> str:
        collections = self._services.access.collections(opening.team, opening.channel, opening.user)
        questions = offer_starters(self._services.prompts, collections)[:_MOST]
        if not questions or not opening.channel:
            return "nothing to suggest"
        offered = self._suggested.offer(opening.team, opening.channel, questions)
        return "suggested" if offered else "not suggested"
