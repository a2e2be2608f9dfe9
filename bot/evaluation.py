"""Measures answers and passages against judged questions; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.answer.answer import Answer, Status
from index.evaluate import count_evidence_shown, ndcg, recall_at, reciprocal_rank
from index.searcher import Hit

_BINS = 10
_DEPTHS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question and what answers it.

    Attributes:
        id: Unique in its file.
        question: As a person asks it.
        evidence: Sentences that a complete answer needs; empty where the corpus has no answer.
        kind: Such as ``who`` or ``off_topic``; empty where not given.
    """

    id: str
    question: str
    evidence: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one judged question."""

    judged: JudgedQuestion
    answer: Answer
    hits: tuple[Hit, ...]


def measure(outcomes: Sequence[Outcome]) -> dict[str, float | int | None]:
    """Measure the outcomes of some questions.

    ``evidence_any`` and ``evidence_all`` are shares of the answerable questions whose answer shows
    one, or every, piece of evidence. A passage is relevant if it holds a piece of evidence that no
    passage before it held. ``refused_wrongly`` is the share of answerable questions not answered.
    ``calibration_error`` is the expected calibration error of ``confidence`` against whether the
    question is answerable, over ten bins of equal width (Guo and others, On Calibration of Modern
    Neural Networks, 2017).

    Args:
        outcomes: May be empty.

    Returns:
        Measure to value; None where there is nothing to measure it on.
    """
    answerable = [each for each in outcomes if each.judged.evidence]
    refused = [each for each in outcomes if each.answer.status is Status.NOT_FOUND]
    unanswerable = [each for each in outcomes if not each.judged.evidence]
    refused_rightly = [each for each in refused if not each.judged.evidence]
    shown = [each for each in outcomes if each.answer.status is Status.ANSWERED]
    measures: dict[str, float | int | None] = {
        "questions": len(outcomes),
        "answerable": len(answerable),
        "evidence_any": _mean([_evidence_shown(each) >= 1 for each in answerable]),
        "evidence_all": _mean([
            _evidence_shown(each) == len(each.judged.evidence) for each in answerable
        ]),
    }
    ranked = [_ranked_evidence(each) for each in answerable]
    for depth in _DEPTHS:
        found = [recall_at(labels, wanted, depth=depth) for labels, wanted in ranked]
        measures[f"recall_at_{depth}"] = _mean(found)
    measures["mrr_at_10"] = _mean([reciprocal_rank(labels, wanted) for labels, wanted in ranked])
    measures["ndcg_at_10"] = _mean([ndcg(labels, wanted) for labels, wanted in ranked])
    measures["sentences_shown"] = _mean([len(each.answer.sentences) for each in shown])
    measures["words_shown"] = _mean([_words_shown(each) for each in shown])
    measures["not_found_precision"] = _share(len(refused_rightly), len(refused))
    measures["not_found_recall"] = _share(len(refused_rightly), len(unanswerable))
    measures["refused_wrongly"] = _share(len(refused) - len(refused_rightly), len(answerable))
    measures["calibration_error"] = _calibration_error(outcomes)
    return measures


def _evidence_shown(outcome: Outcome) -> int:
    shown = " ".join(sentence.text for sentence in outcome.answer.sentences)
    return count_evidence_shown([shown], outcome.judged.evidence)


def _ranked_evidence(outcome: Outcome) -> tuple[list[str], set[str]]:
    """Name for each passage the new evidence it holds; pieces found together count as one."""
    labels: list[str] = []
    wanted = set(outcome.judged.evidence)
    unseen = list(outcome.judged.evidence)
    for place, hit in enumerate(outcome.hits):
        here = [piece for piece in unseen if count_evidence_shown([hit.text], [piece])]
        labels.append(here[0] if here else f"#{place}")
        unseen = [piece for piece in unseen if piece not in here]
        wanted -= set(here[1:])
    return labels, wanted


def _words_shown(outcome: Outcome) -> int:
    return sum(len(sentence.text.split()) for sentence in outcome.answer.sentences)


def _calibration_error(outcomes: Sequence[Outcome]) -> float | None:
    if not outcomes:
        return None
    bins: dict[int, list[tuple[float, bool]]] = {}
    for each in outcomes:
        place = min(_BINS - 1, int(each.answer.confidence * _BINS))
        bins.setdefault(place, []).append((each.answer.confidence, bool(each.judged.evidence)))
    return sum(
        len(pairs) * abs(fmean(pair[0] for pair in pairs) - fmean(pair[1] for pair in pairs))
        for pairs in bins.values()
    ) / len(outcomes)


def _mean(values: Sequence[float | bool]) -> float | None:
    return fmean(values) if values else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
