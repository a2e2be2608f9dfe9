"""Socket Mode: tickets, connections, envelopes, acknowledgements, and connections that fail."""

import json
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from tests.slack_wire.delivery import Ack, Delivery, OnAck
from tests.slack_wire.json_object import Json
from tests.slack_wire.state import State
from tests.slack_wire.websocket import WebSocket

RETRY_REASON = "timeout"


@dataclass(frozen=True, slots=True)
class _Sent:
    delivery: Delivery
    over: WebSocket
    at_s: float


class SocketServer:
    """Gives out tickets, holds the connections and sends envelopes over them in turn.

    Events that come up while no connection is open, or that a lost connection left
    unacknowledged, are delivered again over the next one, as Slack does. Commands and presses
    are not: whoever made them is shown an error.
    """

    def __init__(self, state: State, on_ack: OnAck) -> None:
        """Start to listen on a free port."""
        self._state = state
        self._on_ack = on_ack
        self._tickets: set[str] = set()
        self._open: list[WebSocket] = []
        self._all: list[WebSocket] = []
        self._sent: dict[str, _Sent] = {}
        self._waiting: list[Delivery] = []
        self._refusing = Event()
        self._closing = Event()
        self._stray_acks: list[str] = []
        self._turn = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    def new_url(self) -> str:
        """Give out an address that lets one connection in."""
        with self._state.changed:
            ticket = uuid4().hex
            self._tickets.add(ticket)
            return f"ws://127.0.0.1:{self.port}/link/?ticket={ticket}"

    @property
    def connections(self) -> int:
        """How many connections are open and not frozen."""
        with self._state.changed:
            return sum(not each.frozen.is_set() for each in self._open)

    @property
    def pings(self) -> int:
        """How many pings of the bot's were answered."""
        with self._state.changed:
            return sum(each.pings for each in self._all)

    @property
    def stray_acks(self) -> tuple[str, ...]:
        """What the bot sent that acknowledged nothing, or something for the second time."""
        with self._state.changed:
            return tuple(self._stray_acks)

    def send(self, delivery: Delivery) -> None:
        """Send an envelope over the next connection."""
        with self._state.changed:
            over = self._next_connection()
            if over is None:
                self._hold(delivery)
                return
            envelope = _envelope(delivery)
            at_s = time.monotonic()
            self._sent[envelope["envelope_id"]] = _Sent(delivery, over, at_s)
        over.send_text(json.dumps(envelope))

    def send_raw(self, text: str) -> None:
        """Send any text, be it an envelope or not, over the next connection."""
        with self._state.changed:
            over = self._next_connection()
        if over is not None:
            over.send_text(text)

    def say_disconnect(self, reason: str) -> None:
        """Tell every connection that it is about to go, which the bot is to replace it for."""
        for each in self._snapshot():
            each.send_text(json.dumps({"type": "disconnect", "reason": reason, "debug_info": {}}))

    def ping(self) -> None:
        """Ping over every connection."""
        for each in self._snapshot():
            each.ping()

    def cut(self) -> None:
        """Reset every open connection without a word."""
        for each in self._snapshot():
            each.cut()

    def freeze(self) -> None:
        """Leave every open connection open, but neither answer nor send over it any more."""
        with self._state.changed:
            for each in self._open:
                each.frozen.set()
            self._state.changed.notify_all()

    def refuse(self) -> None:
        """Turn away new connections from now on."""
        self._refusing.set()

    def accept(self) -> None:
        """Let new connections in again."""
        self._refusing.clear()

    def close(self) -> None:
        """Stop listening and reset every connection."""
        self._refusing.set()
        self._closing.set()
        socket.create_connection(("127.0.0.1", self.port)).close()  # wakes the listener
        self._thread.join()
        self._listener.close()
        with self._state.changed:
            everything = list(self._all)
        for each in everything:
            each.cut()

    def _accept(self) -> None:
        while not self._closing.is_set():
            connection, _ = self._listener.accept()
            if self._refusing.is_set():
                connection.close()
                continue
            with self._state.changed:
                self._all.append(
                    WebSocket(
                        connection,
                        self._let_in,
                        on_open=self._opened,
                        on_text=self._received,
                        on_close=self._closed,
                    )
                )

    def _let_in(self, path: str) -> bool:
        ticket = parse_qs(urlsplit(path).query).get("ticket", [""])[0]
        with self._state.changed:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
            return known

    def _opened(self, connection: WebSocket) -> None:
        identity = self._state.identity
        with self._state.changed:
            self._open.append(connection)
            hello = {
                "type": "hello",
                "num_connections": len(self._open),
                "debug_info": {"host": "loopback", "approximate_connection_time": 18060},
                "connection_info": {"app_id": identity.app_id},
            }
            connection.send_text(json.dumps(hello))
            self._put_back(lambda sent: sent.over.frozen.is_set())
            late = self._take_waiting()
            self._state.changed.notify_all()
        for delivery in late:
            self.send(delivery)

    def _closed(self, connection: WebSocket) -> None:
        with self._state.changed:
            if connection in self._open:
                self._open.remove(connection)
            self._put_back(lambda sent: sent.over is connection)
            late = self._take_waiting() if self._open else []
            self._state.changed.notify_all()
        for delivery in late:
            self.send(delivery)

    def _received(self, text: str) -> None:
        envelope_id, payload = _read_ack(text)
        with self._state.changed:
            sent = self._sent.pop(envelope_id, None)
            if sent is None:
                self._stray_acks.append(text)
                self._state.changed.notify_all()
                return
        self._settle(sent.delivery, Ack(time.monotonic() - sent.at_s, payload))

    def _settle(self, delivery: Delivery, ack: Ack) -> None:
        self._on_ack(delivery, ack)
        delivery.settle(ack)
        with self._state.changed:
            self._state.changed.notify_all()

    def _next_connection(self) -> WebSocket | None:
        """Take turns among the living connections; a frozen one where there is no other."""
        living = [each for each in self._open if not each.frozen.is_set()] or self._open
        if not living:
            return None
        self._turn += 1
        return living[self._turn % len(living)]

    def _hold(self, delivery: Delivery) -> None:
        """Keep an event for the next connection; let anything else fail. The lock is held."""
        if delivery.kind == "events_api":
            self._waiting.append(_again(delivery))
        else:
            self._settle(delivery, Ack(time.monotonic() - delivery.made_at_s, status=None))

    def _put_back(self, chosen: Callable[[_Sent], bool]) -> None:
        """Hold again what was sent and never acknowledged. The lock is held."""
        lost = [envelope_id for envelope_id, sent in self._sent.items() if chosen(sent)]
        for envelope_id in lost:
            self._hold(self._sent.pop(envelope_id).delivery)

    def _take_waiting(self) -> list[Delivery]:
        waiting, self._waiting = self._waiting, []
        return waiting

    def _snapshot(self) -> list[WebSocket]:
        with self._state.changed:
            return list(self._open)


def _again(delivery: Delivery) -> Delivery:
    """Count one more attempt at the same delivery, whose `ack` then answers for both."""
    return replace(delivery, attempt=delivery.attempt + 1, reason=RETRY_REASON)


def _envelope(delivery: Delivery) -> Json:
    envelope: Json = {
        "envelope_id": str(uuid4()),
        "type": delivery.kind,
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
    return envelope


def _read_ack(text: str) -> tuple[str, object]:
    try:
        ack = json.loads(text)
    except ValueError:
        return "", None
    if not isinstance(ack, dict):
        return "", None
    return str(ack.get("envelope_id", "")), ack.get("payload") or None
