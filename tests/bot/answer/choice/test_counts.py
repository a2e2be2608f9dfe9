"""A question says how many things it asks for, or does not."""

import pytest

from bot.answer.choice.counts import read_count


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Which two plans did the guidance ask for?", 2),
        ("What were both reasons?", 2),
        ("What are the four tests for service change?", 4),
        ("Name the first eight accountable care systems.", 8),
        ("What three results of its survey did HCSA give?", 3),
        ("Please give me the 3 main risks", 3),
        ("Into which two categories do people fall?", 2),
        ("Where were the largest, second largest and third largest gaps?", 3),
    ],
)
def test_the_number_of_things_asked_for_is_read(question: str, count: int) -> None:
    assert read_count(question) == count


@pytest.mark.parametrize(
    "question",
    [
        "What is an STP?",
        "When did the two bodies merge?",
        "How many of the three plans were published?",
        "What happened in two years?",
        "Which 44 footprints were there?",
        "What cost £3bn?",
        "What is 5% of the budget?",
        "Who came second in the survey?",
        "",
    ],
)
def test_other_numbers_count_nothing_that_is_asked_for(question: str) -> None:
    assert read_count(question) is None
