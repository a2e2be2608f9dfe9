"""Where the bot is: in one workspace by its token, or in those that have installed it."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.token_rotation import TokenRotator
from starlette.routing import Route

from bot.errors import CredentialsRefused
from bot.settings import Settings
from bot.slack.transport.bolt_app import Membership
from bot.slack.transport.install_pages import REDIRECT_PATH
from bot.slack.transport.install_routes import InstallRoutes
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.clients import make_client
from bot.slack.web_api.identity import (
    BotIdentity,
    identify,
    missing_credentials,
    serves_installers,
)
from bot.slack.web_api.installations import Installations, team_of
from bot.slack.web_api.installed_workspaces import InstalledWorkspaces
from bot.slack.web_api.installing import Installing
from bot.slack.web_api.team_tokens import TeamTokens
from bot.slack.web_api.workspaces import OneWorkspace, Workspaces

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything that depends on how the bot came into its workspaces.

    Attributes:
        workspaces: Speak there.
        membership: Tells which they are.
        refusal: Gives Slack's code where nothing can be said anywhere; None where all is well.
        routes: Pages by which it is installed.
        close: Lets go of what is held.
    """

    workspaces: Workspaces
    membership: Membership
    refusal: Callable[[], str | None]
    routes: Sequence[Route]
    close: Callable[[], None]


def join(settings: Settings, *, stop: threading.Event, abandoned: threading.Event) -> Joined:
    """Join the workspaces that the credentials are for.

    Args:
        settings: Everything that can be set.
        stop: Ends the checks when it is set.
        abandoned: Once set, no call waits or is repeated any more.

    Returns:
        What the bot needs there; the caller closes it.

    Raises:
        CredentialsRefused: If a credential is missing, or Slack refuses one.
        SlackUnreachable: If Slack did not answer, or not before it was told to stop.
        StoreUnusable: If installations cannot be kept.
    """
    mode = settings.slack.mode
    if missing := missing_credentials(settings.credentials, mode):
        raise CredentialsRefused(
            f"{' and '.join(missing)} not set: {mode.value} mode needs"
            f" {'it' if len(missing) == 1 else 'them'} (see the README, “In Slack”)"
        )
    if serves_installers(settings.credentials):
        return _join_installed(settings, abandoned)
    return _join_one(settings, stop, abandoned)


def make_installing(settings: Settings, *, stopping: threading.Event) -> Installing:
    """Make what asks Slack for the tokens of a workspace, in the name of the app."""
    its = settings.credentials
    return Installing(
        make_client(its),
        client_id=its.client_id or "",
        client_secret=its.client_secret.get_secret_value() if its.client_secret else "",
        redirect_url=_redirect_url(settings),
        stopping=stopping,
    )


def open_installations(settings: Settings) -> Installations:
    """Open the database of installations, which is that of the store; the caller closes it."""
    return Installations(settings.store_url, client_id=settings.credentials.client_id or "")


def _join_one(settings: Settings, stop: threading.Event, abandoned: threading.Event) -> Joined:
    credentials = settings.credentials
    client = make_client(credentials, credentials.bot_token)
    said = identify(SlackApi(client, stopping=stop), api_url=credentials.api_url)
    bot = BotIdentity(user_id=str(said.get("user_id") or ""), bot_id=str(said.get("bot_id") or ""))
    workspaces = OneWorkspace(SlackApi(client, stopping=abandoned), bot_user=bot.user_id)
    return Joined(workspaces, _ByToken(bot), workspaces.refusal, (), close=lambda: None)


def _join_installed(settings: Settings, abandoned: threading.Event) -> Joined:
    installations = open_installations(settings)
    installing = make_installing(settings, stopping=abandoned)
    tokens = TeamTokens(installations, _rotator(settings))
    workspaces = InstalledWorkspaces(
        tokens, make_client=lambda: make_client(settings.credentials), stopping=abandoned
    )

    def keep(installation: Installation) -> None:
        installations.keep(installation)
        tokens.learn(team_of(installation))

    pages = InstallRoutes(
        installations.states,
        client_id=settings.credentials.client_id or "",
        redirect_url=_redirect_url(settings),
        trade=installing.trade,
        keep=keep,
    )
    return Joined(workspaces, workspaces, lambda: None, pages.routes(), installations.close)


def _rotator(settings: Settings) -> TokenRotator:
    its = settings.credentials
    return TokenRotator(
        client_id=its.client_id or "",
        client_secret=its.client_secret.get_secret_value() if its.client_secret else "",
        client=make_client(its),
    )


def _redirect_url(settings: Settings) -> str | None:
    base = settings.server.public_url
    return urljoin(base, REDIRECT_PATH.removeprefix("/")) if base else None


class _ByToken:
    """The membership in the one workspace that the token belongs to."""

    def __init__(self, bot: BotIdentity) -> None:
        self._bot = bot

    def find_bot(self, team: str) -> BotIdentity:  # noqa: ARG002  there is one
        return self._bot

    def forget(self, team: str, *, told_at_s: float) -> None:  # noqa: ARG002  there is one
        """Say so: what Slack refuses from now on is seen when it does."""
        logger.error("slack has taken the token back, or the bot was removed team=%s", team)
