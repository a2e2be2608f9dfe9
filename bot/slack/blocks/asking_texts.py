"""What the bot says in an answer's stead: refusals, and that it is quiet, stopped or busy; pure."""

from collections.abc import Sequence

from bot.slack.blocks.message import Message
from bot.slack.blocks.texts import plain_message

_NAMED = 5
_MINUTE_S = 60


def switched_off() -> Message:
    """Say that the bot answers nothing in a channel."""
    return plain_message("I am switched off in this channel. A direct message to me works.")


def not_an_asker(askers: Sequence[str], *, ruled_by: str) -> Message:
    """Say that only some may ask in a channel, and whom to ask.

    Args:
        askers: The ids of those who may.
        ruled_by: The id of who decided it; empty where that is not known.

    Returns:
        The message; it notifies nobody, being for one person's eyes.
    """
    named = [f"<@{each}>" for each in askers[:_NAMED]]
    others = len(askers) - len(named)
    if others:
        named.append("1 other" if others == 1 else f"{others} others")
    people = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    whom = f"<@{ruled_by}>, who set this up" if ruled_by else "whoever runs this bot"
    return plain_message(
        f"In this channel, only {people} may ask me. Please ask one of them, or ask {whom}, to let"
        " you in. A direct message to me works as well."
    )


def paused(bot_user: str, *, key: str) -> Message:
    """Say that replies in a thread are left alone from now on."""
    return plain_message(
        "Paused: in this thread I answer only who names me."
        f" “<@{bot_user}> resume” brings me back.",
        key=key,
    )


def resumed(*, key: str) -> Message:
    """Say that replies in a thread are answered again."""
    return plain_message("Back again: in this thread you need not name me.", key=key)


def stopped(*, key: str) -> Message:
    """Say that the questions of a thread were dropped."""
    return plain_message("Stopped.", key=key)


def at_your_service(*, key: str) -> Message:
    """Say, to thanks and the like, that the next question is welcome."""
    return plain_message(
        "Any time. Write your next question when you like; “help” shows what else I can do.",
        key=key,
    )


def nothing_to_pause(*, key: str) -> Message:
    """Say that in direct messages there is nothing to be quiet about."""
    return plain_message(
        "Here I only answer what you write to me, so there is nothing to pause or to resume.",
        key=key,
    )


def too_soon(wait_s: int) -> Message:
    """Say how long to wait before the next question."""
    wait = f"{wait_s} second{'' if wait_s == 1 else 's'}"
    if wait_s >= 2 * _MINUTE_S:
        wait = f"{-(-wait_s // _MINUTE_S)} minutes"
    return plain_message(
        "That was one question too many for one minute, so I have not looked for it. Please ask it"
        f" again in {wait}."
    )


def turned_away(reference: str, *, waiting: int) -> Message:
    """Say how many questions wait already, and that this one does not."""
    questions = "1 question is" if waiting == 1 else f"{waiting} questions are"
    return plain_message(
        f"Sorry, {questions} waiting for me already, which is all that I take on at once, so yours"
        f" is not in line. Please ask again in a few minutes. (Reference *{reference}*)",
        key=reference,
    )


def going_down(reference: str) -> Message:
    """Say that the bot is about to be restarted."""
    return plain_message(
        "Sorry, I am about to be restarted and cannot get to that now. Please ask again in a few"
        f" minutes. (Reference *{reference}*)",
        key=reference,
    )


def no_words() -> Message:
    """Say that a message holds nothing to ask about."""
    return plain_message(
        "That message holds no words that I could look for, perhaps only a file or a picture."
        " Please choose one with text, or ask me in your own words."
    )
