"""The workspaces that have installed the bot, each with its own token."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk import WebClient

from bot.errors import SlackUnreachable, StoreUnusable, Undeliverable
from bot.slack.web_api.api import JsonObject, SlackApi
from bot.slack.web_api.faults import OutcomeUnknown, TokenRefused
from bot.slack.web_api.identity import BotIdentity
from bot.slack.web_api.team_tokens import NOT_INSTALLED, TeamTokens


class InstalledWorkspaces:
    """Knows them. Safe to call from several threads."""

    def __init__(
        self,
        tokens: TeamTokens,
        *,
        make_client: Callable[[], WebClient],
        stopping: threading.Event,
    ) -> None:
        """Speak in workspaces.

        Args:
            tokens: Tell where the bot is installed, and with which token.
            make_client: Makes a client without a token.
            stopping: Once set, no call waits or is repeated any more.
        """
        self._tokens = tokens
        self._make_client = make_client
        self._stopping = stopping
        self._apis: dict[str, SlackApi] = {}
        self._lock = threading.Lock()

    def api(self, team: str) -> SlackApi:
        """See ``Workspaces.api``.

        Returns:
            Always the same one, as long as the bot is installed there.

        Raises:
            Undeliverable: If the bot is not installed there.
            SlackUnreachable: If it cannot be known now.
        """
        try:
            installed = self._tokens.bot(team) is not None
        except StoreUnusable as error:
            raise SlackUnreachable(f"no token for the workspace: {error}") from error
        with self._lock:
            if not installed:
                self._apis.pop(team, None)
                raise Undeliverable(NOT_INSTALLED)
            if team not in self._apis:
                # Kept, since it knows for which methods Slack asked to wait.
                client = self._make_client()
                self._apis[team] = _TeamApi(client, self._tokens, team, stopping=self._stopping)
            return self._apis[team]

    def bot_user(self, team: str) -> str:
        """See ``Workspaces.bot_user``.

        Returns:
            As it was half a minute ago at the most.

        Raises:
            StoreUnusable: If it cannot be known now.
        """
        bot = self._tokens.bot(team)
        return bot.bot_user_id if bot else ""

    def find_bot(self, team: str) -> BotIdentity | None:
        """Say who the bot is in a workspace.

        Args:
            team: The id of a workspace, or of an enterprise that installed it for all of its own.

        Returns:
            Who; None where it is not installed there.

        Raises:
            StoreUnusable: If it cannot be known now.
        """
        bot = self._tokens.bot(team)
        return BotIdentity(user_id=bot.bot_user_id, bot_id=bot.bot_id or "") if bot else None

    def forget(self, team: str, *, told_at_s: float) -> None:
        """Forget a workspace, of whose end Slack told; see ``TeamTokens.forget``."""
        self._tokens.forget(team, told_at_s=told_at_s)


class _TeamApi(SlackApi):
    """Speaks with the token that a workspace's installation has at the moment of each attempt."""

    def __init__(
        self, client: WebClient, tokens: TeamTokens, team: str, *, stopping: threading.Event
    ) -> None:
        super().__init__(client, stopping=stopping)
        self._tokens = tokens
        self._team = team

    def _once(self, method: str, arguments: Mapping[str, Any], deadline_s: float) -> JsonObject:
        try:
            self._client.token = token = self._tokens.current(self._team)
            try:
                return super()._once(method, arguments, deadline_s)
            except TokenRefused as error:
                other = self._tokens.after_refusal(self._team, token, error.code)
                self._client.token = other
            return super()._once(method, arguments, deadline_s)
        except StoreUnusable as error:
            raise OutcomeUnknown(str(error)) from error

    def _note_refusal(self, code: str) -> None:
        """Leave it to the tokens, which know whether there is another one to try."""
