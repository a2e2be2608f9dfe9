"""Faults that the Web API is told to have."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Condition
from typing import Literal, TypeAlias

FaultKind: TypeAlias = Literal[
    "ratelimited",
    "http_500",
    "timeout",
    "timeout_after",
    "delay",
    "drop_before",
    "drop_after",
    "ok_false",
]

ACT_FIRST: frozenset[FaultKind] = frozenset({"timeout_after", "delay", "drop_after"})
"""These do what was asked; only the answer suffers."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with a call.

    Attributes:
        kind: `ratelimited` answers 429 with Retry-After; `http_500` answers 500; `timeout` does
            nothing and answers nothing until healed; `timeout_after` does what was asked, then
            answers nothing until healed; `delay` does it, and answers late; `drop_before` closes
            the connection without doing what was asked; `drop_after` does it, then closes the
            connection without an answer; `ok_false` answers `{"ok": false}`.
        error: The error code of `ok_false`.
        retry_after_s: What Retry-After says.
        delay_s: How late the answer of a `delay` comes; at once where the fault is healed.
    """

    kind: FaultKind
    error: str = "internal_error"
    retry_after_s: int = 1
    delay_s: float = 0.0

    @property
    def outcome(self) -> str:
        """How a call that it struck is recorded."""
        return self.error if self.kind == "ok_false" else self.kind


@dataclass(frozen=True, slots=True)
class _Plan:
    strikes: Callable[[str], bool]
    fault: Fault
    left: int | None


class Faults:
    """The faults to come, in the order they were asked for; safe to call from several threads."""

    def __init__(self) -> None:
        """Start without any."""
        self._plans: list[_Plan] = []
        self._changed = Condition()
        self._heals = 0

    def fail_next(self, method: str, count: int, fault: Fault) -> None:
        """Let the next `count` calls of one method fail."""
        self._add(_Plan(lambda called: called == method, fault, count))

    def fail_always(self, method_prefix: str, fault: Fault) -> None:
        """Let every call fail whose method begins so, until healed."""
        self._add(_Plan(lambda called: called.startswith(method_prefix), fault, None))

    def heal(self) -> None:
        """Forget all faults, and let go of the calls that a timeout holds."""
        with self._changed:
            self._plans.clear()
            self._heals += 1
            self._changed.notify_all()

    def take(self, method: str) -> Fault | None:
        """Say what goes wrong with this call, which uses up one count."""
        with self._changed:
            for at, plan in enumerate(self._plans):
                if plan.strikes(method):
                    self._use(at)
                    return plan.fault
            return None

    def hold(self, timeout_s: float | None = None) -> None:
        """Wait until healed, but no longer than a timeout."""
        with self._changed:
            before = self._heals
            self._changed.wait_for(lambda: self._heals != before, timeout_s)

    def _add(self, plan: _Plan) -> None:
        with self._changed:
            self._plans.append(plan)

    def _use(self, at: int) -> None:
        left = self._plans[at].left
        if left == 1:
            del self._plans[at]
        elif left is not None:
            self._plans[at] = replace(self._plans[at], left=left - 1)
