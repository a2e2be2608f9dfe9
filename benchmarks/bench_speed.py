"""Measures how fast documents are indexed and questions answered, beside the bare model.

    python -m benchmarks.bench_speed [--squad FILE] [--paragraphs 600] [--passages 5000]

What is measured are ratios within one run, for times say nothing of another machine:

- indexing: the time that bare encoding of the paragraphs takes, over that of a whole sync of them,
  from documents in memory to a snapshot in force; 1 would be as fast as the model allows;
- unchanged: the time of a sync that finds nothing changed, over that of the first;
- answering: the 95th percentile of the time of an answer, over the median of bare encoding of the
  question, with as many passages in the index as asked for.

The paragraphs are those of FILE, in SQuAD 2.0's format, as far as it has enough; others are mixed
from the sentences of the sample corpus. Five minutes or so on two cores.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any, TypeAlias

from benchmarks.bare_model import load_both
from benchmarks.paragraphs import Paragraphs, make_document, mix_paragraphs
from benchmarks.run_facts import describe_run, hash_texts
from benchmarks.squad import read_squad
from bot.answer.compose import Limits
from bot.answer.question import Question
from bot.desk import LibraryDesk
from bot.judging.reading import read_judged
from bot.library import Library
from bot.settings import AnswerSettings
from index.embed import Embedder
from index.snapshots.manifest import Counts
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from sources.document import Document
from tests.quality.halves import Corpus, Half, questions_of

Encode: TypeAlias = Callable[[list[str]], object]

_WARMING = 10  # questions before the measured ones


def main() -> None:
    """Measure, print and write a result file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--squad", type=Path, help="paragraphs in SQuAD 2.0's format")
    parser.add_argument("--paragraphs", type=int, default=600, help="for indexing")
    parser.add_argument("--passages", type=int, default=5000, help="for answering; 0 leaves it out")
    parser.add_argument("--rounds", type=int, default=3, help="for indexing")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/speed.json"))
    options = parser.parse_args()
    bare, embedder = load_both()
    encode = partial(bare.encode, show_progress_bar=False)
    documents = make_documents(max(options.paragraphs, options.passages), options.squad)
    some = documents[: options.paragraphs]
    result = {
        **describe_run(),
        "model": embedder.name,
        "squad": options.squad and options.squad.name,
        "indexing": measure_indexing(some, encode, embedder, rounds=options.rounds),
    }
    if options.passages:
        result["answering"] = measure_answering(documents[: options.passages], encode, embedder)
    text = json.dumps(result, indent=2) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(text, end="")


def make_documents(count: int, squad: Path | None) -> list[Document]:
    """Make documents of one paragraph each.

    Args:
        count: How many.
        squad: Where the first ones come from; None for nowhere.

    Returns:
        The documents, no two of which are alike.
    """
    documents = read_squad(squad)[0][:count] if squad else []
    mixed = mix_paragraphs(count - len(documents))
    return documents + [make_document(f"mixed-{n:05}", text) for n, text in enumerate(mixed)]


def measure_indexing(
    documents: Sequence[Document], encode: Encode, embedder: Embedder, *, rounds: int
) -> dict[str, Any]:
    """Encode and sync by turns, and sync once more with nothing changed.

    Args:
        documents: Of one paragraph each.
        encode: The model alone, warm.
        embedder: The same model as the bot uses it, warm.
        rounds: How often; the medians of their ratios count.

    Returns:
        Counts, seconds and ratios.
    """
    texts = [document.text for document in documents]
    encoding, first, unchanged = [], [], []
    for _ in range(rounds):
        encoding.append(_seconds(lambda: encode(texts)))
        with tempfile.TemporaryDirectory() as folder:
            index_dir, source = Path(folder), Paragraphs(documents)
            first.append(_seconds(lambda: sync(index_dir, [source], embedder)))  # noqa: B023  called at once
            unchanged.append(_seconds(lambda: sync(index_dir, [source], embedder)))  # noqa: B023  the same
            counts = _counts(index_dir)
    return {
        **_describe(documents, counts),
        "words": sum(len(text.split()) for text in texts),
        "encoding_s": [round(each, 2) for each in encoding],
        "first_sync_s": [round(each, 2) for each in first],
        "unchanged_sync_s": [round(each, 4) for each in unchanged],
        "throughput_over_bare_encoding": _median_ratio(encoding, first, digits=3),
        "unchanged_over_first": _median_ratio(unchanged, first, digits=5),
    }


def measure_answering(
    documents: Sequence[Document], encode: Encode, embedder: Embedder
) -> dict[str, Any]:
    """Encode and answer each of the tuned questions about the sample by turns.

    Args:
        documents: What is searched.
        encode: The model alone, warm.
        embedder: The same model as the bot uses it, warm.

    Returns:
        Counts, milliseconds and ratios.
    """
    settings = AnswerSettings()
    with tempfile.TemporaryDirectory() as folder:
        index_dir = Path(folder)
        sync(index_dir, [Paragraphs(documents)], embedder)
        counts = _counts(index_dir)
        library = Library(index_dir, embedder)
        desk = LibraryDesk(library, Limits(settings.max_sentences, settings.min_confidence))
        questions = _read_questions()
        for text in questions[:_WARMING]:
            desk.answer(Question(text=text), answer_id="warm")
        encode_ms, answer_ms = [], []
        for text in questions:
            encode_ms.append(_ms(lambda: encode([text])))  # noqa: B023
            answer_ms.append(_ms(lambda: desk.answer(Question(text=text), answer_id="t")))  # noqa: B023
        library.shelf().snapshot.close()
    return {
        **_describe(documents, counts),
        "questions": len(questions),
        "encoding_median_ms": round(median(encode_ms), 2),
        "answer_median_ms": round(median(answer_ms), 2),
        "answer_p95_ms": round(_p95(answer_ms), 2),
        "median_over_encoding_median": round(median(answer_ms) / median(encode_ms), 2),
        "p95_over_encoding_median": round(_p95(answer_ms) / median(encode_ms), 2),
    }


def _describe(documents: Sequence[Document], counts: Counts) -> dict[str, Any]:
    mixed = sum(document.id.startswith("mixed-") for document in documents)
    return {
        "sha256": hash_texts(document.text for document in documents),
        "documents": len(documents),
        "from_squad": len(documents) - mixed,
        "passages": counts.passages,
        "sentences": counts.sentences,
    }


def _counts(index_dir: Path) -> Counts:
    with open_current(index_dir) as snapshot:
        return snapshot.counts


def _read_questions() -> list[str]:
    with questions_of(Half.TUNED, Corpus.SAMPLE).open(encoding="utf-8") as lines:
        return [each.question for each in read_judged(lines)]


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _ms(run: Callable[[], object]) -> float:
    return _seconds(run) * 1000


def _median_ratio(dividends: Sequence[float], divisors: Sequence[float], *, digits: int) -> float:
    pairs = zip(dividends, divisors, strict=True)
    return round(median(dividend / divisor for dividend, divisor in pairs), digits)


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
