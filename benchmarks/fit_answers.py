"""Fits what bot/answer/coefficients.toml holds, and measures it on what it was not fitted to.

    python -m benchmarks.fit_answers --squad FILE --articles FOLDER [--write]

The weights of sentences are fitted to the questions of FILE (in the format of SQuAD 2.0, each
paragraph a document) that a sentence answers. The confidence is fitted to the tuned questions of
tests/quality over the bundled sample corpus and the articles of FOLDER, and, with less weight, to
questions of FILE with and without the paragraph that answers them. Everything is also fitted with
each collection of documents left out, and measured on the one left out. Without --write nothing but
the result file is written.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fitting import Case, Contest, Floats, fit_cases, fit_contests
from benchmarks.paragraphs import Paragraphs
from benchmarks.run_facts import describe_run
from benchmarks.squad import Question, read_squad
from bot.answer.asked.senses import read_other_sense
from bot.answer.choice.ranking import rank_sentences
from bot.answer.choice.sentence_features import SentenceFeatures, describe_sentence, read_wanted
from bot.answer.confidence import ConfidenceFeatures, describe_answer
from bot.judging.calibration import fill_bins
from bot.judging.judged import FALSE_PREMISE, JudgedQuestion, Outcome, holds_any
from bot.judging.reading import read_judged
from bot.settings import AnswerSettings
from index.embed import Embedder
from index.models.sentence_embedder import SentenceEmbedder
from index.searcher import Hit, Query
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from sources.open_location import open_location
from sources.sample_corpus import sample_folder
from sources.source import Source
from tests.quality.article_questions import fill_in
from tests.quality.halves import Corpus, Half, questions_of

_HITS = 10
_LEAVE_OUT_EVERY = 4  # of the paragraphs' questions so many are asked without their paragraph
# The collections count alike; the paragraphs, whose questions are easier, a quarter.
_PARAGRAPHS = 0.25
_ANSWERED_AT = AnswerSettings().min_confidence
_COEFFICIENTS = Path("bot/answer/coefficients.toml")


@dataclass(frozen=True, slots=True)
class Examples:
    """What one collection of documents teaches."""

    name: str
    contests: list[Contest]
    cases: list[Case]


def main() -> None:
    """Fit, measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--squad", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/fit_answers.json"))
    options = parser.parse_args()
    embedder = SentenceEmbedder()
    paragraphs = _read_paragraphs(options.squad, embedder)
    sample = _read_collection(Corpus.SAMPLE, sample_folder(), embedder)
    articles = _read_collection(Corpus.ARTICLES, options.articles, embedder)
    sentence = fit_contests(paragraphs.contests)
    every = [paragraphs, sample, articles]
    confidence, bias = fit_cases([case for each in every for case in each.cases])
    result = {
        **describe_run(),
        "model": embedder.name,
        "sentence": _named(SentenceFeatures, sentence),
        "confidence": {"bias": round(bias, 2), **_named(ConfidenceFeatures, confidence)},
        "sentence_held_out": _measure_sentences(paragraphs, [sample, articles], sentence),
        "confidence_held_out": {
            held.name: _measure_confidence(held, [each for each in every if each is not held])
            for held in (sample, articles)
        },
    }
    text = json.dumps(result, indent=2) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(text, end="")
    if options.write:
        _write(result)


def _read_paragraphs(path: Path, embedder: Embedder) -> Examples:
    documents, questions = read_squad(path)
    contests: list[Contest] = []
    cases: list[Case] = []
    answers = _read_answers(path)
    with tempfile.TemporaryDirectory() as folder:
        for searcher in _indexed(Path(folder), Paragraphs(documents), embedder):
            ids = frozenset(document.id for document in documents)
            for number, question in enumerate(questions):
                hits = searcher.search(Query(question.text, _HITS))
                contests += _contest(question.article, question.text, hits, answers[question])
                cases += _case(question.article, question.text, hits, answerable=True)
                if number % _LEAVE_OUT_EVERY == 0:
                    others = ids - {question.document_id}
                    hits = searcher.search(Query(question.text, _HITS, documents=others))
                    cases += _case(question.article, question.text, hits, answerable=False)
    return Examples("paragraphs", contests, _weighed(cases, _PARAGRAPHS))


def _read_answers(path: Path) -> dict[Question, list[tuple[int, int]]]:
    """Read where in its paragraph each question's answer stands."""
    found: dict[Question, list[tuple[int, int]]] = {}
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for number, paragraph in enumerate(article["paragraphs"]):
            for asked in paragraph["qas"]:
                name = f"{article['title']}-{number:03}"
                question = Question(asked["question"], article["title"], name)
                found[question] = [
                    (each["answer_start"], each["answer_start"] + len(each["text"]))
                    for each in asked["answers"]
                ]
    return found


def _read_collection(corpus: Corpus, folder: Path, embedder: Embedder) -> Examples:
    contests: list[Contest] = []
    cases: list[Case] = []
    with tempfile.TemporaryDirectory() as made:
        judged = _read_questions(corpus, folder, Path(made))
        source = open_location(str(folder), collection="open")
        for searcher in _indexed(Path(made) / "index", source, embedder):
            for each in judged:
                # A question of another sense is declined before confidence is asked; a false
                # premise is met by a correction.
                if read_other_sense(each.question) or each.kind == FALSE_PREMISE:
                    continue
                hits = searcher.search(Query(each.question, _HITS))
                contests += _judged_contest(corpus.value, each, hits)
                cases += _case(corpus.value, each.question, hits, answerable=each.answerable)
    return Examples(corpus.value, contests, _weighed(cases, 1.0))


def _read_questions(corpus: Corpus, folder: Path, made: Path) -> list[JudgedQuestion]:
    path = questions_of(Half.TUNED, corpus)
    if corpus is Corpus.ARTICLES:
        path = made / "questions.jsonl"
        fill_in(questions_of(Half.TUNED, corpus), folder, path)
    with path.open(encoding="utf-8") as lines:
        return list(read_judged(lines))


def _indexed(folder: Path, source: Source, embedder: Embedder) -> Iterator[SnapshotSearcher]:
    sync(folder, [source], embedder)
    with open_current(folder) as snapshot:
        yield SnapshotSearcher(snapshot, embedder)


def _contest(
    group: str, question: str, hits: Sequence[Hit], answers: Sequence[tuple[int, int]]
) -> Iterable[Contest]:
    def is_right(hit: Hit, place: int) -> bool:
        span = hit.sentences[place].sentence
        named = hit.document.id.rpartition("-")[0] == group
        return named and any(span.start <= start and end <= span.end for start, end in answers)

    return _make_contest(group, question, hits, is_right)


def _judged_contest(group: str, judged: JudgedQuestion, hits: Sequence[Hit]) -> Iterable[Contest]:
    pieces = [sentence for piece in judged.pieces for sentence in piece]

    def is_right(hit: Hit, place: int) -> bool:
        return holds_any(hit.sentences[place].text, pieces)

    return _make_contest(group, judged.question, hits, is_right)


def _make_contest(group: str, question: str, hits: Sequence[Hit], is_right: Any) -> list[Contest]:  # noqa: ANN401
    wanted = read_wanted(question)
    places = [
        (hit, place)
        for hit in hits
        for place, scored in enumerate(hit.sentences)
        if not scored.sentence.fragment
    ]
    right = np.array([is_right(hit, place) for hit, place in places], dtype=bool)
    if not right.any():
        return []
    rows = [astuple(describe_sentence(wanted, hit, place)) for hit, place in places]
    return [Contest(group, np.array(rows, dtype=np.float64), right)]


def _case(group: str, question: str, hits: Sequence[Hit], *, answerable: bool) -> list[Case]:
    ranked = rank_sentences(question, hits)
    if not ranked:
        return []
    return [Case(group, astuple(describe_answer(question, hits, ranked[0])), answerable, 1.0)]


def _weighed(cases: Sequence[Case], share: float) -> list[Case]:
    """Let the cases of a collection count as much together as its share says."""
    return [replace(each, weight=share / len(cases)) for each in cases]


def _measure_sentences(
    paragraphs: Examples,
    collections: Sequence[Examples],
    weights: Any,  # noqa: ANN401
) -> dict[str, dict[str, float]]:
    """Measure how often the best sentence, or one of the best three, is right."""
    groups = sorted({each.group for each in paragraphs.contests})
    firsts, threes, count = 0.0, 0.0, 0
    for group in groups:
        inside = [each for each in paragraphs.contests if each.group == group]
        fitted = fit_contests([each for each in paragraphs.contests if each.group != group])
        wins = _wins(inside, fitted)
        firsts += wins["first"] * len(inside)
        threes += wins["among_three"] * len(inside)
        count += len(inside)
    held_out = {"first": round(firsts / count, 4), "among_three": round(threes / count, 4)}
    return {
        "paragraphs, each article held out": held_out,
        **{f"{each.name}, not fitted to": _wins(each.contests, weights) for each in collections},
    }


def _wins(contests: Sequence[Contest], weights: Floats) -> dict[str, float]:
    orders = [np.argsort(-(each.features @ weights)) for each in contests]
    pairs = list(zip(contests, orders, strict=True))
    return {
        "first": round(float(np.mean([each.right[order[0]] for each, order in pairs])), 4),
        "among_three": round(
            float(np.mean([each.right[order[:3]].any() for each, order in pairs])), 4
        ),
    }


def _measure_confidence(held: Examples, others: Sequence[Examples]) -> dict[str, float]:
    weights, bias = fit_cases([case for each in others for case in each.cases])
    said = np.array([case.answerable for case in held.cases])
    logits = np.array([case.features for case in held.cases]) @ weights + bias
    sure = 1 / (1 + np.exp(-logits))
    bins = fill_bins([
        Outcome(
            judged=JudgedQuestion("", "", evidence=("known",) if case.answerable else ()),
            answered=bool(confidence >= _ANSWERED_AT),
            confidence=float(confidence),
            sentences=(),
            passages=(),
        )
        for case, confidence in zip(held.cases, sure, strict=True)
    ])
    missed = [each.questions * abs(each.confidence - each.answerable) for each in bins]
    error = sum(missed) / len(said)
    better = logits[said][:, np.newaxis] - logits[~said][np.newaxis, :]
    return {
        "cases": len(said),
        "calibration_error": round(float(error), 4),
        "area_under_curve": round(float((better > 0).mean() + (better == 0).mean() / 2), 4),
        "refused_wrongly": round(float((sure[said] < _ANSWERED_AT).mean()), 4),
        "refused_rightly": round(float((sure[~said] < _ANSWERED_AT).mean()), 4),
    }


def _named(kind: type, weights: Floats) -> dict[str, float]:
    names = [field.name for field in fields(kind)]
    return {
        name: round(float(weight), 2) for name, weight in zip(names, weights.tolist(), strict=True)
    }


def _write(result: Mapping[str, Any]) -> None:
    """Put the numbers into the file, whose comments stay."""
    lines, table = [], ""
    for line in _COEFFICIENTS.read_text(encoding="utf-8").splitlines():
        name, equals, _ = line.partition(" = ")
        if line.startswith("["):
            table = line.strip("[]")
        is_value = equals and table and not line.startswith("#")
        lines.append(f"{name} = {result[table][name]}" if is_value else line)
    _COEFFICIENTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
