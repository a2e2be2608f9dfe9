"""Puts messages where people see them: once, whatever the network does."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.blocks.message import Message
from bot.slack.web_api.api import JsonObject, SlackApi
from bot.slack.web_api.response_url import ResponseUrl

logger = logging.getLogger(__name__)

_EVENT_TYPE = "stp_answer"
# A message's own words say everything; these mean that its blocks, not the channel, are refused.
_BLOCKS_REFUSED = frozenset({
    "invalid_blocks",
    "invalid_blocks_format",
    "msg_blocks_too_long",
    "msg_too_long",
})
# The message cannot stand in this channel, but the person can be told directly.
_CHANNEL_CLOSED = frozenset({
    "access_denied",
    "cannot_reply_to_message",
    "channel_not_found",
    "is_archived",
    "messages_tab_disabled",
    "no_permission",
    "not_in_channel",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel",
    "thread_not_found",
    "user_not_in_channel",
})
# One more than the failures in a row that are survived; then an answer matters more than a repeat.
_LOOKUP_ATTEMPTS = 5
_MESSAGES_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a public message belongs.

    Attributes:
        channel: The channel's id.
        thread_ts: The thread; None for the channel itself.
        user: Who is told directly where the channel takes no message.
    """

    channel: str
    thread_ts: str | None
    user: str


class Delivery:
    """Posts messages. Safe to call from several threads."""

    def __init__(self, api: SlackApi, response_url: ResponseUrl) -> None:
        """Deliver by the Web API, and by response URLs for what one person alone sees."""
        self._api = api
        self._response_url = response_url

    @property
    def is_stopping(self) -> bool:
        """Whether the bot is going down and no longer waits for Slack."""
        return self._api.is_stopping

    def post(self, place: Place, message: Message, *, key: str, maybe_posted: bool) -> str | None:
        """Post a message for all in a channel to see, once.

        Args:
            place: Where it belongs.
            message: What it says.
            key: Known to this message alone; it travels in the metadata, so that the message can be
                found again.
            maybe_posted: True where an earlier process may have posted it.

        Returns:
            The message's time stamp; None where Slack did not say it.

        Raises:
            Undeliverable: If Slack takes it neither there nor as a direct message.
            SlackUnreachable: If Slack did not answer.
        """
        if maybe_posted and (found := self._find(place, key)) is not None:
            return _ts(found)
        try:
            return self._post(place, message, key)
        except Undeliverable as error:
            if error.code not in _CHANNEL_CLOSED:
                raise
            logger.warning("channel takes no message code=%s key=%s", error.code, key)
            return self._post(_direct(place), message, key)

    def answer_command(
        self,
        response_url: str,
        place: Place,
        message: Message,
        *,
        key: str,
        maybe_sent: bool = False,
    ) -> None:
        """Answer a command for one person's eyes, once.

        Where the response URL is used up or was never given, an ephemeral message in the channel
        takes its place, and where the bot is no member of the channel, a direct message.

        Args:
            response_url: As Slack gave it.
            place: Where the command was given, and by whom.
            message: What it says.
            key: Known to this message alone.
            maybe_sent: True where an earlier process may have sent it: then this one asks to take
                its place.

        Raises:
            Undeliverable: If Slack refused it in every form.
            SlackUnreachable: If Slack did not answer.
        """
        try:
            self._answer_by_response_url(response_url, message, replace_original=maybe_sent)
        except (Undeliverable, SlackUnreachable) as error:
            logger.warning("response url of no use key=%s reason=%s", key, error)
            self._answer_by_web_api(place, message, key)

    def _answer_by_response_url(
        self, response_url: str, message: Message, *, replace_original: bool
    ) -> None:
        body: JsonObject = {
            "response_type": "ephemeral",
            "replace_original": replace_original,
            "text": message.text,
            "blocks": list(message.blocks),
        }
        self._with_plain_fallback(
            body, lambda form: self._response_url.send_first(response_url, form)
        )

    def _answer_by_web_api(self, place: Place, message: Message, key: str) -> None:
        body: JsonObject = {
            "channel": place.channel,
            "user": place.user,
            "text": message.text,
            "blocks": list(message.blocks),
        }
        try:
            self._with_plain_fallback(body, lambda form: self._api.call("chat.postEphemeral", form))
        except Undeliverable as error:
            if error.code not in _CHANNEL_CLOSED:
                raise
            self._post(_direct(place), message, key)

    def reply_privately(
        self, response_url: str, message: Message, *, replace_original: bool = False
    ) -> None:
        """Reply to a press, or say sorry, for one person's eyes.

        Args:
            response_url: As Slack gave it.
            message: What it says.
            replace_original: True to put it in the place of the message whose button was pressed.

        Raises:
            Undeliverable: If Slack refused it.
            SlackUnreachable: If Slack did not answer.
        """
        body: JsonObject = {
            "text": message.text,
            "blocks": list(message.blocks),
            "replace_original": replace_original,
        }
        if not replace_original:
            body["response_type"] = "ephemeral"
        self._with_plain_fallback(body, lambda form: self._response_url.send(response_url, form))

    def share(
        self, place: Place, message: Message, *, key: str, response_url: str, maybe_posted: bool
    ) -> str | None:
        """Post what one person saw for all in the channel.

        Where the bot is no member of the channel, the response URL does it in the bot's stead.

        Args:
            place: The channel.
            message: What it says.
            key: Known to this message alone.
            response_url: Of the press.
            maybe_posted: True where an earlier process may have posted it.

        Returns:
            The copy's time stamp; None where Slack did not say it.

        Raises:
            Undeliverable: If Slack takes it neither way.
            SlackUnreachable: If Slack did not answer.
        """
        if maybe_posted and (found := self._find(place, key)) is not None:
            return _ts(found)
        try:
            return self._post(place, message, key)
        except Undeliverable as error:
            if error.code not in _CHANNEL_CLOSED or not response_url:
                raise
            body: JsonObject = {
                "response_type": "in_channel",
                "replace_original": False,
                "text": message.text,
                "blocks": list(message.blocks),
            }
            self._with_plain_fallback(
                body, lambda form: self._response_url.send(response_url, form)
            )
            return None

    def _post(self, place: Place, message: Message, key: str) -> str | None:
        body: JsonObject = {
            "channel": place.channel,
            "text": message.text,
            "blocks": list(message.blocks),
            "unfurl_links": False,
            "unfurl_media": False,
            "metadata": {"event_type": _EVENT_TYPE, "event_payload": {"key": key}},
        }
        if place.thread_ts:
            body["thread_ts"] = place.thread_ts
        posted = self._with_plain_fallback(
            body,
            lambda form: self._api.call(
                "chat.postMessage", form, was_done=lambda: self._find(place, key)
            ),
        )
        return _ts(posted or {})

    def _with_plain_fallback(
        self, body: JsonObject, send: Callable[[JsonObject], JsonObject | None]
    ) -> JsonObject | None:
        """Send with blocks and, where Slack refuses the blocks, once more with the words alone."""
        try:
            return send(body)
        except Undeliverable as error:
            if error.code not in _BLOCKS_REFUSED:
                raise
            logger.warning("blocks refused code=%s", error.code)
            return send({name: value for name, value in body.items() if name != "blocks"})

    def _find(self, place: Place, key: str) -> JsonObject | None:
        """Look for our own message; None where it is not there, or cannot be looked for."""
        arguments: JsonObject = {
            "channel": place.channel,
            "include_all_metadata": True,
            "limit": _MESSAGES_LOOKED_AT,
        }
        method = "conversations.history"
        if place.thread_ts:
            method = "conversations.replies"
            arguments["ts"] = place.thread_ts
        try:
            return self._search_pages(method, arguments, key)
        except (SlackUnreachable, Undeliverable) as error:
            logger.warning("own message not looked for key=%s reason=%s", key, error)
            return None

    def _search_pages(self, method: str, arguments: JsonObject, key: str) -> JsonObject | None:
        # A thread is listed oldest first, and ours is near its end; a channel newest first.
        max_pages = 10 if method == "conversations.replies" else 1
        cursor = ""
        for _ in range(max_pages):
            page = arguments | ({"cursor": cursor} if cursor else {})
            response = self._api.call(method, page, max_attempts=_LOOKUP_ATTEMPTS)
            for message in response.get("messages") or ():
                if _carries(message, key):
                    return {"ok": True, "ts": message.get("ts"), "message": message}
            cursor = (response.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None
        return None


def _direct(place: Place) -> Place:
    """Name the direct messages of whoever the message is for."""
    return Place(channel=place.user, thread_ts=None, user=place.user)


def _ts(response: JsonObject) -> str | None:
    ts = response.get("ts")
    return ts if isinstance(ts, str) else None


def _carries(message: Mapping[str, Any], key: str) -> bool:
    """Say whether a message is the one with this key, by its metadata or a block's id."""
    metadata = message.get("metadata") or {}
    if (metadata.get("event_payload") or {}).get("key") == key:
        return True
    return any(block.get("block_id") == key for block in message.get("blocks") or ())
