"""Confidence rises with likeness and falls with names that the passage does not hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.confidence import estimate_confidence
from index.searcher import Hit
from tests.bot.answer.hits import make_hit, make_line


def confidence(question: str, hit: Hit, *others: Hit) -> float:
    return estimate_confidence(question, [hit, *others], hit)


def hit_of(text: str, dense: float = 0.5, *, section: str | None = None) -> Hit:
    return make_hit(make_line(text, dense), section=section)


def test_where_nothing_answers_there_is_no_confidence() -> None:
    assert estimate_confidence("Who leads it?", [], None) == 0.0
    assert estimate_confidence("Who leads it?", [hit_of("A loose line")], None) == 0.0


def test_the_liker_the_best_sentence_the_surer() -> None:
    found = [confidence("who leads it?", hit_of("Rogers leads.", dense)) for dense in (0, 0.5, 1)]

    assert found == sorted(set(found))


def test_a_liker_sentence_of_the_first_three_passages_counts_and_one_further_down_does_not() -> (
    None
):
    first, weak, strong = (hit_of("Rogers leads.", dense) for dense in (0.5, 0.1, 0.9))

    assert confidence("who?", first, weak, strong) == confidence("who?", strong)
    assert confidence("who?", first, weak, weak, strong) == confidence("who?", first)


@pytest.mark.parametrize("missing", ["Devon", "2,019"])
def test_a_name_or_figure_that_is_missing_makes_it_less_sure(missing: str) -> None:
    hit = hit_of("Rogers leads the plan.")

    assert confidence(f"who leads {missing}?", hit) < confidence("who leads it?", hit)


def test_the_more_of_the_questions_words_the_passage_holds_the_surer() -> None:
    weights = {"lead": 0.2, "footprint": 0.8}
    none, common, rare, both = (
        confidence("who?", make_hit(make_line("So.", 0.5, matched=words), weights=weights))
        for words in ("", "lead", "footprint", "lead footprint")
    )

    assert none < common < rare < both


def test_more_than_two_missing_names_count_as_two() -> None:
    hit = hit_of("Rogers leads the plan.")
    one, two, three = (
        confidence(f"who leads {names}?", hit)
        for names in ("Devon", "Devon, Torbay", "Devon, Torbay, Cornwall")
    )

    assert one > two == three


@pytest.mark.parametrize(
    "question",
    [
        "who leads Birmingham?",
        "who leads Kent?",
        "who at England leads?",
        "who leads Finance?",
        "who had 1200 beds in Birmingham's plan?",
        "who leads the Plans?",
        "“Rogers” leads whom?",
    ],
    ids=["text", "title", "publisher", "section", "figure", "plural", "quoted first word"],
)
def test_names_of_the_passage_its_heading_and_its_document_are_not_missing(question: str) -> None:
    hit = hit_of("Rogers leads Birmingham, with 1,200 beds.", section="Finance")

    assert confidence(question, hit) == confidence("who leads it?", hit)


def test_the_capital_of_the_first_word_is_no_name() -> None:
    hit = hit_of("Rogers leads the plan.")

    assert confidence("Whatever leads it?", hit) == confidence("whatever leads it?", hit)


@given(st.text(max_size=80), st.floats(-1, 1))
def test_confidence_is_a_probability(question: str, dense: float) -> None:
    assert 0 < confidence(question, hit_of("Rogers leads the plan.", dense)) < 1
