"""Questions in messages: which of Slack's events ask something."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.slack.blocks.mrkdwn import first_mention, mentions, read_text
from bot.slack.requests.payload import MAX_QUESTION_CHARS, JsonObject, text_of

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
    text = text_of(event.get("text"))
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
        thread_ts=text_of(event.get("thread_ts")) or event["ts"],
        text=read_text(text, bot_user=bot_user)[:MAX_QUESTION_CHARS],
        followup=followup,
    )


def event_keys(body: JsonObject, ask: Ask) -> list[str]:
    """Name what a question can be recognised by when Slack sends it again, or in another form."""
    keys = [f"message:{ask.team}:{ask.channel}:{ask.ts}"]
    if event_id := body.get("event_id"):
        keys.append(f"event:{event_id}")
    return keys


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
    in_thread = text_of(event.get("thread_ts")) not in {"", event["ts"]}
    return in_thread and first_mention(text) is None and not is_chatter(text)


def is_chatter(text: str) -> bool:
    """Say whether a reply is mere thanks or assent, or nothing at all."""
    return not text.strip() or _CHATTER.fullmatch(text.strip()) is not None
