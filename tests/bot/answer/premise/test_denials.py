"""A denial is noticed, on either side."""

import pytest

from bot.answer.premise.denials import denies
from bot.answer.premise.reading import read_premise, read_told


def _denies(question: str, sentence: str) -> bool:
    premise = read_premise(question)
    assert premise is not None
    return denies(premise, read_told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "How did Next Steps turn STPs into legal bodies?",
            "Next Steps did not make STPs legal bodies.",
        ),
        ("Why were the plans published in full?", "The plans weren't published in full."),
        ("Why did the board approve the plan?", "The board refused to approve the plan."),
        ("Why did 93% of staff help to write the plan?", "Of staff, 93% had no say in the plan."),
        ("Why did the board not publish the plan?", "The board published its plan in May."),
    ],
)
def test_a_denial_of_what_the_other_tells_is_noticed(question: str, sentence: str) -> None:
    assert _denies(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did the board publish the plan?", "The board published its plan in May."),
        ("Why did the board not publish the plan?", "The board did not publish its plan."),
        ("Why did the board not publish the plan?", "The board was unable to publish its plan."),
        ("When did the board publish the plan?", "The board did not publish its plan until May."),
        ("Why did the board publish the plan?", "The board not only wrote but published the plan."),
        ("When did the board join the plan?", "The board joined (others did not join) the plan."),
        ("Why did the board publish the plan?", "The board published the plan, which nobody read."),
        ("Why did the board publish the plan?", "Nobody knew of the ward."),
        ("The board published a plan, but not where. Which plan?", "The board published a plan."),
        ("Why were the plans secret?", "The plans, which were not popular, were secret."),
    ],
)
def test_what_denies_nothing_of_it_is_none(question: str, sentence: str) -> None:
    assert not _denies(question, sentence)
