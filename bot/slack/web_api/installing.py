"""Trades the code that Slack sends an installer back with for the workspace's tokens."""

import http.client
import logging
import threading
from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.web import SlackResponse

from bot.errors import CredentialsRefused, SlackUnreachable, Undeliverable
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.faults import OutcomeUnknown, RateLimited, name_fault

logger = logging.getLogger(__name__)

_ATTEMPTS = 4
_FIRST_WAIT_S = 0.25
# Somebody sits before a browser.
_LONGEST_WAIT_S = 5.0
_APP_REFUSED = frozenset({"bad_client_secret", "invalid_client_id"})


class Installing:
    """Asks Slack for tokens, in the name of the app. Safe to call from several threads."""

    def __init__(
        self,
        client: WebClient,
        *,
        client_id: str,
        client_secret: str,
        redirect_url: str | None,
        stopping: threading.Event,
    ) -> None:
        """Ask in the name of an app.

        Args:
            client: Without a token.
            client_id: The app's.
            client_secret: The app's.
            redirect_url: Where Slack sends installers back to, as it was told before; None where
                the app has one such address.
            stopping: Once set, nothing is waited for any more.
        """
        self._client = client
        self._client_id = client_id
        self._client_secret = client_secret
        self._redirect_url = redirect_url
        self._stopping = stopping

    def trade(self, code: str) -> Installation:
        """Trade a code for an installation.

        Args:
            code: As Slack gave it to the browser; good once.

        Returns:
            The installation, not kept yet.

        Raises:
            Undeliverable: If Slack refuses.
            SlackUnreachable: If it did not answer.
        """
        granted = self._grant(code)
        bot_token = granted.get("access_token")
        if granted.get("token_type") != "bot" or not bot_token or not granted.get("bot_user_id"):
            raise Undeliverable("no_bot_token")
        return _installation(granted, bot_id=self._bot_id(bot_token))

    def check(self) -> None:
        """Ask Slack whether it knows the app.

        Raises:
            CredentialsRefused: If it does not, or the secret is another app's.
            SlackUnreachable: If it did not answer.
        """
        try:
            self._grant("no code")
        except Undeliverable as error:
            if error.code in _APP_REFUSED:
                raise CredentialsRefused(
                    f"slack refused SLACK_CLIENT_ID and SLACK_CLIENT_SECRET ({error.code}): copy"
                    " both from the app's page “Basic Information”"
                ) from error

    def _grant(self, code: str) -> JsonObject:
        return self._ask(
            "oauth.v2.access",
            lambda: self._client.oauth_v2_access(
                client_id=self._client_id,
                client_secret=self._client_secret,
                code=code,
                redirect_uri=self._redirect_url,
            ),
        )

    def _bot_id(self, token: str) -> str:
        """Ask for the id that Slack left out; empty where it does not say it: the code is spent."""
        try:
            said = self._ask("auth.test", lambda: self._client.auth_test(token=token))
        except (SlackUnreachable, Undeliverable) as error:
            logger.warning("id of the bot not known reason=%s", error)
            return ""
        return str(said.get("bot_id") or "")

    def _ask(self, method: str, call: Callable[[], SlackResponse]) -> JsonObject:
        wait_s = _FIRST_WAIT_S
        for attempt in range(_ATTEMPTS):
            if attempt and self._stopping.wait(wait_s):
                break
            try:
                data = call().data
            except SlackApiError as error:
                fault = name_fault(error)
            except (OSError, http.client.HTTPException, ValueError) as error:
                fault = OutcomeUnknown(type(error).__name__)
            else:
                return data if isinstance(data, dict) else {}
            if isinstance(fault, Undeliverable):
                raise fault
            logger.warning("slack call failed method=%s fault=%s", method, fault)
            wait_s = fault.wait_s if isinstance(fault, RateLimited) else _FIRST_WAIT_S * 2**attempt
            wait_s = min(_LONGEST_WAIT_S, wait_s)
        raise SlackUnreachable(f"slack did not carry out {method}")


def _installation(granted: JsonObject, *, bot_id: str) -> Installation:
    enterprise, team = _object(granted.get("enterprise")), _object(granted.get("team"))
    return Installation(
        app_id=granted.get("app_id"),
        enterprise_id=enterprise.get("id"),
        enterprise_name=enterprise.get("name"),
        team_id=team.get("id"),
        team_name=team.get("name"),
        bot_token=granted["access_token"],
        bot_id=bot_id,
        bot_user_id=granted.get("bot_user_id"),
        bot_scopes=granted.get("scope") or "",
        bot_refresh_token=granted.get("refresh_token"),
        bot_token_expires_in=granted.get("expires_in"),
        user_id=str(_object(granted.get("authed_user")).get("id") or ""),
        is_enterprise_install=bool(granted.get("is_enterprise_install")),
        token_type="bot",  # noqa: S106  a kind of token
    )


def _object(value: Any) -> JsonObject:  # noqa: ANN401  JSON
    return value if isinstance(value, dict) else {}
