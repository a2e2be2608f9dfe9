"""Finds the bot's own messages again, by the key that each carries."""

import logging
from collections.abc import Mapping
from typing import Any

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.delivery.place import Place
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.workspaces import Workspaces

logger = logging.getLogger(__name__)

_EVENT_TYPE = "stp_answer"
# One more than the failures in a row that are survived; then an answer matters more than a repeat.
_LOOKUP_ATTEMPTS = 5
_LOOKUP_WITHIN_S = 40.0
_PAGE = 200
# Of what came after the question, or of a whole thread.
_MAX_PAGES = 10
# Of a channel, from its latest message back: where the question's time is not known.
_MAX_PAGES_BACK = 5


class OwnMessages:
    """Finds them. Safe to call from several threads."""

    def __init__(self, workspaces: Workspaces) -> None:
        """Look for them in workspaces."""
        self._workspaces = workspaces

    def find(
        self, place: Place, key: str, *, within_s: float = _LOOKUP_WITHIN_S
    ) -> JsonObject | None:
        """Look for the message with a key, from the question's time on.

        Args:
            place: Where it was posted, if it was.
            key: As given to ``mark``.
            within_s: How long a page may take, in seconds; no more than 40 in any case.

        Returns:
            What Slack said when it was posted, in short; None where it is not there, or cannot be
            looked for.
        """
        method, arguments = _listing(place)
        try:
            return self._search_pages(
                place.team, method, arguments, key, within_s=min(within_s, _LOOKUP_WITHIN_S)
            )
        except (SlackUnreachable, Undeliverable) as error:
            logger.warning("own message not looked for key=%s reason=%s", key, error)
            return None

    def _search_pages(
        self, team: str, method: str, arguments: JsonObject, key: str, *, within_s: float
    ) -> JsonObject | None:
        api = self._workspaces.api(team)
        cursor = ""
        is_bounded = "oldest" in arguments or "ts" in arguments
        for _ in range(_MAX_PAGES if is_bounded else _MAX_PAGES_BACK):
            response = api.call(
                method,
                arguments | ({"cursor": cursor} if cursor else {}),
                max_attempts=_LOOKUP_ATTEMPTS,
                within_s=within_s,
            )
            for message in response.get("messages") or ():
                if _carries(message, key):
                    return {"ok": True, "ts": message.get("ts"), "message": message}
            cursor = (response.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None
        return None


def mark(key: str) -> JsonObject:
    """Make the metadata by which a message is found again.

    Args:
        key: Known to this message alone.

    Returns:
        What ``metadata`` of a post holds.
    """
    return {"event_type": _EVENT_TYPE, "event_payload": {"key": key}}


def _listing(place: Place) -> tuple[str, JsonObject]:
    """Say by which call, with which arguments, the messages of a place are listed."""
    arguments: JsonObject = {
        "channel": place.channel,
        "include_all_metadata": True,
        "limit": _PAGE,
    }
    if place.asked_ts:
        arguments["oldest"] = place.asked_ts
    if not place.thread_ts:
        return "conversations.history", arguments
    return "conversations.replies", arguments | {"ts": place.thread_ts}


def _carries(message: Mapping[str, Any], key: str) -> bool:
    """Say whether a message is the one with this key, by its metadata or a block's id."""
    metadata = message.get("metadata") or {}
    if (metadata.get("event_payload") or {}).get("key") == key:
        return True
    return any(block.get("block_id") == key for block in message.get("blocks") or ())
