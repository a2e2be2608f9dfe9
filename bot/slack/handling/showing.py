"""Shows modals in answer to presses, and says so in words where Slack gives no time for one."""

import logging

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.blocks.message import JsonObject, Message
from bot.slack.blocks.modal import modal
from bot.slack.blocks.texts import plain_message
from bot.slack.blocks.view_origin import read_origin
from bot.slack.delivery.views import Views
from bot.slack.handling.replies import reply_to_press
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press

logger = logging.getLogger(__name__)

# A trigger that was used already opened the modal, such as before the bot was killed.
_SHOWN_ALREADY = "exchanged_trigger_id"
_TOO_LATE = frozenset({"expired_trigger_id", "invalid_trigger_id", "trigger_expired"})
_NO_ROOM = "push_limit_reached"


def show(views: Views, press: Press, view: JsonObject) -> bool:
    """Show a modal: over the modal with the button, or else over the conversation.

    Slack lets a modal be opened within three seconds of the press. One that cannot be put over
    another takes its place instead, which is possible at any time.

    Args:
        views: Shows it.
        press: What asked for it.
        view: The modal.

    Returns:
        False where it was too late, so that nothing is shown.

    Raises:
        Undeliverable: If Slack refused the view itself.
    """
    try:
        (views.push if press.view_id else views.open)(press.team, press.trigger_id, view)
    except SlackUnreachable as error:
        logger.warning("modal not shown reason=%s", error)
        return False
    except Undeliverable as error:
        if error.code == _SHOWN_ALREADY:
            return True
        if error.code not in _TOO_LATE and error.code != _NO_ROOM:
            raise
        logger.info("no modal opened code=%s", error.code)
        if not press.view_id:
            return False
        views.update(press.team, press.view_id, view)
    return True


def show_or_tell(services: Services, press: Press, view: JsonObject) -> str:
    """Show a modal, or say that it was too late to.

    Returns:
        What became of it, in a word for the log.
    """
    if show(services.views, press, view):
        return "shown"
    too_late = "I was too slow for Slack to open that window. Please press the button again."
    reply_to_press(services.delivery, press, plain_message(too_late))
    return "too late"


def say(services: Services, press: Press, message: Message) -> str:
    """Say something in answer to a press: to the person alone, or in the modal with the button.

    Returns:
        What became of it, in a word for the log.
    """
    if not press.view_id:
        return reply_to_press(services.delivery, press, message)
    view = modal("STP policy", message.blocks, origin=read_origin(press.metadata))
    services.views.update(press.team, press.view_id, view)
    return "replied"
