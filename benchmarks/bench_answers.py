"""Measures the answers to judged questions about the bundled sample corpus.

    python -m benchmarks.bench_answers

The questions are those of tests/quality/sample_questions.jsonl, or another file's over other
documents: --questions FILE --documents FOLDER --out FILE. Times are ratios to bare encoding of the
same questions with the same model in the same run.
"""

import argparse
import hashlib
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.run_facts import describe_run
from bot.answer.compose import Limits
from bot.answer.question import Question
from bot.desk import LibraryDesk
from bot.evaluation import Outcome, measure
from bot.judged import read_judged
from bot.library import Library
from bot.settings import AnswerSettings
from index.build import sync
from index.searcher import Query
from index.sentence_embedder import SentenceEmbedder
from sources.open_location import open_location
from sources.sample_corpus import sample_folder

_QUESTIONS = Path("tests/quality/sample_questions.jsonl")
_PASSAGES = 10


def main() -> None:
    """Measure, print and write a result file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=Path, default=_QUESTIONS)
    parser.add_argument("--documents", type=Path, default=sample_folder())
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/answers.json"))
    options = parser.parse_args()
    with options.questions.open(encoding="utf-8") as lines:
        judged = list(read_judged(lines))
    embedder = SentenceEmbedder()
    settings = AnswerSettings()
    limits = Limits(settings.max_sentences, settings.min_confidence)
    with tempfile.TemporaryDirectory() as folder:
        source = open_location(str(options.documents), collection="open")
        sync(Path(folder), [source], embedder)
        desk = LibraryDesk(Library(Path(folder), embedder), limits)
        texts = [each.question for each in judged]
        outcomes = [
            Outcome(
                judged=each,
                answer=desk.answer(Question(text=each.question), answer_id=each.id),
                hits=tuple(desk.find(Query(text=each.question, limit=_PASSAGES))),
            )
            for each in judged
        ]
        encode_ms = _times_ms(lambda text: embedder.embed([text]), texts)
        answer_ms = _times_ms(lambda text: desk.answer(Question(text=text), answer_id="t"), texts)
    kinds = sorted({each.kind for each in judged if each.kind})
    result = {
        **describe_run(),
        "questions": options.questions.name,
        "questions_sha256": hashlib.sha256(options.questions.read_bytes()).hexdigest()[:16],
        "model": embedder.name,
        "answer_median_over_encoding_median": round(median(answer_ms) / median(encode_ms), 2),
        "answer_p95_over_encoding_median": round(_p95(answer_ms) / median(encode_ms), 2),
        "overall": _rounded(measure(outcomes)),
        "by_type": {
            kind: _rounded(measure([each for each in outcomes if each.judged.kind == kind]))
            for kind in kinds
        },
    }
    text = json.dumps(result, indent=2) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(text, end="")


def _times_ms(run: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        started = time.perf_counter()
        run(text)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _rounded(measures: dict[str, float | int | None]) -> dict[str, float | int | None]:
    return {
        name: round(value, 4) if isinstance(value, float) else value
        for name, value in measures.items()
    }


if __name__ == "__main__":
    main()
