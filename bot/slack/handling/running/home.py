"""The Home tab: published whenever somebody opens it."""

import logging

from bot.answer.holdings import Holdings, describe_holdings
from bot.prompts.checked import Prompts
from bot.refresh.freshness import Freshness
from bot.slack.blocks.running.home_view import Home, Managed, home_view
from bot.slack.blocks.texts import help_message
from bot.slack.handling.features import Features
from bot.slack.handling.services import Services
from bot.slack.requests.opening import Opening
from bot.store.records import Job
from index.errors import RetrievalError
from sources.errors import SourceError

logger = logging.getLogger(__name__)


class HomeTabs:
    """Shows people their Home tab. Safe to call from several threads."""

    def __init__(self, services: Services) -> None:
        """Show it with these means."""
        self._services = services

    def features(self) -> Features:
        """Take on the opening of the tab."""
        return Features(openings={"home": self._open})

    def publish(self, team: str, user: str) -> None:
        """Publish a person's tab as it is now; Undeliverable or SlackUnreachable where that fails.

        Args:
            team: The workspace.
            user: Who sees it.
        """
        self._services.views.publish(team, user, home_view(self._gather(team, user)))

    def _open(self, _job: Job, opening: Opening) -> str:
        self.publish(opening.team, opening.user)
        return "published"

    def _gather(self, team: str, user: str) -> Home:
        its = self._services
        collections = its.access.collections(team, "", user)
        return Home(
            holdings=self._holdings(collections),
            freshness=self._freshness(collections),
            examples=offer_starters(its.prompts, collections),
            help_text=help_message(its.command, bot_user=its.bot_user(team)).text,
            gathering=its.gathering,
            managed=self._managed(team) if its.access.is_admin(team, user) else None,
        )

    def _holdings(self, collections: frozenset[str]) -> Holdings | None:
        try:
            return describe_holdings(self._services.desk.documents(collections=collections))
        except RetrievalError as error:
            logger.warning("home shown without documents reason=%s", error)
            return None

    def _freshness(self, collections: frozenset[str]) -> tuple[Freshness, ...]:
        try:
            listed = self._services.freshness()
        except (SourceError, OSError) as error:
            logger.warning("home shown without locations reason=%s", error)
            return ()
        return tuple(each for each in listed if each.collection in collections)

    def _managed(self, team: str) -> Managed:
        its = self._services
        return Managed(
            rules=its.store.all_channel_rules(team),
            default_collections=its.access.default_collections,
            default_helpers=its.access.default_helpers,
        )


def offer_starters(prompts: Prompts | None, collections: frozenset[str]) -> tuple[str, ...]:
    """Give questions to begin with; none where there is no index to make them from."""
    if prompts is None:
        return ()
    try:
        return prompts.starters(collections=collections)
    except RetrievalError as error:
        logger.warning("no questions offered reason=%s", error)
        return ()
