"""Measures what a sync of one changed document costs beside the first sync of them all.

    python -m benchmarks.bench_sync [--documents 10000] [--paragraphs 3] [--cheap] [--rounds 3]

A folder of text files of about 300 words each is synced, one of them is changed and the folder is
synced again, as often as asked for; then it is synced with nothing changed, and with one file moved
to another folder. What counts is the time of these over that of the first. The texts are mixed from
the sentences of the sample corpus (benchmarks/paragraphs.py), with words of their own in each.

The difference that dropped rows make is measured on fewer documents: just under a fifth of them are
replaced by others that are a third as long, and BM25 is compared with that of an index built at
once. Rarities are corrected for such rows, the mean length of a row is not.

With ``--cheap`` the tests' WordEmbedder, which takes next to no time, stands in for the model: what
is left is everything but embedding, and the ratio is larger than anybody sees. Without it the first
sync of 10,000 documents takes an hour or so on two cores.
"""

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean, median
from typing import Any

from benchmarks.paragraphs import Paragraphs, make_document, mix_paragraphs
from benchmarks.run_facts import describe_run
from bot.judging.reading import read_judged
from index.embed import Embedder
from index.searcher import Query
from index.searching.candidates import Candidates
from index.searching.lexical import Lexical
from index.searching.search import SnapshotSearcher
from index.snapshots.layout import Layout
from index.snapshots.snapshot import open_current
from index.syncing.build import SyncReport, sync
from sources.folder import FolderSource
from tests.fakes import WordEmbedder
from tests.quality.halves import Corpus, Half, questions_of

_PARAGRAPHS = 3  # of about a hundred words each
_PER_FOLDER = 100
_COMPARED = 400
_SETTLING_S = 2.5  # what has just been written is not trusted to be unchanged


def main() -> None:
    """Measure, print and write a result file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--paragraphs", type=int, default=_PARAGRAPHS, help="of each document")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cheap", action="store_true", help="embed by counting words")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/sync.json"))
    options = parser.parse_args()
    embedder = WordEmbedder(dimension=384) if options.cheap else load_model()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(
            Path(folder),
            embedder,
            documents=options.documents,
            paragraphs=options.paragraphs,
            rounds=options.rounds,
        )
    name = "without_the_model" if options.cheap else "with_the_model"
    result = json.loads(options.out.read_text()) if options.out.is_file() else {}
    with tempfile.TemporaryDirectory() as folder:
        difference = measure_difference(Path(folder), documents=_COMPARED)
    result |= describe_run() | {
        f"{name}_{options.documents}": measured,
        "difference_to_an_index_built_at_once": difference,
    }
    text = json.dumps(result, indent=2) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(text, end="")


def load_model() -> Embedder:
    """Load the model that the bot uses."""
    from benchmarks.bare_model import load_both

    return load_both()[1]


def measure(
    folder: Path, embedder: Embedder, *, documents: int, paragraphs: int, rounds: int
) -> dict[str, Any]:
    """Sync a folder again and again.

    Args:
        folder: Empty.
        embedder: The model.
        documents: How many files.
        paragraphs: How many each has.
        rounds: How often one file is changed.

    Returns:
        Counts, seconds and ratios.
    """
    files = write_files(folder / "plans", documents, paragraphs)
    time.sleep(_SETTLING_S)
    index_dir, source = folder / "index", FolderSource(folder / "plans")

    def run() -> SyncReport:
        return sync(index_dir, [source], embedder)

    first, report = _timed(run)
    assert len(report.added) == documents
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    changed = []
    for number in range(rounds):
        path = files[number * len(files) // rounds]
        path.write_text(f"{path.read_text()}\n\nThe xanadu{number} board met.\n")
        time.sleep(_SETTLING_S)
        seconds, report = _timed(run)
        assert len(report.replaced) == 1
        changed.append(seconds)
        assert _finds(index_dir, embedder, f"xanadu{number} board")
    unchanged, report = _timed(run)
    assert report.unchanged == documents
    moved_to = folder / "plans" / "moved" / files[-1].name
    moved_to.parent.mkdir()
    shutil.move(files[-1], moved_to)
    time.sleep(_SETTLING_S)
    moved, report = _timed(run)
    assert len(report.moved) == 1
    with open_current(index_dir) as snapshot:
        counts = snapshot.counts
        size = sum(path.stat().st_size for path in snapshot.folder.rglob("*") if path.is_file())
    return {
        "embedder": embedder.name,
        "documents": counts.documents,
        "passages": counts.passages,
        "sentences": counts.sentences,
        "index_mb": round(size / 1e6),
        "peak_memory_of_first_mb": round(peak / 1000),
        "first_s": round(first, 2),
        "one_changed_s": [round(each, 3) for each in changed],
        "unchanged_s": round(unchanged, 3),
        "moved_s": round(moved, 3),
        "one_changed_over_first": round(median(changed) / first, 5),
        "unchanged_over_first": round(unchanged / first, 5),
        "moved_over_first": round(moved / first, 5),
    }


def measure_difference(folder: Path, *, documents: int) -> dict[str, Any]:
    """Compare an index with dropped rows with one that was built at once.

    Args:
        folder: Empty.
        documents: How many.

    Returns:
        Counts, and the largest difference of scores, relative.
    """
    paragraphs = mix_paragraphs(documents * 3)
    long = [
        make_document(f"{number:05}", "\n\n".join(paragraphs[3 * number : 3 * number + 3]))
        for number in range(documents)
    ]
    replaced = documents * 19 // 100
    short = [
        replace(document, text=document.text.partition("\n\n")[0], revision="short")
        for document in long[:replaced]
    ]
    now = [*short, *long[replaced:]]
    embedder = WordEmbedder()
    sync(folder / "changed", [Paragraphs(long)], embedder)
    for index_dir in (folder / "changed", folder / "new"):
        sync(index_dir, [Paragraphs(now)], embedder)
    with open_current(folder / "changed") as changed, open_current(folder / "new") as new:
        ours, theirs = (Candidates(each, Layout.read(each.database)) for each in (changed, new))
        assert ours.passage_words.weigh("plans beds") == theirs.passage_words.weigh("plans beds")
        questions = _read_questions()
        compared = [
            _compare(ours.passage_words, theirs.passage_words, questions),
            _compare(ours.sentence_words, theirs.sentence_words, questions),
        ]
    return {
        "documents": documents,
        "replaced": replaced,
        "questions": len(questions),
        "largest_of_passages": round(max(compared[0]), 5),
        "mean_of_passages": round(fmean(compared[0]), 5),
        "largest_of_sentences": round(max(compared[1]), 5),
        "mean_of_sentences": round(fmean(compared[1]), 5),
    }


def _compare(ours: Lexical, theirs: Lexical, questions: Sequence[str]) -> list[float]:
    differences = []
    for question in questions:
        found = dict(ours.search(question, len(ours)))
        expected = dict(theirs.search(question, len(theirs)))
        assert found.keys() == expected.keys()
        differences += [abs(found[row] / expected[row] - 1) for row in found]
    return differences


def _read_questions() -> list[str]:
    with questions_of(Half.TUNED, Corpus.SAMPLE).open(encoding="utf-8") as lines:
        return [each.question for each in read_judged(lines)]


def write_files(folder: Path, documents: int, paragraphs: int) -> list[Path]:
    """Write text files, a hundred to a folder.

    Args:
        folder: Made here.
        documents: How many files.
        paragraphs: How many each has.

    Returns:
        The files.
    """
    mixed = iter(mix_paragraphs(documents * paragraphs))
    files = []
    for number in range(documents):
        path = folder / f"{number // _PER_FOLDER:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(next(mixed) for _ in range(paragraphs))
        path.write_text(f"TITLE: Plan {number}\n\n{text}\n")
        files.append(path)
    return files


def _finds(index_dir: Path, embedder: Embedder, words: str) -> bool:
    with open_current(index_dir) as snapshot:
        hits = SnapshotSearcher(snapshot, embedder).search(Query(words, limit=1))
        return bool(hits) and words.split()[0] in hits[0].text


def _timed(run: Callable[[], SyncReport]) -> tuple[float, SyncReport]:
    started = time.perf_counter()
    report = run()
    return time.perf_counter() - started, report


if __name__ == "__main__":
    main()
