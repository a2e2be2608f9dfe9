"""Who the bot is, as Slack says; and what is wrong with the credentials, in words."""

from dataclasses import dataclass
from typing import Any

from bot.errors import CredentialsRefused, SlackUnreachable, Undeliverable
from bot.settings import SlackCredentials
from bot.settings_slack import SlackMode
from bot.slack.web_api.api import SlackApi

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """Who the bot is in one workspace.

    Attributes:
        user_id: Its user id.
        bot_id: Marks its own messages; empty where Slack did not say it.
    """

    user_id: str
    bot_id: str = ""


def serves_installers(credentials: SlackCredentials) -> bool:
    """Say whether the bot serves every workspace that installs it, instead of one by its token."""
    return credentials.bot_token is None and bool(
        credentials.client_id or credentials.client_secret
    )


def missing_credentials(credentials: SlackCredentials, mode: SlackMode) -> list[str]:
    """Name the variables that a mode needs and that are not set."""
    needed: dict[str, object]
    if serves_installers(credentials):
        needed = {
            "SLACK_CLIENT_ID": credentials.client_id,
            "SLACK_CLIENT_SECRET": credentials.client_secret,
        }
    else:
        needed = {"SLACK_BOT_TOKEN": credentials.bot_token}
    if mode is SlackMode.SOCKET:
        needed["SLACK_APP_TOKEN"] = credentials.app_token
    else:
        needed["SLACK_SIGNING_SECRET"] = credentials.signing_secret
    return [name for name, value in needed.items() if value is None]


def has_credentials(credentials: SlackCredentials) -> bool:
    """Say whether any credential is set at all."""
    return any((
        credentials.bot_token,
        credentials.app_token,
        credentials.signing_secret,
        credentials.client_id,
        credentials.client_secret,
    ))


def check_kinds(credentials: SlackCredentials) -> None:
    """Check that no token stands where the other belongs, and that they name one way to serve.

    Args:
        credentials: As they were set.

    Raises:
        CredentialsRefused: If not; no token is shown.
    """
    if credentials.bot_token and (credentials.client_id or credentials.client_secret):
        raise CredentialsRefused(
            "SLACK_BOT_TOKEN serves one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET serve"
            " every workspace that installs the bot: unset the one or the others"
        )
    swapped = [
        f"{name} holds {found} ({prefix}…), which belongs in {other}"
        for name, token, prefix, found, other in (
            (
                "SLACK_BOT_TOKEN",
                credentials.bot_token,
                "xapp-",
                "an app-level token",
                "SLACK_APP_TOKEN",
            ),
            ("SLACK_APP_TOKEN", credentials.app_token, "xoxb-", "a bot token", "SLACK_BOT_TOKEN"),
        )
        if token and token.get_secret_value().startswith(prefix)
    ]
    if swapped:
        raise CredentialsRefused("; ".join(swapped))


def identify(api: SlackApi, *, api_url: str) -> JsonObject:
    """Ask Slack which bot the token belongs to.

    Args:
        api: Holds the token.
        api_url: For the message, where Slack cannot be reached.

    Returns:
        Slack's response to ``auth.test``.

    Raises:
        CredentialsRefused: If Slack does not know the token.
        SlackUnreachable: If Slack did not answer.
    """
    try:
        return api.call("auth.test", {})
    except Undeliverable as error:
        raise CredentialsRefused(
            f"slack refused SLACK_BOT_TOKEN ({error.code}): copy the Bot User OAuth Token from the"
            " app's page “OAuth & Permissions”"
        ) from error
    except SlackUnreachable as error:
        raise SlackUnreachable(f"slack does not answer at {api_url}: {error}") from error


def open_connection(api: SlackApi) -> str:
    """Ask Slack for the address of a Socket Mode connection.

    Args:
        api: Holds the app-level token.

    Returns:
        The address.

    Raises:
        CredentialsRefused: If Slack refuses the token.
    """
    try:
        return str(api.call("apps.connections.open", {})["url"])
    except Undeliverable as error:
        raise CredentialsRefused(
            f"slack refused SLACK_APP_TOKEN ({error.code}): make an app-level token with the scope"
            " connections:write on the app's page “Basic Information”, and switch Socket Mode on"
        ) from error
