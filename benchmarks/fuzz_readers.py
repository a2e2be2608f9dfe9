"""Fuzz the readers by coverage: ``python -m benchmarks.fuzz_readers pdf html --seconds 600``.

Needs atheris, which is no dependency of this project: install it into the environment first.
Findings go to a folder; those that are kept as cases stand in ``tests/survival/cases``.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from benchmarks.fuzz_seeds import make_seeds
from benchmarks.fuzz_targets import TARGETS
from benchmarks.run_facts import describe_run

_RESULTS: Final = Path(__file__).parent / "results" / "fuzz.json"
_FOLDER: Final = Path(gettempdir()) / "stp-fuzz"
# One input may take a minute, and a process 2 GB: beyond that the process ends, which is counted.
_OPTIONS: Final = ("-timeout=60", "-rss_limit_mb=2048", "-max_len=100000", "-verbosity=0")


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """How a target fared.

    Attributes:
        seconds: How long it was fuzzed.
        cpu_seconds: How much of that a processor worked on it: others may want it too.
        runs: How many inputs it was given.
        findings: Inputs that raised what nobody foresaw, or took long, one for each place.
        deaths: How often the process ended before its time.
    """

    seconds: int
    cpu_seconds: int
    runs: int
    findings: tuple[str, ...]
    deaths: int


def fuzz(target: str, *, seconds: int, folder: Path) -> Fuzzed:
    """Fuzz a target.

    Args:
        target: One of ``TARGETS``.
        seconds: How long; a process that dies is followed by another.
        folder: For findings and the corpus; what is there is built upon.

    Returns:
        How it fared.
    """
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(make_seeds(target)):
        (seeds / str(number)).write_bytes(seed)
    started, used = time.monotonic(), _used_by_children()
    deaths = 0
    while (left := seconds - int(time.monotonic() - started)) > 0:
        child = [sys.executable, "-m", "benchmarks.fuzz_child", target, str(folder), str(seeds)]
        with (folder / "log").open("ab") as log:
            ended = subprocess.run(  # noqa: S603  # our own program
                [*child, f"-max_total_time={left}", *_OPTIONS], stdout=log, stderr=log, check=False
            )
        if ended.returncode:
            deaths += 1
            (folder / "last").replace(folder / f"finding-death-{deaths}")
    count = folder / "count.json"
    return Fuzzed(
        seconds=int(time.monotonic() - started),
        cpu_seconds=int(_used_by_children() - used),
        runs=json.loads(count.read_text())["runs"] if count.exists() else 0,
        findings=tuple(sorted(_name_findings(folder))),
        deaths=deaths,
    )


def _used_by_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _name_findings(folder: Path) -> list[str]:
    return [each.name for each in folder.glob("finding-*") if each.suffix != ".txt"]


def main() -> None:
    """Fuzz the targets that are named, and put down how they fared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], help="default: all")
    parser.add_argument("--seconds", type=int, default=600, help="for each")
    parser.add_argument("--folder", type=Path, default=_FOLDER, help="for findings")
    asked = parser.parse_args()
    for target in asked.targets or TARGETS:
        fuzzed = fuzz(target, seconds=asked.seconds, folder=asked.folder / target)
        print(f"{target}: {fuzzed}")
        before = json.loads(_RESULTS.read_text())["targets"] if _RESULTS.exists() else {}
        targets = {**before, target: asdict(fuzzed)}
        results = {**describe_run(), "targets": dict(sorted(targets.items()))}
        _RESULTS.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
