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
    """

    id: str
    conversation: str
    body: str
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer and who asked for it, for the buttons under it.

    Attributes:
        answer: As it was shown.
        asker: The person's id.
        at: When it was made.
    """

    answer: Answer
    asker: str
    at: datetime


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
