"""Questions in messages: which of Slack's events ask something."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from bot.slack.blocks.mrkdwn import first_mention, mentions, read_text
from bot.slack.requests.payload import MAX_QUESTION_CHARS, JsonObject, text_of
from bot.slack.requests.wording import (
    asks_openly,
    asks_plainly,
    follows_up,
    is_chatter,
    is_mere_mark,
)

# Mentions of people, of groups of people, and of everybody.
_TO_SOMEBODY = ("<@", "<!")
# Subtypes of messages that a person wrote; all others are edits, deletions, joins, bots' posts.
_WRITTEN = (None, "file_share", "thread_broadcast", "me_message")


class Address(StrEnum):
    """To whom a message is said."""

    NAMED = "named"  # it names the bot
    DIRECT = "direct"  # the bot is the only other one there
    REPLY = "reply"  # in a thread, to nobody in particular: to the bot if it takes part there
    OVERHEARD = "overheard"  # in a channel, to nobody in particular

    @property
    def is_open(self) -> bool:
        """Whether the bot was not called upon, so that keeping silent leaves nobody waiting."""
        return self in {Address.REPLY, Address.OVERHEARD}


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
        address: To whom it is said.
    """

    team: str
    channel: str
    user: str
    ts: str
    thread_ts: str
    text: str
    address: Address = Address.NAMED
    kind: Literal["ask"] = "ask"

    @property
    def conversation(self) -> str:
        """The thread, anywhere."""
        return f"{self.team}:{self.channel}:{self.thread_ts}"

    @property
    def is_in_thread(self) -> bool:
        """Whether it stands in a thread that began before it."""
        return self.thread_ts != self.ts

    @property
    def awaits_reply(self) -> bool:
        """Whether somebody waits for a word in any case, even that nothing was found."""
        if self.address is Address.REPLY:
            return asks_plainly(self.text)
        return self.address is not Address.OVERHEARD

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions; it is one itself."""
        return False


def read_event(body: JsonObject, *, bot_user: str) -> Ask | None:
    """Read an event as a question.

    Nothing is asked by: an event that is no message; what a bot wrote, this one included; an edit,
    a deletion, a join; a message in a channel that neither names the bot, nor goes on asking in a
    thread, nor is a question to everybody; a message that is addressed to somebody else; in a
    channel, mere thanks.

    Args:
        body: The body of Slack's event callback.
        bot_user: The bot's own user id.

    Returns:
        The question, or None where nothing is asked. Whether a message that does not name the bot
        is for it, the thread or the channel decides.
    """
    event = body.get("event")
    if not isinstance(event, dict) or not _is_new_message(event, bot_user):
        return None
    text = text_of(event.get("text"))
    words = read_text(text, bot_user=bot_user)
    if is_mere_mark(words):
        words = ""
    address = _address(event, text, words, bot_user)
    if address is None:
        return None
    return Ask(
        team=str(body.get("team_id") or event.get("team") or ""),
        channel=event["channel"],
        user=event["user"],
        ts=event["ts"],
        thread_ts=text_of(event.get("thread_ts")) or event["ts"],
        text=words[:MAX_QUESTION_CHARS],
        address=address,
    )


def message_keys(ask: Ask) -> list[str]:
    """Name what a question can be recognised by, whichever event brought it."""
    return [f"message:{ask.team}:{ask.channel}:{ask.ts}"]


def private_conversation(conversation: str, user: str) -> str:
    """Name what is said in a conversation to one person alone."""
    return f"{conversation}:{user}"


def is_by_a_person(message: Mapping[str, Any], bot_user: str) -> bool:
    """Say whether a message was written by a person: no bot, no edit, join or other notice."""
    return (
        message.get("subtype") in _WRITTEN
        and not message.get("bot_id")
        and isinstance(message.get("user"), str)
        and message["user"] not in {bot_user, "USLACKBOT"}
    )


def _is_new_message(event: JsonObject, bot_user: str) -> bool:
    return (
        event.get("type") in ("message", "app_mention")
        and is_by_a_person(event, bot_user)
        and not event.get("edited")
        and not event.get("hidden")
        and all(isinstance(event.get(name), str) for name in ("channel", "ts"))
    )


def _address(event: JsonObject, text: str, words: str, bot_user: str) -> Address | None:
    """Find to whom a message is said; None where it is not for the bot."""
    if event.get("channel_type") == "im" or str(event["channel"]).startswith("D"):
        return Address.DIRECT
    if event.get("type") == "app_mention" or mentions(text, bot_user):
        return None if words and is_chatter(words) else Address.NAMED
    if text_of(event.get("thread_ts")) not in {"", event["ts"]}:
        to_somebody = first_mention(text) is not None
        return Address.REPLY if follows_up(words) and not to_somebody else None
    to_somebody = any(mark in text for mark in _TO_SOMEBODY)
    return None if to_somebody or not asks_openly(words) else Address.OVERHEARD
