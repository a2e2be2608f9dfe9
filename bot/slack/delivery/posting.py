"""Posts for all in a channel to see, once."""

import logging
import math
from dataclasses import replace

from bot.errors import Undeliverable
from bot.slack.blocks.message import Message
from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.delivery.forms import SHORT_TEXT_BYTES, Forms
from bot.slack.delivery.own_messages import OwnMessages, mark
from bot.slack.delivery.place import Place
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.workspaces import Workspaces

logger = logging.getLogger(__name__)

# The message cannot stand in this channel, but the person can be told directly.
CHANNEL_CLOSED = frozenset({
    "access_denied",
    "cannot_reply_to_message",
    "channel_not_found",
    "ekm_access_denied",
    "invalid_thread_ts",
    "is_archived",
    "messages_tab_disabled",
    "no_permission",
    "not_in_channel",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "thread_not_found",
    "user_not_in_channel",
})
# What Slack says of direct messages between others, where a command may be given all the same.
_BETWEEN_OTHERS = frozenset({"channel_not_found", "not_in_channel"})
_NOT_THERE_TO_CHANGE = frozenset({
    "channel_not_found",
    "edit_window_closed",
    "is_archived",
    "is_inactive",
    "message_not_found",
    "not_in_channel",
    "thread_not_found",
})


class Posting:
    """Posts and changes messages. Safe to call from several threads."""

    def __init__(self, workspaces: Workspaces, forms: Forms) -> None:
        """Post in workspaces, in these forms."""
        self._workspaces = workspaces
        self._forms = forms
        self._own = OwnMessages(workspaces)
        self._direct = DirectMessages(workspaces)

    def post(
        self,
        place: Place,
        message: Message,
        *,
        key: str,
        maybe_posted: bool,
        within_s: float = math.inf,
    ) -> str | None:
        """See ``Delivery.post``; not for longer than some seconds."""
        try:
            return self.post_there(
                place, message, key=key, maybe_posted=maybe_posted, within_s=within_s
            )
        except Undeliverable as error:
            if error.code not in CHANNEL_CLOSED or self._is_with_the_bot(place, error.code):
                raise
            logger.warning("channel takes no message code=%s key=%s", error.code, key)
            self.post_directly(
                place, message, key=key, maybe_posted=maybe_posted, within_s=within_s
            )
            return None

    def post_directly(
        self,
        place: Place,
        message: Message,
        *,
        key: str,
        maybe_posted: bool,
        within_s: float = math.inf,
    ) -> None:
        """Post to the direct messages of whoever a message is for.

        An earlier process that met the same closed channel posted there as well, so that is where
        its message is looked for.
        """
        there = replace(place, channel=place.user, thread_ts=None)
        self.post_there(there, message, key=key, maybe_posted=maybe_posted, within_s=within_s)

    def post_there(
        self,
        place: Place,
        message: Message,
        *,
        key: str,
        maybe_posted: bool,
        within_s: float = math.inf,
    ) -> str | None:
        """Post in a place or nowhere."""
        place = self._with_channel(place)

        def find() -> JsonObject | None:
            return self._own.find(place, key, within_s=within_s)

        if maybe_posted and (found := find()) is not None:
            return _ts(found)
        body: JsonObject = {
            "channel": place.channel,
            "unfurl_links": False,
            "unfurl_media": False,
            "metadata": mark(key),
        }
        if place.thread_ts:
            body["thread_ts"] = place.thread_ts
        api = self._workspaces.api(place.team)
        posted = self._forms.send(
            message,
            lambda form: api.call(
                "chat.postMessage", body | form, was_done=find, within_s=within_s
            ),
        )
        return _ts(posted)

    def update(self, place: Place, ts: str, message: Message) -> None:
        """See ``Delivery.update``."""
        place = self._with_channel(place)
        api = self._workspaces.api(place.team)
        # No blocks, said in so many words, take away those that a form before these left there.
        body: JsonObject = {"channel": place.channel, "ts": ts, "blocks": []}
        try:
            self._forms.send(
                message,
                lambda form: api.call("chat.update", body | form),
                text_bytes=SHORT_TEXT_BYTES,
            )
        except Undeliverable as error:
            if error.code not in _NOT_THERE_TO_CHANGE:
                raise
            logger.info("message not there to change code=%s", error.code)

    def _is_with_the_bot(self, place: Place, code: str) -> bool:
        """Say whether a place is the direct messages of the bot and the person already."""
        if not place.is_direct or place.names_person:
            return place.is_direct
        if code not in _BETWEEN_OTHERS:
            return True
        return self._direct.channel(place.team, place.user) == place.channel

    def _with_channel(self, place: Place) -> Place:
        """Put the channel of direct messages where a place names a person in its stead."""
        if not place.names_person:
            return place
        return replace(place, channel=self._direct.channel(place.team, place.channel))


def _ts(response: JsonObject) -> str | None:
    ts = response.get("ts")
    return ts if isinstance(ts, str) else None
