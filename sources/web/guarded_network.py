"""Connects to checked addresses only, and gives up at a deadline."""

import ssl
import time
from collections.abc import Iterable
from typing import Any, Final

import httpcore

from sources.web.guard import Network, Resolve, choose_addresses

_TRIED: Final = 4  # of a host's addresses; more only make people wait


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for one fetcher, one request at a time.

    The address that was checked is the one that is connected to. TLS goes by the host's name, as
    httpcore tells it.

    Attributes:
        allowed: The networks that may be connected to.
    """

    def __init__(self, resolve: Resolve) -> None:
        """Allow the public web alone.

        Args:
            resolve: Turns a host into addresses.
        """
        self.allowed = frozenset({Network.PUBLIC})
        self._resolve = resolve
        self._deadline = _Deadline()

    def start_request(self, seconds: float) -> None:
        """Set the time that everything until the next call may take together."""
        self._deadline.set(seconds)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses that answers.

        Args:
            host: A name or an address.
            port: The port.
            timeout: Seconds for each address.
            local_address: See httpcore.
            socket_options: See httpcore.

        Returns:
            The connection.

        Raises:
            AddressError: If the host must not be connected to.
            Unreachable: If it has no address.
            httpcore.ConnectError: If no address answers.
        """
        addresses = choose_addresses(host, port, resolve=self._resolve, allowed=self.allowed)
        connect = httpcore.SyncBackend().connect_tcp
        failure: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in addresses[:_TRIED]:
            left = self._deadline.cut(timeout)
            try:
                stream = connect(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore.ConnectError(f"{host} has no address")


class _Deadline:
    """The moment until which a request has to be done."""

    def __init__(self) -> None:
        self._at = float("inf")

    def set(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def cut(self, timeout: float | None) -> float | None:
        """Shorten a timeout.

        Returns:
            Seconds; no more than what is left.

        Raises:
            httpcore.ReadTimeout: If nothing is left.
        """
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline has passed")
        if left == float("inf"):
            return timeout
        return left if timeout is None else min(timeout, left)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline, however slowly its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.cut(timeout)
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the parent's signature
        return self._stream.get_extra_info(info)
