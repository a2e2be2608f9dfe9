"""Slack's Web API, called so that a passing fault is waited out and a lasting one is named."""

import http.client
import logging
import random
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import SlackUnreachable, Undeliverable

logger = logging.getLogger(__name__)

JsonObject = dict[str, Any]

# Three failures in a row are survived with room to spare; the waits add up to about 15 seconds.
MAX_ATTEMPTS = 7
_FIRST_WAIT_S = 0.25
_LONGEST_WAIT_S = 8.0
_LONGEST_RETRY_AFTER_S = 120.0

# Slack says these with HTTP 200 and `ok: false`, and means: try again.
_PASSING = frozenset({
    "fatal_error",
    "internal_error",
    "request_timeout",
    "service_unavailable",
    "team_added_to_org",
})
_RATE_LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})


class OutcomeUnknown(Exception):
    """The request may have been carried out: its response was lost or was a server's fault."""


class SlackApi:
    """Calls Web API methods. Safe to call from several threads.

    slack-sdk's own retry handlers are left out: the one for connections repeats a post whose
    response was lost, which posts it twice.
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
        self._lock = threading.Lock()

    @property
    def is_stopping(self) -> bool:
        """Whether nothing is waited for or repeated any more."""
        return self._stopping.is_set()

    def call(
        self,
        method: str,
        arguments: Mapping[str, Any],
        *,
        was_done: Callable[[], JsonObject | None] | None = None,
        max_attempts: int = MAX_ATTEMPTS,
    ) -> JsonObject:
        """Call a method until Slack says ``ok``.

        Args:
            method: Such as ``chat.postMessage``.
            arguments: Sent as JSON.
            was_done: Looks for the effect of an attempt whose response was lost; what it returns
                is taken for the response, None means not done. Without it a lost response is
                followed by another attempt, which suits methods that may run twice.
            max_attempts: How often to try, at the most.

        Returns:
            Slack's response.

        Raises:
            Undeliverable: If Slack refused for a reason that will not pass.
            SlackUnreachable: If it did not answer, however often it was tried.
        """
        for attempt in range(max_attempts):
            try:
                return self._once(method, arguments)
            except _RateLimited as error:
                wait_s = error.wait_s
            except OutcomeUnknown as error:
                logger.warning("slack call failed method=%s fault=%s", method, error)
                found = was_done() if was_done else None
                if found is not None:
                    return found
                wait_s = min(_LONGEST_WAIT_S, self._first_wait_s * 2**attempt)
                wait_s *= random.uniform(0.8, 1.2)  # noqa: S311
            if attempt + 1 < max_attempts and self._stopping.wait(wait_s):
                break
        raise SlackUnreachable(f"slack did not carry out {method} in {attempt + 1} attempts")

    def _once(self, method: str, arguments: Mapping[str, Any]) -> JsonObject:
        self._wait_for_turn(method)
        try:
            response = self._client.api_call(method, json=dict(arguments))
        except SlackApiError as error:
            raise self._named(method, error) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise OutcomeUnknown(type(error).__name__) from error
        data = response.data
        if not isinstance(data, dict):
            raise OutcomeUnknown("a response that is no object")
        return data

    def _named(self, method: str, error: SlackApiError) -> Exception:
        """Say what an error of slack-sdk's asks its caller to do."""
        response = error.response
        status = getattr(response, "status_code", 200)
        data = getattr(response, "data", None)
        code = str(data.get("error", "unknown")) if isinstance(data, dict) else "unknown"
        if status == http.HTTPStatus.TOO_MANY_REQUESTS or code in _RATE_LIMITED:
            wait_s = _retry_after_s(getattr(response, "headers", {}) or {})
            with self._lock:
                self._not_before[method] = time.monotonic() + wait_s
            logger.warning("slack rate limit method=%s wait_s=%.1f", method, wait_s)
            return _RateLimited(wait_s)
        if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR or code in _PASSING:
            return OutcomeUnknown(f"status {status}")
        if not code.replace("_", "").isalnum():
            return OutcomeUnknown("a response that is not JSON")
        return Undeliverable(code)

    def _wait_for_turn(self, method: str) -> None:
        """Hold back a method for which Slack asked all of us to wait."""
        with self._lock:
            wait_s = self._not_before.get(method, 0.0) - time.monotonic()
        if wait_s > 0:
            self._stopping.wait(wait_s)


class _RateLimited(Exception):
    """Slack asked to wait; the request was not carried out."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"wait {wait_s} s")
        self.wait_s = wait_s


def _retry_after_s(headers: Mapping[str, Any]) -> float:
    """Read the header Retry-After, in seconds; 1 where it is missing or odd."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            text = value[0] if isinstance(value, list) and value else value
            try:
                return min(_LONGEST_RETRY_AFTER_S, max(0.0, float(text)))
            except (TypeError, ValueError):
                return 1.0
    return 1.0
