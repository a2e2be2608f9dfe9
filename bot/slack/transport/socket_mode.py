"""Socket Mode: the connection that Slack sends requests over, kept up and watched."""

import http
import json
import logging
import threading
import time

from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.slack.transport.bolt_app import BoltApp, read_request
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.identity import open_connection

logger = logging.getLogger(__name__)

# slack-sdk takes a connection for dead after four intervals without a pong, and looks once an
# interval. At its default of 10 s in Bolt, a cut socket went unnoticed for a minute.
PING_INTERVAL_S = 2
_STALE_AFTER_S = 6.0
_LISTENERS = 10
_CLOSE_TIMEOUT_S = 5.0


class SocketMode:
    """One connection to Slack, replaced whenever it is lost."""

    def __init__(self, app: BoltApp, *, app_token: str, client: WebClient, api: SlackApi) -> None:
        """Prepare a connection.

        Args:
            app: Takes the requests.
            app_token: ``xapp-…``.
            client: Tells the connection's TLS settings.
            api: Holds the app-level token; asks Slack for each new connection's address.
        """
        self._app = app
        quiet = logging.getLogger("slack_sdk.socket_mode")
        self._socket = _PatientClient(
            api,
            app_token=app_token,
            web_client=client,
            logger=quiet,
        )
        self._socket.socket_mode_request_listeners.append(self._take)

    def connect(self) -> None:
        """Connect; from then on the connection keeps itself up.

        What Slack refuses is a CredentialsRefused, what it does not answer a SlackUnreachable.
        """
        self._socket.connect()

    def is_connected(self) -> bool:
        """Say whether the connection is up and has answered a ping within six seconds."""
        session = self._socket.current_session
        if session is None or not session.is_active():
            return False
        last_pong = session.last_ping_pong_time
        return last_pong is None or time.time() - last_pong < _STALE_AFTER_S

    def close(self) -> None:
        """Take no more requests; what does not end in time is left to end with the process."""
        closing = threading.Thread(target=self._socket.close, name="close-socket", daemon=True)
        closing.start()
        closing.join(_CLOSE_TIMEOUT_S)

    def _take(self, socket: BaseSocketModeClient, request: SocketModeRequest) -> None:
        read = read_request(request.payload)
        # A malformed one is acknowledged as well: it would be no better the next time.
        response = BoltResponse(status=400) if read is None else self._app.dispatch(read)
        if response.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            logger.warning("request not acknowledged status=%d", response.status)
            return
        payload = json.loads(response.body) if response.body.startswith("{") else None
        try:
            socket.send_socket_mode_response(
                SocketModeResponse(envelope_id=request.envelope_id, payload=payload)
            )
        except (SlackClientError, OSError) as error:
            # Slack delivers it again over the next connection, and it is recognised then.
            logger.warning("acknowledgement not sent fault=%s", type(error).__name__)


class _PatientClient(SocketModeClient):
    """slack-sdk's client, which asks for a connection's address as patiently as we do."""

    def __init__(
        self, api: SlackApi, *, app_token: str, web_client: WebClient, logger: logging.Logger
    ) -> None:
        super().__init__(
            app_token=app_token,
            web_client=web_client,
            logger=logger,
            ping_interval=PING_INTERVAL_S,
            concurrency=_LISTENERS,
        )
        self._api = api

    def connect(self) -> None:
        super().connect()
        session = self.current_session
        if session is not None and session.last_ping_pong_time is None:
            # slack-sdk would never miss the pongs of a connection that has not sent any.
            session.last_ping_pong_time = time.time()

    def _monitor_current_session(self) -> None:
        super()._monitor_current_session()  # type: ignore[no-untyped-call]  # not typed there
        session = self.current_session
        if session is not None and session.consecutive_check_state_error_count > 0:
            # slack-sdk tries four more pings, and its reader spins meanwhile.
            session.disconnect()
            super()._monitor_current_session()  # type: ignore[no-untyped-call]  # nor here

    def _run_current_session(self) -> None:
        # The state is read before the session, and a state that was ended is not begun again: else
        # slack-sdk's reader may come round between the end of a session and the closing of its
        # socket, read the dead one for ever, and never the ones that follow.
        state, session = self.current_session_state, self.current_session
        if session is not None and session.is_active() and not state.terminated:
            session.run_until_completion(state)

    def issue_new_wss_url(self) -> str:
        return open_connection(self._api)
