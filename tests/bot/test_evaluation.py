"""The measures of answers and passages agree with hand calculations."""

from dataclasses import replace
from math import log2

import pytest

from bot.answer.answer import Answer, AnswerSentence
from bot.evaluation import JudgedQuestion, Outcome, measure
from tests.bot.answer.hits import make_hit, make_line
from tests.bot.slack.answers import ANSWERED, NOT_FOUND

FOOTPRINTS = "England was divided into 44 footprints."
LEADERS = "Leaders drew the map."
BEDS = "Hospitals were to lose beds."

MEASURES = [
    "questions",
    "answerable",
    "evidence_any",
    "evidence_all",
    "recall_at_1",
    "recall_at_5",
    "recall_at_10",
    "mrr_at_10",
    "ndcg_at_10",
    "sentences_shown",
    "words_shown",
    "not_found_precision",
    "not_found_recall",
    "refused_wrongly",
    "calibration_error",
]


def answered(*texts: str, confidence: float = 1.0) -> Answer:
    sentences = tuple(AnswerSentence(text, (1,)) for text in texts)
    return replace(ANSWERED, sentences=sentences, confidence=confidence)


def not_found(confidence: float = 0.0) -> Answer:
    return replace(NOT_FOUND, confidence=confidence)


def outcome(*evidence: str, answer: Answer, passages: tuple[str, ...] = ()) -> Outcome:
    judged = JudgedQuestion("q", "?", evidence)
    hits = tuple(make_hit(make_line(text)) for text in passages)
    return Outcome(judged, answer, hits)


def test_nothing_to_measure_on_gives_none_not_nought() -> None:
    measures = measure([])

    assert list(measures) == MEASURES
    assert (measures.pop("questions"), measures.pop("answerable")) == (0, 0)
    assert set(measures.values()) == {None}


def test_evidence_shown_is_counted_as_any_and_as_all() -> None:
    measures = measure([
        outcome(FOOTPRINTS, LEADERS, answer=answered(FOOTPRINTS, LEADERS)),
        outcome(FOOTPRINTS, LEADERS, answer=answered(BEDS, LEADERS.upper())),
        outcome(FOOTPRINTS, answer=answered(BEDS)),
        outcome(FOOTPRINTS, answer=not_found()),
    ])

    assert (measures["evidence_any"], measures["evidence_all"]) == (0.5, 0.25)


def test_a_sentence_shown_in_two_parts_counts_as_shown() -> None:
    measures = measure([outcome(f"{LEADERS} {BEDS}", answer=answered(LEADERS, BEDS))])

    assert measures["evidence_all"] == 1


def test_passages_are_judged_by_the_new_evidence_in_them() -> None:
    found = outcome(
        FOOTPRINTS, LEADERS, answer=not_found(), passages=(BEDS, FOOTPRINTS, FOOTPRINTS, LEADERS)
    )

    measures = measure([found])

    gained = 1 / log2(2 + 1) + 1 / log2(4 + 1)
    assert measures["recall_at_1"] == 0
    assert measures["recall_at_5"] == 1
    assert measures["mrr_at_10"] == 0.5
    assert measures["ndcg_at_10"] == pytest.approx(gained / (1 + 1 / log2(3)))


def test_pieces_of_evidence_in_one_passage_count_as_one() -> None:
    both = outcome(FOOTPRINTS, LEADERS, answer=not_found(), passages=(f"{FOOTPRINTS} {LEADERS}",))

    measures = measure([both])

    assert (measures["recall_at_1"], measures["ndcg_at_10"]) == (1, 1)


def test_measures_of_passages_are_means_over_the_answerable_questions() -> None:
    measures = measure([
        outcome(FOOTPRINTS, answer=not_found(), passages=(FOOTPRINTS,)),
        outcome(FOOTPRINTS, answer=not_found(), passages=(BEDS,)),
        outcome(answer=not_found(), passages=(BEDS,)),
    ])

    assert (measures["questions"], measures["answerable"]) == (3, 2)
    assert (measures["recall_at_1"], measures["mrr_at_10"]) == (0.5, 0.5)


def test_refusals_are_counted_against_what_can_be_answered() -> None:
    measures = measure([
        outcome(answer=not_found()),
        outcome(answer=not_found()),
        outcome(answer=answered(BEDS)),
        outcome(FOOTPRINTS, answer=not_found()),
        outcome(FOOTPRINTS, answer=answered(FOOTPRINTS)),
    ])

    assert measures["not_found_precision"] == pytest.approx(2 / 3)
    assert measures["not_found_recall"] == pytest.approx(2 / 3)
    assert measures["refused_wrongly"] == 0.5


def test_what_is_shown_is_counted_over_the_answers_only() -> None:
    measures = measure([
        outcome(FOOTPRINTS, answer=answered(FOOTPRINTS, LEADERS)),
        outcome(FOOTPRINTS, answer=answered(BEDS)),
        outcome(answer=not_found()),
    ])

    assert measures["sentences_shown"] == 1.5
    assert measures["words_shown"] == ((6 + 4) + 5) / 2


def test_calibration_compares_confidence_with_what_could_be_answered_bin_by_bin() -> None:
    measures = measure([
        outcome(FOOTPRINTS, answer=answered(BEDS, confidence=0.92)),
        outcome(answer=answered(BEDS, confidence=0.98)),
        outcome(answer=not_found(confidence=0.25)),
        outcome(FOOTPRINTS, answer=answered(BEDS, confidence=1.0)),
    ])

    # Three in the last bin, of which two can be answered; one in the third, which cannot.
    last = abs((0.92 + 0.98 + 1.0) / 3 - 2 / 3)
    assert measures["calibration_error"] == pytest.approx((3 * last + 0.25) / 4)
