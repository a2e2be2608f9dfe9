"""Measures the answers to judged questions, beside plain ways to answer them.

    python -m benchmarks.bench_answers [--articles FOLDER]

The questions are those of tests/quality: the tuned and the untouched half, over the bundled sample
corpus and, where their folder is given, over the five articles. The plain ways show the three best
sentences, and never say that there is no answer.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bare_model import load_both
from benchmarks.plain_search import RANKINGS, Encode, PlainSearch
from benchmarks.run_facts import describe_run, hash_files
from bot.answer.compose import Limits
from bot.desk import Desk, LibraryDesk
from bot.judging.asking import ask_judged
from bot.judging.judged import JudgedQuestion, Outcome, group_by_kind
from bot.judging.measures import Measures, measure, measure_intervals
from bot.judging.reading import read_judged
from bot.library import Library
from bot.settings import AnswerSettings
from index.embed import Embedder
from index.passage import Sentence
from index.snapshots.snapshot import Snapshot
from index.syncing.build import sync
from sources.open_location import open_location
from sources.sample_corpus import sample_folder
from tests.quality.article_questions import fill_in
from tests.quality.halves import Corpus, Half, questions_of

BOT = "the bot"
_SENTENCES = 3
_PASSAGES = 10


@dataclass(frozen=True, slots=True)
class Plain:
    """What the plain ways search in: the sentences and the passages that the bot searches in."""

    sentences: PlainSearch
    passages: PlainSearch


def main() -> None:
    """Measure, print and write a result file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="the folder of the five articles")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/answers.json"))
    options = parser.parse_args()
    bare, embedder = load_both()
    folders = {Corpus.SAMPLE: sample_folder()}
    if options.articles:
        folders[Corpus.ARTICLES] = options.articles

    def encode(texts: list[str]) -> Any:  # noqa: ANN401  so it is declared there
        return bare.encode(texts, normalize_embeddings=True, show_progress_bar=False)

    result = {
        **describe_run(),
        "model": embedder.name,
        "corpora": [
            _measure_corpus(corpus, folder, embedder, encode) for corpus, folder in folders.items()
        ],
    }
    options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    _print(result)


def _measure_corpus(
    corpus: Corpus, folder: Path, embedder: Embedder, encode: Encode
) -> dict[str, Any]:
    settings = AnswerSettings()
    limits = Limits(settings.max_sentences, settings.min_confidence)
    with tempfile.TemporaryDirectory() as made:
        index_dir = Path(made) / "index"
        sync(index_dir, [open_location(str(folder), collection="open")], embedder)
        library = Library(index_dir, embedder)
        snapshot = library.shelf().snapshot
        plain = _read_plain(snapshot, encode)
        desk = LibraryDesk(library, limits)
        halves = {
            half.value: _measure_half(_read_questions(half, corpus, folder), desk, plain)
            for half in Half
        }
        counts = snapshot.counts
        snapshot.close()
    return {
        "corpus": corpus.value,
        "sha256": hash_files(folder),
        "documents": counts.documents,
        "passages": counts.passages,
        "sentences": counts.sentences,
        "halves": halves,
    }


def _read_plain(snapshot: Snapshot, encode: Encode) -> Plain:
    database = snapshot.database
    passages = [database.passage(row) for row in range(snapshot.counts.passages)]
    texts = {each.id: database.read_document(each.id).text for each in snapshot.documents()}
    spans: dict[tuple[str, Sentence], None] = {
        (passage.document_id, sentence): None
        for passage in passages
        for sentence in passage.sentences
        if not sentence.fragment
    }
    return Plain(
        sentences=PlainSearch([texts[key][span.start : span.end] for key, span in spans], encode),
        passages=PlainSearch(
            [texts[each.document_id][each.start : each.end] for each in passages], encode
        ),
    )


def _read_questions(half: Half, corpus: Corpus, folder: Path) -> list[JudgedQuestion]:
    path = questions_of(half, corpus)
    with tempfile.TemporaryDirectory() as made:
        if corpus is Corpus.ARTICLES:
            filled = Path(made) / "questions.jsonl"
            fill_in(path, folder, filled)
            path = filled
        with path.open(encoding="utf-8") as lines:
            return list(read_judged(lines))


def _measure_half(judged: Sequence[JudgedQuestion], desk: Desk, plain: Plain) -> dict[str, Any]:
    ways = {BOT: [ask_judged(desk, each) for each in judged]}
    for name in RANKINGS:
        ways[name] = [_ask_plainly(plain, name, each) for each in judged]
    return {name: _measures(outcomes) for name, outcomes in ways.items()}


def _ask_plainly(plain: Plain, way: str, judged: JudgedQuestion) -> Outcome:
    rank = RANKINGS[way]
    sentences = rank(plain.sentences, judged.question)[:_SENTENCES]
    passages = rank(plain.passages, judged.question)[:_PASSAGES]
    return Outcome(
        judged=judged,
        answered=True,
        confidence=1.0,
        sentences=tuple(plain.sentences.texts[row] for row in sentences),
        passages=tuple(plain.passages.texts[row] for row in passages),
    )


def _measures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    intervals = measure_intervals(outcomes)
    return {
        "overall": _rounded(measure(outcomes)),
        "intervals": {
            name: bounds and [round(bound, 4) for bound in bounds]
            for name, bounds in intervals.items()
        },
        "by_type": {
            kind: _rounded(measure(inside)) for kind, inside in group_by_kind(outcomes).items()
        },
    }


def _rounded(measures: Measures) -> Measures:
    return {
        name: round(value, 4) if isinstance(value, float) else value
        for name, value in measures.items()
    }


def _print(result: Mapping[str, Any]) -> None:
    shown = ("evidence_any", "evidence_all", "recall_at_5", "mrr_at_10", "words_shown")
    print(f"{'':42}", *(f"{name:>13}" for name in shown))
    for name, measures in _all_measures(result):
        print(f"{name:42}", *(f"{measures[each]:13.3f}" for each in shown))


def _all_measures(result: Mapping[str, Any]) -> Iterator[tuple[str, Measures]]:
    for corpus in result["corpora"]:
        for half, ways in corpus["halves"].items():
            for way, measures in ways.items():
                yield f"{corpus['corpus']}, {half}: {way}", measures["overall"]


if __name__ == "__main__":
    main()
