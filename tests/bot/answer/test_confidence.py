"""Confidence rises with likeness and falls with what the passages do not hold."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.choice.ranking import Choice
from bot.answer.confidence import ConfidenceFeatures, describe_answer, estimate_confidence
from index.searcher import Hit
from tests.bot.answer.choices import choose
from tests.bot.answer.hits import make_hit, make_line

MIDDLING = ConfidenceFeatures(dense=0.5, weakest_words=0.5, missing_names=1)


def best_of(hit: Hit) -> Choice:
    return choose(hit)


def confidence(question: str, hit: Hit, *others: Hit, corrected: bool = False) -> float:
    return estimate_confidence(question, [hit, *others], best_of(hit), corrected=corrected)


def describe(question: str, hit: Hit, *others: Hit) -> ConfidenceFeatures:
    return describe_answer(question, [hit, *others], best_of(hit))


def hit_of(text: str, dense: float = 0.5, *, document: str = "plan") -> Hit:
    return make_hit(make_line(text, dense), document=document)


def met_by(**met: float) -> Hit:
    return make_hit(make_line("So.", 0.5), met=met)


def test_where_nothing_answers_there_is_no_confidence() -> None:
    assert estimate_confidence("Who leads it?", [], None) == 0.0
    assert estimate_confidence("Who leads it?", [hit_of("A loose line")], None) == 0.0


@pytest.mark.parametrize(
    ("name", "sign"), [("dense", 1), ("weakest_words", 1), ("missing_names", -1)]
)
def test_each_feature_moves_the_probability_its_own_way(name: str, sign: int) -> None:
    more = replace(MIDDLING, **{name: getattr(MIDDLING, name) + 0.25})

    assert sign * (more.probability() - MIDDLING.probability()) > 0
    assert {field.name for field in fields(ConfidenceFeatures)} == {
        "dense",
        "weakest_words",
        "missing_names",
    }


def test_the_liker_the_best_sentence_the_surer() -> None:
    found = [confidence("who leads it?", hit_of("Rogers leads.", dense)) for dense in (0, 0.5, 1)]

    assert found == sorted(set(found))


def test_a_liker_sentence_counts_wherever_it_was_found() -> None:
    first, weak, strong = (hit_of("Rogers leads.", dense) for dense in (0.5, 0.1, 0.9))

    assert describe("who?", first, weak, weak, strong).dense == 0.9


def test_the_worst_met_third_of_the_words_counts() -> None:
    met = {"rogers": 0.9, "leads": 0.1, "beds": 0.8, "plans": 0.3, "kent": 0.7, "board": 0.9}

    assert describe("who?", met_by(**met)).weakest_words == pytest.approx((0.1 + 0.3) / 2)


@pytest.mark.parametrize(
    ("met", "weakest"),
    [
        ({"the": -0.5, "what's": -0.4, "can’t": -0.3, "beds": 0.8}, 0.8),
        ({"the": -0.5, "what": 0.4, "who": 0.6}, -0.5),
        ({"beds": 0.8, "plans": 0.2}, 0.2),
        ({}, 0.0),
    ],
    ids=["stop words aside", "nothing but stop words", "fewer than three", "no word known"],
)
def test_stop_words_count_only_where_there_are_no_others(
    met: dict[str, float], weakest: float
) -> None:
    assert describe("who?", met_by(**met)).weakest_words == weakest


def test_words_are_met_by_the_passage_of_the_best_sentence() -> None:
    hit, other = met_by(beds=0.2), met_by(beds=1.0)

    assert describe("beds?", hit, other).weakest_words == 0.2


@pytest.mark.parametrize("missing", ["Devon", "2,019"])
def test_a_name_or_figure_that_is_missing_makes_it_less_sure(missing: str) -> None:
    hit = hit_of("Rogers leads the plan.")

    assert confidence(f"who leads {missing}?", hit) < confidence("who leads it?", hit)


def test_a_name_is_looked_for_in_all_of_the_documents_passages_and_in_no_other_document() -> None:
    best = hit_of("Rogers leads.")
    same, other = hit_of("Devon has beds."), hit_of("Devon has beds.", document="other")

    assert describe("who leads Devon?", best, same).missing_names == 0
    assert describe("who leads Devon?", best, other).missing_names == 1


def test_a_correction_need_not_hold_the_questions_names() -> None:
    hit = hit_of("Rogers leads the plan.")

    corrected = confidence("who leads Devon?", hit, corrected=True)

    assert corrected == confidence("who leads it?", hit)


@given(
    st.text(max_size=80),
    st.floats(-1, 1),
    st.dictionaries(st.text(max_size=8), st.floats(-1, 1), max_size=5),
)
def test_confidence_is_a_probability(question: str, dense: float, met: dict[str, float]) -> None:
    hit = make_hit(make_line("Rogers leads the plan.", dense), met=met)

    assert 0 < confidence(question, hit) < 1
