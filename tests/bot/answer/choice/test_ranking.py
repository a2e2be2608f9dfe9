"""Sentences are put in order by how well they answer, and none comes twice."""

import pytest

from bot.answer.choice.ranking import Choice, rank_sentences, says_the_same
from tests.bot.answer.hits import make_hit, make_line

QUESTION = "What about the plans?"
FOOTPRINTS = "England was divided into 44 footprints."
LEADERS = "Leaders of local bodies drew the map."
BEDS = "Several hospitals were to lose beds."
MONEY = "Every area forecast a gap in its budget."
DORSET = "Dorset was one of the first eight ACSs named in June 2017."
FRIMLEY = "Frimley was one of the first eight ACSs named in June 2017."


def texts(ranked: list[Choice]) -> list[str]:
    return [choice.scored.text for choice in ranked]


def test_the_sentence_most_like_the_question_comes_first() -> None:
    hit = make_hit(make_line(BEDS, 0.1), make_line(MONEY, 0.5), make_line(LEADERS, 0.3))

    assert texts(rank_sentences(QUESTION, [hit])) == [MONEY, LEADERS, BEDS]


def test_loose_lines_are_not_ranked() -> None:
    assert rank_sentences(QUESTION, [make_hit(make_line("The Plans", 0.9, fragment=True))]) == []


def test_a_sentence_of_two_passages_is_ranked_once_by_its_better_place() -> None:
    first = make_hit(make_line(FOOTPRINTS, 0.5), make_line(LEADERS, 0.5))
    second = make_hit(make_line(LEADERS, 0.7), start=len(FOOTPRINTS) + 1)

    ranked = rank_sentences(QUESTION, [first, second])

    assert texts(ranked) == [LEADERS, FOOTPRINTS]
    assert ranked[0].scored.dense == 0.7


def test_of_sentences_alike_the_one_with_the_rarer_words_of_the_question_ranks_first() -> None:
    weights = {"bed": 0.2, "gap": 0.8}
    bed = make_hit(make_line(BEDS, 0.5, matched="bed"), weights=weights, document="bed")
    gap = make_hit(make_line(MONEY, 0.5, matched="gap"), weights=weights, document="gap")

    assert texts(rank_sentences("A gap in beds?", [bed, gap])) == [MONEY, BEDS]


def test_a_sentence_that_says_what_the_term_means_goes_before_others_about_it() -> None:
    other, meaning = "The ICB met in public.", "ICB stands for integrated care board."
    hit = make_hit(make_line(other, 0.6), make_line(meaning, 0.5))

    (best, *_) = rank_sentences("What is an ICB?", [hit])

    assert best.scored.text == meaning


def test_of_two_sentences_that_say_the_same_the_better_one_stays() -> None:
    worse = make_hit(make_line("England was divided into 44 footprints!", 0.5), document="worse")
    better = make_hit(make_line(FOOTPRINTS, 0.6), document="better")

    assert texts(rank_sentences(QUESTION, [worse, better])) == [FOOTPRINTS]


def test_sentences_that_say_one_thing_of_different_names_all_stay() -> None:
    hit = make_hit(make_line(DORSET, 0.6), make_line(FRIMLEY, 0.5))

    assert texts(rank_sentences(QUESTION, [hit])) == [DORSET, FRIMLEY]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (FOOTPRINTS, FOOTPRINTS.upper(), True),
        (FOOTPRINTS, f"{FOOTPRINTS} Each wrote a plan.", True),
        (FOOTPRINTS, "England was divided into 42 footprints.", False),
        ("It accepted its total.", "It has not accepted its total.", False),
        ("They agreed to the plan.", "They didn't agree to the plan.", False),
        ("In 2017 it accepted its own total.", "In 2018 it accepted its own total.", False),
        (DORSET, FRIMLEY, False),
        (DORSET, DORSET.replace("Dorset", "The Dorset area"), True),
        (FOOTPRINTS, BEDS, False),
        ("…", "…", True),
        ("…", "—", False),
        ("…", FOOTPRINTS, False),
    ],
)
def test_sentences_say_the_same_if_they_share_nearly_all_words_of_the_shorter(
    one: str, other: str, *, same: bool
) -> None:
    assert says_the_same(one, other) is same
    assert says_the_same(other, one) is same
