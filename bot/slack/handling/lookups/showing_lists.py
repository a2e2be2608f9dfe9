"""Puts lists and cards where people look: beside a message or in its place, or in modals."""

from bot.slack.blocks.message import JsonObject, Message
from bot.slack.blocks.modal import modal
from bot.slack.blocks.view_origin import ViewOrigin, read_origin
from bot.slack.handling.replies import put_in_place, reply_to_press
from bot.slack.handling.services import Services
from bot.slack.handling.showing import show_or_tell
from bot.slack.requests.press import Press


def list_modal(message: Message, *, origin: ViewOrigin) -> JsonObject:
    """Make the modal that shows what a message would."""
    return modal("Sources", message.blocks, origin=origin)


def show_in_place(services: Services, press: Press, message: Message) -> str:
    """Show a message in the place of the one, or of the modal, whose button or menu was used.

    Returns:
        What became of it, in a word for the log.
    """
    if not press.view_id:
        return put_in_place(services.delivery, press, message)
    view = list_modal(message, origin=read_origin(press.metadata))
    services.views.update(press.team, press.view_id, view)
    return "replaced"


def show_beside(services: Services, press: Press, message: Message) -> str:
    """Show a message below the one, or over the modal, whose button was used.

    Returns:
        What became of it, in a word for the log.
    """
    if not press.view_id:
        return reply_to_press(services.delivery, press, message)
    view = list_modal(message, origin=read_origin(press.metadata))
    return show_or_tell(services, press, view)
