"""Says something for one person's eyes alone.

Slack lists ephemeral messages to nobody, so that one whose response was lost cannot be looked for:
it is sent again, and may be seen twice by that one person, rather than not at all.
"""

import logging
import math
import secrets

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.blocks.message import Message
from bot.slack.delivery.forms import Forms
from bot.slack.delivery.place import Place
from bot.slack.delivery.posting import CHANNEL_CLOSED, Posting
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.response_url import ResponseUrl
from bot.slack.web_api.workspaces import Workspaces

logger = logging.getLogger(__name__)


class PrivateReplies:
    """Replies to one person. Safe to call from several threads."""

    def __init__(
        self, workspaces: Workspaces, response_url: ResponseUrl, forms: Forms, posting: Posting
    ) -> None:
        """Reply by response URLs, by ephemeral messages, and directly where neither is taken."""
        self._workspaces = workspaces
        self._response_url = response_url
        self._forms = forms
        self._posting = posting

    def answer_command(
        self, response_url: str, place: Place, message: Message, *, key: str, maybe_sent: bool
    ) -> None:
        """See ``Delivery.answer_command``."""
        body: JsonObject = {"response_type": "ephemeral", "replace_original": maybe_sent}
        try:
            self._forms.send(
                message, lambda form: self._response_url.send_first(response_url, body | form)
            )
        except (Undeliverable, SlackUnreachable) as error:
            logger.warning("response url of no use key=%s reason=%s", key, error)
            self._tell(place, message, key=key, maybe_sent=maybe_sent)

    def reply_privately(
        self, response_url: str, message: Message, *, replace_original: bool, within_s: float
    ) -> None:
        """See ``Delivery.reply_privately``."""
        body: JsonObject = {"replace_original": replace_original}
        if not replace_original:
            body["response_type"] = "ephemeral"
        self._forms.send(
            message,
            lambda form: self._response_url.send(response_url, body | form, within_s=within_s),
        )

    def tell_privately(
        self,
        place: Place,
        message: Message,
        *,
        key: str | None,
        maybe_sent: bool,
        within_s: float,
    ) -> None:
        """See ``Delivery.tell_privately``."""
        # Where it comes to a direct message, that one can be found again, if only by this process.
        key = key or secrets.token_hex(8)
        self._tell(place, message, key=key, maybe_sent=maybe_sent, within_s=within_s)

    def _tell(
        self,
        place: Place,
        message: Message,
        *,
        key: str,
        maybe_sent: bool,
        within_s: float = math.inf,
    ) -> None:
        if place.is_direct:
            self._posting.post(place, message, key=key, maybe_posted=maybe_sent, within_s=within_s)
            return
        body: JsonObject = {"channel": place.channel, "user": place.user}
        if thread_ts := place.lively_thread_ts:
            body["thread_ts"] = thread_ts
        api = self._workspaces.api(place.team)
        try:
            self._forms.send(
                message,
                lambda form: api.call("chat.postEphemeral", body | form, within_s=within_s),
            )
        except Undeliverable as error:
            if error.code not in CHANNEL_CLOSED:
                raise
            logger.warning("channel takes no private message code=%s key=%s", error.code, key)
            self._posting.post_directly(
                place, message, key=key, maybe_posted=maybe_sent, within_s=within_s
            )
