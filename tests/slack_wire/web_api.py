"""The Web API and the response URLs over HTTP: reading requests, tokens, faults, records."""

import json
import time
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from tests.slack_wire.faults import Fault, Faults
from tests.slack_wire.http_server import HttpServer, Request, Response
from tests.slack_wire.json_object import Json
from tests.slack_wire.method import Methods, SlackError
from tests.slack_wire.responses import respond
from tests.slack_wire.state import Call, State

APP_LEVEL_METHODS = frozenset({"apps.connections.open"})
_JSON = {"Content-Type": "application/json; charset=utf-8"}
_SCOPES = (
    "app_mentions:read,channels:history,channels:read,chat:write,commands,groups:history,"
    "im:history,im:write,reactions:write,users:read,assistant:write"
)


class WebApi:
    """Serves the Web API below `/api/` and response URLs below `/response/`.

    Attributes:
        base_url: What the bot takes in place of `https://slack.com/api/`.
    """

    def __init__(
        self, state: State, faults: Faults, methods: Methods, deliver: Callable[[Json], None]
    ) -> None:
        """Start to serve.

        Args:
            state: What the methods read and change.
            faults: Consulted before each call.
            methods: By name.
            deliver: Takes each event that a call gave rise to, once the call is done.
        """
        self._state = state
        self._faults = faults
        self._methods = methods
        self._deliver = deliver
        self._server = HttpServer(self._answer)
        self._origin = f"http://127.0.0.1:{self._server.port}"
        self.base_url = f"{self._origin}/api/"

    def response_url(self, name: str) -> str:
        """Write out the address of a response URL."""
        return f"{self._origin}/response/{name}"

    def close(self) -> None:
        """Stop serving."""
        self._server.close()

    def _answer(self, request: Request) -> Response | None:
        at_s = time.monotonic()
        kind, _, name = urlsplit(request.path).path.lstrip("/").partition("/")
        method = name if kind == "api" else "response_url"
        arguments = read_arguments(request)
        fault = self._faults.take(method)
        if fault is not None and fault.kind != "drop_after":
            self._record(method, arguments, at_s, fault.outcome)
            return self._refuse(fault)
        try:
            response = self._call(kind, name, arguments, request)
            outcome = "ok"
        except SlackError as error:
            response = _refusal(error, is_api=kind == "api")
            outcome = str(error)
        self._record(method, arguments, at_s, fault.outcome if fault else outcome)
        self._deliver_outbox()
        return None if fault else response

    def _call(self, kind: str, name: str, arguments: Json, request: Request) -> Response:
        with self._state.changed:
            if kind == "response":
                respond(self._state, name, arguments)
                return Response(HTTPStatus.OK, b"ok")
            check_token(self._state, name, _token(request, arguments))
            if name not in self._methods:
                raise SlackError("unknown_method")
            result = {"ok": True} | self._methods[name](self._state, arguments)
            self._state.changed.notify_all()
        return _json_response(result, {"X-OAuth-Scopes": _SCOPES})

    def _refuse(self, fault: Fault) -> Response | None:
        if fault.kind == "ratelimited":
            return _json_response(
                {"ok": False, "error": "ratelimited"},
                {"Retry-After": str(fault.retry_after_s)},
                status=HTTPStatus.TOO_MANY_REQUESTS,
            )
        if fault.kind == "http_500":
            return Response(HTTPStatus.INTERNAL_SERVER_ERROR, b"internal error")
        if fault.kind == "ok_false":
            return _json_response({"ok": False, "error": fault.error})
        if fault.kind == "timeout":
            self._faults.hold()
        return None

    def _record(self, method: str, arguments: Json, at_s: float, outcome: str) -> None:
        hidden = {name: value for name, value in arguments.items() if name != "token"}
        self._state.record(Call(method, hidden, at_s, outcome))

    def _deliver_outbox(self) -> None:
        with self._state.changed:
            events, self._state.outbox[:] = list(self._state.outbox), []
        for event in events:
            self._deliver(event)


def read_arguments(request: Request) -> Json:
    """Read a call's arguments from query and body, JSON or form, JSON within strings decoded."""
    arguments: Json = dict(parse_qsl(urlsplit(request.path).query))
    if "json" in request.headers.get("content-type", ""):
        sent = _decoded(request.body.decode("utf-8", "replace"))
        arguments |= sent if isinstance(sent, dict) else {}
    else:
        arguments |= dict(parse_qsl(request.body.decode("utf-8", "replace")))
    for name in ("blocks", "metadata", "view", "prompts"):
        if isinstance(arguments.get(name), str):
            arguments[name] = _decoded(arguments[name])
    return arguments


def check_token(state: State, method: str, token: str) -> None:
    """Refuse a call whose token is missing, unknown or of the other kind.

    Raises:
        SlackError: With Slack's code.
    """
    expected, other = state.identity.bot_token, state.identity.app_token
    if method in APP_LEVEL_METHODS:
        expected, other = other, expected
    if not token:
        raise SlackError("not_authed")
    if token == other:
        raise SlackError("not_allowed_token_type")
    if token != expected:
        raise SlackError("invalid_auth")


def _token(request: Request, arguments: Json) -> str:
    header = request.headers.get("authorization", "")
    return header.removeprefix("Bearer ").strip() or str(arguments.get("token", ""))


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _refusal(error: SlackError, *, is_api: bool) -> Response:
    if not is_api:
        gone = str(error) in {"used_url", "expired_url"}
        status = HTTPStatus.NOT_FOUND if gone else HTTPStatus.BAD_REQUEST
        return Response(status, str(error).encode())
    body: Json = {"ok": False, "error": str(error)}
    if error.details:
        body["response_metadata"] = {"messages": list(error.details)}
    return _json_response(body)


def _json_response(
    body: Json, headers: dict[str, str] | None = None, *, status: int = HTTPStatus.OK
) -> Response:
    return Response(status, json.dumps(body).encode(), _JSON | (headers or {}))
