"""What a failed call to Slack asks its caller to do; pure."""

import http
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.errors import Undeliverable

_LONGEST_RETRY_AFTER_S = 120.0

# Slack says these with HTTP 200 and `ok: false`, and means: try again.
_PASSING = frozenset({
    "fatal_error",
    "internal_error",
    "request_timeout",
    "service_unavailable",
    "team_added_to_org",
})
_RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
# Nothing can be said with such a token, in whatever form, to whomever.
_TOKEN_REFUSED = frozenset({
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "token_expired",
    "token_revoked",
})


class OutcomeUnknown(Exception):
    """The request may have been carried out: its response was lost or was a server's fault."""


class RateLimited(Exception):
    """Slack asked to wait; the request was not carried out.

    Attributes:
        wait_s: How long, in seconds.
    """

    def __init__(self, wait_s: float) -> None:
        """Keep how long.

        Args:
            wait_s: In seconds.
        """
        super().__init__(f"wait {wait_s} s")
        self.wait_s = wait_s


class TokenRefused(Undeliverable):
    """Slack takes nothing with this token any more; it may with the one of the next start."""


def name_fault(error: SlackApiError) -> OutcomeUnknown | RateLimited | Undeliverable:
    """Say what an error of slack-sdk's asks its caller to do.

    Args:
        error: As raised.

    Returns:
        The exception to raise in its place.
    """
    response = error.response
    status = getattr(response, "status_code", 200)
    data = getattr(response, "data", None)
    code = str(data.get("error", "unknown")) if isinstance(data, dict) else "unknown"
    if status == http.HTTPStatus.TOO_MANY_REQUESTS or code in _RATE_LIMITED:
        return RateLimited(read_retry_after_s(getattr(response, "headers", {}) or {}))
    if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR or code in _PASSING:
        return OutcomeUnknown(f"status {status}")
    if not code.replace("_", "").isalnum():
        return OutcomeUnknown("a response that is not JSON")
    return TokenRefused(code) if code in _TOKEN_REFUSED else Undeliverable(code)


def read_retry_after_s(headers: Mapping[str, Any]) -> float:
    """Read the header Retry-After, in seconds, at most 120; 1 where it is missing or odd."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            text = value[0] if isinstance(value, list) and value else value
            try:
                return min(_LONGEST_RETRY_AFTER_S, max(0.0, float(text)))
            except (TypeError, ValueError):
                return 1.0
    return 1.0
