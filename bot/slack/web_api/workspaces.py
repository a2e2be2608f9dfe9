"""Which workspaces the bot is in, and with which token it speaks there."""

from typing import Protocol

from bot.slack.web_api.api import SlackApi


class Workspaces(Protocol):
    """Knows the workspaces. Safe to call from several threads."""

    def api(self, team: str) -> SlackApi:
        """Give the Web API of a workspace: always the same one, since it keeps Slack's limits.

        Where the bot is installed there no longer, it is Undeliverable.
        """
        ...

    def bot_user(self, team: str) -> str:
        """Give the bot's own user id there; empty where it is not installed there."""
        ...


class OneWorkspace:
    """The workspace that the bot's one token belongs to."""

    def __init__(self, api: SlackApi, *, bot_user: str) -> None:
        """Speak there with an API, under a user id."""
        self._api = api
        self._bot_user = bot_user

    def api(self, team: str) -> SlackApi:  # noqa: ARG002  there is one
        """Give the one there is."""
        return self._api

    def bot_user(self, team: str) -> str:  # noqa: ARG002  there is one
        """Give the one there is."""
        return self._bot_user

    def refusal(self) -> str | None:
        """Give Slack's code, where it refuses the token; None where it takes it."""
        return self._api.refusal
