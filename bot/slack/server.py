"""Runs the bot in Slack: from the first connection to the last answer."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr
from slack_sdk import WebClient

from bot.desk import Desk
from bot.errors import CredentialsRefused, StoreUnusable
from bot.settings import Settings, SlackMode
from bot.slack.delivery.delivery import Delivery
from bot.slack.handling.handler import Handler
from bot.slack.intake import Intake
from bot.slack.transport.bolt_app import BoltApp
from bot.slack.transport.http_server import HttpServer, SlackEndpoint
from bot.slack.transport.socket_mode import SocketMode
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.identity import identify, missing_credentials
from bot.slack.web_api.response_url import ResponseUrl
from bot.store.ports import Store
from bot.work.queue import WorkQueue

logger = logging.getLogger(__name__)

_TIMEOUT_S = 10
_APOLOGIES_S = 4.0
_FORGET_EVERY_S = 3600.0


class SlackServer:
    """The bot, running. ``run`` returns once it was told to stop."""

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        store: Store,
        *,
        prepare: Callable[[], None],
        stop: threading.Event,
    ) -> None:
        """Check the credentials and put the parts together; nothing is answered yet.

        Args:
            settings: Everything that can be set.
            desk: Answers questions.
            store: Keeps what must survive a restart.
            prepare: Loads the model and the index; may take a while.
            stop: Set from outside, such as by a signal, to end it.

        Raises:
            CredentialsRefused: If a credential is missing, or Slack refuses one.
            SlackUnreachable: If Slack did not answer, or not before it was told to stop.
        """
        credentials, mode = settings.credentials, settings.slack.mode
        if missing := missing_credentials(credentials, mode):
            raise CredentialsRefused(
                f"{' and '.join(missing)} not set: {mode.value} mode needs"
                f" {'it' if len(missing) == 1 else 'them'} (see the README, “In Slack”)"
            )
        self._settings = settings
        self._store = store
        self._prepare = prepare
        self._stop = stop
        self._abandoned = threading.Event()
        self._preparation: Future[None] = Future()
        client = self._client(_secret(credentials.bot_token))
        identity = identify(SlackApi(client, stopping=stop), api_url=credentials.api_url)
        api = SlackApi(client, stopping=self._abandoned)
        bot_user = str(identity.get("user_id", ""))
        handler = Handler(
            desk,
            store,
            Delivery(api, ResponseUrl(timeout_s=_TIMEOUT_S, stopping=self._abandoned)),
            collections=frozenset(settings.slack.collections),
            command=settings.slack.command,
            bot_user=bot_user,
        )
        self._queue = WorkQueue(
            store,
            do=handler.do,
            apologise=handler.apologise,
            workers=settings.work.workers,
            limit=settings.work.queue,
        )
        self._app = BoltApp(client, Intake(self._queue, store, bot_user=bot_user), identity)
        self._socket = self._make_socket() if mode is SlackMode.SOCKET else None
        self._http = HttpServer(
            host=settings.server.host,
            port=settings.server.port,
            unready=self.unready,
            endpoint=None if self._socket else self._make_endpoint(),
        )

    def run(self) -> None:
        """Serve until told to stop; then finish what was accepted.

        Raises:
            CredentialsRefused: If Slack refuses the app-level token.
            SlackUnreachable: If Slack gave no connection, or not before it was told to stop.
        """
        recovered = self._queue.recover()
        logger.info("starting recovered=%d", recovered)
        self._http.start()
        if self._socket:
            self._socket.connect()
        preparer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="prepare")
        self._preparation = preparer.submit(self._load)
        preparer.shutdown(wait=False)
        self._wait()
        self._close()
        if self._preparation.done():
            self._preparation.result()

    def unready(self) -> str | None:
        """Say why the bot is not ready; None where it is."""
        if not self._preparation.done() or self._preparation.exception() is not None:
            return "the model and the index are being loaded"
        if self._socket and not self._socket.is_connected():
            return "the socket to Slack is not connected"
        return None

    def _wait(self) -> None:
        """Wait for the word to stop, or for the preparation to fail."""
        forgotten_at = -_FORGET_EVERY_S
        while not self._stop.wait(0.5):
            if self._preparation.done() and self._preparation.exception() is not None:
                return
            if time.monotonic() - forgotten_at >= _FORGET_EVERY_S:
                self._forget()
                forgotten_at = time.monotonic()

    def _load(self) -> None:
        self._prepare()
        self._queue.start()
        logger.info("ready mode=%s", self._settings.slack.mode.value)

    def _close(self) -> None:
        """Take nothing more, finish what was accepted, or say sorry for it."""
        started = time.monotonic()
        logger.info("stopping pending=%d", self._queue.pending)
        if self._socket:
            self._socket.close()
        left = self._queue.close(
            finish_s=self._settings.work.shutdown_s - _APOLOGIES_S,
            on_abandon=self._abandoned.set,
            apologise_s=_APOLOGIES_S,
        )
        self._http.stop()
        logger.info("stopped left=%d s=%.1f", left, time.monotonic() - started)

    def _forget(self) -> None:
        days = timedelta(days=self._settings.store.keep_answers_days)
        try:
            gone = self._store.forget(datetime.now(UTC) - days)
        except StoreUnusable as error:
            logger.warning("nothing forgotten reason=%s", error)
            return
        logger.info("forgotten records=%d", gone)

    def _make_socket(self) -> SocketMode:
        app_token = _secret(self._settings.credentials.app_token)
        client = self._client(app_token)
        api = SlackApi(client, stopping=self._stop)
        return SocketMode(self._app, app_token=app_token, client=client, api=api)

    def _make_endpoint(self) -> SlackEndpoint:
        return SlackEndpoint(self._app, _secret(self._settings.credentials.signing_secret))

    def _client(self, token: str) -> WebClient:
        return WebClient(
            token=token,
            base_url=self._settings.credentials.api_url,
            timeout=_TIMEOUT_S,
            retry_handlers=[],
        )


def _secret(token: SecretStr | None) -> str:
    """Take a token that is known to be there."""
    return token.get_secret_value() if token else ""
