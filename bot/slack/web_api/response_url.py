"""The response URL of a command or a press: a reply that needs no token and no membership."""

import http.client
import json
import logging
import math
import re
import threading
import time
from typing import Any

from slack_sdk.errors import SlackRequestError
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.web_api.faults import OutcomeUnknown, read_retry_after_s

logger = logging.getLogger(__name__)

_MAX_ATTEMPTS = 6
_FIRST_WAIT_S = 0.25
_CODE = re.compile(r"[a-z0-9_]{1,60}")


class ResponseUrl:
    """Sends to response URLs. Safe to call from several threads."""

    def __init__(
        self, *, timeout_s: int, stopping: threading.Event, first_wait_s: float = _FIRST_WAIT_S
    ) -> None:
        """Set limits.

        Args:
            timeout_s: How long one attempt may take, in seconds.
            stopping: Once set, nothing is waited for or repeated any more.
            first_wait_s: How long to wait after the first failure, in seconds; each further one
                doubles it.
        """
        self._timeout_s = timeout_s
        self._stopping = stopping
        self._first_wait_s = first_wait_s

    @property
    def is_stopping(self) -> bool:
        """Whether nothing is waited for or repeated any more."""
        return self._stopping.is_set()

    def send(self, url: str, body: dict[str, Any], *, within_s: float = math.inf) -> None:
        """Send a message, again where Slack asks to wait or fails.

        A message sent this way cannot be looked for: where the response to it was lost, it is sent
        again all the same.

        Args:
            url: As Slack gave it.
            body: The message.
            within_s: No attempt is made after so many seconds.

        Raises:
            Undeliverable: If Slack refused it.
            SlackUnreachable: If Slack did not answer, however often it was tried.
        """
        self._send(url, body, again=body, within_s=within_s)

    def send_first(self, url: str, body: dict[str, Any]) -> None:
        """Send the one reply to a command, which is seen once, whatever the network does.

        Where the response was lost, the next attempt asks to replace the original, which is the
        lost reply if it did arrive. (The original of a press is the message with the button.)

        Args:
            url: As Slack gave it.
            body: The message.

        Raises:
            Undeliverable: If Slack refused it.
            SlackUnreachable: If Slack did not answer, however often it was tried.
        """
        self._send(url, body, again=body | {"replace_original": True})

    def send_once(self, url: str, body: dict[str, Any]) -> None:
        """Send a message for all to see, which is seen once or not at all.

        Args:
            url: As Slack gave it.
            body: The message.

        Raises:
            Undeliverable: If Slack refused it.
            SlackUnreachable: If Slack did not take it, however often it was tried.
            OutcomeUnknown: If the response was lost: it may have been sent.
        """
        self._send(url, body, again=None)

    def _send(
        self,
        url: str,
        body: dict[str, Any],
        *,
        again: dict[str, Any] | None,
        within_s: float = math.inf,
    ) -> None:
        deadline_s = time.monotonic() + within_s
        wait_s = self._first_wait_s
        for attempt in range(_MAX_ATTEMPTS):
            if attempt and not self._waits(wait_s, deadline_s):
                break
            response = self._once(url, body)
            code = "lost" if response is None else _refusal(response)
            if code is None:
                return
            if code not in {"lost", "passing", "wait"}:
                raise Undeliverable(code)
            if response is None:
                if again is None:  # it can be neither looked for nor sent again
                    raise OutcomeUnknown("the response to a reply by its response url was lost")
                body = again
            wait_s = self._first_wait_s * 2**attempt
            if response is not None and code == "wait":
                wait_s = max(wait_s, read_retry_after_s(response.headers))
        raise SlackUnreachable("slack did not take a reply by its response url")

    def _waits(self, wait_s: float, deadline_s: float) -> bool:
        """Wait; False where the time does not allow it, or nothing is waited for any more."""
        return time.monotonic() + wait_s <= deadline_s and not self._stopping.wait(wait_s)

    def _once(self, url: str, body: dict[str, Any]) -> WebhookResponse | None:
        """Try once; None where the response was lost."""
        client = WebhookClient(url, timeout=self._timeout_s, retry_handlers=[])
        try:
            return client.send_dict(body)
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            logger.warning("response url failed fault=%s", type(error).__name__)
            return None
        except (SlackRequestError, ValueError) as error:
            raise Undeliverable("invalid_response_url") from error


def _refusal(response: WebhookResponse) -> str | None:
    """Name why a reply was not taken: Slack's code, ``wait``, ``passing``; None where it was."""
    if response.status_code == http.HTTPStatus.TOO_MANY_REQUESTS:
        return "wait"
    if response.status_code >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return "passing"
    try:
        body = json.loads(response.body)
    except ValueError:
        body = None
    if isinstance(body, dict) and body.get("ok") is False:
        return _code(str(body.get("error")), "unknown")
    if response.status_code >= http.HTTPStatus.BAD_REQUEST:
        return _code(response.body.strip(), f"status_{response.status_code}")
    return None


def _code(text: str, otherwise: str) -> str:
    """Take a code of Slack's; nothing else that a response holds, since it may be somebody's."""
    return text if _CODE.fullmatch(text) else otherwise
