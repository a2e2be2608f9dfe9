"""Says something to one person, by the address that Slack gave for it, or else where they are."""

import logging
import math

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.blocks.message import Message
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.place import Place

logger = logging.getLogger(__name__)


def tell_one(
    delivery: Delivery,
    place: Place,
    message: Message,
    *,
    response_url: str,
    key: str | None = None,
    maybe_sent: bool = False,
    within_s: float = math.inf,
) -> None:
    """Tell one person something, to a press, a shortcut or a message.

    Args:
        delivery: Delivers it.
        place: Where they are, for where the response URL is of no use.
        message: What it says.
        response_url: As Slack gave it; empty where it gave none.
        key: Known to this message alone; needed where an earlier process may have sent it.
        maybe_sent: True where one may have, so that a direct message is looked for first.
        within_s: How long each of the two ways may take, in seconds, with whatever Slack asks to
            wait.

    Raises:
        Undeliverable: If Slack refused it either way.
        SlackUnreachable: If Slack did not answer.
    """
    if response_url:
        try:
            delivery.reply_privately(response_url, message, within_s=within_s)
        except (Undeliverable, SlackUnreachable) as error:
            logger.warning("response url of no use reason=%s", error)
        else:
            return
    delivery.tell_privately(place, message, key=key, maybe_sent=maybe_sent, within_s=within_s)
