"""What the bot must remember over a restart."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.answer.answer import Answer


@dataclass(frozen=True, slots=True)
class Job:
    """A request that was acknowledged and is still owed its outcome.

    Attributes:
        id: Unique; the reference that people are shown when something fails.
        conversation: Jobs of one conversation are done one at a time, in order.
        body: The request, as JSON; only its reader knows the form.
        recovered: True where an earlier process accepted it and may already have begun to answer.
        at: When it was accepted; the store sets it, and None is what it has not set yet.
    """

    id: str
    conversation: str
    body: str
    recovered: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer, who asked for it and where, for the buttons under it.

    Attributes:
        answer: As it was shown.
        asker: The person's id.
        at: When it was made.
        team: The workspace it was asked in; empty for one that was kept before this was.
        channel: Where it was asked; empty likewise.
        thread_ts: The thread it stands in; None for an answer that one person alone sees.
        followups: The questions offered under it.
    """

    answer: Answer
    asker: str
    at: datetime
    team: str = ""
    channel: str = ""
    thread_ts: str | None = None
    followups: tuple[str, ...] = ()


class Verdict(StrEnum):
    """What a person thought of an answer."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's verdict on one answer.

    Attributes:
        answer_id: The answer.
        person: Who voted.
        verdict: Their latest verdict.
        reason: Chosen from a list, or None.
        comment: In their words, or None.
        at: When they last voted.
    """

    answer_id: str
    person: str
    verdict: Verdict
    reason: str | None
    comment: str | None
    at: datetime


class ChannelMode(StrEnum):
    """Which messages of a channel the bot answers."""

    MENTIONS = "mentions"
    EVERY_QUESTION = "every_question"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """How the bot behaves in one channel, as its admins chose.

    Attributes:
        team: The workspace.
        channel: The channel.
        mode: Which messages are answered.
        askers: Who may ask; empty: everybody.
        private: Whether only the asker sees the answer.
        collections: The collections that may be searched; None: the default ones.
        helpers: Users or channels who are asked for help; empty: the default ones.
        changed_by: Who chose this; empty where nobody did.
        changed_at: When they did.
    """

    team: str
    channel: str
    mode: ChannelMode = ChannelMode.MENTIONS
    askers: frozenset[str] = frozenset()
    private: bool = False
    collections: frozenset[str] | None = None
    helpers: tuple[str, ...] = ()
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """A person's request that somebody look at an answer.

    Attributes:
        id: Unique; buttons carry it.
        answer_id: The answer.
        asker: Who pressed the button.
        team: The workspace.
        channel: Where the answer stands.
        thread_ts: The thread it stands in, or None.
        at: When help was asked for.
        posted: Channel and ts of each copy sent to helpers.
        mark_ts: Our note in the thread, or None.
        resolved_by: Who marked it resolved, or None.
        resolved_at: When they did, or None.
    """

    id: str
    answer_id: str
    asker: str
    team: str
    channel: str
    thread_ts: str | None
    at: datetime
    posted: tuple[tuple[str, str], ...] = ()
    mark_ts: str | None = None
    resolved_by: str | None = None
    resolved_at: datetime | None = None
