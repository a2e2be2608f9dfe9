"""One websocket connection of the server's side, which can be cut or frozen at will."""

import socket
import struct
from collections.abc import Callable, Iterator
from threading import Event, Lock, Thread
from typing import TypeAlias

from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol

Gate: TypeAlias = Callable[[str], bool]
"""Says whether a handshake for this path (with its query) is let in."""

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
_READ_BYTES = 65_536


class WebSocket:
    """Reads in a thread of its own; writes from any thread.

    Attributes:
        opened: Set once the handshake is done.
        frozen: Set to neither answer nor send any more, with the connection left open.
        pings: How many pings came and were answered.
    """

    def __init__(
        self,
        connection: socket.socket,
        gate: Gate,
        *,
        on_open: Callable[["WebSocket"], None],
        on_text: Callable[[str], None],
        on_close: Callable[["WebSocket"], None],
    ) -> None:
        """Start to talk; the callbacks run in the reading thread."""
        self.opened = Event()
        self.frozen = Event()
        self.pings = 0
        self._connection = connection
        self._gate = gate
        self._on_open = on_open
        self._on_text = on_text
        self._on_close = on_close
        self._protocol = ServerProtocol()
        self._lock = Lock()
        self._parts: list[bytes] = []
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def is_open(self) -> bool:
        """Whether the handshake is done and neither side has closed."""
        return self.opened.is_set() and self._protocol.state is State.OPEN

    def send_text(self, text: str) -> None:
        """Send a text frame, or nothing where the connection is frozen or gone."""
        with self._lock:
            if self.is_open and not self.frozen.is_set():
                self._protocol.send_text(text.encode())
                self._flush()

    def ping(self) -> None:
        """Send a ping, as Slack does now and then."""
        with self._lock:
            if self.is_open and not self.frozen.is_set():
                self._protocol.send_ping(b"loopback")
                self._flush()

    def cut(self) -> None:
        """Reset the connection, without a word, and wait for the reading thread."""
        try:
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it was closed already
        self.join()

    def join(self) -> None:
        """Wait for the reading thread to end."""
        self._thread.join()

    def _read(self) -> None:
        try:
            with self._connection:
                for data in self._received():
                    if self.frozen.is_set():
                        continue
                    for event in self._taken_in(data):
                        self._handle(event)
        finally:
            self._on_close(self)

    def _received(self) -> Iterator[bytes]:
        while True:
            try:
                data = self._connection.recv(_READ_BYTES)
            except OSError:
                return
            if not data:
                return
            yield data

    def _taken_in(self, data: bytes) -> list[object]:
        with self._lock:
            self._protocol.receive_data(data)
            events: list[object] = list(self._protocol.events_received())
            self._flush()
        return events

    def _handle(self, event: object) -> None:
        if isinstance(event, Request):
            self._shake_hands(event)
        elif isinstance(event, Frame):
            self._handle_frame(event)

    def _shake_hands(self, request: Request) -> None:
        allowed = self._gate(request.path)
        with self._lock:
            if allowed:
                response = self._protocol.accept(request)
            else:
                response = self._protocol.reject(403, "invalid ticket\n")
            self._protocol.send_response(response)
            self._flush()
        if allowed:
            self.opened.set()
            self._on_open(self)

    def _handle_frame(self, frame: Frame) -> None:
        if frame.opcode is Opcode.PING:
            self.pings += 1
        elif frame.opcode in {Opcode.TEXT, Opcode.CONT}:
            self._parts.append(bytes(frame.data))
            if frame.fin:
                text = b"".join(self._parts).decode()
                self._parts.clear()
                self._on_text(text)

    def _flush(self) -> None:
        """Write what the protocol wants written; the lock is held."""
        for data in self._protocol.data_to_send():
            try:
                if data:
                    self._connection.sendall(data)
                else:
                    self._connection.shutdown(socket.SHUT_WR)
            except OSError:
                return  # the reader notices
