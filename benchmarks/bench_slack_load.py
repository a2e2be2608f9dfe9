"""Measures the served bot under load in a loopback Slack: acknowledgements, answers, memory.

    .venv/bin/python -m benchmarks.bench_slack_load

500 questions for each mode, 50 at once, over the bundled sample corpus; about a minute. Nothing
leaves the machine, and it ends by itself. Needs Linux, for the memory of another process.
"""

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.run_facts import describe_run, hash_files
from sources.sample_corpus import sample_folder
from tests.bot.slack.served.serving import Mode, Serving, serving
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace

RESULTS = Path(__file__).parent / "results" / "slack_load.json"
BURSTS = 10
AT_ONCE = 50
BURST_TIMEOUT_S = 60.0
LATE_S = 1.0
_MEMORY_FROM_BURST = 2
_KIB_IN_MIB = 1024
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
class LoadResult:
    """What one mode did.

    Attributes:
        questions: Asked in all, 50 at once.
        answered_once: Those with exactly one message of the bot's in their thread.
        acknowledgements: Of events; a mention gives rise to two.
        ack_p50_s: Median seconds from sending to the acknowledgement.
        ack_p95_s: That of the slowest twentieth.
        ack_max_s: The slowest.
        ack_share_late: Share that took more than a second.
        command_ack_max_s: The slowest of the commands given in the midst of each burst.
        burst_max_s: The longest time from the first of 50 questions to the last answer.
        rss_after_100_mib: Resident memory after 100 questions.
        rss_after_500_mib: The same after 500.
        rss_growth_mib: The difference.
    """

    questions: int
    answered_once: int
    acknowledgements: int
    ack_p50_s: float
    ack_p95_s: float
    ack_max_s: float
    ack_share_late: float
    command_ack_max_s: float
    burst_max_s: float
    rss_after_100_mib: float
    rss_after_500_mib: float
    rss_growth_mib: float


@dataclass(frozen=True, slots=True)
class _Burst:
    asked: list[Said]
    command_ack_s: float
    seconds: float
    rss_mib: float


def measure(mode: Mode) -> LoadResult:
    """Serve a fresh data folder in one mode and ask everything."""
    with (
        tempfile.TemporaryDirectory() as folder,
        SlackWorkspace() as slack,
        serving(slack, Path(folder), mode=mode) as bot,
    ):
        bot.wait_until_ready()
        bursts = [_ask_at_once(bot) for _ in range(BURSTS)]
        answered_once = sum(
            len(slack.bot_said("U1", "C1", said.thread)) == 1
            for burst in bursts
            for said in burst.asked
        )
        latencies_s = [
            delivery.ack().latency_s
            for burst in bursts
            for said in burst.asked
            for delivery in said.deliveries
        ]
    return _summarise(bursts, latencies_s, answered_once)


def _ask_at_once(bot: Serving) -> _Burst:
    slack, began_s = bot.slack, time.monotonic()
    ada = slack.person("U1")
    asked = [ada.asks("C1", _QUESTIONS[number % len(_QUESTIONS)]) for number in range(AT_ONCE)]
    command = ada.command("/stp", "help", "C1")
    threads = {said.thread for said in asked}
    slack.wait_for(
        lambda: threads <= {message.thread_ts for message in slack.bot_said("U1", "C1")},
        BURST_TIMEOUT_S,
    )
    seconds = time.monotonic() - began_s
    bot.wait_until_idle()
    return _Burst(asked, command.ack().latency_s, seconds, _rss_mib(bot.process_id))


def _summarise(bursts: list[_Burst], latencies_s: list[float], answered_once: int) -> LoadResult:
    before, after = bursts[_MEMORY_FROM_BURST - 1].rss_mib, bursts[-1].rss_mib
    return LoadResult(
        questions=BURSTS * AT_ONCE,
        answered_once=answered_once,
        acknowledgements=len(latencies_s),
        ack_p50_s=round(statistics.median(latencies_s), 4),
        ack_p95_s=round(statistics.quantiles(latencies_s, n=20)[-1], 4),
        ack_max_s=round(max(latencies_s), 4),
        ack_share_late=sum(each > LATE_S for each in latencies_s) / len(latencies_s),
        command_ack_max_s=round(max(burst.command_ack_s for burst in bursts), 4),
        burst_max_s=round(max(burst.seconds for burst in bursts), 2),
        rss_after_100_mib=round(before, 1),
        rss_after_500_mib=round(after, 1),
        rss_growth_mib=round(after - before, 1),
    )


def _rss_mib(process_id: int) -> float:
    status = Path(f"/proc/{process_id}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / _KIB_IN_MIB


def main() -> None:
    """Measure both modes, print the figures and write them to the results."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    modes: tuple[Mode, ...] = ("socket", "http")
    results: dict[str, object] = {
        **describe_run(),
        "corpus": {"name": "sample", "sha256": hash_files(sample_folder())},
    }
    for mode in modes:
        results[mode] = asdict(measure(mode))
    text = json.dumps(results, indent=2) + "\n"
    RESULTS.write_text(text)
    print(text, end="")


if __name__ == "__main__":
    main()
