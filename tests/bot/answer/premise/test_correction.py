"""A correction is marked where the words contradict what the question takes for granted."""

from dataclasses import replace

import pytest

from bot.answer.premise.correction import contradicts, corrects
from bot.answer.premise.reading import read_told
from tests.bot.answer.choices import choose, make_passage

ENGAGED = "Twenty-one per cent of those who answered the LGA survey felt sufficiently engaged."
LEGAL = "Next Steps of March 2017 did not make STPs legal bodies."
LEADERS = "The report, based on interviews with senior leaders in four STP areas, found much."
LARGEST = "Kent was the largest of the 44 footprints."
TEST = "Stevens announced the bed test on 3 March 2017, at the summit."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did 79% of those who answered the LGA survey feel sufficiently engaged?", ENGAGED),
        ("How did Next Steps turn STPs into legal bodies in March 2017?", LEGAL),
        ("How were senior leaders in all 44 STP areas given interviews?", LEADERS),
        ("Why was Kent the smallest of the 44 footprints?", LARGEST),
        ("At which summit did Hunt announce the bed test?", TEST),
        (
            "Why were the plans published in full?",
            "The plans weren't published in full by the board.",
        ),
    ],
)
def test_a_denial_an_opposite_another_figure_or_name_contradicts(
    question: str, sentence: str
) -> None:
    assert contradicts(question, read_told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did 21% of those who answered the LGA survey feel sufficiently engaged?", ENGAGED),
        ("How many of those who answered the LGA survey felt sufficiently engaged?", ENGAGED),
        ("Did Next Steps make STPs legal bodies?", LEGAL),
        ("Why did Next Steps not make STPs legal bodies?", LEGAL),
        ("What did Next Steps say of leaders?", LEGAL),
        ("Why did 79% of doctors object?", ENGAGED),
        ("Why was Kent the largest of the 44 footprints?", LARGEST),
        ("At which summit did Simon Stevens announce the bed test?", TEST),
        ("Why were the plans secret?", "The plans, which were not popular, were kept secret."),
        ("", LEGAL),
    ],
)
def test_an_answer_to_an_open_question_or_about_something_else_does_not(
    question: str, sentence: str
) -> None:
    assert not contradicts(question, read_told(sentence))


def test_only_what_answers_best_and_what_it_brought_along_can_correct() -> None:
    passage = make_passage("The areas were these.", LARGEST, "Devon came next.")
    question = "Why was Kent the smallest of the 44 footprints?"
    along, best, other = (choose(passage, place, score=2.0) for place in range(3))

    assert corrects(question, [along, best, replace(other, score=1.0)])
    assert not corrects(question, [replace(best, score=1.0), other])
    assert not corrects(question, [])


def test_slips_are_mended_before_the_question_is_weighed() -> None:
    passage = make_passage("Thirty per cent of a trust's fund depended on waiting times.")
    mended = replace(passage, mended=(("dependd", "depended"), ("waitin", "waiting")))
    question = "how come 70% of the fund dependd on waitin times"

    assert corrects(question, [choose(mended)])
    assert not corrects("how come 30% of the fund dependd on waitin times", [choose(mended)])


def test_what_stands_near_the_sentence_is_weighed_too() -> None:
    question = "Why did Hunt announce the bed test again?"
    alone = make_passage(TEST)
    behind = make_passage("Hunt had asked for it.", TEST)

    assert corrects(question, [choose(alone)])
    assert not corrects(question, [choose(behind, 1)])
