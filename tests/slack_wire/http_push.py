"""Events, commands and presses as signed POSTs to the bot's request URL."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

from tests.slack_wire.delivery import Ack, Delivery, OnAck
from tests.slack_wire.json_object import Json
from tests.slack_wire.state import State

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class HttpReply:
    """What came back for a POST.

    Attributes:
        status: None where the connection was closed or timed out without a response.
        body: Empty where there was none.
        latency_s: From connecting to the last byte.
    """

    status: int | None
    body: bytes
    latency_s: float


class HttpPush:
    """Posts to one request URL.

    Attributes:
        url: The bot's request URL.
        replies: Every reply so far, to deliveries and to `post` alike, in order of arrival.
    """

    def __init__(
        self, state: State, url: str, signing_secret: str, on_ack: OnAck, *, timeout_s: float
    ) -> None:
        """Get ready to post; connects anew for every delivery."""
        self.url = url
        self.replies: list[HttpReply] = []
        self._state = state
        self._secret = signing_secret
        self._on_ack = on_ack
        self._timeout_s = timeout_s
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="slack-push")

    def send(self, delivery: Delivery) -> None:
        """Post a delivery in another thread."""
        self._pool.submit(self._deliver, delivery)

    def post(
        self,
        body: bytes,
        *,
        content_type: str = JSON_TYPE,
        headers: Mapping[str, str | bytes | None] | None = None,
    ) -> HttpReply:
        """Post anything, signed well unless told otherwise, and wait for the reply.

        Args:
            body: As it goes over the wire.
            content_type: Of the body.
            headers: Put in the place of those that would be sent, whatever the case of their
                names; None leaves one out. The signature is made for the timestamp given here.
        """
        given = {name.lower(): value for name, value in (headers or {}).items()}
        timestamp = given.get("x-slack-request-timestamp") or str(int(time.time()))
        sent: dict[str, str | bytes | None] = {
            "content-type": content_type,
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": signature(self._secret, timestamp, body),
            **given,
        }
        reply = _post(self.url, body, sent, timeout_s=self._timeout_s)
        with self._state.changed:
            self.replies.append(reply)
            self._state.changed.notify_all()
        return reply

    def close(self) -> None:
        """Wait for the posts under way."""
        self._pool.shutdown(cancel_futures=True)

    def _deliver(self, delivery: Delivery) -> None:
        body, content_type = written_out(delivery)
        reply = self.post(body, content_type=content_type, headers=_retry_headers(delivery))
        ack = Ack(reply.latency_s, _ack_payload(reply), reply.status)
        self._on_ack(delivery, ack)
        delivery.settle(ack)
        with self._state.changed:
            self._state.changed.notify_all()


def signature(secret: str, timestamp: str | bytes, body: bytes) -> str:
    """Sign a body as Slack does."""
    stamp = timestamp if isinstance(timestamp, bytes) else timestamp.encode()
    digest = hmac.new(secret.encode(), b"v0:" + stamp + b":" + body, hashlib.sha256)
    return f"v0={digest.hexdigest()}"


def written_out(delivery: Delivery) -> tuple[bytes, str]:
    """Write a delivery's body and name its content type."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), JSON_TYPE
    form: Json = delivery.payload
    if delivery.kind == "interactive":
        form = {"payload": json.dumps(delivery.payload)}
    return urlencode(form).encode(), FORM_TYPE


def _retry_headers(delivery: Delivery) -> dict[str, str | bytes | None]:
    if delivery.attempt == 0:
        return {}
    return {
        "X-Slack-Retry-Num": str(delivery.attempt),
        "X-Slack-Retry-Reason": delivery.reason,
    }


def _ack_payload(reply: HttpReply) -> object:
    """Read a reply's body: JSON where it is JSON, else the text of a message, else None."""
    text = reply.body.decode("utf-8", "replace")
    try:
        return json.loads(text) or None
    except ValueError:
        return text or None


def _post(
    url: str, body: bytes, headers: Mapping[str, str | bytes | None], *, timeout_s: float
) -> HttpReply:
    parts = urlsplit(url)
    began_s = time.monotonic()
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=timeout_s)
    try:
        connection.putrequest("POST", parts.path or "/")
        connection.putheader("Content-Length", str(len(body)))
        for name, value in headers.items():
            if value is not None:
                connection.putheader(name, value)
        _send_all_that_is_taken(connection, body)
        response = connection.getresponse()
        status, read = response.status, response.read()
    except (OSError, HTTPException):
        return HttpReply(None, b"", time.monotonic() - began_s)
    finally:
        connection.close()
    return HttpReply(status, read, time.monotonic() - began_s)


def _send_all_that_is_taken(connection: HTTPConnection, body: bytes) -> None:
    """Send a body; a server may refuse a large one, and answer, before it has read all of it."""
    try:
        connection.endheaders(body)
    except (BrokenPipeError, ConnectionResetError):
        return
