"""Reads what stands in threads, as far as Slack gives it without delay."""

from bot.errors import BotError
from bot.slack.delivery.place import Place
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.workspaces import Workspaces

_WITHIN_S = 3.0
_PAGE = 200
_MAX_PAGES = 5
_ATTEMPTS = 2


class Threads:
    """Reads them. Safe to call from several threads."""

    def __init__(self, workspaces: Workspaces) -> None:
        """Read those of workspaces."""
        self._workspaces = workspaces

    def messages(self, place: Place, *, limit: int) -> list[JsonObject]:
        """See ``Delivery.thread_messages``."""
        if not place.thread_ts:
            return []
        found: dict[str, JsonObject] = {}
        arguments: JsonObject = {
            "channel": place.channel,
            "ts": place.thread_ts,
            "limit": _PAGE,
        }
        for _ in range(_MAX_PAGES):
            page = self._attempt(place, "conversations.replies", arguments)
            if page is None:
                return []
            # Some pages begin with the thread's first message again.
            for message in page.get("messages") or ():
                found.setdefault(str(message.get("ts")), message)
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
            arguments["cursor"] = cursor
        return list(found.values())[-limit:]

    def permalink(self, place: Place, ts: str) -> str | None:
        """See ``Delivery.permalink``."""
        arguments = {"channel": place.channel, "message_ts": ts}
        found = self._attempt(place, "chat.getPermalink", arguments)
        link = (found or {}).get("permalink")
        return link if isinstance(link, str) else None

    def _attempt(self, place: Place, method: str, arguments: JsonObject) -> JsonObject | None:
        try:
            api = self._workspaces.api(place.team)
        except BotError:
            return None
        for _ in range(_ATTEMPTS):
            if (found := api.attempt(method, arguments, within_s=_WITHIN_S)) is not None:
                return found
        return None
