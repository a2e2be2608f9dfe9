"""The ratios of the speed benchmark are those of the times that it measures."""

from statistics import median

import pytest

from benchmarks.bench_speed import make_documents, measure_answering, measure_indexing
from tests.fakes import WordEmbedder


def test_indexing_is_compared_with_encoding_round_by_round() -> None:
    embedder = WordEmbedder()

    found = measure_indexing(make_documents(6, None), embedder.embed, embedder, rounds=3)

    assert (found["documents"], found["from_squad"], found["passages"]) == (6, 0, 6)
    assert found["sentences"] >= 6 * 5
    assert [len(found[name]) for name in ("encoding_s", "first_sync_s", "unchanged_sync_s")] == [
        3, 3, 3,
    ]  # fmt: skip
    ratios = [
        unchanged / first
        for unchanged, first in zip(found["unchanged_sync_s"], found["first_sync_s"], strict=True)
    ]
    # The times are told rounded, the ratio is not of the rounded ones.
    assert found["unchanged_over_first"] == pytest.approx(median(ratios), rel=0.3)
    assert found["throughput_over_bare_encoding"] > 0


def test_every_question_is_encoded_and_answered() -> None:
    embedder = WordEmbedder()
    encoded: list[list[str]] = []

    found = measure_answering(make_documents(6, None), encoded.append, embedder)

    assert found["questions"] == len(encoded) == 150
    assert found["passages"] == 6
    assert found["p95_over_encoding_median"] >= found["median_over_encoding_median"] > 0
