"""Measures how often the passage that answers a question comes first.

    python -m benchmarks.bench_retrieval --squad FILE [--out benchmarks/results/retrieval.json]

FILE is in the format of SQuAD 2.0. Every paragraph becomes a document of its own; every question
that its paragraph answers is asked of all of them.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple
from itertools import product
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import Any

import numpy as np

from benchmarks.candidates import SIGNALS, Candidates, find_candidates, rank_reciprocally
from benchmarks.paragraphs import Paragraphs
from benchmarks.rank_weights import FEATURES, Ranked, fit_weights, read_ranked
from benchmarks.run_facts import describe_run, hash_files
from benchmarks.squad import Question, read_squad
from index.embed import Embedder, FloatMatrix
from index.models.sentence_embedder import SentenceEmbedder
from index.searcher import Query
from index.searching.evaluate import recall_at, reciprocal_rank
from index.searching.fuse import fuse_scores
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import (
    Snapshot,
    open_current,
)
from index.syncing.build import sync
from index.tuning import RANK_WEIGHTS, SIGNAL_WEIGHTS

DEPTH = 10
STEPS = 10  # weights are tried in tenths


def main() -> None:
    """Measure, print a table and write a result file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--squad", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/retrieval.json"))
    options = parser.parse_args()
    documents, questions = read_squad(options.squad)
    embedder = SentenceEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        sync(Path(folder), [Paragraphs(documents)], embedder)
        seconds = time.perf_counter() - started
        with open_current(Path(folder)) as snapshot:
            result = measure(snapshot, embedder, questions)
            counts = snapshot.counts
    result = {
        "data": {
            "file": options.squad.name,
            "sha256": hash_files(options.squad),
            "questions": len(questions),
            **_fields(counts),
        },
        **describe_run(),
        "model": embedder.name,
        "build_s": round(seconds, 1),
        **result,
    }
    options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    _print_table(result)


def measure(
    snapshot: Snapshot, embedder: Embedder, questions: Sequence[Question]
) -> dict[str, Any]:
    """Rank in every way and measure each."""
    candidates = list(
        find_candidates(snapshot, embedder, [question.text for question in questions])
    )
    methods = {
        name: _measures([each.rank(each.signals[place]) for each in candidates], questions)
        for place, name in enumerate(SIGNALS)
    }
    methods["passages by reciprocal rank"] = _measures(
        [rank_reciprocally(each) for each in candidates], questions
    )
    held_out, best = _tune(candidates, questions)
    methods["weighted sum, article held out"] = _measures(
        [
            each.rank(fuse_scores(each.signals, held_out[question.article]))
            for each, question in zip(candidates, questions, strict=True)
        ],
        questions,
    )
    found, times_ms = _search(SnapshotSearcher(snapshot, embedder), questions)
    rank_held_out, rank_best = fit_weights(found, questions)
    methods["word by word, article held out"] = _measures(
        [
            each.rank(rank_held_out[question.article])
            for each, question in zip(found, questions, strict=True)
        ],
        questions,
    )
    methods["search as it is"] = _measures([each.documents for each in found], questions)
    return {
        "methods": methods,
        "weights": {
            "signals": SIGNALS,
            "in_use": astuple(SIGNAL_WEIGHTS),
            "best_on_all": best,
            "best_with_article_held_out": held_out,
        },
        "rank_weights": {
            "features": FEATURES,
            "in_use": astuple(RANK_WEIGHTS),
            "best_on_all": rank_best.round(3).tolist(),
            "best_with_article_held_out": {
                article: weights.round(3).tolist() for article, weights in rank_held_out.items()
            },
        },
        "search_ms": {
            "median": round(median(times_ms), 1),
            "p95": round(quantiles(times_ms, n=20)[-1], 1),
        },
    }


def _tune(
    candidates: Sequence[Candidates], questions: Sequence[Question]
) -> tuple[dict[str, tuple[float, ...]], tuple[float, ...]]:
    """Find the weights of the best mean reciprocal rank, with each article held out and on all."""
    grid = [
        tuple(part / STEPS for part in parts)
        for parts in product(range(STEPS + 1), repeat=len(SIGNALS))
        if sum(parts) == STEPS
    ]
    scaled = [_scaled(each) for each in candidates]
    goals = np.array([
        [
            reciprocal_rank(each.rank((weights @ signals).tolist()), {question.document_id})
            for weights in np.array(grid)
        ]
        for each, signals, question in zip(candidates, scaled, questions, strict=True)
    ])
    articles = np.array([question.article for question in questions])
    held_out = {
        str(article): grid[int(goals[articles != article].mean(axis=0).argmax())]
        for article in dict.fromkeys(articles.tolist())
    }
    return held_out, grid[int(goals.mean(axis=0).argmax())]


def _scaled(candidates: Candidates) -> FloatMatrix:
    alone = np.eye(len(SIGNALS)).tolist()
    return np.array([fuse_scores(candidates.signals, weights) for weights in alone])


def _search(
    searcher: SnapshotSearcher, questions: Sequence[Question]
) -> tuple[list[Ranked], list[float]]:
    found, times_ms = [], []
    for question in questions:
        started = time.perf_counter()
        hits = searcher.search(Query(question.text, limit=2 * DEPTH))
        times_ms.append((time.perf_counter() - started) * 1000)
        found.append(read_ranked(hits))
    return found, times_ms


def _measures(rankings: Sequence[Sequence[str]], questions: Sequence[Question]) -> dict[str, float]:
    judged = [
        (ranking, {question.document_id})
        for ranking, question in zip(rankings, questions, strict=True)
    ]
    return {
        "R@1": round(fmean(recall_at(*each, depth=1) for each in judged), 4),
        "R@5": round(fmean(recall_at(*each, depth=5) for each in judged), 4),
        f"MRR@{DEPTH}": round(fmean(reciprocal_rank(*each, depth=DEPTH) for each in judged), 4),
    }


def _fields(counts: object) -> dict[str, int]:
    return {name: getattr(counts, name) for name in ("documents", "passages", "sentences")}


def _print_table(result: dict[str, Any]) -> None:
    print(f"{'':32}", *(f"{name:>8}" for name in ("R@1", "R@5", f"MRR@{DEPTH}")))
    for name, measures in result["methods"].items():
        print(f"{name:32}", *(f"{value:8.4f}" for value in measures.values()))
    print(json.dumps(result["weights"]["best_on_all"]), json.dumps(result["search_ms"]))


if __name__ == "__main__":
    main()
