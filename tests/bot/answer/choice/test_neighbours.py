"""What stands around a sentence is found, through passages that follow each other."""

import pytest

from bot.answer.choice.neighbours import (
    find_support,
    follow_each_other,
    goes_on,
    leans_on_the_one_before,
    read_back,
    read_on,
)
from tests.bot.answer.choices import choose, texts_of
from tests.bot.answer.hits import make_hit, make_line

LEADERS = "Leaders of local bodies drew the map."
BEDS = "Several hospitals were to lose beds."
MONEY = "Every area forecast a gap in its budget."
THEY = "They had no authority."


@pytest.mark.parametrize(
    "text",
    [
        "They had no authority.",
        "It said: “No.”",
        "“He never asked us.",
        "The second was cost.",
        "However, none was published.",
        "This is daft.",
        "(Their plans differ.)",
    ],
)
def test_a_sentence_that_points_back_cannot_stand_alone(text: str) -> None:
    assert leans_on_the_one_before(text)


@pytest.mark.parametrize(
    "text",
    ["Leaders met.", "Italy has none.", "Theirs differ.", "The plans differ.", "Sonia left."],
)
def test_a_sentence_with_a_subject_of_its_own_stands_alone(text: str) -> None:
    assert not leans_on_the_one_before(text)


@pytest.mark.parametrize(
    ("text", "before", "on"),
    [
        (THEY, LEADERS, True),
        ("The £450m was a ceiling.", "Up to £450m went with the announcement.", True),
        ("A cluster shares a team.", "The boards work in groups known as clusters.", True),
        ("The beds were closed.", LEADERS, False),
        ("Clusters share a team.", "The boards work in groups known as clusters.", False),
        ("The “the” is small.", "The end.", False),
    ],
)
def test_a_sentence_goes_on_if_it_leans_or_takes_a_word_up(
    text: str, before: str, *, on: bool
) -> None:
    assert goes_on(text, before) is on


def test_a_leaning_sentence_is_supported_by_the_one_before_it_in_any_passage() -> None:
    before = make_hit(make_line(LEADERS), make_line(THEY))
    after = make_hit(make_line(THEY), make_line(BEDS), start=len(LEADERS) + 1)

    support = find_support(choose(after), [after, before])

    assert support is not None
    assert support.scored.text == LEADERS


def test_a_sentence_that_stands_alone_has_no_support() -> None:
    hit = make_hit(make_line(LEADERS), make_line(BEDS))

    assert find_support(choose(hit, 1), [hit]) is None


def test_a_loose_line_supports_nothing() -> None:
    hit = make_hit(make_line("Leaders", fragment=True), make_line(THEY))

    assert find_support(choose(hit, 1), [hit]) is None


def test_reading_on_goes_over_into_the_passage_that_follows() -> None:
    first = make_hit(make_line(LEADERS), make_line(BEDS))
    second = make_hit(make_line(BEDS), make_line(MONEY), start=len(LEADERS) + 1)

    assert texts_of(read_on(choose(first), [second])) == [BEDS, MONEY]
    assert texts_of(read_back(choose(second, 1), [first])) == [BEDS, LEADERS]


def test_reading_on_stops_at_a_gap_at_another_heading_and_at_another_document() -> None:
    first = make_hit(make_line(LEADERS), section="Leaders")
    far = make_hit(make_line(BEDS), section="Leaders", start=500)
    end = len(LEADERS) + 1
    below = make_hit(make_line(BEDS), section="Beds", start=end)
    other = make_hit(make_line(BEDS), section="Leaders", start=end, document="other")

    assert read_on(choose(first), [far, below, other]) == []
    assert read_back(choose(far), [first]) == []


def test_only_sentences_right_beside_each_other_follow_each_other() -> None:
    hit = make_hit(make_line(LEADERS), make_line(BEDS), make_line(MONEY))

    assert follow_each_other(choose(hit, 0), choose(hit, 1))
    assert not follow_each_other(choose(hit, 1), choose(hit, 0))
    assert not follow_each_other(choose(hit, 0), choose(hit, 2))
