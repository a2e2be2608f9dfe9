"""Where the direct messages between the bot and a person are."""

import threading

from bot.slack.web_api.workspaces import Workspaces

_OPEN_WITHIN_S = 5.0
_KEPT = 10_000


class DirectMessages:
    """Knows the channels of direct messages. Safe to call from several threads."""

    def __init__(self, workspaces: Workspaces) -> None:
        """Know those of workspaces."""
        self._workspaces = workspaces
        self._channels: dict[tuple[str, str], str] = {}
        self._lock = threading.Lock()

    def channel(self, team: str, person: str) -> str:
        """Find the channel of the direct messages with a person.

        A message can be posted to a person's own id as well, but then neither looked for nor
        changed.

        Args:
            team: The workspace.
            person: The person's id.

        Returns:
            The channel's id; the person's where Slack does not say it. Undeliverable where the bot
            is not installed there.
        """
        with self._lock:
            known = self._channels.get((team, person))
        if known is not None:
            return known
        found = self._open(team, person)
        if found is None:
            return person
        with self._lock:
            if len(self._channels) >= _KEPT:
                self._channels.clear()
            self._channels[team, person] = found
        return found

    def _open(self, team: str, person: str) -> str | None:
        opened = self._workspaces.api(team).attempt(
            "conversations.open", {"users": person}, within_s=_OPEN_WITHIN_S
        )
        channel = (opened or {}).get("channel")
        found = channel.get("id") if isinstance(channel, dict) else None
        return found if isinstance(found, str) else None
