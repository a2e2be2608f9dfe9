"""Opens modals, and says so where it was too late for that."""

import logging

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.blocks.message import JsonObject, Message
from bot.slack.blocks.texts import plain_message
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.place import Place
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press
from bot.slack.requests.submission import Submission

logger = logging.getLogger(__name__)

# A trigger that was used already opened the modal: the response to that was lost.
_OPENED_ALREADY = "exchanged_trigger_id"


def open_modal(services: Services, request: Command | Press, view: JsonObject) -> str:
    """Open a modal for whoever asked for it.

    Args:
        services: What opens it.
        request: Its trigger lets the modal be opened for three seconds.
        view: The modal.

    Returns:
        What became of it, in a word for the log.
    """
    try:
        services.views.open(request.team, request.trigger_id, view)
    except (SlackUnreachable, Undeliverable) as error:
        if isinstance(error, Undeliverable) and error.code == _OPENED_ALREADY:
            return "opened"
        logger.warning("modal not opened reason=%s", error)
        tell(services.delivery, request, plain_message("That took too long. Please try again."))
        return "too late"
    return "opened"


def tell(delivery: Delivery, request: Command | Press | Submission, message: Message) -> str:
    """Tell somebody something for their eyes alone, where they were when they asked for it.

    Args:
        delivery: Puts it there.
        request: What they did; a modal's is told where the modal was opened from.
        message: What to tell.

    Returns:
        What became of it, in a word for the log.
    """
    place = _place(request)
    response_url = _response_url(request)
    try:
        if response_url:
            delivery.reply_privately(response_url, message)
            return "told"
    except (SlackUnreachable, Undeliverable) as error:
        logger.warning("response url of no use reason=%s", error)
    delivery.tell_privately(place, message)
    return "told"


def _response_url(request: Command | Press | Submission) -> str:
    if isinstance(request, Submission):
        return request.origin.response_url
    return request.response_url


def _place(request: Command | Press | Submission) -> Place:
    if isinstance(request, Submission):
        origin = request.origin
        # Opened from the bot's own page, it is told next to that page.
        channel = origin.channel if origin.response_url else ""
        thread_ts = origin.thread_ts
    else:
        channel = request.channel
        thread_ts = request.thread_ts if isinstance(request, Press) else ""
    # On the bot's own page there is no channel: the person's direct messages are next to it.
    return Place(request.team, channel or request.user, thread_ts or None, request.user)
