"""The people, channels and messages of a workspace."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tests.slack_wire.json_object import Json
from tests.slack_wire.render import Control, controls, shown_text

ChannelKind: TypeAlias = Literal["channel", "group", "im", "mpim"]

FIRST_TEAM = "T1"
"""The workspace that is there from the start."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the workspace and the installed bot are, and the bot's secrets."""

    team_id: str = FIRST_TEAM
    team_domain: str = "loopback"
    app_id: str = "A1"
    bot_id: str = "B1"
    bot_user_id: str = "UBOT"
    bot_name: str = "stp"
    bot_token: str = "xoxb-loopback-bot"
    app_token: str = "xapp-loopback-app"
    signing_secret: str = "loopback-signing-secret"
    client_id: str = "111.222"
    client_secret: str = "loopback-client-secret"


@dataclass(frozen=True, slots=True)
class User:
    """A member of a workspace.

    Attributes:
        id: Unique over all workspaces.
        name: What people call them.
        is_bot: Whether it is the bot.
        team: The workspace.
    """

    id: str
    name: str
    is_bot: bool = False
    team: str = FIRST_TEAM


@dataclass(frozen=True, slots=True)
class Channel:
    """A place to write in.

    Attributes:
        id: Begins with C (public), G (private or group message) or D (direct message).
        name: Without the number sign.
        kind: As in an event's `channel_type`.
        members: User ids, the bot's among them where it is a member.
        archived: Nobody can write in it any more.
        team: The workspace that it is in.
    """

    id: str
    name: str
    kind: ChannelKind
    members: frozenset[str]
    archived: bool = False
    team: str = FIRST_TEAM


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that the bot offers: what stands there, and what is said when it is chosen."""

    title: str
    message: str


@dataclass(frozen=True, slots=True)
class AgentSession:
    """What a thread says of the bot's work in it.

    Attributes:
        status: `active`, `processing` (people see a stop button), `suspended` or `closed`.
        title: Empty where the bot gave none.
    """

    status: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message as it stands now, to those who can see it.

    Attributes:
        channel: Channel id.
        ts: Unique, increasing; the message's id.
        author: User id.
        text: The fallback text: what a notification reads out, and what shows where there
            are no blocks.
        blocks: Each with a `block_id`, each button with an `action_id`, as Slack adds them.
        thread_ts: The root's ts for a reply, None for a message in the channel itself.
        bot_id: Of the app that wrote it, None for a person's.
        metadata: As given by the bot.
        edited: Whether it was changed since it was posted.
        viewer: For an ephemeral message the one person who sees it, else None.
        history: What it showed before each change, oldest first.
        reactions: Names of the emoji put on it by the bot.
    """

    channel: str
    ts: str
    author: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    bot_id: str | None = None
    metadata: Json | None = None
    edited: bool = False
    viewer: str | None = None
    history: tuple[str, ...] = ()
    reactions: tuple[str, ...] = ()

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return self.viewer is not None

    @property
    def shown(self) -> str:
        """What a reader sees: the words of the blocks, or the text where there are none."""
        return shown_text(self.blocks) if self.blocks else self.text

    @property
    def controls(self) -> tuple[Control, ...]:
        """What can be pressed, in reading order."""
        return controls(self.blocks)

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands on the buttons and menus, in reading order."""
        return tuple(control.label for control in self.controls)


@dataclass(frozen=True, slots=True)
class SeenView:
    """A modal or a home tab that a person has open.

    Attributes:
        id: As Slack made it up.
        person: Who sees it.
        content: The view as the bot sent it, block ids added.
        hash: Changes with every update.
        root_id: Of the lowest modal beneath it; its own where there is none.
        previous_id: Of the modal right beneath it, None where there is none.
    """

    id: str
    person: str
    content: Json
    hash: str
    root_id: str = ""
    previous_id: str | None = None

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        return shown_text([self.content, *self.content.get("blocks", [])])

    @property
    def controls(self) -> tuple[Control, ...]:
        """What can be pressed or filled in, in reading order."""
        return controls(self.content.get("blocks", []))
