"""Something that Slack sends to the bot, and the acknowledgement that comes back."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from tests.slack_wire.json_object import Json

EnvelopeKind: TypeAlias = Literal["events_api", "slash_commands", "interactive"]

ACK_LIMIT_S = 3.0
"""Slack shows people an error where a command or a press is acknowledged later."""


@dataclass(frozen=True, slots=True)
class Ack:
    """How a delivery was acknowledged.

    Attributes:
        latency_s: From sending to the end of the acknowledgement.
        payload: What came with it: a message, options, errors; None where nothing did.
        status: The HTTP status; 200 where it came over a socket; None where the connection
            broke or timed out.
    """

    latency_s: float
    payload: object = None
    status: int | None = 200

    @property
    def shown_error(self) -> str | None:
        """The error that Slack shows to whoever pressed or typed, or None."""
        if self.latency_s > ACK_LIMIT_S:
            return "operation_timeout"
        return None if self.status == 200 else "dispatch_failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to deliver something.

    Attributes:
        kind: As the envelope's `type`.
        payload: What the bot gets, without the envelope.
        attempt: 0 for the first, then as in `retry_attempt` and X-Slack-Retry-Num.
        reason: Why it is delivered again; empty for the first attempt.
        made_at_s: By `time.monotonic`.
    """

    kind: EnvelopeKind
    payload: Json
    attempt: int = 0
    reason: str = ""
    made_at_s: float = field(default_factory=time.monotonic)
    _outcome: "Future[Ack]" = field(default_factory=Future, repr=False, compare=False)

    @property
    def acknowledged(self) -> bool:
        """Whether an acknowledgement, or a failure, has come."""
        return self._outcome.done()

    def ack(self, timeout_s: float = 10.0) -> Ack:
        """Wait for the acknowledgement; a TimeoutError says that none came in time."""
        return self._outcome.result(timeout_s)

    def settle(self, ack: Ack) -> bool:
        """Note the acknowledgement; says False where there was one before."""
        if self._outcome.done():
            return False
        self._outcome.set_result(ack)
        return True


OnAck: TypeAlias = Callable[[Delivery, Ack], None]
"""Told of every first acknowledgement, before `Delivery.ack` returns it."""


class Transport(Protocol):
    """A way to the bot."""

    def send(self, delivery: Delivery) -> None:
        """Set out to deliver; returns before the acknowledgement."""
        ...

    def close(self) -> None:
        """Stop and let go of everything open."""
        ...
