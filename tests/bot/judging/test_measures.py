"""The measures of answers and passages agree with hand calculations."""

from math import log2, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.judging.judged import JudgedQuestion, Outcome
from bot.judging.measures import measure, measure_intervals
from tests.bot.judging.outcomes import BEDS, FOOTPRINTS, LEADERS, answered, judged, not_found

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
    "premise_met",
    "calibration_error",
]


def test_nothing_to_measure_on_gives_none_not_nought() -> None:
    measures = measure([])

    assert list(measures) == MEASURES
    assert (measures.pop("questions"), measures.pop("answerable")) == (0, 0)
    assert set(measures.values()) == {None}


def test_evidence_shown_is_counted_as_any_and_as_all() -> None:
    measures = measure([
        answered(judged(FOOTPRINTS, LEADERS), FOOTPRINTS, LEADERS),
        answered(judged(FOOTPRINTS, LEADERS), BEDS, LEADERS.upper()),
        answered(judged(FOOTPRINTS), BEDS),
        not_found(judged(FOOTPRINTS)),
    ])

    assert (measures["evidence_any"], measures["evidence_all"]) == (0.5, 0.25)


def test_a_sentence_shown_in_two_parts_counts_as_shown() -> None:
    measures = measure([answered(judged(f"{LEADERS} {BEDS}"), LEADERS, BEDS)])

    assert measures["evidence_all"] == 1


def test_a_sentence_that_serves_as_well_counts_as_shown_once() -> None:
    question = judged(FOOTPRINTS, LEADERS, alternatives=((BEDS,), ()))

    measures = measure([answered(question, BEDS, FOOTPRINTS), answered(question, BEDS, LEADERS)])

    assert (measures["evidence_any"], measures["evidence_all"]) == (1, 0.5)


def test_passages_are_judged_by_the_new_evidence_in_them() -> None:
    passages = (BEDS, FOOTPRINTS, FOOTPRINTS, LEADERS)

    measures = measure([not_found(judged(FOOTPRINTS, LEADERS), passages=passages)])

    gained = 1 / log2(2 + 1) + 1 / log2(4 + 1)
    assert measures["recall_at_1"] == 0
    assert measures["recall_at_5"] == 1
    assert measures["mrr_at_10"] == 0.5
    assert measures["ndcg_at_10"] == pytest.approx(gained / (1 + 1 / log2(3)))


def test_a_passage_with_a_sentence_that_serves_as_well_is_relevant() -> None:
    question = judged(FOOTPRINTS, alternatives=((BEDS,),))

    measures = measure([not_found(question, passages=(LEADERS, BEDS, FOOTPRINTS))])

    assert (measures["recall_at_5"], measures["mrr_at_10"]) == (1, 0.5)


def test_pieces_of_evidence_in_one_passage_count_as_one() -> None:
    both = not_found(judged(FOOTPRINTS, LEADERS), passages=(f"{FOOTPRINTS} {LEADERS}",))

    measures = measure([both])

    assert (measures["recall_at_1"], measures["ndcg_at_10"]) == (1, 1)


def test_measures_of_passages_are_means_over_the_answerable_questions() -> None:
    measures = measure([
        not_found(judged(FOOTPRINTS), passages=(FOOTPRINTS,)),
        not_found(judged(FOOTPRINTS), passages=(BEDS,)),
        not_found(judged(), passages=(BEDS,)),
    ])

    assert (measures["questions"], measures["answerable"]) == (3, 2)
    assert (measures["recall_at_1"], measures["mrr_at_10"]) == (0.5, 0.5)


def test_refusals_are_counted_against_what_can_be_answered() -> None:
    measures = measure([
        not_found(judged()),
        not_found(judged()),
        answered(judged(), BEDS),
        not_found(judged(FOOTPRINTS)),
        answered(judged(FOOTPRINTS), FOOTPRINTS),
    ])

    assert measures["not_found_precision"] == pytest.approx(2 / 3)
    assert measures["not_found_recall"] == pytest.approx(2 / 3)
    assert measures["refused_wrongly"] == 0.5


def test_a_false_premise_is_met_by_declining_or_by_showing_what_is_so() -> None:
    question = JudgedQuestion("q", "?", (), "false_premise", corrects=(FOOTPRINTS, LEADERS))

    measures = measure([
        not_found(question),
        answered(question, BEDS, LEADERS),
        answered(question, BEDS),
        answered(JudgedQuestion("r", "?", (), "false_premise"), BEDS),
        not_found(judged(kind="off_topic")),
    ])

    assert measures["premise_met"] == 0.5
    assert measures["not_found_recall"] == pytest.approx(2 / 5)


def test_without_a_false_premise_there_is_none_to_meet() -> None:
    assert measure([not_found(judged())])["premise_met"] is None


def test_what_is_shown_is_counted_over_the_answers_only() -> None:
    measures = measure([
        answered(judged(FOOTPRINTS), FOOTPRINTS, LEADERS),
        answered(judged(FOOTPRINTS), BEDS),
        not_found(judged()),
    ])

    assert measures["sentences_shown"] == 1.5
    assert measures["words_shown"] == ((6 + 4) + 5) / 2


def test_calibration_compares_confidence_with_what_could_be_answered_bin_by_bin() -> None:
    measures = measure([
        answered(judged(FOOTPRINTS), BEDS, confidence=0.92),
        answered(judged(), BEDS, confidence=0.98),
        not_found(judged(), confidence=0.25),
        answered(judged(FOOTPRINTS), BEDS, confidence=1.0),
    ])

    # Three in the last bin, of which two can be answered; one in the third, which cannot.
    last = abs((0.92 + 0.98 + 1.0) / 3 - 2 / 3)
    assert measures["calibration_error"] == pytest.approx((3 * last + 0.25) / 4)


def test_intervals_are_told_for_every_measure_but_the_counts() -> None:
    assert list(measure_intervals([])) == MEASURES[2:]
    assert not any(measure_intervals([]).values())


def test_what_never_varies_has_no_width_and_what_cannot_be_measured_no_interval() -> None:
    intervals = measure_intervals([answered(judged(FOOTPRINTS), FOOTPRINTS)] * 20)

    found = [intervals[name] for name in ("evidence_any", "words_shown", "not_found_recall")]
    assert found == [(1, 1), (6, 6), None]


def test_intervals_of_a_share_come_near_those_of_the_normal_distribution() -> None:
    outcomes = [answered(judged(each), FOOTPRINTS) for each in [FOOTPRINTS] * 120 + [LEADERS] * 80]

    bounds = measure_intervals(outcomes)["evidence_any"]

    half = 1.96 * sqrt(0.6 * 0.4 / 200)
    assert bounds == pytest.approx((0.6 - half, 0.6 + half), abs=0.015)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.floats(0, 1)), min_size=1, max_size=30))
def test_every_interval_is_ordered_within_the_measures_range_and_the_same_each_time(
    drawn: list[tuple[bool, bool, float]],
) -> None:
    outcomes = [
        Outcome(judged(*[FOOTPRINTS] * can), does, sure, (FOOTPRINTS,) * does, ())
        for can, does, sure in drawn
    ]

    intervals = measure_intervals(outcomes)

    measures = measure(outcomes)
    assert measure_intervals(outcomes) == intervals
    for name, bounds in intervals.items():
        assert bounds is None or 0 <= bounds[0] <= bounds[1]
        assert bounds is not None or measures[name] is None
