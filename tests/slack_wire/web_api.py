"""The Web API and the response URLs over HTTP: reading requests, tokens, faults, records."""

import json
import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from tests.slack_wire.faults import ACT_FIRST, Fault, Faults
from tests.slack_wire.http_server import HttpServer, Request, Response
from tests.slack_wire.json_object import Json
from tests.slack_wire.method import Methods, SlackError
from tests.slack_wire.oauth_methods import SCOPES
from tests.slack_wire.responses import respond
from tests.slack_wire.state import Call, State

APP_LEVEL_METHODS = frozenset({"apps.connections.open"})
_SECRETS = frozenset({"token", "client_secret", "code", "refresh_token"})
_JSON = {"Content-Type": "application/json; charset=utf-8"}
# Methods that read: of these Slack reads the query and forms, and nothing that is sent as JSON.
FORM_ONLY = frozenset({
    "bots.info",
    "chat.getPermalink",
    "conversations.history",
    "conversations.info",
    "conversations.list",
    "conversations.members",
    "conversations.replies",
    "oauth.v2.access",
    "oauth.v2.exchange",
    "reactions.get",
    "team.info",
    "users.conversations",
    "users.info",
    "users.list",
})
WITHOUT_TOKEN = frozenset({"oauth.v2.access", "oauth.v2.exchange"})


class WebApi:
    """Serves the Web API below `/api/` and response URLs below `/response/`.

    Attributes:
        base_url: What the bot takes in place of `https://slack.com/api/`.
    """

    def __init__(
        self, state: State, faults: Faults, methods: Methods, deliver: Callable[[str, Json], None]
    ) -> None:
        """Start to serve.

        Args:
            state: What the methods read and change.
            faults: Consulted before each call.
            methods: By name.
            deliver: Takes each event that a call gave rise to, with its team, once the call is
                done.
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
        arguments["token"] = _token(request, arguments)
        team = self._team_of(kind, name, arguments["token"])
        fault = self._faults.take(method)
        if fault is not None and fault.kind not in ACT_FIRST:
            self._record(Call(method, arguments, at_s, fault.outcome, team))
            return self._refuse(fault)
        try:
            response = self._call(kind, name, arguments)
            outcome = "ok"
        except SlackError as error:
            response = _refusal(error, is_api=kind == "api")
            outcome = str(error)
        self._record(Call(method, arguments, at_s, fault.outcome if fault else outcome, team))
        self._deliver_outbox()
        return response if fault is None else self._spoil(response, fault)

    def _call(self, kind: str, name: str, arguments: Json) -> Response:
        with self._state.changed:
            if kind == "response":
                respond(self._state, name, arguments)
                return Response(HTTPStatus.OK, b"ok")
            state = authorised(self._state, name, arguments["token"])
            if name not in self._methods:
                raise SlackError("unknown_method")
            result = {"ok": True} | self._methods[name](state, arguments)
            self._state.changed.notify_all()
        return _json_response(result, {"X-OAuth-Scopes": SCOPES})

    def _team_of(self, kind: str, name: str, token: str) -> str | None:
        with self._state.changed:
            if kind == "response":
                url = self._state.response_urls.get(name)
                return self._state.channels[url.channel].team if url else None
            known = self._state.installations.tokens.get(token)
            return known.team if known else None

    def _spoil(self, response: Response, fault: Fault) -> Response | None:
        """Lose, or hold back, the answer to a call that was done."""
        if fault.kind == "delay":
            self._faults.hold(fault.delay_s)
            return response
        if fault.kind == "timeout_after":
            self._faults.hold()
        return None

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

    def _record(self, call: Call) -> None:
        hidden = {name: value for name, value in call.arguments.items() if name not in _SECRETS}
        self._state.record(replace(call, arguments=hidden))

    def _deliver_outbox(self) -> None:
        with self._state.changed:
            events, self._state.outbox[:] = list(self._state.outbox), []
        for team, event in events:
            self._deliver(team, event)


def read_arguments(request: Request) -> Json:
    """Read a call's arguments from query and body, JSON or form, JSON within strings decoded.

    A JSON body is as good as none where the method reads forms only, as Slack has it.
    """
    address = urlsplit(request.path)
    arguments: Json = dict(parse_qsl(address.query)) | _client_of(request)
    if "json" in request.headers.get("content-type", "") and _reads_forms_only(address.path):
        return arguments
    if "json" in request.headers.get("content-type", ""):
        sent = _decoded(request.body.decode("utf-8", "replace"))
        arguments |= sent if isinstance(sent, dict) else {}
    else:
        arguments |= dict(parse_qsl(request.body.decode("utf-8", "replace")))
    for name in ("blocks", "metadata", "view", "prompts"):
        if isinstance(arguments.get(name), str):
            arguments[name] = _decoded(arguments[name])
    return arguments


def authorised(state: State, method: str, token: str) -> State:
    """Find whose call it is, and refuse one whose token is missing, unknown or of the other kind.

    Returns:
        The workspaces as the token's team sees them.

    Raises:
        SlackError: With Slack's code.
    """
    if method in WITHOUT_TOKEN:
        return state
    known = state.installations.tokens.get(token)
    is_app_level = token == state.identity.app_token
    if not token:
        raise SlackError("not_authed")
    if known is None and not is_app_level:
        raise SlackError("invalid_auth")
    if is_app_level is not (method in APP_LEVEL_METHODS):
        raise SlackError("not_allowed_token_type")
    if known is None:
        return state
    if known.refusal is not None:
        raise SlackError(known.refusal)
    return state.of_team(known.team)


def _token(request: Request, arguments: Json) -> str:
    header = request.headers.get("authorization", "")
    if header.startswith("Basic "):
        return ""
    return header.removeprefix("Bearer ").strip() or str(arguments.get("token", ""))


def _client_of(request: Request) -> Json:
    """Read the client's id and secret out of the header in which OAuth calls carry them."""
    header = request.headers.get("authorization", "")
    if not header.startswith("Basic "):
        return {}
    client_id, _, secret = b64decode(header.removeprefix("Basic ")).decode().partition(":")
    return {"client_id": client_id, "client_secret": secret}


def _reads_forms_only(path: str) -> bool:
    return path.rpartition("/")[2] in FORM_ONLY


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
