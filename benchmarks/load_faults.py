"""The faults that a load run injects: which, and before which questions."""

from collections import Counter
from collections.abc import Sequence

from tests.bot.slack.served.serving import Mode
from tests.slack_wire.faults import FaultKind
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace

# By turns, each before fifty questions: what fails, how often in a row, and how. The first of each
# round is none, so that what was held up is worked off.
_ROUND: tuple[tuple[str, int, FaultKind] | None, ...] = (
    None,
    ("chat.postMessage", 3, "ratelimited"),
    ("chat.postMessage", 3, "http_500"),
    ("chat.postMessage", 3, "drop_after"),
    ("chat.postMessage", 3, "drop_before"),
    ("assistant.threads.setStatus", 20, "http_500"),
    ("conversations.replies", 3, "ratelimited"),
    ("chat.postMessage", 3, "ok_false"),
)
_REPEATED_EVERY = 10
_CUT_EVERY = 25  # batches


class FaultPlan:
    """Injects faults, the same ones in every run.

    Attributes:
        injected: How many of each kind so far.
    """

    def __init__(self, slack: SlackWorkspace, mode: Mode) -> None:
        """Plan for a workspace; sockets are cut in Socket Mode alone."""
        self._slack = slack
        self._mode = mode
        self._counts: Counter[str] = Counter()

    @property
    def injected(self) -> dict[str, int]:
        """How many of each kind so far."""
        return dict(self._counts)

    def inject(self, batch: int) -> None:
        """Prepare what goes wrong with a batch."""
        fault = _ROUND[batch % len(_ROUND)]
        if fault is not None:
            method, count, kind = fault
            self._slack.fail_next(method, count, kind)
            self._counts[f"{method} {kind}"] += count
        if self._mode == "socket" and batch % _CUT_EVERY == _CUT_EVERY - 1:
            self._slack.cut_socket()
            self._counts["socket cut"] += 1

    def repeat_some(self, asked: Sequence[Said]) -> None:
        """Deliver some events once more, as Slack does where it saw no acknowledgement."""
        for said in asked[::_REPEATED_EVERY]:
            for delivery in said.deliveries:
                self._slack.redeliver(delivery)
                self._counts["delivered again"] += 1
