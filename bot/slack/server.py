"""Runs the bot in Slack: from the first connection to the last answer."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

from pydantic import SecretStr

from bot.desk import Desk
from bot.errors import StoreUnusable
from bot.prompts.checked import Prompts
from bot.refresh.freshness import read_freshness
from bot.settings import Settings
from bot.settings_slack import SlackMode
from bot.slack.access import Access
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.status import Status
from bot.slack.delivery.views import Views
from bot.slack.gathering import read_gathering
from bot.slack.handling.assembly import make_handler
from bot.slack.handling.handler import Handler
from bot.slack.handling.lookups.typeahead import Typeahead
from bot.slack.handling.services import Services
from bot.slack.intake import Intake
from bot.slack.membership import join
from bot.slack.reading_settings import read_defaults, read_style
from bot.slack.requests.request import is_urgent
from bot.slack.transport.bolt_app import BoltApp
from bot.slack.transport.http_server import HttpServer, SlackEndpoint
from bot.slack.transport.socket_mode import SocketMode
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.clients import TIMEOUT_S, make_client
from bot.slack.web_api.response_url import ResponseUrl
from bot.store.ports import Store
from bot.work.fair_use import FairUse
from bot.work.queue import WorkQueue

logger = logging.getLogger(__name__)

_APOLOGIES_S = 4.0
_FORGET_EVERY_S = 3600.0
# So long a conversation goes on as a rule, and an answer is shared by whoever asked for it.
_QUESTIONS_FOR = timedelta(days=1)


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
        prompts: Prompts | None = None,
    ) -> None:
        """Check the credentials and put the parts together; nothing is answered yet.

        Args:
            settings: Everything that can be set.
            desk: Answers questions.
            store: Keeps what must survive a restart.
            prepare: Loads the model and the index; may take a while.
            stop: Set from outside, such as by a signal, to end it.
            prompts: Offers questions; None where none are to be offered.

        Raises:
            CredentialsRefused: If a credential is missing, or Slack refuses one.
            SlackUnreachable: If Slack did not answer, or not before it was told to stop.
            StoreUnusable: If installations cannot be kept.
        """
        self._settings = settings
        self._store = store
        self._prepare = prepare
        self._stop = stop
        self._abandoned = threading.Event()
        self._preparation: Future[None] = Future()
        self._joined = join(settings, stop=stop, abandoned=self._abandoned)
        services = self._make_services(desk, prompts)
        handler = make_handler(services, self._joined.workspaces)
        self._queue = self._make_queue(handler, services)
        self._app = self._make_app(services)
        self._socket = self._make_socket() if settings.slack.mode is SlackMode.SOCKET else None
        self._http = HttpServer(
            host=settings.server.host,
            port=settings.server.port,
            unready=self.unready,
            endpoint=None if self._socket else self._make_endpoint(),
            further=self._joined.routes,
        )

    def run(self) -> None:
        """Serve until told to stop; then finish what was accepted.

        Raises:
            CredentialsRefused: If Slack refuses the app-level token.
            SlackUnreachable: If Slack gave no connection, or not before it was told to stop.
        """
        try:
            self._run()
        finally:
            self._joined.close()

    def _run(self) -> None:
        recovered = self._queue.recover(is_urgent=lambda job: is_urgent(job.body))
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
        if code := self._joined.refusal():
            return f"Slack refuses the bot's token ({code}): nothing can be said"
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
        keep, now = self._settings.store, datetime.now(UTC)
        wordless = 0
        try:
            gone = self._store.forget(now - timedelta(days=keep.keep_answers_days))
            if not keep.keep_questions:
                wordless = self._store.forget_questions(now - _QUESTIONS_FOR)
        except StoreUnusable as error:
            logger.warning("nothing forgotten reason=%s", error)
            return
        logger.info("forgotten records=%d questions=%d", gone, wordless)

    def _make_services(self, desk: Desk, prompts: Prompts | None) -> Services:
        response_url = ResponseUrl(timeout_s=TIMEOUT_S, stopping=self._abandoned)
        return Services(
            desk=desk,
            store=self._store,
            delivery=Delivery(self._joined.workspaces, response_url),
            views=Views(self._joined.workspaces),
            access=Access(self._store, read_defaults(self._settings)),
            command=self._settings.slack.command,
            style=read_style(self._settings),
            gathering=read_gathering(self._settings),
            freshness=partial(read_freshness, self._settings),
            prompts=prompts,
            progress=Status(self._joined.workspaces),
            bot_user=self._joined.workspaces.bot_user,
        )

    def _make_queue(self, handler: Handler, services: Services) -> WorkQueue:
        return WorkQueue(
            self._store,
            do=handler.do,
            apologise=handler.apologise,
            turn_away=handler.turn_away,
            give_up=handler.give_up,
            workers=self._settings.work.workers,
            limit=self._settings.work.queue,
            max_age=timedelta(hours=self._settings.work.recover_hours),
            questions=services.questions,
            tell_place=handler.tell_place,
        )

    def _make_app(self, services: Services) -> BoltApp:
        work = self._settings.work
        fair_use = FairUse(per_person=work.per_person, per_channel=work.per_channel)
        intake = Intake(
            self._queue,
            self._store,
            self._joined.workspaces,
            access=services.access,
            fair_use=fair_use,
        )
        typeahead = Typeahead(services.desk, services.access)
        return BoltApp(
            make_client(self._settings.credentials),
            intake,
            self._joined.membership,
            suggest=typeahead.offer,
        )

    def _make_socket(self) -> SocketMode:
        credentials = self._settings.credentials
        app_token = _secret(credentials.app_token)
        client = make_client(credentials, credentials.app_token)
        api = SlackApi(client, stopping=self._stop)
        return SocketMode(self._app, app_token=app_token, client=client, api=api)

    def _make_endpoint(self) -> SlackEndpoint:
        return SlackEndpoint(self._app, _secret(self._settings.credentials.signing_secret))


def _secret(token: SecretStr | None) -> str:
    """Take a token that is known to be there."""
    return token.get_secret_value() if token else ""
