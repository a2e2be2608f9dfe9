"""What people have said in a thread before the bot was called: questions, and history; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answer.question import Turn
from bot.slack.blocks.mrkdwn import read_text, shorten
from bot.slack.handling.asking.names import without_ids
from bot.slack.requests.ask import is_by_a_person
from bot.slack.requests.payload import MAX_QUESTION_CHARS, text_of
from bot.slack.requests.wording import (
    asks_for_help,
    asks_openly,
    asks_to_pause,
    asks_to_resume,
    is_chatter,
)

_TURNS = 10
# A follow-up is searched for together with what was said before it: a subject, not a page.
_TURN_CHARS = 300


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person said in a thread.

    Attributes:
        user: Who said it.
        text: In plain words, on one line.
    """

    user: str
    text: str


def remarks_before(
    messages: Iterable[Mapping[str, Any]], *, ts: str, bot_user: str
) -> list[Remark]:
    """List what people said in a thread before a message.

    Args:
        messages: As Slack lists them.
        ts: The message's own time stamp.
        bot_user: The bot's own user id.

    Returns:
        Oldest first; without what bots said, mere thanks, and words to the bot itself.
    """
    before = _moment(ts)
    said = [
        (
            _moment(text_of(each.get("ts"))),
            text_of(each.get("user")),
            read_text(text_of(each.get("text")), bot_user=bot_user)[:MAX_QUESTION_CHARS],
        )
        for each in messages
        if is_by_a_person(each, bot_user)
    ]
    return [
        Remark(user, text)
        for moment, user, text in sorted(said, key=lambda each: each[0])
        if moment < before and _says_something(text)
    ]


def last_question(remarks: Sequence[Remark]) -> int | None:
    """Find the latest remark that asks something; None where there is none."""
    for number in range(len(remarks) - 1, -1, -1):
        if asks_openly(remarks[number].text):
            return number
    return None


def as_history(remarks: Sequence[Remark]) -> tuple[Turn, ...]:
    """Take the latest remarks for earlier turns of a conversation; at most ten, oldest first."""
    return tuple(
        Turn(question=shorten(without_ids(each.text), _TURN_CHARS), answer="")
        for each in remarks[-_TURNS:]
    )


def _moment(ts: str) -> tuple[int, int]:
    """Read a time stamp, so that they can be compared; the beginning of time for an odd one."""
    seconds, _, fraction = ts.partition(".")
    is_read = seconds.isascii() and seconds.isdigit()
    is_exact = fraction.isascii() and fraction.isdigit()
    return (int(seconds[:20]) if is_read else 0, int(fraction[:20]) if is_exact else 0)


def _says_something(text: str) -> bool:
    to_the_bot = asks_for_help(text) or asks_to_pause(text) or asks_to_resume(text)
    return not (to_the_bot or is_chatter(text))
