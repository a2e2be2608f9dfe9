"""What there is in the workspace; whoever reads or changes it holds its lock."""

import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from threading import Condition, RLock

from tests.slack_wire.json_object import Json
from tests.slack_wire.message import Channel, Identity, SeenMessage, SeenView, User

RESPONSE_URL_USES = 5
RESPONSE_URL_LIFE_S = 30 * 60
TRIGGER_LIFE_S = 3.0


@dataclass(frozen=True, slots=True)
class Call:
    """A request that the bot made of the Web API or of a response URL.

    Attributes:
        method: Such as `chat.postMessage`; `response_url` for a response URL.
        arguments: As sent, JSON strings decoded.
        at_s: When it came, by `time.monotonic`.
        outcome: `ok`, Slack's error code, or the kind of fault that struck.
    """

    method: str
    arguments: Json
    at_s: float
    outcome: str


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """Where a response to one interaction goes.

    Attributes:
        channel: Where the person was.
        person: Who pressed or typed.
        source_ts: The message pressed, None for a command.
        expires_s: By `time.monotonic`.
        uses_left: How many more messages it takes.
    """

    channel: str
    person: str
    source_ts: str | None
    expires_s: float
    uses_left: int = RESPONSE_URL_USES


@dataclass(slots=True)
class State:
    """Everything that changes. `changed` is its lock, and is notified of every change.

    Attributes:
        identity: Who the bot is.
        changed: Hold it while reading or writing any other attribute.
        messages: Visible ones by channel and ts, ephemeral ones among them.
        outbox: Events that the last changes gave rise to and that are still to be delivered.
        triggers: Trigger id to person and moment of expiry; a used one is kept with moment 0.
        statuses: Channel and thread to the assistant status shown in it.
    """

    identity: Identity
    changed: Condition = field(default_factory=lambda: Condition(RLock()))
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[tuple[str, str], SeenMessage] = field(default_factory=dict)
    homes: dict[str, SeenView] = field(default_factory=dict)
    modals: dict[str, SeenView] = field(default_factory=dict)
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    triggers: dict[str, tuple[str, float]] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    outbox: list[Json] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _last_us: int = 0

    def number(self) -> int:
        """Give the next number of a sequence, for ids."""
        return next(self._numbers)

    def next_ts(self) -> str:
        """Give a message timestamp later than every one before."""
        with self.changed:
            self._last_us = max(time.time_ns() // 1000, self._last_us + 1)
            return f"{self._last_us // 1_000_000}.{self._last_us % 1_000_000:06d}"

    def show(self, message: SeenMessage) -> SeenMessage:
        """Make a message visible, or put a new version in the place of an old one."""
        with self.changed:
            named = replace(message, blocks=tuple(self.name_blocks(message.blocks)))
            self.messages[named.channel, named.ts] = named
            self.changed.notify_all()
            return named

    def take_away(self, message: SeenMessage) -> None:
        """Make a message vanish."""
        with self.changed:
            self.messages.pop((message.channel, message.ts), None)
            self.changed.notify_all()

    def find(self, channel: str, ts: str | None) -> SeenMessage | None:
        """Find a message, ephemeral ones included."""
        with self.changed:
            return self.messages.get((channel, ts or ""))

    def replies(self, channel: str, root_ts: str) -> list[SeenMessage]:
        """List the public replies to a message, oldest first."""
        with self.changed:
            return [
                message
                for message in sorted(self.messages.values(), key=lambda each: each.ts)
                if message.channel == channel
                and message.thread_ts == root_ts
                and not message.ephemeral
            ]

    def name_blocks(self, blocks: tuple[Json, ...] | list[Json]) -> list[Json]:
        """Copy blocks, adding the ids that Slack adds where the bot gave none."""
        copies = deepcopy(list(blocks))
        for block in copies:
            block.setdefault("block_id", f"b{self.number()}")
            for element in [*block.get("elements", []), block.get("accessory")]:
                if isinstance(element, dict) and element.get("type") == "button":
                    element.setdefault("action_id", f"a{self.number()}")
        return copies

    def new_trigger(self, person: str) -> str:
        """Make a trigger id with which the bot can open a modal for a person."""
        with self.changed:
            trigger_id = f"{self.number()}.{self.identity.team_id}"
            self.triggers[trigger_id] = (person, time.monotonic() + TRIGGER_LIFE_S)
            return trigger_id

    def new_response_url(self, channel: str, person: str, source_ts: str | None) -> str:
        """Make the last part of a response URL."""
        with self.changed:
            name = f"r{self.number()}"
            expires_s = time.monotonic() + RESPONSE_URL_LIFE_S
            self.response_urls[name] = ResponseUrl(channel, person, source_ts, expires_s)
            return name

    def record(self, call: Call) -> None:
        """Note a call that the bot made."""
        with self.changed:
            self.calls.append(call)
            self.changed.notify_all()
