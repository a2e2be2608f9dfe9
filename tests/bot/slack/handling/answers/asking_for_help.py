"""What the tests of asking a person share: the feature, and what people do with it."""

from datetime import UTC, datetime
from typing import Any

from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.handling.answers.helping import Helping
from bot.slack.handling.services import Services
from bot.slack.requests.submission import Submission
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import Job
from tests.bot.slack.handling.pressing import (
    ANSWER_ID,
    JOB,
    press_on,
)
from tests.bot.slack.loopback import Loopback, ok
from tests.slack_wire.render import shown_text

NOW = datetime.now(UTC)
BOTH = frozenset({"open", "board"})
OF_THE_BOARD = "What were the plans renamed in March 2017?"
LINK = "https://loopback.slack.test/archives/C1/p1001"


class Played:
    """The feature, what people do with it, and what comes of that."""

    def __init__(self, services: Services, workspaces: OneWorkspace, loopback: Loopback) -> None:
        """Take it on."""
        self.helping = Helping(services, DirectMessages(workspaces)).features()
        self.loopback = loopback

    def press(self, job: Job = JOB, **changes: Any) -> str:  # noqa: ANN401  of several types
        """Press the button under the answer."""
        press = press_on(self.loopback, "ask_person", **changes)
        return self.helping.presses["ask_person"](job, press)

    def send(
        self,
        note: str = "",
        job: Job = JOB,
        *,
        user: str = "U1",
        thread: str = "100.1",
        channel: str = "C1",
    ) -> str:
        """Send the modal off."""
        origin = self.origin(thread, channel)
        submission = Submission("T1", user, "send_help", origin, {"note": (note,) if note else ()})
        return self.helping.submissions["send_help"](job, submission)

    def resolve(self, user: str = "UHELP", job: Job = JOB, **changes: str) -> str:
        """Press the button under a copy."""
        press = press_on(self.loopback, "resolve_help", user=user, channel="DHELP", **changes)
        return self.helping.presses["resolve_help"](job, press)

    def origin(self, thread: str, channel: str = "C1") -> str:
        """Write down what the modal is about."""
        hook = self.loopback.url("hooks/1")
        return (
            f'{{"channel": "{channel}", "thread_ts": "{thread}", "answer_id": "{ANSWER_ID}",'
            f' "response_url": "{hook}"}}'
        )

    def posted(self) -> list[tuple[str, str]]:
        """List channel and words of everything posted."""
        bodies = self.loopback.bodies("chat.postMessage")
        return [(each["channel"], shown_text(each["blocks"])) for each in bodies]

    def updated(self) -> list[tuple[str, str, str]]:
        """List channel, ts and words of every update."""
        bodies = self.loopback.bodies("chat.update")
        return [(each["channel"], each["ts"], shown_text(each["blocks"])) for each in bodies]


def play(services: Services, workspaces: OneWorkspace, loopback: Loopback) -> Played:
    """Take the feature on in a workspace that takes everything."""
    loopback.script("conversations.open", ok(channel={"id": "DHELP"}), ok(channel={"id": "D1"}))
    loopback.script("chat.postMessage", ok(ts="1.1"), ok(ts="2.2"), ok(ts="3.3"), ok(ts="4.4"))
    loopback.script("chat.getPermalink", *[ok(permalink=LINK)] * 5)
    return Played(services, workspaces, loopback)
