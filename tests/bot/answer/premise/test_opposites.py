"""The opposite of a word of the question is noticed."""

import pytest

from bot.answer.premise.opposite_table import EXACT, OPPOSITES
from bot.answer.premise.opposites import says_the_contrary
from bot.answer.premise.reading import read_premise, read_told


def _is_contrary(question: str, sentence: str) -> bool:
    premise = read_premise(question)
    assert premise is not None
    return says_the_contrary(premise, read_told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Why was Kent the smallest of the footprints?",
            "Kent was the largest of the footprints.",
        ),
        ("How did the campaign win its claim in court?", "The campaign's claim in court failed."),
        ("Why was the duty voluntary for trusts?", "The duty was compulsory for trusts."),
        ("Why was the plan published by the board?", "The plan of the board was unpublished."),
        (
            "Why was the draft put in the public domain?",
            "The draft was out of the public domain.",
        ),
        ("Why was the plan of the board unpublished?", "The plan was published by the board."),
        ("Why did the trust merge on a Monday in May?", "The trust did merge on a Friday in May."),
        ("What did the ward's costs rise to?", "The ward's costs have been falling."),
    ],
)
def test_the_opposite_in_the_same_place_is_noticed(question: str, sentence: str) -> None:
    assert _is_contrary(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why was Kent the smallest of the footprints?", "Kent, the smallest of the footprints."),
        ("Why was Kent the smallest of the footprints?", "Devon has the largest ward."),
        ("What was the first and the last plan of Kent?", "The first plan of Kent was short."),
        ("Why was it lately that Kent's plan came out?", "It was early that Kent's plan came out."),
        ("Who are the un-elected board members?", "The board members are the unelected ones."),
        ("Why was the board plan marched out?", "In June the board plan was out."),
        ("Why is the plan of the board not justified?", "The plan of the board was unjustified."),
        ("Why was the draft kept out of the public eye?", "It was out of the public eye in draft."),
        ("Why was the draft in the ward?", "The draft was out of the public eye."),
    ],
)
def test_a_word_that_is_there_or_the_opposite_of_something_else_is_not(
    question: str, sentence: str
) -> None:
    assert not _is_contrary(question, sentence)


@pytest.mark.parametrize("line", OPPOSITES.strip().splitlines())
def test_no_word_of_the_table_is_its_own_opposite(line: str) -> None:
    sides = [side.split() for side in line.split("/")]
    entries = [entry for side in sides for entry in side]

    assert len(sides) > 1
    assert len(entries) == len(set(entries))


def test_the_words_to_be_taken_as_they_stand_are_in_the_table() -> None:
    assert set(OPPOSITES.replace("/", " ").split()) >= EXACT
