"""Documents' cards: by id, by a button, or looked up by typing."""

from bot.catalogue.narrowing import Wanted
from bot.catalogue.suggestions import Suggestion, suggest_document
from bot.slack.blocks.lookups.card_blocks import Card, document_card, unknown_document
from bot.slack.blocks.lookups.document_lines import SHOW_DOCUMENT
from bot.slack.blocks.lookups.look_up import LOOK_UP, look_up_prompt
from bot.slack.blocks.message import Message
from bot.slack.handling.features import Features
from bot.slack.handling.lookups.listings import Listings
from bot.slack.handling.lookups.nearest import find_nearest
from bot.slack.handling.lookups.showing_lists import show_beside, show_in_place
from bot.slack.handling.replies import reply_to_command
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press
from bot.store.records import Job

_NEAREST = 3
# Begin what the menu carries for publishers and areas; ids of documents hold no colon.
_LISTS = ("from:", "area:")


class Cards:
    """Shows documents, for the eyes of the person who asked for them."""

    def __init__(self, services: Services, listings: Listings) -> None:
        """Show them with these means; publishers and areas as lists of their documents."""
        self._services = services
        self._listings = listings

    def features(self) -> Features:
        """Take on ``source ID``, the buttons beside documents, and the menu to look them up."""
        return Features(
            commands={"source": self._source},
            presses={SHOW_DOCUMENT: self._show, LOOK_UP: self._look_up},
        )

    def _source(self, job: Job, command: Command) -> str:
        its = self._services
        if not command.rest:
            return reply_to_command(its.delivery, job, command, look_up_prompt(its.command))
        message = self._card_or_nearest(command.rest, self._visible(command))
        return reply_to_command(its.delivery, job, command, message)

    def _show(self, _job: Job, press: Press) -> str:
        """Show a card beside the list in which the button stands."""
        message = self._card_or_nearest(press.value, self._visible(press))
        return show_beside(self._services, press, message)

    def _look_up(self, _job: Job, press: Press) -> str:
        """Show what was chosen in the place of what is there; the menu stands below it again."""
        collections = self._visible(press)
        if press.value.startswith(_LISTS):
            message = self._listings.first_page(Wanted(words=press.value), collections)
        else:
            message = self._card_or_nearest(press.value, collections)
        return show_in_place(self._services, press, message)

    def _card_or_nearest(self, named: str, collections: frozenset[str]) -> Message:
        its = self._services
        document_id = named.strip("`<> ").lower()
        found = its.desk.document(document_id, collections=collections)
        if found is None:
            near = self._near(named, collections)
            return unknown_document(named, near, command=its.command)
        summary, document = found
        newer = its.desk.newer_version(document_id, collections=collections)
        return document_card(Card(summary, document, newer))

    def _near(self, named: str, collections: frozenset[str]) -> tuple[Suggestion, ...]:
        """Find documents by what was typed for an id: it may be the beginning of a title."""
        desk = self._services.desk
        offered = desk.suggest(named, limit=_NEAREST, collections=collections).documents
        if offered:
            return offered
        nearest = find_nearest(desk, named, collections=collections, limit=_NEAREST)
        return tuple(map(suggest_document, nearest))

    def _visible(self, request: Command | Press) -> frozenset[str]:
        return self._services.access.collections(request.team, request.channel, request.user)
