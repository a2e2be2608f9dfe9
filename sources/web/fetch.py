"""Fetch one answer from a web server, within limits."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpcore

from sources.web.errors import PageRefused, TooSlow, Unreachable
from sources.web.guard import Network, Resolve, network_of, resolve_host
from sources.web.guarded_network import GuardedBackend
from sources.web.inflate import Inflater
from sources.web.options import WebOptions

USER_AGENT: Final = "stp-bot/0.1 (reads published documents for a library of health policy)"
_HEADERS: Final[Mapping[str, str]] = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.9",
    "Accept-Encoding": "gzip",  # nothing that could not be unpacked within a limit
}
_OK: Final = 200
_PLAIN: Final = frozenset({"", "identity"})
_PACKED: Final = frozenset({"gzip", "x-gzip"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request.

    Attributes:
        status: The HTTP status.
        headers: Names in lower case; several of a name are joined by commas.
        body: Unpacked; empty unless the status is 200, and cut at the limit.
        is_whole: False where the body was cut, or not read at all because of its length.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    is_whole: bool = True


class Fetcher:
    """Asks web servers, one request at a time, and only those that may be asked.

    Redirects are not followed, no cookies are kept, and the proxies of the environment are not
    used: a proxy would resolve names itself, after they were checked.
    """

    def __init__(self, options: WebOptions, *, resolve: Resolve = resolve_host) -> None:
        """Make a fetcher; nothing is opened yet.

        Args:
            options: The limits.
            resolve: Turns a host into addresses.
        """
        self._options = options
        self._resolve = resolve
        self._backend = GuardedBackend(resolve)
        self._pool: httpcore.ConnectionPool | None = None

    @property
    def allowed(self) -> Set[Network]:
        """The networks that may be asked."""
        return self._backend.allowed

    def trust(self, address: str) -> None:
        """Allow the networks that an address leads to, where the options allow private ones.

        Somebody has to have named the address. What it redirects to, or names itself, is then
        allowed in the same networks and on the public web, and nowhere else: a public feed
        cannot lead into an organisation's own network.

        Args:
            address: In its normal form.
        """
        parts = urlsplit(address)
        if not self._options.allow_private or parts.hostname is None:
            return
        try:
            found = self._resolve(parts.hostname, parts.port or 0)
        except (OSError, UnicodeError):  # it will be told when the address is fetched
            return
        self._backend.allowed |= set(map(network_of, found))

    def fetch(self, address: str, headers: Mapping[str, str], *, max_bytes: int) -> Answer:
        """Send one GET request.

        Args:
            address: In its normal form.
            headers: To be sent beside the usual ones.
            max_bytes: Where the body is cut, before and after unpacking.

        Returns:
            The answer, whatever its status.

        Raises:
            AddressError: If the host must not be asked.
            PageRefused: If the answer is packed in a way that was not asked for, or damaged.
            TooSlow: If there is no answer within the time.
            Unreachable: If there is none at all.
        """
        self._backend.start_request(self._options.total_s)
        with self._ask(address, headers) as response:
            named = _read_headers(response.headers)
            if response.status != _OK:
                return Answer(response.status, named)
            if _read_length(named) > self._options.max_bytes:
                return Answer(_OK, named, is_whole=False)
            body = _read_body(response.iter_stream(), named, max_bytes=max_bytes)
        return Answer(_OK, named, body[:max_bytes], is_whole=len(body) <= max_bytes)

    def close(self) -> None:
        """Close every connection; the next request opens new ones."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    @contextmanager
    def _ask(self, address: str, headers: Mapping[str, str]) -> Iterator[httpcore.Response]:
        wait = self._options.timeout_s
        pool = self._open_pool()
        try:
            with pool.stream(
                "GET",
                address,
                headers=_write_headers({**_HEADERS, **headers}),
                extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), wait)},
            ) as response:
                yield response
        except httpcore.ConnectTimeout as error:
            raise Unreachable(f"the server did not answer within {wait:g} s") from error
        except httpcore.TimeoutException as error:
            raise TooSlow(
                f"the server took too long (limits: {wait:g} s for a piece of the answer,"
                f" {self._options.total_s:g} s for the whole); sync again later"
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Unreachable(f"the server cannot be reached ({_say_why(error)})") from error

    def _open_pool(self) -> httpcore.ConnectionPool:
        if self._pool is None:
            self._pool = httpcore.ConnectionPool(
                ssl_context=httpcore.default_ssl_context(),
                network_backend=self._backend,
                keepalive_expiry=self._options.timeout_s,
            )
        return self._pool


def _write_headers(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Write headers as ``_read_headers`` reads them: some hold what a server said, not in ASCII."""
    return [(name.encode(), text.encode("latin-1", "replace")) for name, text in headers.items()]


def _read_headers(raw: Iterable[tuple[bytes, bytes]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("ascii", "replace").lower(), value.decode("latin-1").strip()
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _read_length(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else 0


def _read_body(pieces: Iterable[bytes], headers: Mapping[str, str], *, max_bytes: int) -> bytes:
    """Read at least one byte beyond the limit where there is more, and hardly more."""
    packing = headers.get("content-encoding", "").lower()
    if packing not in _PLAIN | _PACKED:
        raise PageRefused(f"the answer is packed as {packing}, which was not asked for")
    body = bytearray()
    inflater = Inflater() if packing in _PACKED else None
    for piece in pieces:
        left = max_bytes - len(body)
        body += piece if inflater is None else inflater.feed(piece, max_bytes=left)
        if len(body) > max_bytes:
            break
    if inflater is not None and body and not inflater.is_done and len(body) <= max_bytes:
        raise Unreachable("the compressed answer is cut off; sync again later")
    return bytes(body)


def _say_why(error: Exception) -> str:
    return str(error).strip().rstrip(".").lower() or type(error).__name__
