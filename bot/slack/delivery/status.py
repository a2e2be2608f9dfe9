"""What a thread says while the bot works on its question."""

import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TypeAlias

from bot.errors import BotError
from bot.slack.delivery.place import Place
from bot.slack.web_api.workspaces import Workspaces

logger = logging.getLogger(__name__)

MAX_STATUS_CHARS = 50
_WITHIN_S = 3.0
_SETTLE_WITHIN_S = 2.0
# Most answers take less: a button that is gone at once would only flicker, and cost two calls.
_STOPPABLE_AFTER_S = 1.0

_PROCESSING = "processing"
_ACTIVE = "active"

_Thread: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a thread is to say; None: no change.

    Attributes:
        status: The line of text; empty to take it away.
        session: What Slack takes the bot to be doing; while ``processing`` it shows a stop button.
    """

    status: str | None = None
    session: str | None = None


class Status:
    """Says in threads what the bot is doing. Safe to call from several threads.

    It is all done by one thread of its own, once and without insisting, so that nobody waits for
    it; what is not sent yet when something newer is known is not sent at all, except that the work
    is done.
    """

    def __init__(
        self,
        workspaces: Workspaces,
        *,
        settle_s: float = _SETTLE_WITHIN_S,
        stoppable_after_s: float = _STOPPABLE_AFTER_S,
    ) -> None:
        """Speak in workspaces.

        Args:
            workspaces: Where.
            settle_s: How long ``settle`` waits for what is under way, in seconds.
            stoppable_after_s: How long work takes before people are offered to stop it, in seconds.
        """
        self._workspaces = workspaces
        self._settle_s = settle_s
        self._stoppable_after_s = stoppable_after_s
        self._wanted: OrderedDict[_Thread, _Wanted] = OrderedDict()
        self._under_way: _Thread | None = None
        # Where a status stands, or may yet come to stand, that no message has taken away.
        self._left: set[_Thread] = set()
        # Where Slack takes the bot to be at work, or may yet come to, and when it is to do so.
        self._processing: set[_Thread] = set()
        self._stoppable_at_s: dict[_Thread, float] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def begin(self, place: Place, text: str) -> None:
        """Say what is being done, and let people stop it where it takes long.

        Args:
            place: The thread; outside of threads nothing is said.
            text: What follows the bot's name, such as “is searching”; cut at 50 characters.
        """
        if thread := _thread_of(place):
            with self._changed:
                at_s = time.monotonic() + self._stoppable_after_s
                self._stoppable_at_s.setdefault(thread, at_s)
            self._want(thread, _Wanted(status=text[:MAX_STATUS_CHARS]))

    def waiting(self, place: Place, position: int) -> None:
        """Say how many are to be answered before this one, and let the person stop it.

        Args:
            place: The thread; outside of threads nothing is said.
            position: 1 for the next.
        """
        if thread := _thread_of(place):
            self._want(thread, _Wanted(f"is number {position} in line", session=_PROCESSING))

    def settle(self, place: Place) -> None:
        """See to it that no status comes after the message that is about to be posted.

        What was not sent yet is not sent; what is under way is waited for, two seconds at most. The
        message takes away what stands there.
        """
        if not (thread := _thread_of(place)):
            return
        with self._changed:
            if self._take_back(thread).session == _ACTIVE:
                self._wanted[thread] = _Wanted(session=_ACTIVE)
            if self._changed.wait_for(lambda: self._under_way != thread, self._settle_s):
                self._left.discard(thread)

    def end(self, place: Place) -> None:
        """Take away what no message has taken away, and say that the work is done.

        Whoever finds out first may say so; saying it again changes nothing.
        """
        if not (thread := _thread_of(place)):
            return
        with self._changed:
            before = self._take_back(thread)
            is_left = thread in self._left or before.status == ""
            is_processing = thread in self._processing or before.session == _ACTIVE
            self._left.discard(thread)
            self._processing.discard(thread)
            if is_left or is_processing:
                status, session = "" if is_left else None, _ACTIVE if is_processing else None
                self._want(thread, _Wanted(status, session))

    def _take_back(self, thread: _Thread) -> _Wanted:
        """Send nothing of what is not sent yet, and say what that was."""
        self._stoppable_at_s.pop(thread, None)
        return self._wanted.pop(thread, _Wanted())

    def _want(self, thread: _Thread, wanted: _Wanted) -> None:
        with self._changed:
            before = self._wanted.get(thread, _Wanted())
            self._wanted[thread] = _Wanted(
                status=before.status if wanted.status is None else wanted.status,
                session=wanted.session or before.session,
            )
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="status", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _offer_stops(self) -> float | None:
        """Have people offered to stop what takes long; say when to look again, in seconds."""
        now_s = time.monotonic()
        for thread in [each for each, at_s in self._stoppable_at_s.items() if at_s <= now_s]:
            del self._stoppable_at_s[thread]
            if thread not in self._processing:
                self._want(thread, _Wanted(session=_PROCESSING))
        soonest_s = min(self._stoppable_at_s.values(), default=None)
        return None if soonest_s is None else soonest_s - now_s

    def _next(self) -> tuple[_Thread, _Wanted]:
        """Wait until there is something to say, and take it to be under way."""
        with self._changed:
            again_s = self._offer_stops()
            while not self._wanted:
                self._changed.wait(again_s)
                again_s = self._offer_stops()
            thread, wanted = self._wanted.popitem(last=False)
            self._under_way = thread
            if wanted.status:
                self._left.add(thread)
            if wanted.session == _PROCESSING:
                self._processing.add(thread)
            return thread, wanted

    def _work(self) -> None:
        while True:
            thread, wanted = self._next()
            try:
                self._say(thread, wanted)
            except BotError as error:
                logger.debug("no status: not installed there reason=%s", error)
            finally:
                with self._changed:
                    self._under_way = None
                    self._changed.notify_all()

    def _say(self, thread: _Thread, wanted: _Wanted) -> None:
        team, channel, ts = thread
        api = self._workspaces.api(team)
        where = {"channel_id": channel, "thread_ts": ts}
        if wanted.status is not None:
            arguments = where | {"status": wanted.status}
            api.attempt("assistant.threads.setStatus", arguments, within_s=_WITHIN_S)
        if wanted.session is not None:
            arguments = where | {"status": wanted.session}
            api.attempt("agents.sessions.setStatus", arguments, within_s=_WITHIN_S)


def _thread_of(place: Place) -> _Thread | None:
    return (place.team, place.channel, place.thread_ts) if place.thread_ts else None
