"""Offers documents, publishers and areas while somebody types into a menu."""

import logging
import time
from typing import Protocol

from bot.catalogue.suggestions import Suggestions
from bot.errors import StoreUnusable
from bot.slack.access import Access
from bot.slack.blocks.lookups.look_up import LOOK_UP, MAX_OF_A_KIND, offer_options
from bot.slack.blocks.message import JsonObject
from bot.slack.requests.typed import Typed, read_typed
from index.errors import RetrievalError

logger = logging.getLogger(__name__)

_NOTHING: JsonObject = {"options": []}


class Suggesting(Protocol):
    """Offers what fits what was typed so far. Safe to call from several threads."""

    def suggest(self, typed: str, *, limit: int, collections: frozenset[str] | None) -> Suggestions:
        """Offer so many of each kind at the most, of what is in these collections."""
        ...


class Typeahead:
    """Offers what may be seen where the menu stands. Safe to call from several threads."""

    def __init__(self, catalogue: Suggesting, access: Access) -> None:
        """Offer what a catalogue holds, as far as it may be seen."""
        self._catalogue = catalogue
        self._access = access

    def offer(self, body: JsonObject) -> JsonObject:
        """Answer a request for options, at once: people are typing.

        Args:
            body: As Slack sent it.

        Returns:
            ``options`` or ``option_groups``, at most a hundred in all; no options for menus that
            are not ours, and where nothing can be looked up.
        """
        typed = read_typed(body)
        if typed.action != LOOK_UP:
            return _NOTHING
        started = time.monotonic()
        try:
            offered = self._offer(typed)
        except (RetrievalError, StoreUnusable) as error:
            # Without what was typed. An error would show as one in the menu, at every letter.
            logger.warning("nothing offered team=%s reason=%s", typed.team, error)
            return _NOTHING
        ms = (time.monotonic() - started) * 1000
        logger.debug("offered team=%s chars=%d ms=%.0f", typed.team, len(typed.text), ms)
        return offered

    def _offer(self, typed: Typed) -> JsonObject:
        collections = self._access.collections(typed.team, typed.channel, typed.user)
        found = self._catalogue.suggest(typed.text, limit=MAX_OF_A_KIND, collections=collections)
        return offer_options(found)
