"""Syncs that are killed at any moment lose nothing."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = 200
# At once: a sync waits for the disk most of the time.
PROCESSES = 4


def test_two_hundred_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    share = KILLS // PROCESSES
    program = [sys.executable, "-m", "tests.survival.killed_syncs", "--kills", str(share)]
    running = [
        subprocess.Popen(  # noqa: S603  # our own program
            [*program, "--seed", str(seed), str(tmp_path / str(seed))],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for seed in range(PROCESSES)
    ]
    try:
        said = [process.communicate(timeout=600) for process in running]
    finally:
        for process in running:
            process.kill()

    assert [process.returncode for process in running] == [0] * PROCESSES, said
    found = [json.loads(out) for out, _ in said]
    assert [each["kills"] for each in found] == [share] * PROCESSES
    # Kills did come in the middle: of a sync, and between its end and the next.
    states = {state for each in found for state in each["states"]}
    assert any("unfinished files were left" in state for state in states)
    assert any(not state.startswith("0 syncs") for state in states)
