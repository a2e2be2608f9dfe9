"""What can go wrong with a workspace, at a test's word."""

import time
from dataclasses import replace

from tests.slack_wire.faults import Fault, FaultKind, Faults
from tests.slack_wire.sockets import SocketServer
from tests.slack_wire.state import State


class Trouble:
    """Harms a workspace; safe to call from several threads.

    Attributes:
        socket: Socket Mode: its connections and how to harm them.
    """

    socket: SocketServer
    _state: State
    _faults: Faults

    def cut_socket(self) -> None:
        """Reset every Socket Mode connection."""
        self.socket.cut()

    def freeze_socket(self) -> None:
        """Leave every Socket Mode connection open and dead."""
        self.socket.freeze()

    def fail_next(
        self,
        method: str,
        count: int,
        kind: FaultKind,
        *,
        error: str = "internal_error",
        retry_after_s: int = 1,
        delay_s: float = 0.0,
    ) -> None:
        """Let the next `count` calls of one method fail; `response_url` names the response URLs."""
        self._faults.fail_next(method, count, Fault(kind, error, retry_after_s, delay_s))

    def fail_always(
        self,
        method_prefix: str,
        kind: FaultKind,
        *,
        error: str = "internal_error",
        retry_after_s: int = 1,
        delay_s: float = 0.0,
    ) -> None:
        """Let every call fail whose method begins so, until `heal`."""
        self._faults.fail_always(method_prefix, Fault(kind, error, retry_after_s, delay_s))

    def heal(self) -> None:
        """End all faults of the Web API."""
        self._faults.heal()

    def refuse_native_blocks(self) -> None:
        """Refuse citations and containers from now on, as a workspace that lacks them does."""
        with self._state.changed:
            self._state.switches.native_blocks = False

    def accept_native_blocks(self) -> None:
        """Take citations and containers again."""
        with self._state.changed:
            self._state.switches.native_blocks = True

    def expire_response_urls(self) -> None:
        """Let the half hour of every response URL be over."""
        with self._state.changed:
            for name, url in self._state.response_urls.items():
                self._state.response_urls[name] = replace(url, expires_s=time.monotonic() - 1)
