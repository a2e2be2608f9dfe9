"""The Bolt app: acknowledges everything, hands on what asks something."""

import logging
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack.intake import Intake, NotTaken

logger = logging.getLogger(__name__)

JsonObject = dict[str, Any]

_ANYTHING = re.compile("")
# What Bolt and we raise on a request that lacks something, or has it in another form.
_MALFORMED = (LookupError, TypeError, AttributeError, ValueError, RecursionError)


class BoltApp:
    """Takes Slack's requests in either mode. Safe to call from several threads."""

    def __init__(self, client: WebClient, intake: Intake, identity: JsonObject) -> None:
        """Set up the listeners.

        Args:
            client: Holds the bot's token.
            intake: Accepts what asks something.
            identity: Slack's response to ``auth.test``: which bot this is, in which workspace.
        """
        # Listeners only put a row into the store, so they run before the acknowledgement: what was
        # acknowledged is sure to be kept, and Bolt's five threads cannot fall behind. Signatures
        # are checked in front of Bolt, whose own check answers 500 to odd ones and logs the body.
        self._app = App(
            client=client,
            authorize=_authorize_as(client, identity),
            process_before_response=True,
            request_verification_enabled=False,
            ignoring_self_events_enabled=True,
            logger=_quiet_logger(),
        )
        self._register(intake)

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

    def _register(self, intake: Intake) -> None:
        app = self._app

        @app.event(_ANYTHING)
        def take_event(body: JsonObject) -> None:
            intake.take_event(body)

        @app.command(_ANYTHING)
        def take_command(ack: Ack, body: JsonObject) -> None:
            intake.take_command(body)
            ack()

        @app.action(_ANYTHING)
        def take_press(ack: Ack, body: JsonObject) -> None:
            intake.take_press(body)
            ack()

        for listen in (app.view, app.shortcut):
            listen(_ANYTHING)(_acknowledge)
        app.options(_ANYTHING)(_offer_nothing)
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
    return "command" in body or body.get("type") in {"event_callback", "block_actions"}


def _quiet_logger() -> logging.Logger:
    """Make a logger for Bolt that never speaks: it would log whole requests, questions and all."""
    quiet = logging.getLogger("bot.slack.bolt")
    quiet.setLevel(logging.CRITICAL + 1)
    return quiet


def _acknowledge(ack: Ack) -> None:
    ack()


def _offer_nothing(ack: Ack) -> None:
    ack(options=[])


def _take_error(error: Exception) -> BoltResponse:
    if isinstance(error, NotTaken):
        return BoltResponse(status=503, body="")
    if isinstance(error, _MALFORMED):
        logger.warning("request of an odd form fault=%s", type(error).__name__)
        return BoltResponse(status=400, body="")
    # Without the request: it may hold a question.
    logger.error("listener failed", exc_info=error)
    return BoltResponse(status=500, body="")


def _authorize_as(client: WebClient, identity: JsonObject) -> Any:  # noqa: ANN401  Bolt's own form
    """Make Bolt's authorize function for one workspace, with no further call to Slack."""
    result = AuthorizeResult(
        enterprise_id=identity.get("enterprise_id"),
        team_id=identity.get("team_id"),
        bot_token=client.token,
        bot_id=identity.get("bot_id"),
        bot_user_id=identity.get("user_id"),
    )

    def authorize() -> AuthorizeResult:
        return result

    return authorize
