"""What a thread says while the bot works on its question."""

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.errors import BotError
from bot.slack.delivery.place import Place
from bot.slack.web_api.workspaces import Workspaces

logger = logging.getLogger(__name__)

MAX_STATUS_CHARS = 50
_WITHIN_S = 3.0
_SETTLE_WITHIN_S = 2.0

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
    it; what is not sent yet when something newer is known is not sent at all.
    """

    def __init__(self, workspaces: Workspaces, *, settle_s: float = _SETTLE_WITHIN_S) -> None:
        """Speak in workspaces.

        Args:
            workspaces: Where.
            settle_s: How long ``settle`` waits for what is under way, in seconds.
        """
        self._workspaces = workspaces
        self._settle_s = settle_s
        self._wanted: OrderedDict[_Thread, _Wanted] = OrderedDict()
        self._under_way: _Thread | None = None
        # Where a status stands, or may yet come to stand, that no message has taken away.
        self._left: set[_Thread] = set()
        self._processing: set[_Thread] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def begin(self, place: Place, text: str) -> None:
        """Say what is being done.

        Args:
            place: The thread; outside of threads nothing is said.
            text: What follows the bot's name, such as “is searching”; cut at 50 characters.
        """
        if thread := _thread_of(place):
            self._want(thread, _Wanted(status=text[:MAX_STATUS_CHARS]))

    def waiting(self, place: Place, position: int) -> None:
        """Say how many are to be answered before this one, and let the person stop it.

        Args:
            place: The thread; outside of threads nothing is said.
            position: 1 for the next.
        """
        if thread := _thread_of(place):
            with self._changed:
                self._processing.add(thread)
            self._want(thread, _Wanted(f"is number {position} in line", session="processing"))

    def settle(self, place: Place) -> None:
        """See to it that no status comes after the message that is about to be posted.

        What was not sent yet is not sent; what is under way is waited for, two seconds at most. The
        message takes away what stands there.
        """
        if not (thread := _thread_of(place)):
            return
        with self._changed:
            self._wanted.pop(thread, None)
            if self._changed.wait_for(lambda: self._under_way != thread, self._settle_s):
                self._left.discard(thread)

    def end(self, place: Place) -> None:
        """Take away what no message has taken away, and say that the work is done."""
        if not (thread := _thread_of(place)):
            return
        with self._changed:
            self._wanted.pop(thread, None)
            status = "" if thread in self._left or self._under_way == thread else None
            session = "active" if thread in self._processing else None
            self._left.discard(thread)
            self._processing.discard(thread)
        if status is not None or session is not None:
            self._want(thread, _Wanted(status, session))

    def _want(self, thread: _Thread, wanted: _Wanted) -> None:
        with self._changed:
            before = self._wanted.get(thread, _Wanted())
            session = wanted.session or before.session
            self._wanted[thread] = replace(wanted, session=session)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="status", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted)
                thread, wanted = self._wanted.popitem(last=False)
                self._under_way = thread
                if wanted.status:
                    self._left.add(thread)
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
