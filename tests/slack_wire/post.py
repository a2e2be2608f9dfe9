"""The ways from a workspace's people to the bot."""

from typing import Protocol

from tests.slack_wire.delivery import Delivery, EnvelopeKind
from tests.slack_wire.json_object import Json


class Posted(Protocol):
    """Names a message: anything that knows its channel and its ts."""

    @property
    def channel(self) -> str:
        """Channel id."""
        ...

    @property
    def ts(self) -> str:
        """The message's ts."""
        ...


class Post(Protocol):
    """How what people do reaches the bot."""

    def send_event(self, event: Json, *, team: str | None = None) -> Delivery:
        """Deliver an event of a team's, the first one's unless told otherwise."""
        ...

    def send(self, kind: EnvelopeKind, payload: Json) -> Delivery:
        """Deliver a command or an interaction."""
        ...

    def response_url(self, channel: str, person: str, source_ts: str | None) -> str:
        """Make an address for responses."""
        ...
