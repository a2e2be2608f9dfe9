"""Slack's Web API, called so that a passing fault is waited out and a lasting one is named."""

import copy
import http.client
import logging
import math
import random
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.web_api.faults import OutcomeUnknown, RateLimited, TokenRefused, name_fault

logger = logging.getLogger(__name__)

JsonObject = dict[str, Any]

# Three failures in a row are survived with room to spare; the waits add up to about 15 seconds.
MAX_ATTEMPTS = 7
_FIRST_WAIT_S = 0.25
_LONGEST_WAIT_S = 8.0

# Slack reads no JSON body of these: "missing required field".
_FORM_ENCODED = frozenset({
    "chat.getPermalink",
    "conversations.history",
    "conversations.info",
    "conversations.members",
    "conversations.replies",
    "users.info",
})


# Slack takes about one post a second in each channel: that one is full says nothing of another.
_LIMITED_BY_CHANNEL = frozenset({"chat.postMessage"})


class SlackApi:
    """Calls Web API methods with one team's token. Safe to call from several threads.

    Slack limits each method by itself, for each team, and posts for each channel: where it asks to
    wait, this method is held back here (in this channel) and no other. slack-sdk's own retry
    handlers are left out: the one for connections repeats a post whose response was lost, which
    posts it twice.
    """

    def __init__(
        self, client: WebClient, *, stopping: threading.Event, first_wait_s: float = _FIRST_WAIT_S
    ) -> None:
        """Wrap a client.

        Args:
            client: Without retry handlers; holds token, base URL and timeout.
            stopping: Once set, no call waits or is repeated any more.
            first_wait_s: How long to wait after the first failure, in seconds; each further one
                doubles it.
        """
        self._client = client
        self._stopping = stopping
        self._first_wait_s = first_wait_s
        self._not_before: dict[str, float] = {}
        self._refusal: str | None = None
        self._lock = threading.Lock()

    @property
    def is_stopping(self) -> bool:
        """Whether nothing is waited for or repeated any more."""
        return self._stopping.is_set()

    @property
    def refusal(self) -> str | None:
        """Slack's code, where it refused the token when it was last used; None where it did not."""
        with self._lock:
            return self._refusal

    def call(
        self,
        method: str,
        arguments: Mapping[str, Any],
        *,
        was_done: Callable[[], JsonObject | None] | None = None,
        max_attempts: int = MAX_ATTEMPTS,
        within_s: float = math.inf,
    ) -> JsonObject:
        """Call a method until Slack says ``ok``.

        Args:
            method: Such as ``chat.postMessage``.
            arguments: Sent as JSON, or as a form where the method reads no JSON.
            was_done: Looks for the effect of an attempt whose response was lost; what it returns
                is taken for the response, None means not done. Without it a lost response is
                followed by another attempt, which suits methods that may run twice.
            max_attempts: How often to try, at the most.
            within_s: How long all attempts together may take, in seconds.

        Returns:
            Slack's response.

        Raises:
            Undeliverable: If Slack refused for a reason that will not pass; a TokenRefused where
                the reason is the token.
            SlackUnreachable: If it did not answer, however often it was tried.
        """
        deadline_s = time.monotonic() + within_s
        for attempt in range(max_attempts):
            try:
                return self._once(method, arguments, deadline_s)
            except RateLimited as error:
                logger.warning("slack rate limit method=%s wait_s=%.1f", method, error.wait_s)
                wait_s = error.wait_s
            except OutcomeUnknown as error:
                logger.warning("slack call failed method=%s fault=%s", method, error)
                found = was_done() if was_done else None
                if found is not None:
                    return found
                wait_s = min(_LONGEST_WAIT_S, self._first_wait_s * 2**attempt)
                wait_s *= random.uniform(0.8, 1.2)  # noqa: S311
            if attempt + 1 < max_attempts and not self._waits(wait_s, deadline_s):
                break
        raise SlackUnreachable(f"slack did not carry out {method} in {attempt + 1} attempts")

    def attempt(
        self, method: str, arguments: Mapping[str, Any], *, within_s: float
    ) -> JsonObject | None:
        """Call a method once, for what is good to have and not worth waiting for.

        Args:
            method: Such as ``chat.getPermalink``.
            arguments: As for ``call``.
            within_s: How long it may take, in seconds; at least one.

        Returns:
            Slack's response; None where it refused, failed, asked to wait or was too slow.
        """
        try:
            return self._once(method, arguments, time.monotonic() + within_s)
        except (RateLimited, OutcomeUnknown, Undeliverable) as error:
            logger.debug("slack call given up method=%s reason=%s", method, error)
            return None

    def _once(self, method: str, arguments: Mapping[str, Any], deadline_s: float) -> JsonObject:
        held = _held_together(method, arguments)
        self._wait_for_turn(held, deadline_s)
        client = self._client_until(deadline_s)
        try:
            if method in _FORM_ENCODED:
                response = client.api_call(method, params=dict(arguments))
            else:
                response = client.api_call(method, json=dict(arguments))
        except SlackApiError as error:
            raise self._named(held, error) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise OutcomeUnknown(type(error).__name__) from error
        data = response.data
        if not isinstance(data, dict):
            raise OutcomeUnknown("a response that is no object")
        with self._lock:
            self._refusal = None
        return data

    def _client_until(self, deadline_s: float) -> WebClient:
        """Give a client that waits no longer for a response than there is time."""
        left_s = deadline_s - time.monotonic()
        if left_s >= self._client.timeout:
            return self._client
        client = copy.copy(self._client)
        client.timeout = max(1, math.ceil(left_s))
        return client

    def _named(self, held: str, error: SlackApiError) -> Exception:
        fault = name_fault(error)
        if isinstance(fault, RateLimited):
            self._hold(held, fault.wait_s)
        if isinstance(fault, TokenRefused):
            self._note_refusal(fault.code)
        return fault

    def _hold(self, held: str, wait_s: float) -> None:
        now_s = time.monotonic()
        with self._lock:
            over = [each for each, until_s in self._not_before.items() if until_s <= now_s]
            for each in over:
                del self._not_before[each]
            self._not_before[held] = now_s + wait_s

    def _note_refusal(self, code: str) -> None:
        with self._lock:
            is_news, self._refusal = self._refusal is None, code
        if is_news:
            logger.error(
                "slack refuses the token code=%s: nothing can be said with it; what was asked is"
                " kept and answered after the next start with a token that works",
                code,
            )

    def _wait_for_turn(self, held: str, deadline_s: float) -> None:
        """Hold back calls for which Slack asked all of us to wait."""
        with self._lock:
            wait_s = self._not_before.get(held, 0.0) - time.monotonic()
        if wait_s > 0:
            if time.monotonic() + wait_s > deadline_s:
                raise RateLimited(wait_s)
            self._stopping.wait(wait_s)

    def _waits(self, wait_s: float, deadline_s: float) -> bool:
        """Wait; False where the time does not allow it, or nothing is waited for any more."""
        return time.monotonic() + wait_s <= deadline_s and not self._stopping.wait(wait_s)


def _held_together(method: str, arguments: Mapping[str, Any]) -> str:
    """Name the calls that are held back together where Slack asks one of them to wait."""
    if method not in _LIMITED_BY_CHANNEL:
        return method
    return f"{method} {arguments.get('channel', '')}"
