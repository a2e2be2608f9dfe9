"""A small HTTP server on a free port of 127.0.0.1 that leaves nothing open behind."""

import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, TypeAlias

_IDLE_S = 30.0
"""A client that says nothing for so long is let go."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked.

    Attributes:
        path: With the query, as in the request line.
        headers: Names in lower case.
        body: Empty where there was none.
    """

    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """What the client gets."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


Responder: TypeAlias = Callable[[Request], Response | None]
"""None closes the connection without a response."""


class HttpServer:
    """Answers every GET and POST by a function, each in its own thread.

    Attributes:
        port: The one it listens on.
    """

    def __init__(self, respond: Responder) -> None:
        """Start to listen and to answer."""
        self._server = _Server(respond)
        self.port: int = self._server.server_address[1]
        self._thread = Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop, close every connection and wait for the threads.

        Raises:
            RuntimeError: If answering failed other than by a client that went away.
        """
        self._server.shutdown()
        self._server.cut_connections()
        self._server.server_close()
        self._thread.join()
        if self._server.failures:
            raise RuntimeError("answering failed") from self._server.failures[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 256

    def __init__(self, respond: Responder) -> None:
        self.respond = respond
        self.failures: list[BaseException] = []
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        with self._lock:
            self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        if isinstance(request, socket.socket):
            with self._lock:
                self._open.discard(request)
        super().shutdown_request(request)

    def cut_connections(self) -> None:
        with self._lock:
            for connection in self._open:
                _shut(connection)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the parent's signature
        failure = sys.exception()
        if failure is not None and not isinstance(failure, OSError):
            self.failures.append(failure)


class _Handler(BaseHTTPRequestHandler):
    timeout = _IDLE_S

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Log nothing."""

    def _answer(self) -> None:
        assert isinstance(self.server, _Server)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.respond(Request(self.path, headers, body))
        self.close_connection = True
        if response is None:
            _shut(self.connection)
            return
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(response.body)


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed already
