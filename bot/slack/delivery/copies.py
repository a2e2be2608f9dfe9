"""Posts copies of private answers, once, also where the bot is no member."""

import logging

from bot.errors import Undeliverable
from bot.slack.blocks import texts
from bot.slack.blocks.message import Message
from bot.slack.delivery.forms import Forms
from bot.slack.delivery.place import Place
from bot.slack.delivery.posting import CHANNEL_CLOSED, Posting
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.faults import OutcomeUnknown
from bot.slack.web_api.response_url import ResponseUrl

logger = logging.getLogger(__name__)


class Copies:
    """Shares copies. Safe to call from several threads.

    Where the bot is no member, the response URL of the press posts in its stead, and nothing that
    was posted so can be looked for. A copy that was perhaps posted is then not posted again: the
    person is told that it is not sure, and can look and press once more. For everybody to see an
    answer twice would be worse, and to say nothing as well.
    """

    def __init__(self, response_url: ResponseUrl, forms: Forms, posting: Posting) -> None:
        """Share by the Web API, and by response URLs where the bot is no member."""
        self._response_url = response_url
        self._forms = forms
        self._posting = posting

    def share(
        self, place: Place, message: Message, *, key: str, response_url: str, maybe_posted: bool
    ) -> str | None:
        """See ``Delivery.share``."""
        try:
            return self._posting.post_there(place, message, key=key, maybe_posted=maybe_posted)
        except Undeliverable as error:
            if error.code not in CHANNEL_CLOSED or not response_url:
                raise
        if maybe_posted:
            raise self._unsure(response_url, key)
        body: JsonObject = {"response_type": "in_channel", "replace_original": False}
        try:
            self._forms.send(
                message, lambda form: self._response_url.send_once(response_url, body | form)
            )
        except OutcomeUnknown as error:
            raise self._unsure(response_url, key) from error
        return None

    def _unsure(self, response_url: str, key: str) -> Undeliverable:
        logger.warning("not sure whether a copy was shared key=%s", key)
        body: JsonObject = {"response_type": "ephemeral", "replace_original": False}
        self._forms.send(
            texts.perhaps_shared(),
            lambda form: self._response_url.send(response_url, body | form),
        )
        return Undeliverable("perhaps_shared")
