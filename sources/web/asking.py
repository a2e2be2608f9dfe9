"""Ask servers politely: with a pause between two requests, and again after a failure."""

from collections.abc import Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from sources.web.addresses import host_of
from sources.web.clock import Clock
from sources.web.errors import TooSlow, Unreachable
from sources.web.fetch import Answer, Fetcher

_TRIES: Final = 3
_MAX_WAIT_S: Final = 120.0  # whoever asks for more is asked again at the next sync
_MAX_SILENT: Final = 5  # in a row; or a thousand pages of a host that is down would take a day
_MAX_DIGITS: Final = 9


class _Busy(Unreachable):
    """A server that answers, but only that it cannot."""


class Asker:
    """Asks servers, one request at a time."""

    def __init__(self, fetcher: Fetcher, *, clock: Clock, pause_s: float) -> None:
        """Make an asker.

        Args:
            fetcher: Does the asking.
            clock: Lets the pauses pass.
            pause_s: Seconds between two requests to one host.
        """
        self._fetcher = fetcher
        self._clock = clock
        self._pause_s = pause_s
        self._slower: dict[str, float] = {}
        self._asked: dict[str, float] = {}
        self._silent: dict[str, int] = {}

    def slow_down(self, address: str, pause_s: float) -> None:
        """Pause for longer between two requests to an address's host."""
        self._slower[host_of(address)] = pause_s

    def ask(self, address: str, headers: Mapping[str, str], *, max_bytes: int) -> Answer:
        """Ask until there is an answer other than "not now".

        Args:
            address: In its normal form.
            headers: To be sent beside the usual ones.
            max_bytes: Where the body is cut.

        Returns:
            The answer; its status is neither 429 nor 500 or more.

        Raises:
            AddressError: If the host must not be asked.
            PageRefused: If the answer is damaged.
            TooSlow: If it does not come within the time.
            Unreachable: If there is none after three tries, the server wants a longer pause, or
                it has been silent too often to be asked again now.
        """
        host = host_of(address)
        if self._silent.get(host, 0) >= _MAX_SILENT:
            raise Unreachable(f"{host} did not answer {_MAX_SILENT} times; sync again later")
        try:
            answer = self._ask(address, headers, max_bytes=max_bytes)
        except Unreachable as error:
            if not isinstance(error, _Busy):
                self._silent[host] = self._silent.get(host, 0) + 1
            raise
        self._silent.pop(host, None)
        return answer

    def _ask(self, address: str, headers: Mapping[str, str], *, max_bytes: int) -> Answer:
        failure = Unreachable("the server was not asked")
        wait = 0.0
        for attempt in range(_TRIES):
            if wait:
                self._clock.sleep(wait)
            self._pause(address)
            wait = 2.0**attempt
            try:
                answer = self._fetcher.fetch(address, headers, max_bytes=max_bytes)
            except TooSlow:
                raise
            except Unreachable as error:
                failure = error
                continue
            if not _is_not_now(answer.status):
                return answer
            failure = _Busy(f"the server says {name_status(answer.status)}; sync again later")
            wait = max(wait, self._read_wait(answer))
            if wait > _MAX_WAIT_S:
                break
        raise failure

    def _read_wait(self, answer: Answer) -> float:
        """Read for how many seconds a server asks to be left alone."""
        text = answer.headers.get("retry-after", "")
        if text.isascii() and text.isdecimal():
            return float(text[:_MAX_DIGITS])
        try:
            return (parsedate_to_datetime(text) - self._clock.now()) / timedelta(seconds=1)
        except (TypeError, ValueError, OverflowError):  # no date, or one without a time zone
            return 0.0

    def _pause(self, address: str) -> None:
        """Wait until the host may be asked again."""
        host = host_of(address)
        pause = max(self._pause_s, self._slower.get(host, 0.0))
        if host in self._asked:
            passed = self._clock.now().timestamp() - self._asked[host]
            if passed < pause:
                self._clock.sleep(min(pause, pause - passed))  # a clock may be put back
        self._asked[host] = self._clock.now().timestamp()


def name_status(status: int) -> str:
    """Name an HTTP status, such as ``404 not found``."""
    try:
        return f"{status} {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return str(status)


def _is_not_now(status: int) -> bool:
    return status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR
