"""Measures how often the passage that answers a question comes first.

    python -m benchmarks.bench_retrieval --squad FILE [--out benchmarks/results/retrieval.json]

FILE is in the format of SQuAD 2.0. Every paragraph becomes a document of its own; every question
that its paragraph answers is asked of all of them.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import product
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import Any

import numpy as np

from benchmarks.run_facts import describe_run
from index.build import sync
from index.embed import Embedder, FloatMatrix
from index.evaluate import recall_at, reciprocal_rank
from index.fuse import fuse_rankings, fuse_scores
from index.lexical import load_lexical
from index.rows import RowMap
from index.search import SnapshotSearcher
from index.searcher import Query
from index.sentence_embedder import SentenceEmbedder
from index.snapshot import (
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    Snapshot,
    open_current,
)
from index.tuning import CANDIDATES, PASSAGE_FIELDS, SENTENCE_FIELDS, SIGNAL_WEIGHTS
from index.vectors import load_vectors
from sources.document import Document, Origin
from sources.source import Failure

DEPTH = 10
SIGNALS = ("dense passages", "dense sentences", "BM25 passages", "BM25 sentences")
STEPS = 10  # weights are tried in tenths


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the article that it is about and the document that answers it."""

    text: str
    article: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """The passages considered for one question.

    Attributes:
        documents: Each passage's document.
        signals: The four signals, each with one score per passage.
    """

    documents: tuple[str, ...]
    signals: tuple[tuple[float, ...], ...]

    def rank(self, scores: Sequence[float]) -> list[str]:
        """Order the documents by a score, best first."""
        order = sorted(range(len(scores)), key=lambda place: -scores[place])
        return [self.documents[place] for place in order]


class Paragraphs:
    """A source of documents that are already in memory."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Take the documents."""
        self._documents = documents

    def count(self) -> int:
        """Count the documents."""
        return len(self._documents)

    def read(self) -> Iterator[Document | Failure]:
        """Read them all."""
        yield from self._documents


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
        "data": {"file": options.squad.name, "questions": len(questions), **_fields(counts)},
        **describe_run(),
        "model": embedder.name,
        "build_s": round(seconds, 1),
        **result,
    }
    options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    _print_table(result)


def read_squad(path: Path) -> tuple[list[Document], list[Question]]:
    """Read paragraphs and the questions that they answer."""
    documents, questions = [], []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for number, paragraph in enumerate(article["paragraphs"]):
            document = _make_document(f"{article['title']}-{number:03}", paragraph["context"])
            documents.append(document)
            questions += [
                Question(asked["question"], article["title"], document.id)
                for asked in paragraph["qas"]
                if not asked.get("is_impossible")
            ]
    return documents, questions


def measure(
    snapshot: Snapshot, embedder: Embedder, questions: Sequence[Question]
) -> dict[str, Any]:
    """Rank in every way and measure each."""
    candidates = list(_all_candidates(snapshot, embedder, questions))
    methods = {
        name: _measures([each.rank(each.signals[place]) for each in candidates], questions)
        for place, name in enumerate(SIGNALS)
    }
    methods["passages by reciprocal rank"] = _measures(
        [_rank_reciprocally(each) for each in candidates], questions
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
    methods["search as it is"] = _measures(found, questions)
    return {
        "methods": methods,
        "weights": {
            "signals": SIGNALS,
            "in_use": astuple(SIGNAL_WEIGHTS),
            "best_on_all": best,
            "best_with_article_held_out": held_out,
        },
        "search_ms": {
            "median": round(median(times_ms), 1),
            "p95": round(quantiles(times_ms, n=20)[-1], 1),
        },
    }


def _all_candidates(
    snapshot: Snapshot, embedder: Embedder, questions: Sequence[Question]
) -> Iterator[Candidates]:
    rows = RowMap.of(snapshot.database.passage_spans())
    documents = [summary.id for summary in snapshot.documents()]
    vectors = [load_vectors(snapshot.folder / n) for n in (PASSAGE_VECTORS, SENTENCE_VECTORS)]
    words = [
        load_lexical(snapshot.folder / PASSAGE_WORDS, PASSAGE_FIELDS),
        load_lexical(snapshot.folder / SENTENCE_WORDS, SENTENCE_FIELDS),
    ]
    queries = embedder.embed([question.text for question in questions])
    for question, query in zip(questions, queries, strict=True):
        dense = [held.scores(query, range(len(held))) for held in vectors]
        lexical = [np.zeros(len(held), dtype=np.float32) for held in words]
        for scores, held in zip(lexical, words, strict=True):
            found = held.search(question.text, len(held))
            scores[[row for row, _ in found]] = [score for _, score in found]
        passages = _union([dense[0], lexical[0]], [dense[1], lexical[1]], rows)
        best = [
            np.maximum.reduceat(
                np.concatenate([scores[list(rows.sentences_of(passage))] for passage in passages]),
                np.cumsum([0, *(len(rows.sentences_of(passage)) for passage in passages)])[:-1],
            )
            for scores in (dense[1], lexical[1])
        ]
        yield Candidates(
            documents=tuple(documents[int(rows.document[passage])] for passage in passages),
            signals=tuple(
                tuple(scores.tolist())
                for scores in (dense[0][passages], best[0], lexical[0][passages], best[1])
            ),
        )


def _union(
    passages: Sequence[np.ndarray[Any, Any]],
    sentences: Sequence[np.ndarray[Any, Any]],
    rows: RowMap,
) -> list[int]:
    found = {int(row) for scores in passages for row in np.argsort(-scores)[:CANDIDATES]}
    for scores in sentences:
        for row in np.argsort(-scores)[:CANDIDATES]:
            found.update(rows.passages_with(int(row)))
    return sorted(found)


def _rank_reciprocally(candidates: Candidates) -> list[str]:
    rankings = [
        sorted(range(len(scores)), key=lambda place: -scores[place])
        for scores in (candidates.signals[0], candidates.signals[2])
    ]
    return [candidates.documents[place] for place in fuse_rankings(rankings)]


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
) -> tuple[list[list[str]], list[float]]:
    found, times_ms = [], []
    for question in questions:
        started = time.perf_counter()
        hits = searcher.search(Query(question.text, limit=2 * DEPTH))
        times_ms.append((time.perf_counter() - started) * 1000)
        found.append([hit.document.id for hit in hits])
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


def _make_document(name: str, text: str) -> Document:
    return Document(
        id=name,
        location=name,
        media_type="text/plain",
        title=None,
        title_origin=Origin.UNKNOWN,
        publisher=None,
        publisher_origin=Origin.UNKNOWN,
        published=None,
        published_origin=Origin.UNKNOWN,
        url=None,
        text=text,
        sections=(),
        pages=(),
        revision=name,
        collection="open",
    )


def _fields(counts: object) -> dict[str, int]:
    return {name: getattr(counts, name) for name in ("documents", "passages", "sentences")}


def _print_table(result: dict[str, Any]) -> None:
    print(f"{'':32}", *(f"{name:>8}" for name in ("R@1", "R@5", f"MRR@{DEPTH}")))
    for name, measures in result["methods"].items():
        print(f"{name:32}", *(f"{value:8.4f}" for value in measures.values()))
    print(json.dumps(result["weights"]["best_on_all"]), json.dumps(result["search_ms"]))


if __name__ == "__main__":
    main()
