"""The slash command: what each of its words gets a person."""

import re
import secrets

from bot.desk import Desk
from bot.slack.blocks import texts
from bot.slack.blocks.lookup_blocks import document_card, document_page, passages_found
from bot.slack.blocks.message import Message
from bot.slack.requests.command import Command
from bot.store.ports import ListingStore
from index.searcher import Query

_PASSAGES_SHOWN = 8
_DOCUMENTS_ON_A_PAGE = 8
_WORD_AND_REST = re.compile(r"(\S+)\s*(.*)", re.DOTALL)


class Commands:
    """Replies to slash commands, for the eyes of the person who gave them."""

    def __init__(
        self, desk: Desk, listings: ListingStore, *, collections: frozenset[str], command: str
    ) -> None:
        """Look things up at a desk, within the collections that people in Slack may see."""
        self._desk = desk
        self._listings = listings
        self._collections = collections
        self._command = command

    def question_of(self, command: Command) -> str | None:
        """Find the question of ``ask QUESTION``; None for every other command."""
        verb, rest = _split(command.text)
        return rest if verb == "ask" and rest else None

    def reply(self, command: Command) -> Message:
        """Reply to any command but a question."""
        verb, rest = _split(command.text)
        if verb == "find" and rest:
            return self._find(rest)
        if verb == "sources":
            return self._sources(rest)
        if verb == "source" and rest:
            return self._source(rest)
        return texts.help_message(self._command)

    def page(self, listing_id: str, page: int) -> Message | None:
        """Show a page of a listing again; None where the listing is kept no longer."""
        words = self._listings.listing(listing_id)
        return None if words is None else self._page(listing_id, words, page)

    def _find(self, words: str) -> Message:
        query = Query(text=words, limit=_PASSAGES_SHOWN, collections=self._collections)
        found = self._desk.look(query)
        return passages_found(words, found.hits, notes=found.notes)

    def _sources(self, words: str) -> Message:
        listing_id = secrets.token_hex(8)
        self._listings.keep_listing(listing_id, words)
        return self._page(listing_id, words, page=0)

    def _page(self, listing_id: str, words: str, page: int) -> Message:
        matching = self._desk.documents(words=words, collections=self._collections)
        last = max(0, (len(matching) - 1) // _DOCUMENTS_ON_A_PAGE)
        page = min(max(page, 0), last)
        start = page * _DOCUMENTS_ON_A_PAGE
        return document_page(
            matching[start : start + _DOCUMENTS_ON_A_PAGE],
            words=words,
            total=len(matching),
            page=page,
            last_page=last,
            listing_id=listing_id,
        )

    def _source(self, named: str) -> Message:
        document_id = named.strip("`<> ").lower()
        found = self._desk.document(document_id, collections=self._collections)
        if found is None:
            return texts.unknown_document(named, self._command)
        summary, document = found
        return document_card(summary, document.sections, document.text)


def _split(text: str) -> tuple[str, str]:
    found = _WORD_AND_REST.fullmatch(text.strip())
    return (found[1].lower(), found[2].strip()) if found else ("", "")
