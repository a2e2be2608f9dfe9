"""A server in place of Slack that answers as it was told to, and remembers what it was asked."""

import json
import threading
from collections import deque
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from tests.slack_wire.http_server import HttpServer, Request, Response

LOST = None
"""The request arrives, and its response does not."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked: the last part of the path, and the body."""

    name: str
    body: dict[str, Any]


def ok(**fields: Any) -> Response:  # noqa: ANN401  JSON
    """Say that all went well."""
    return answer(200, {"ok": True} | fields)


def refused(code: str) -> Response:
    """Refuse as Slack does: with HTTP 200."""
    return answer(200, {"ok": False, "error": code})


def answer(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    """Answer with JSON."""
    kind = {"Content-Type": "application/json; charset=utf-8"}
    return Response(status, json.dumps(body).encode(), kind | (headers or {}))


def page(status: int, text: str = "<html>bad gateway</html>") -> Response:
    """Answer with what is no JSON, as a proxy on the way does."""
    return Response(status, text.encode(), {"Content-Type": "text/html; charset=utf-8"})


def limited(retry_after: str | None) -> Response:
    """Ask to wait."""
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return answer(429, {"ok": False, "error": "ratelimited"}, headers)


class Loopback:
    """Answers each name by its script, one response after another; then, and else, with ``ok``.

    Attributes:
        calls: What was asked, in order.
    """

    def __init__(self) -> None:
        """Start to listen on a free port."""
        self.calls: list[Call] = []
        self._scripts: dict[str, deque[Response | None]] = {}
        self._changed = threading.Condition()
        self._server = HttpServer(self._respond)

    def script(self, name: str, *responses: Response | None) -> None:
        """Say how the next requests to a name are answered; None loses the response."""
        self._scripts[name] = deque(responses)

    def url(self, name: str = "") -> str:
        """Say where a name is reached; without one, the base of all."""
        return f"http://127.0.0.1:{self._server.port}/api/{name}"

    def names(self) -> list[str]:
        """List the names asked for, in order."""
        return [call.name for call in self.calls]

    def bodies(self, name: str) -> list[dict[str, Any]]:
        """List what was sent to a name, in order."""
        return [call.body for call in self.calls if call.name == name]

    def wait_for_call(self, name: str) -> None:
        """Wait until a name has been asked for."""
        with self._changed:
            assert self._changed.wait_for(lambda: name in self.names(), 10)

    def close(self) -> None:
        """Stop."""
        self._server.close()

    def _respond(self, request: Request) -> Response | None:
        name = request.path.removeprefix("/api/")
        with self._changed:
            self.calls.append(Call(name, _read_body(request)))
            self._changed.notify_all()
            script = self._scripts.get(name)
            return script.popleft() if script else ok()


def _read_body(request: Request) -> dict[str, Any]:
    """Read a body in JSON, or a form."""
    if "form" in request.headers.get("content-type", ""):
        return dict(parse_qsl(request.body.decode()))
    read: dict[str, Any] = json.loads(request.body or b"{}")
    return read
