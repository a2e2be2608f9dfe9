"""The two addresses by which somebody installs the bot in a workspace.

Bolt's own flow is left out, its parts are not: it would log the code that stands for a workspace's
tokens, show people codes instead of words, and not survive that Slack does not answer.
"""

import logging
from collections.abc import Callable
from urllib.parse import urlencode

from slack_sdk.oauth import OAuthStateUtils
from slack_sdk.oauth.installation_store.models.installation import Installation
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.errors import SlackUnreachable, StoreUnusable, Undeliverable
from bot.slack.transport.install_pages import (
    INSTALL_PATH,
    REDIRECT_PATH,
    installed_page,
    refused_page,
    stale_page,
    unavailable_page,
)
from bot.slack.web_api.install_states import LIFE_S, InstallStates
from bot.slack.web_api.installations import team_of
from bot.slack.web_api.scopes import BOT_SCOPES

logger = logging.getLogger(__name__)

AUTHORIZE_URL = "https://slack.com/oauth/v2/authorize"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",  # the address holds the code
    "X-Content-Type-Options": "nosniff",
}


class InstallRoutes:
    """Sends a browser to Slack, and keeps the installation that it comes back with."""

    def __init__(
        self,
        states: InstallStates,
        *,
        client_id: str,
        redirect_url: str | None,
        trade: Callable[[str], Installation],
        keep: Callable[[Installation], None],
    ) -> None:
        """Make the routes.

        Args:
            states: Tell whether a browser comes back that was sent.
            client_id: The app's.
            redirect_url: Where Slack is to send browsers back to; None where the app has one such
                address.
            trade: Trades a code for an installation.
            keep: Keeps an installation.
        """
        self._states = states
        self._client_id = client_id
        self._redirect_url = redirect_url
        self._trade = trade
        self._keep = keep
        self._cookies = OAuthStateUtils(expiration_seconds=LIFE_S)

    def routes(self) -> list[Route]:
        """List them."""
        return [
            Route(INSTALL_PATH, self._begin, methods=["GET"]),
            Route(REDIRECT_PATH, self._finish, methods=["GET"]),
        ]

    async def _begin(self, _request: Request) -> Response:
        try:
            state = await run_in_threadpool(self._states.issue)
        except StoreUnusable as error:
            logger.error("no installation can begin reason=%s", error)
            return _page(unavailable_page(), 503)
        cookie = self._cookies.build_set_cookie_for_new_state(state)
        headers = {"Location": self._address(state), "Set-Cookie": f"{cookie}; SameSite=Lax"}
        return Response(status_code=302, headers=_HEADERS | headers)

    async def _finish(self, request: Request) -> Response:
        given = request.query_params
        if refusal := given.get("error"):
            return _page(refused_page(refusal), 200)
        state = given.get("state", "")
        if not self._cookies.is_valid_browser(state, {"cookie": request.headers.getlist("cookie")}):
            return _page(stale_page(), 400)
        response = await run_in_threadpool(self._install, state, given.get("code", ""))
        response.headers["Set-Cookie"] = self._cookies.build_set_cookie_for_deletion()
        return response

    def _install(self, state: str, code: str) -> Response:
        try:
            if not (code and self._states.take_back(state)):
                return _page(stale_page(), 400)
            installation = self._trade(code)
            self._keep(installation)
        except Undeliverable as error:
            logger.warning("not installed code=%s", error.code)
            return _page(refused_page(error.code), 400)
        except (SlackUnreachable, StoreUnusable) as error:
            logger.error("not installed reason=%s", error)
            return _page(unavailable_page(), 503)
        team = team_of(installation)
        logger.info("installed team=%s by=%s", team, installation.user_id)
        page = installed_page(
            team_name=installation.team_name or installation.enterprise_name or "",
            team=team,
            app=installation.app_id or "",
        )
        return _page(page, 200)

    def _address(self, state: str) -> str:
        asked = {
            "client_id": self._client_id,
            "scope": ",".join(BOT_SCOPES),
            "state": state,
        }
        if self._redirect_url:
            asked["redirect_uri"] = self._redirect_url
        return f"{AUTHORIZE_URL}?{urlencode(asked)}"


def _page(html: str, status: int) -> Response:
    return HTMLResponse(html, status, headers=_HEADERS)
