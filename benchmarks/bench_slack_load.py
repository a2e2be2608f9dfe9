"""Measures the served bot under load in a loopback Slack: acknowledgements, outcomes, memory.

    .venv/bin/python -m benchmarks.bench_slack_load [--in-a-row 5000]

For each mode, over the bundled sample corpus: 200 questions at once, then 5,000 in a row, 50 in
hand at a time, with faults injected all along (benchmarks/load_faults.py). About ten minutes.
Nothing leaves the machine, and it ends by itself. Needs Linux, for the memory of another process.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.load_faults import FaultPlan
from benchmarks.run_facts import describe_run, hash_files
from sources.sample_corpus import sample_folder
from tests.bot.slack.served.serving import Mode, Serving, serving
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace

RESULTS = Path(__file__).parent / "results" / "slack_load.json"
AT_ONCE = 200
IN_A_ROW = 5_000
IN_HAND = 50
LATE_S = 1.0
_PEOPLE = 20
_CHANNELS = 10
_TIMEOUT_S = 180.0
_LOOK_EVERY_S = 0.1
_KIB_IN_MIB = 1024
# Whatever is loaded lazily is loaded by then.
_MEMORY_FROM = 500
_QUESTIONS = (
    "How many STP footprints are there?",
    "What happened to the Sustainability and Transformation Plans in March 2017?",
    "Who leads the plans?",
    "Why were the plans criticised for secrecy?",
    "How large is the gap in the finances of the NHS?",
    "Which hospitals would close beds?",
    "What did the think tank say about the plans?",
    "How were councils and the public involved?",
)


@dataclass(frozen=True, slots=True)
class Acknowledgements:
    """How fast Slack's requests were acknowledged.

    Attributes:
        count: Of events; a mention gives rise to two.
        p50_s: Median seconds from sending to the acknowledgement.
        p95_s: That of the slowest twentieth.
        max_s: The slowest.
        late: How many took more than a second.
    """

    count: int
    p50_s: float
    p95_s: float
    max_s: float
    late: int


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What one mode did.

    Attributes:
        at_once: Questions asked at once.
        at_once_outcomes: Those with exactly one message of the bot's.
        at_once_s: From the first of them to the last answer.
        at_once_acks: Their acknowledgements.
        command_ack_s: The acknowledgement of a command given in their midst.
        in_a_row: Questions asked in a row, with faults.
        in_a_row_outcomes: Those with exactly one message of the bot's.
        in_a_row_none: Those with none.
        in_a_row_more: Those with more than one.
        in_a_row_per_s: Questions a second, faults included.
        in_a_row_acks: Their acknowledgements.
        faults: How many of each kind were injected.
        rss_mib: Resident memory after each 500 of the questions in a row.
        rss_growth_mib: Of the last over the first of these.
    """

    at_once: int
    at_once_outcomes: int
    at_once_s: float
    at_once_acks: Acknowledgements
    command_ack_s: float
    in_a_row: int
    in_a_row_outcomes: int
    in_a_row_none: int
    in_a_row_more: int
    in_a_row_per_s: float
    in_a_row_acks: Acknowledgements
    faults: dict[str, int]
    rss_mib: tuple[float, ...]
    rss_growth_mib: float


class Crowd:
    """People who ask in a few channels, and what they see."""

    def __init__(self, slack: SlackWorkspace) -> None:
        """Bring them into a workspace."""
        self._slack = slack
        self._people = [
            slack.add_person(f"UP{number}", f"person{number}") for number in range(_PEOPLE)
        ]
        members = [each.id for each in self._people]
        self._channels = [
            slack.add_channel(f"CP{number}", f"channel{number}", members).id
            for number in range(_CHANNELS)
        ]
        self._asked = 0

    def ask(self) -> Said:
        """Ask the next question, somebody else in another channel."""
        number, self._asked = self._asked, self._asked + 1
        person = self._people[number % _PEOPLE]
        channel = self._channels[number % _CHANNELS]
        return person.asks(channel, f"{_QUESTIONS[number % len(_QUESTIONS)]} ({number})")

    def command_ack_s(self) -> float:
        """Give a command and say how long its acknowledgement took."""
        command = self._people[0].command("/stp", "help", self._channels[0])
        return command.ack(_TIMEOUT_S).latency_s

    def outcomes(self) -> Counter[str]:
        """Count the bot's messages by thread."""
        somebody = self._people[0].id
        return Counter(
            message.thread_ts
            for channel in self._channels
            for message in self._slack.bot_said(somebody, channel)
            if message.thread_ts and not message.ephemeral
        )

    def wait_for_outcomes(self, asked: Sequence[Said]) -> None:
        """Wait until each has one, looking now and then: the bot needs the processors itself."""
        threads = {said.thread for said in asked}
        began_s = time.monotonic()
        while threads - self.outcomes().keys():
            if time.monotonic() - began_s > _TIMEOUT_S:
                return  # they are counted as lost
            time.sleep(_LOOK_EVERY_S)


def measure(mode: Mode, *, in_a_row: int) -> LoadResult:
    """Serve a fresh data folder in one mode and ask everything."""
    with (
        tempfile.TemporaryDirectory() as folder,
        SlackWorkspace() as slack,
        serving(slack, Path(folder), mode=mode) as bot,
    ):
        bot.wait_until_ready()
        crowd = Crowd(slack)
        crowd.wait_for_outcomes([crowd.ask()])
        began_s = time.monotonic()
        burst = [crowd.ask() for _ in range(AT_ONCE)]
        command_ack_s = crowd.command_ack_s()
        crowd.wait_for_outcomes(burst)
        at_once_s = time.monotonic() - began_s
        bot.wait_until_idle()
        plan = FaultPlan(slack, mode)
        began_s = time.monotonic()
        row, rss_mib = _ask_in_a_row(bot, crowd, plan, in_a_row)
        seconds = time.monotonic() - began_s
        slack.heal()
        bot.wait_until_idle()
        seen = crowd.outcomes()
        counts = Counter(min(2, seen[said.thread]) for said in row)
        return LoadResult(
            at_once=AT_ONCE,
            at_once_outcomes=sum(seen[said.thread] == 1 for said in burst),
            at_once_s=round(at_once_s, 2),
            at_once_acks=_acknowledgements(burst),
            command_ack_s=round(command_ack_s, 4),
            in_a_row=in_a_row,
            in_a_row_outcomes=counts[1],
            in_a_row_none=counts[0],
            in_a_row_more=counts[2],
            in_a_row_per_s=round(in_a_row / seconds, 1),
            in_a_row_acks=_acknowledgements(row),
            faults=plan.injected,
            rss_mib=rss_mib,
            rss_growth_mib=round(rss_mib[-1] - rss_mib[0], 1),
        )


def _ask_in_a_row(
    bot: Serving, crowd: Crowd, plan: FaultPlan, questions: int
) -> tuple[list[Said], tuple[float, ...]]:
    asked: list[Said] = []
    rss_mib: list[float] = []
    for start in range(0, questions, IN_HAND):
        plan.inject(start // IN_HAND)
        batch = [crowd.ask() for _ in range(min(IN_HAND, questions - start))]
        plan.repeat_some(batch)
        crowd.wait_for_outcomes(batch)
        asked += batch
        if len(asked) % min(_MEMORY_FROM, questions) == 0:
            rss_mib.append(round(_rss_mib(bot.process_id), 1))
    return asked, tuple(rss_mib)


def _acknowledgements(asked: Sequence[Said]) -> Acknowledgements:
    latencies_s = [
        delivery.ack(_TIMEOUT_S).latency_s for said in asked for delivery in said.deliveries
    ]
    return Acknowledgements(
        count=len(latencies_s),
        p50_s=round(statistics.median(latencies_s), 4),
        p95_s=round(statistics.quantiles(latencies_s, n=20)[-1], 4),
        max_s=round(max(latencies_s), 4),
        late=sum(each > LATE_S for each in latencies_s),
    )


def _rss_mib(process_id: int) -> float:
    status = Path(f"/proc/{process_id}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / _KIB_IN_MIB


def main() -> None:
    """Measure both modes, print the figures and write them to the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--in-a-row", type=int, default=IN_A_ROW, help="how many questions")
    arguments = parser.parse_args()
    modes: tuple[Mode, ...] = ("socket", "http")
    results: dict[str, object] = {
        **describe_run(),
        "corpus": {"name": "sample", "sha256": hash_files(sample_folder())},
    }
    for mode in modes:
        results[mode] = asdict(measure(mode, in_a_row=arguments.in_a_row))
    text = json.dumps(results, indent=2) + "\n"
    if arguments.in_a_row == IN_A_ROW:
        RESULTS.write_text(text)
    print(text, end="")


if __name__ == "__main__":
    main()
