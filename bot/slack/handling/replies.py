"""Answers what one person did, for their eyes alone."""

from bot.slack.blocks.message import Message
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.place import Place
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press
from bot.store.records import Job


def reply_to_command(delivery: Delivery, job: Job, command: Command, message: Message) -> str:
    """Reply to a slash command, once.

    Returns:
        What became of it, in a word for the log.
    """
    place = Place(command.team, command.channel, thread_ts=None, user=command.user)
    delivery.answer_command(
        command.response_url, place, message, key=job.id, maybe_sent=job.recovered
    )
    return "replied"


def put_in_place(delivery: Delivery, press: Press, message: Message) -> str:
    """Put a message in the place of the one whose button or menu was used.

    Returns:
        What became of it, in a word for the log.
    """
    if press.response_url:
        delivery.reply_privately(press.response_url, message, replace_original=True)
    return "replaced"


def reply_to_press(delivery: Delivery, press: Press, message: Message) -> str:
    """Reply to a press in a message; in a view, where Slack gives no address, nothing is said.

    Returns:
        What became of it, in a word for the log.
    """
    if press.response_url:
        delivery.reply_privately(press.response_url, message)
    return "replied"
