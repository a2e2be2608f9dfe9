"""Answers and passages are no worse than they were, on the tuned half and on the untouched one."""

from typing import Any

import pytest

from tests.quality.floors import BOUNDS, OVERALL
from tests.quality.halves import Corpus, Half
from tests.quality.measured import measured

pytestmark = pytest.mark.model

Json = dict[str, Any]

CASES = [
    pytest.param(
        half,
        corpus,
        id=f"{half}-{corpus}",
        marks=[pytest.mark.seeds] if corpus is Corpus.ARTICLES else [],
    )
    for half, corpus in BOUNDS
]


def value(report: Json, group: str, measure: str) -> float:
    measures = report[OVERALL] if group == OVERALL else report["by_type"][group]
    found: float | None = measures[measure]
    assert found is not None, (group, measure)
    return found


@pytest.mark.parametrize(("half", "corpus"), CASES)
def test_no_measure_is_out_of_bounds(
    tmp_path_factory: pytest.TempPathFactory, half: Half, corpus: Corpus
) -> None:
    report = measured(tmp_path_factory, corpus, half)
    bounds = BOUNDS[half, corpus]

    low = {key: value(report, *key) for key in bounds.least}
    high = {key: value(report, *key) for key in bounds.most}

    assert {key: found for key, found in low.items() if found < bounds.least[key]} == {}
    assert {key: found for key, found in high.items() if found > bounds.most[key]} == {}
