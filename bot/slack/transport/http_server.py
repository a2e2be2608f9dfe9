"""The HTTP side: Slack's requests in HTTP mode, and the health checks in both modes."""

import json
import logging
import threading
import time
from collections.abc import Callable, Sequence
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import BotError
from bot.slack.transport.bolt_app import BoltApp, read_request
from bot.slack.transport.signature import is_from_slack

logger = logging.getLogger(__name__)

# Slack's own requests stay far below this.
MAX_BODY_BYTES = 1_000_000
_STARTUP_TIMEOUT_S = 10.0
_CLOSE_TIMEOUT_S = 3


class PortTaken(BotError):
    """The server could not listen where it was told to."""


class SlackEndpoint:
    """What Slack posts to; nothing reaches Bolt unless it is signed and well formed."""

    def __init__(self, app: BoltApp, signing_secret: str) -> None:
        """Guard an app with the signing secret that Slack gave for it."""
        self._app = app
        self._secret = signing_secret

    async def handle(self, request: Request) -> Response:
        """Take one request.

        Returns:
            What Slack gets: 401 for a wrong signature, 413 for a body too large, 400 for a
            malformed one, 503 where it should come again later.
        """
        body = await _read_body(request)
        if body is None:
            return PlainTextResponse("body too large", 413, headers={"Connection": "close"})
        if not is_from_slack(
            body,
            timestamp=_header(request, b"x-slack-request-timestamp"),
            signature=_header(request, b"x-slack-signature"),
            secret=self._secret,
            now_s=time.time(),
        ):
            logger.warning("request refused: wrong signature bytes=%d", len(body))
            return PlainTextResponse("wrong signature", 401)
        slack_request = None
        if _is_well_formed(body, _header(request, b"content-type")):
            slack_request = read_request(body.decode(), headers=request.headers)
        if slack_request is None:
            return PlainTextResponse("malformed body", 400)
        response = await run_in_threadpool(self._app.dispatch, slack_request)
        return Response(
            response.body,
            response.status,
            headers=response.first_headers_without_set_cookie(),
        )


class HttpServer:
    """A small web server in a thread of its own."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        unready: Callable[[], str | None],
        endpoint: SlackEndpoint | None,
        further: Sequence[BaseRoute] = (),
    ) -> None:
        """Set up the routes.

        Args:
            host: Where to listen.
            port: Where to listen.
            unready: Says why the bot is not ready; None where it is.
            endpoint: Takes Slack's requests; None in Socket Mode.
            further: Other pages.
        """

        async def healthz(_request: Request) -> Response:
            return JSONResponse({"status": "alive"})

        async def readyz(_request: Request) -> Response:
            reason = unready()
            if reason is None:
                return JSONResponse({"status": "ready"})
            return JSONResponse({"status": "not ready", "reason": reason}, 503)

        routes = [Route("/healthz", healthz), Route("/readyz", readyz), *further]
        if endpoint is not None:
            routes.append(Route("/slack/events", endpoint.handle, methods=["POST"]))
        config = uvicorn.Config(
            Starlette(routes=routes),
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=_CLOSE_TIMEOUT_S,
            lifespan="off",
        )
        self._where = f"{host}:{port}"
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="http", daemon=True)

    def start(self) -> None:
        """Begin to listen.

        Raises:
            PortTaken: If it cannot listen there.
        """
        self._thread.start()
        deadline = time.monotonic() + _STARTUP_TIMEOUT_S
        while not self._server.started:
            self._thread.join(0.02)
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise PortTaken(
                    f"cannot listen at {self._where}: another program may use the port;"
                    " choose another with STP_SERVER__PORT"
                )
        logger.info("listening at=%s", self._address())

    def stop(self) -> None:
        """Stop listening, requests under way being finished."""
        self._server.should_exit = True
        self._thread.join(_CLOSE_TIMEOUT_S + 1)

    def _address(self) -> str:
        """Say where it does listen, which port 0 left open."""
        host, port, *_ = self._server.servers[0].sockets[0].getsockname()
        return f"{host}:{port}"

    def _run(self) -> None:
        try:
            self._server.run()
        except SystemExit:
            # uvicorn's way to say that it could not listen; `start` notices.
            logger.error("not listening at=%s", self._where)


async def _read_body(request: Request) -> bytes | None:
    """Read a body; None where it is too large, without reading the rest of it."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > MAX_BODY_BYTES:
        return None
    body = bytearray()
    try:
        async for chunk in request.stream():
            body.extend(chunk)
            if len(body) > MAX_BODY_BYTES:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)


def _header(request: Request, name: bytes) -> bytes:
    """Get a header's raw bytes; empty where it is missing, or there twice."""
    values = [value for key, value in request.headers.raw if key == name]
    return values[0] if len(values) == 1 else b""


def _is_well_formed(body: bytes, content_type: bytes) -> bool:
    """Say whether a body is an object in JSON, or a form whose payload, if any, is one."""
    try:
        text = body.decode()
        if content_type.startswith(b"application/json") or text.lstrip().startswith("{"):
            return isinstance(json.loads(text), dict)
        form = parse_qs(text, keep_blank_values=True)
        if "payload" in form:
            return isinstance(json.loads(form["payload"][0]), dict)
    except (ValueError, RecursionError):
        return False
    return "command" in form or "ssl_check" in form
