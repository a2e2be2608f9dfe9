"""The forms of a message, from the richest that Slack takes to its words alone."""

import logging
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import TypeVar

from bot.errors import Undeliverable
from bot.slack.blocks.message import Message
from bot.slack.delivery.words import cut_words
from bot.slack.web_api.api import JsonObject

logger = logging.getLogger(__name__)

T = TypeVar("T")

# `chat.update` takes no more than this in `text`, counted in bytes; the others cut at ten times as
# much and say so, or refuse it.
SHORT_TEXT_BYTES = 4_000
_LONG_TEXT_BYTES = 40_000
_NATIVE_REST_S = 3600.0

# Refused for its length: another message in the same form may pass.
_TOO_LONG = frozenset({"msg_blocks_too_long", "msg_too_long", "too_many_blocks"})
# The form is refused, not the channel or the person.
_FORM_REFUSED = _TOO_LONG | {
    "attachment_payload_limit_exceeded",
    "block_mismatch",
    "invalid_attachments",
    "invalid_block_id",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_payload",
    "markdown_text_conflict",
    "too_many_attachments",
}


class _Kind(Enum):
    NATIVE = auto()
    BLOCKS = auto()
    WORDS = auto()


class Forms:
    """Sends messages in the first form that Slack takes. Safe to call from several threads.

    A message is tried with blocks of Slack's newer kinds, with its default blocks, in its words
    alone, and in its first words alone. Where a workspace refuses the newer kinds they are left
    out for an hour, so that not every message costs two attempts.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with all forms.

        Args:
            clock: Tells the time, in seconds.
        """
        self._clock = clock
        self._native_not_before_s = float("-inf")
        self._lock = threading.Lock()

    def send(
        self,
        message: Message,
        send: Callable[[JsonObject], T],
        *,
        text_bytes: int = _LONG_TEXT_BYTES,
    ) -> T:
        """Send a message.

        Args:
            message: What it says.
            send: Sends a form: ``text`` and, except for the words alone, ``blocks``.
            text_bytes: The most bytes of ``text``.

        Returns:
            What sending the form gave that Slack took.

        Raises:
            Undeliverable: If Slack refused the last form, or any for what is not the form's fault.
        """
        forms = self._forms(message, text_bytes)
        refusal: Undeliverable | None = None
        lacks_native = False
        for kind, form in forms:
            try:
                taken = send(form)
            except Undeliverable as error:
                if error.code not in _FORM_REFUSED:
                    raise
                logger.warning("form refused form=%s code=%s", kind.name.lower(), error.code)
                refusal = error
                lacks_native |= kind is _Kind.NATIVE and error.code not in _TOO_LONG
            else:
                if lacks_native and kind is _Kind.BLOCKS:
                    self._rest_native()
                return taken
        raise refusal or ValueError("a message without a form")

    def _forms(self, message: Message, text_bytes: int) -> list[tuple[_Kind, JsonObject]]:
        text = cut_words(message.text, text_bytes)
        forms: list[tuple[_Kind, JsonObject]] = []
        if message.native and self._clock() >= self._native_not_before_s:
            forms.append((_Kind.NATIVE, {"text": text, "blocks": list(message.native)}))
        if message.blocks:
            forms.append((_Kind.BLOCKS, {"text": text, "blocks": list(message.blocks)}))
        forms.append((_Kind.WORDS, {"text": text}))
        if (first_words := cut_words(text, SHORT_TEXT_BYTES)) != text:
            forms.append((_Kind.WORDS, {"text": first_words}))
        return forms

    def _rest_native(self) -> None:
        with self._lock:
            self._native_not_before_s = self._clock() + _NATIVE_REST_S
        logger.warning("newer blocks left out for s=%.0f", _NATIVE_REST_S)
