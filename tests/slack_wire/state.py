"""What there is in the workspace; whoever reads or changes it holds its lock."""

import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from threading import Condition, RLock
from typing import Self

from tests.slack_wire.json_object import Json
from tests.slack_wire.message import (
    AgentSession,
    Channel,
    Identity,
    Prompt,
    SeenMessage,
    SeenView,
    User,
)
from tests.slack_wire.render import held_elements
from tests.slack_wire.tokens import Installations

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
        team: Whose token it came with; None where it needs none, or came with none that is known.
    """

    method: str
    arguments: Json
    at_s: float
    outcome: str
    team: str | None = None


@dataclass(slots=True)
class Switches:
    """What the workspace does one way or the other.

    Attributes:
        native_blocks: Whether citations and containers are taken.
    """

    native_blocks: bool = True


@dataclass(slots=True)
class _Clock:
    last_us: int = 0


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
        identity: Who the bot is, in the team whose view this is.
        changed: Hold it while reading or writing any other attribute.
        messages: Visible ones by channel and ts, ephemeral ones among them.
        outbox: Events that the last changes gave rise to and that are still to be delivered, each
            with the team that it belongs to.
        triggers: Trigger id to person and moment of expiry; a used one is kept with moment 0.
        modals: Person to the modals that they have open, the topmost last.
        entered: View id to what was chosen in it so far, as in `view.state.values`.
        modal_errors: Person to what their topmost modal says is wrong, by block id.
        offered: Person and action id to the options that the bot last offered there, by value.
        statuses: Channel and thread to the assistant status shown in it.
        status_history: Channel and thread to every status that was ever shown in it.
        sessions: Channel and thread to the state of the agent's session in it.
        prompts: Channel and thread, or channel and nothing, to what the person may ask.
        installations: Teams, and the tokens that the bot has for each.
        switches: Shared by all teams.
    """

    identity: Identity
    changed: Condition = field(default_factory=lambda: Condition(RLock()))
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[tuple[str, str], SeenMessage] = field(default_factory=dict)
    homes: dict[str, SeenView] = field(default_factory=dict)
    modals: dict[str, tuple[SeenView, ...]] = field(default_factory=dict)
    entered: dict[str, dict[str, dict[str, Json]]] = field(default_factory=dict)
    modal_errors: dict[str, dict[str, str]] = field(default_factory=dict)
    offered: dict[tuple[str, str], dict[str, Json]] = field(default_factory=dict)
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    status_history: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    sessions: dict[tuple[str, str], AgentSession] = field(default_factory=dict)
    prompts: dict[tuple[str, str], tuple[Prompt, ...]] = field(default_factory=dict)
    triggers: dict[str, tuple[str, float]] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    outbox: list[tuple[str, Json]] = field(default_factory=list)
    installations: Installations = field(default_factory=Installations)
    switches: Switches = field(default_factory=Switches)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _clock: _Clock = field(default_factory=_Clock)

    def __post_init__(self) -> None:
        """Have the bot installed where it is."""
        self.installations.begin(self.identity)

    @property
    def is_installed(self) -> bool:
        """Whether the bot gets the events of this team."""
        return self.identity.team_id in self.installations.installed

    def of_team(self, team_id: str) -> Self:
        """Give the same workspaces as one team's bot sees them; nothing is copied."""
        return replace(self, identity=self.installations.identities[team_id])

    def number(self) -> int:
        """Give the next number of a sequence, for ids."""
        return next(self._numbers)

    def next_ts(self) -> str:
        """Give a message timestamp later than every one before."""
        with self.changed:
            now_us = max(time.time_ns() // 1000, self._clock.last_us + 1)
            self._clock.last_us = now_us
            return f"{now_us // 1_000_000}.{now_us % 1_000_000:06d}"

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
            self._name(block)
        return copies

    def queue(self, event: Json) -> None:
        """Note an event of this team's that is to be delivered."""
        self.outbox.append((self.identity.team_id, event))

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

    def _name(self, block: Json) -> None:
        block.setdefault("block_id", f"b{self.number()}")
        for element in held_elements(block):
            element.setdefault("action_id", f"a{self.number()}")
        for child in block.get("child_blocks", []):
            self._name(child)
