"""The Bolt app: acknowledges everything, hands on what asks something."""

import logging
import re
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from slack_bolt import Ack, App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack.intake import Intake, NotTaken
from bot.slack.requests.payload import object_of
from bot.slack.transport.installation import team_of, with_team
from bot.slack.web_api.identity import BotIdentity

logger = logging.getLogger(__name__)

JsonObject = dict[str, Any]

_ANYTHING = re.compile("")
# What Bolt and we raise on a request that lacks something, or has it in another form.
_MALFORMED = (LookupError, TypeError, AttributeError, ValueError, RecursionError)
# Where the context holds the workspace of a request that is for the bot.
_TEAM = "installed_in"


class Membership(Protocol):
    """Knows in which workspaces the bot is. Safe to call from several threads."""

    def find_bot(self, team: str) -> BotIdentity | None:
        """Say who the bot is in a workspace; None where it is not there."""
        ...

    def forget(self, team: str, *, told_at_s: float) -> None:
        """Take note that Slack told, in whole seconds since 1970, that it is there no longer."""
        ...


class BoltApp:
    """Takes Slack's requests in either mode. Safe to call from several threads."""

    def __init__(
        self,
        client: WebClient,
        intake: Intake,
        membership: Membership,
        *,
        suggest: Callable[[JsonObject], JsonObject],
    ) -> None:
        """Set up the listeners.

        Args:
            client: Needs no token: nothing is said through it.
            intake: Accepts what asks something.
            membership: Knows for which workspaces requests are taken. Others are acknowledged and
                ignored.
            suggest: Answers what was typed into a menu: ``options`` or ``option_groups``.
        """
        # Listeners only put a row into the store, so they run before the acknowledgement: what was
        # acknowledged is sure to be kept, and Bolt's five threads cannot fall behind. Signatures
        # are checked in front of Bolt, whose own check answers 500 to odd ones and logs the body.
        # Where SLACK_CLIENT_ID and SLACK_CLIENT_SECRET stand in the environment, Bolt makes an
        # OAuth flow of its own as well; nothing here leads to it.
        self._app = App(
            client=client,
            authorize=_authorize_by(membership),
            process_before_response=True,
            request_verification_enabled=False,
            ignoring_self_events_enabled=True,
            logger=_quiet_logger(),
        )
        self._register_ends(membership)
        self._register(intake, suggest)

    def dispatch(self, request: BoltRequest) -> BoltResponse:
        """Take one request of Slack's.

        Args:
            request: As Slack sent it.

        Returns:
            What Slack gets. A kind of request that nothing here knows is acknowledged as well,
            since people would be shown an error.
        """
        try:
            response = self._app.dispatch(request)
        except _MALFORMED as error:
            # Bolt reads the request once more while it handles an error, and fails once more.
            response = _take_error(error)
        odd = response.status == 400 and not _may_ask_something(request.body)
        return BoltResponse(status=200, body="") if odd or response.status == 404 else response

    def _register_ends(self, membership: Membership) -> None:
        def take_end(body: JsonObject, context: BoltContext) -> None:
            tokens = object_of(object_of(body.get("event")).get("tokens"))
            if tokens and not tokens.get("bot"):
                return  # only those of people, of whom there are none
            told_at_s = body.get("event_time")
            membership.forget(
                team_of(context),
                told_at_s=told_at_s if isinstance(told_at_s, int) else time.time(),
            )

        for event in ("app_uninstalled", "tokens_revoked"):
            self._app.event(event)(take_end)

    def _register(self, intake: Intake, suggest: Callable[[JsonObject], JsonObject]) -> None:
        app = self._app

        @app.event(_ANYTHING)
        def take_event(body: JsonObject, context: BoltContext) -> None:
            if _TEAM in context:
                intake.take_event(with_team(body, context[_TEAM]))

        for listen, take in (
            (app.command, intake.take_command),
            (app.action, intake.take_press),
            (app.view_submission, intake.take_submission),
            (app.shortcut, intake.take_shortcut),
        ):
            listen(_ANYTHING)(_take_and_acknowledge(take))
        app.view_closed(_ANYTHING)(_acknowledge)

        @app.options(_ANYTHING)
        def offer(ack: Ack, body: JsonObject, context: BoltContext) -> None:
            if _TEAM in context:
                ack(**suggest(with_team(body, context[_TEAM])))
            else:
                ack(options=[])

        app.error(_take_error)


def read_request(
    body: str | JsonObject, *, headers: Mapping[str, str] | None = None
) -> BoltRequest | None:
    """Read a request of Slack's.

    Args:
        body: As posted, or the payload of an envelope.
        headers: Those of a post; None in Socket Mode.

    Returns:
        The request; None where Bolt cannot make it out.
    """
    mode = "socket_mode" if headers is None else "http"
    try:
        return BoltRequest(mode=mode, body=body, headers=dict(headers or {}))
    except _MALFORMED as error:
        logger.warning("request of an odd form fault=%s", type(error).__name__)
        return None


def _may_ask_something(body: JsonObject) -> bool:
    """Say whether a request is of a kind that people ask by, however odd its form."""
    return "command" in body or body.get("type") in {
        "event_callback",
        "block_actions",
        "view_submission",
        "message_action",
    }


def _quiet_logger() -> logging.Logger:
    """Make a logger for Bolt that never speaks: it would log whole requests, questions and all."""
    quiet = logging.getLogger("bot.slack.bolt")
    quiet.setLevel(logging.CRITICAL + 1)
    return quiet


def _take_and_acknowledge(take: Callable[[JsonObject], None]) -> Callable[..., None]:
    def listener(ack: Ack, body: JsonObject, context: BoltContext) -> None:
        if _TEAM in context:
            take(with_team(body, context[_TEAM]))
        ack()

    return listener


def _acknowledge(ack: Ack) -> None:
    ack()


def _take_error(error: Exception) -> BoltResponse:
    if isinstance(error, NotTaken):
        return BoltResponse(status=503, body="")
    if isinstance(error, _MALFORMED):
        logger.warning("request of an odd form fault=%s", type(error).__name__)
        return BoltResponse(status=400, body="")
    # Without the request: it may hold a question.
    logger.error("listener failed", exc_info=error)
    return BoltResponse(status=500, body="")


def _authorize_by(membership: Membership) -> Any:  # noqa: ANN401  Bolt's own form
    """Make Bolt's authorize function, which hands out no token: answers are sent by other means."""

    def authorize(context: BoltContext) -> AuthorizeResult:
        team = team_of(context)
        bot = membership.find_bot(team)
        if bot is None:
            # Bolt is not told by None, since it would show people an error.
            logger.info("request ignored: not installed team=%s", team)
        else:
            context[_TEAM] = team
        return AuthorizeResult(
            enterprise_id=context.enterprise_id,
            team_id=context.team_id,
            bot_id=bot.bot_id if bot else None,
            bot_user_id=bot.user_id if bot else None,
        )

    return authorize
