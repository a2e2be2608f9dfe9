"""What fuzzing has found stays mended; each case is named for what was wrong with it."""

from pathlib import Path

import pytest

from benchmarks.fuzz_targets import TARGETS

CASES = sorted(path for path in (Path(__file__).parent / "cases").rglob("*") if path.is_file())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_case_is_read_or_refused(case: Path) -> None:
    # A case that is not survived raises what nobody foresaw.
    TARGETS[case.parent.name].run(case.read_bytes())

    assert case.stat().st_size < 100_000


def test_there_are_cases() -> None:
    assert {case.parent.name for case in CASES} <= set(TARGETS)
    assert CASES
