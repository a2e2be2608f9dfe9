"""A web site on 127.0.0.1 that serves what a test scripts and keeps a log of its requests."""

import gzip
import socket
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

_IDLE_S = 30.0


@dataclass(frozen=True, slots=True)
class Served:
    """What is served under a path.

    Attributes:
        body: As it is sent.
        status: The HTTP status.
        headers: Sent beside the length. A page with ``ETag`` or ``Last-Modified`` answers 304 to
            whoever has it.
        pieces: Makes a body that is sent in chunks in place of ``body``.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request and what it got.

    Attributes:
        path: With the query.
        status: Of the answer.
        headers: Of the request, names in lower case.
    """

    path: str
    status: int
    headers: Mapping[str, str]


class LoopbackSite:
    """The site.

    Attributes:
        address: Of its front page, with the slash at its end.
        pages: What is served, by path with query; of several, each is served once and the last
            for ever. A path that is missing is 404.
        log: The requests, in order.
        stopping: Set when the site closes: slow pages end then.
    """

    def __init__(self) -> None:
        """Begin to listen, with no page."""
        self.pages: dict[str, Served | Sequence[Served]] = {}
        self.log: list[Request] = []
        self.stopping = Event()
        self._server = _Server(self)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def asked(self) -> list[tuple[str, int]]:
        """List what has been asked for and how it was answered, robots.txt apart."""
        return [(each.path, each.status) for each in self.log if each.path != "/robots.txt"]

    def take(self, path: str) -> Served:
        """Take what is to be served now."""
        found = self.pages.get(path, Served(status=404))
        if isinstance(found, Served):
            return found
        first, *others = found
        self.pages[path] = others or first
        return first

    def close(self) -> None:
        """Stop, and wait for all that is being sent.

        Raises:
            RuntimeError: If serving failed other than by a client that went away.
        """
        self.stopping.set()
        self._server.shutdown()
        self._server.cut_connections()
        self._server.server_close()
        self._thread.join()
        if self._server.failures:
            raise RuntimeError("serving failed") from self._server.failures[0]


@contextmanager
def loopback_site() -> Iterator[LoopbackSite]:
    """Open a site for as long as it is needed."""
    site = LoopbackSite()
    try:
        yield site
    finally:
        site.close()


class StoppedClock:
    """A clock that moves only when somebody sleeps.

    Attributes:
        moment: What it shows.
        slept: Every sleep, in seconds.
    """

    def __init__(self) -> None:
        """Begin on a day in 2026."""
        self.moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
        self.slept: list[float] = []

    def now(self) -> datetime:
        """Show the moment."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)


def html(
    title: str, text: str, *, head: str = "", headers: Mapping[str, str] | None = None
) -> Served:
    """Make a small page."""
    page = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    )
    return Served(page.encode(), headers={"Content-Type": "text/html", **(headers or {})})


def sitemap(addresses: Sequence[str], *, changed: str = "") -> Served:
    """Make a sitemap."""
    mark = f"<lastmod>{changed}</lastmod>" if changed else ""
    inside = "".join(f"<url><loc>{each}</loc>{mark}</url>" for each in addresses)
    return xml(f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{inside}</urlset>")


def xml(content: str, *, headers: Mapping[str, str] | None = None) -> Served:
    """Make an XML file."""
    text = f"<?xml version='1.0' encoding='UTF-8'?>\n{content}"
    return Served(text.encode(), headers={"Content-Type": "application/xml", **(headers or {})})


def packed(served: Served) -> Served:
    """Send a body as gzip."""
    return Served(
        gzip.compress(served.body), headers={**served.headers, "Content-Encoding": "gzip"}
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, site: LoopbackSite) -> None:
        self.site = site
        self.failures: list[BaseException] = []
        self.lock = Lock()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        with self.lock:
            self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        if isinstance(request, socket.socket):
            with self.lock:
                self._open.discard(request)
        super().shutdown_request(request)

    def cut_connections(self) -> None:
        with self.lock:
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # it was closed already

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the parent's signature
        failure = sys.exception()
        if failure is not None and not isinstance(failure, OSError):
            self.failures.append(failure)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_S

    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.server.lock:
            served = self.server.site.take(self.path)
            status = 304 if served.status == 200 and _has_it(headers, served) else served.status
            self.server.site.log.append(Request(self.path, status, headers))
        self.send_response(status)
        for name, value in served.headers.items():
            self.send_header(name, value)
        if served.pieces is not None and status != 304:
            self._send_pieces(served.pieces())
            return
        body = b"" if status == 304 else served.body
        if "Content-Length" not in served.headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_pieces(self, pieces: Iterator[bytes]) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in pieces:
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Log nothing."""


def _has_it(asked: Mapping[str, str], served: Served) -> bool:
    etag = served.headers.get("ETag")
    if etag is not None:
        return asked.get("if-none-match") == etag
    modified = served.headers.get("Last-Modified")
    return modified is not None and asked.get("if-modified-since") == modified
