"""The command that lists documents, and the buttons and menus of its lists."""

import secrets
from dataclasses import replace

from bot.catalogue.narrowing import Narrowed, Wanted, narrow, read_wanted, write_wanted
from bot.slack.access import is_personal
from bot.slack.blocks.lookups.listing_blocks import (
    ALL,
    CHOOSE_PUBLISHER,
    CHOOSE_YEAR,
    NEXT,
    PREVIOUS,
    Listed,
    document_page,
    listing_forgotten,
    publisher_value,
)
from bot.slack.blocks.message import Message
from bot.slack.blocks.running.home_view import ALL_SOURCES
from bot.slack.blocks.view_origin import ViewOrigin
from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.handling.features import Features
from bot.slack.handling.lookups.nearest import find_nearest
from bot.slack.handling.lookups.showing_lists import list_modal, show_in_place
from bot.slack.handling.modals import open_modal
from bot.slack.handling.replies import reply_to_command
from bot.slack.handling.services import Services
from bot.slack.handling.showing import say
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press
from bot.store.records import Job
from index.snapshots.records import DocumentSummary

_NEAREST = 3
# A longer number is no page and no year, and costs time to read.
_MOST_DIGITS = 9


class Listings:
    """Lists documents, for the eyes of the person who asked for them."""

    def __init__(self, services: Services, direct: DirectMessages) -> None:
        """List them with these means.

        Args:
            services: What listing needs.
            direct: Where what is begun on the Home tab goes on.
        """
        self._services = services
        self._direct = direct

    def features(self) -> Features:
        """Take on ``sources WORDS``, the Home tab's button, those of pages, and the menus."""
        return Features(
            commands={"sources": self._sources},
            presses={
                ALL_SOURCES: self._open,
                NEXT: self._turn_page,
                PREVIOUS: self._turn_page,
                CHOOSE_PUBLISHER: self._choose_publisher,
                CHOOSE_YEAR: self._choose_year,
            },
        )

    def first_page(self, wanted: Wanted, collections: frozenset[str]) -> Message:
        """Begin a list: keep what is wanted, and show its first page.

        Args:
            wanted: Which documents.
            collections: What may be seen.

        Returns:
            The message.
        """
        listing_id = secrets.token_hex(8)
        self._services.store.keep_listing(listing_id, write_wanted(wanted))
        return self._page(listing_id, wanted, 0, collections)

    def _sources(self, job: Job, command: Command) -> str:
        message = self.first_page(Wanted(words=command.rest), self._visible(command))
        return reply_to_command(self._services.delivery, job, command, message)

    def _open(self, _job: Job, press: Press) -> str:
        """Open all documents in a modal over the Home tab."""
        found = self._direct.channel(press.team, press.user)
        origin = ViewOrigin(channel=found if is_personal(found) else "")
        collections = self._services.access.collections(press.team, origin.channel, press.user)
        view = list_modal(self.first_page(Wanted(), collections), origin=origin)
        return open_modal(self._services, press, view)

    def _turn_page(self, _job: Job, press: Press) -> str:
        listing_id, _, page = press.value.partition(":")
        wanted = self._wanted(listing_id)
        if wanted is None:
            return self._say_forgotten(press)
        message = self._page(listing_id, wanted, _read_number(page) or 0, self._visible(press))
        return show_in_place(self._services, press, message)

    def _choose_publisher(self, _job: Job, press: Press) -> str:
        wanted = self._wanted(press.detail)
        if wanted is None:
            return self._say_forgotten(press)
        publishers = self._narrow(replace(wanted, publisher=None), self._visible(press)).publishers
        chosen = (name for name, _ in publishers if publisher_value(name) == press.value)
        return self._begin_anew(press, replace(wanted, publisher=next(chosen, None)))

    def _choose_year(self, _job: Job, press: Press) -> str:
        wanted = self._wanted(press.detail)
        if wanted is None:
            return self._say_forgotten(press)
        year = None if press.value == ALL else _read_number(press.value)
        return self._begin_anew(press, replace(wanted, year=year))

    def _begin_anew(self, press: Press, wanted: Wanted) -> str:
        message = self.first_page(wanted, self._visible(press))
        return show_in_place(self._services, press, message)

    def _wanted(self, listing_id: str) -> Wanted | None:
        kept = self._services.store.listing(listing_id)
        return None if kept is None else read_wanted(kept)

    def _narrow(self, wanted: Wanted, collections: frozenset[str]) -> Narrowed:
        matching = self._services.desk.listing(wanted.words, collections=collections)
        return narrow(matching.documents, wanted)

    def _page(
        self, listing_id: str, wanted: Wanted, page: int, collections: frozenset[str]
    ) -> Message:
        desk = self._services.desk
        matching = desk.listing(wanted.words, collections=collections)
        narrowed = narrow(matching.documents, wanted)
        nearest: tuple[DocumentSummary, ...] = ()
        if not matching.documents and not matching.notes:
            nearest = find_nearest(desk, wanted.words, collections=collections, limit=_NEAREST)
        listed = Listed(listing_id, wanted, narrowed, matching.notes, nearest)
        return document_page(listed, page=page, command=self._services.command)

    def _say_forgotten(self, press: Press) -> str:
        message = listing_forgotten(self._services.command)
        return say(self._services, press, message)

    def _visible(self, request: Command | Press) -> frozenset[str]:
        return self._services.access.collections(request.team, request.channel, request.user)


def _read_number(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None
