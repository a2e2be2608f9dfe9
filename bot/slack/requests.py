"""What a person did in Slack, read from what Slack sends; pure."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from bot.slack.mrkdwn import first_mention, mentions, read_text

JsonObject = dict[str, Any]

MAX_QUESTION_CHARS = 2_000
# Subtypes of messages that a person wrote; all others are edits, deletions, joins, bots' posts.
_WRITTEN = (None, "file_share", "thread_broadcast", "me_message")
# What people say to each other after an answer, which asks nothing.
_CHATTER = re.compile(
    r"(?:many |thank you|thanks|thx|cheers|ta|ok|okay|great|good|nice|perfect|brilliant|lovely|"
    r"yes|no|yep|noted|got it|will do|very|so|much|all|again|👍|:[a-z0-9_+-]+:|[\s.!,])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in a message.

    Attributes:
        team: The workspace's id.
        channel: The channel's or direct message's id.
        user: Who asked.
        ts: The message's time stamp, which is its id in the channel.
        thread_ts: The thread that the answer belongs in.
        text: The question in plain words; empty where only the bot was named.
        followup: True for a reply without a mention: a question only where the bot takes part.
    """

    team: str
    channel: str
    user: str
    ts: str
    thread_ts: str
    text: str
    followup: bool = False
    kind: Literal["ask"] = "ask"

    @property
    def conversation(self) -> str:
        """The thread, anywhere."""
        return f"{self.team}:{self.channel}:{self.thread_ts}"


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command.

    Attributes:
        team: The workspace's id.
        channel: Where it was given.
        user: Who gave it.
        text: What stands behind the command's name.
        response_url: Where the reply goes, for half an hour.
    """

    team: str
    channel: str
    user: str
    text: str
    response_url: str
    kind: Literal["command"] = "command"

    @property
    def conversation(self) -> str:
        """One person's commands are answered in order."""
        return f"{self.team}:{self.channel}:{self.user}"


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button.

    Attributes:
        team: The workspace's id.
        channel: Where the message stands.
        user: Who pressed.
        action: The button's action id.
        value: What the button carries.
        response_url: Where a reply or a replacement goes; empty where Slack gave none.
        ephemeral: True where only the person sees the message.
    """

    team: str
    channel: str
    user: str
    action: str
    value: str
    response_url: str
    ephemeral: bool
    kind: Literal["press"] = "press"

    @property
    def conversation(self) -> str:
        """One person's presses are done in order."""
        return f"{self.team}:{self.channel}:{self.user}"


Request = Ask | Command | Press
_REQUEST: TypeAdapter[Request] = TypeAdapter(Annotated[Request, Field(discriminator="kind")])


def to_json(request: Request) -> str:
    """Write a request down."""
    return _REQUEST.dump_json(request).decode()


def from_json(text: str) -> Request:
    """Read a request that was written down.

    Args:
        text: As ``to_json`` wrote it.

    Returns:
        The request.

    Raises:
        ValueError: If the text is not of our making.
    """
    return _REQUEST.validate_json(text)


def read_event(body: JsonObject, *, bot_user: str) -> Ask | None:
    """Read an event as a question.

    Nothing is asked by: an event that is no message; what a bot wrote, this one included; an edit,
    a deletion, a join; a message in a channel that neither names the bot nor stands in a thread; a
    reply in a thread that is addressed to somebody else, or is mere thanks.

    Args:
        body: The body of Slack's event callback.
        bot_user: The bot's own user id.

    Returns:
        The question, or None where nothing is asked.
    """
    event = body.get("event")
    if not isinstance(event, dict) or not _is_written_by_a_person(event, bot_user):
        return None
    text = _string(event.get("text"))
    named = event.get("type") == "app_mention" or mentions(text, bot_user)
    direct = event.get("channel_type") == "im" or str(event["channel"]).startswith("D")
    followup = not named and not direct
    if followup and not _may_follow_up(event, text):
        return None
    return Ask(
        team=str(body.get("team_id") or event.get("team") or ""),
        channel=event["channel"],
        user=event["user"],
        ts=event["ts"],
        thread_ts=_string(event.get("thread_ts")) or event["ts"],
        text=read_text(text, bot_user=bot_user)[:MAX_QUESTION_CHARS],
        followup=followup,
    )


def event_keys(body: JsonObject, ask: Ask) -> list[str]:
    """Name what a question can be recognised by when Slack sends it again, or in another form."""
    keys = [f"message:{ask.team}:{ask.channel}:{ask.ts}"]
    if event_id := body.get("event_id"):
        keys.append(f"event:{event_id}")
    return keys


def read_command(body: JsonObject) -> Command:
    """Read a slash command."""
    return Command(
        team=str(body.get("team_id", "")),
        channel=str(body.get("channel_id", "")),
        user=str(body.get("user_id", "")),
        text=str(body.get("text", "")).strip()[:MAX_QUESTION_CHARS],
        response_url=str(body.get("response_url", "")),
    )


def read_press(body: JsonObject) -> Press | None:
    """Read a pressed button; None where the payload holds none."""
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions or not isinstance(actions[0], dict):
        return None
    container = _object(body.get("container"))
    channel = _object(body.get("channel")).get("id") or container.get("channel_id") or ""
    return Press(
        team=str(_object(body.get("team")).get("id", "")),
        channel=str(channel),
        user=str(_object(body.get("user")).get("id", "")),
        action=str(actions[0].get("action_id", "")),
        value=str(actions[0].get("value", "")),
        response_url=str(body.get("response_url") or ""),
        ephemeral=bool(container.get("is_ephemeral")),
    )


def trigger_keys(body: JsonObject, what: str) -> list[str]:
    """Name what a command or a press can be recognised by when it is delivered again.

    Everything that Slack makes anew for each is taken together, so that one that lacks a part, or
    repeats it, is still told apart from the others.

    Args:
        body: As Slack sent it.
        what: The kind of request.

    Returns:
        One key; none where Slack gave nothing to recognise the request by.
    """
    actions = body.get("actions")
    pressed = actions[0] if isinstance(actions, list) and actions else {}
    made_anew = (
        body.get("trigger_id"),
        body.get("response_url"),
        pressed.get("action_ts") if isinstance(pressed, dict) else None,
    )
    if not any(made_anew):
        return []
    said = (
        body.get("text"),
        body.get("user_id"),
        body.get("user"),
        body.get("channel_id"),
        pressed,
    )
    digest = sha256(repr((made_anew, said)).encode(errors="replace")).hexdigest()
    return [f"{what}:{digest[:32]}"]


def _is_written_by_a_person(event: JsonObject, bot_user: str) -> bool:
    return (
        event.get("type") in ("message", "app_mention")
        and event.get("subtype") in _WRITTEN
        and not event.get("bot_id")
        and not event.get("edited")
        and not event.get("hidden")
        and all(isinstance(event.get(name), str) for name in ("channel", "user", "ts"))
        and event["user"] not in {bot_user, "USLACKBOT"}
    )


def _may_follow_up(event: JsonObject, text: str) -> bool:
    in_thread = _string(event.get("thread_ts")) not in {"", event["ts"]}
    return in_thread and first_mention(text) is None and not is_chatter(text)


def is_chatter(text: str) -> bool:
    """Say whether a reply is mere thanks or assent, or nothing at all."""
    return not text.strip() or _CHATTER.fullmatch(text.strip()) is not None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _object(value: object) -> JsonObject:
    return value if isinstance(value, dict) else {}
