"""A question says what kind of thing it asks for, and a sentence whether it holds one."""

import pytest

from bot.answer.choice.expectation import Expected, defines, fits, read_expected, read_term


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
    ("expected", "sentence"),
    [
        (Expected.DAY, "They were due on 21 October."),
        (Expected.DAY, "It ended in 2021."),
        (Expected.DAY, "It took six weeks."),
        (Expected.NUMBER, "There were 44."),
        (Expected.NUMBER, "Half of them knew."),
        (Expected.NUMBER, "It cost a Million."),
        (Expected.NAME, "It was led by Rogers."),
        (Expected.NAME, "The leader, “Bernstein”, said so, and Mark Rogers agreed."),
    ],
)
def test_a_sentence_that_holds_what_is_asked_for_fits(expected: Expected, sentence: str) -> None:
    assert fits(expected, sentence) == 1.0


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        (Expected.DAY, "They may be due later."),
        (Expected.DAY, "There were 44."),
        (Expected.NUMBER, "Nobody counted them."),
        (Expected.NUMBER, "The onerous work went on."),
        (Expected.NAME, "Nobody led it."),
    ],
)
def test_a_sentence_that_holds_no_such_thing_does_not_fit(
    expected: Expected, sentence: str
) -> None:
    assert fits(expected, sentence) == 0.0


def test_where_anything_may_be_the_answer_every_sentence_fits_by_half() -> None:
    assert fits(Expected.ANYTHING, "There were 44.") == fits(Expected.ANYTHING, "No.") == 0.5


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
