"""A question says what kind of thing it asks for, and a sentence whether it holds one."""

import pytest

from bot.answer.choice.expectation import (
    Expected,
    counts,
    defines,
    read_counted,
    read_expected,
    read_term,
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When were the plans due?", Expected.DAY),
        ("In what year did it end?", Expected.DAY),
        ("How long did it last?", Expected.DAY),
        ("how many footprints are there", Expected.NUMBER),
        ("How much money was there?", Expected.NUMBER),
        ("The number of areas?", Expected.NUMBER),
        ("What proportion of doctors knew?", Expected.NUMBER),
        ("Who leads the plan?", Expected.NAME),
        ("Which body wrote it?", Expected.NAME),
        ("When did who say how many?", Expected.DAY),
        ("How many people, and who?", Expected.NUMBER),
        ("What is a footprint?", Expected.ANYTHING),
        ("Whenever they met, was it recorded?", Expected.ANYTHING),
        ("", Expected.ANYTHING),
    ],
)
def test_the_words_of_a_question_say_what_it_asks_for(question: str, expected: Expected) -> None:
    assert read_expected(question) is expected


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many local digital roadmaps were there?", "roadmap"),
        ("how many STP footprints are there in England", "footprint"),
        ("How many hospital clinicians don't know?", "clinician"),
        ("How many MPs voted for it?", None),
        ("How many were there?", None),
        ("How much did it cost?", None),
    ],
)
def test_a_question_names_what_it_counts_where_a_verb_ends_the_name(
    question: str, thing: str | None
) -> None:
    assert read_counted(question) == thing


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("A count of January gives 89 Local Digital Roadmaps.", True),
        ("Forty-two further roadmaps were written.", True),
        ("None of the roadmaps was on time.", True),
        ("STPs had 44 footprints in 2016, and roadmaps had their own.", False),
        ("The roadmaps were due by 30 June.", False),
        ("The number of roadmaps depends on the source.", False),
    ],
)
def test_a_sentence_counts_what_stands_right_behind_a_figure(
    sentence: str, *, counted: bool
) -> None:
    assert counts("roadmap", sentence) is counted


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What is an ICB?", "ICB"),
        ("what's a control total", "control total"),
        ("What does STP stand for?", "STP"),
        ("What are the Gunning principles?", "Gunning principles"),
        ("What did the BMA say about capital for STPs?", None),
        ("Who is the chair?", None),
    ],
)
def test_a_question_for_a_meaning_names_its_term(question: str, term: str | None) -> None:
    assert read_term(question) == term


@pytest.mark.parametrize(
    ("term", "sentence", "said"),
    [
        ("ICB", "ICB stands for integrated care board.", True),
        ("ICBs", "An ICB is a statutory body.", True),
        ("ICB", "Each integrated care board (ICB) has a chair.", True),
        ("control total", "“A control total was a target.”", True),
        ("ICB", "The ICB met in public.", False),
        ("ICB", "It is not an ICB.", False),
    ],
)
def test_a_sentence_says_what_a_term_means(term: str, sentence: str, *, said: bool) -> None:
    assert defines(term, sentence) is said
