"""The day or the figure asked for is given once, though sentences give it in other words."""

import pytest

from bot.answer.choice.same_fact import fold_same_facts
from tests.bot.answer.choices import choose, make_passage

WHEN = "When were the boards set up?"
HOW_MANY = "How many areas were there?"
DAY = "The boards were set up on 1 July 2022."
AGAIN = "On the 1st of July 2022, when clinics closed in the east, all of the boards were set up."
AREAS = "England was divided into 44 areas."


def shown(question: str, *texts: str, one_document: bool = False) -> list[str]:
    chosen = [
        choose(make_passage(text, document="plan" if one_document else f"document {number}"))
        for number, text in enumerate(texts)
    ]
    kept, folded = fold_same_facts(question, chosen)
    assert len(kept) + sum(map(len, folded.values())) == len(texts)
    assert folded.keys() <= {each.place for each in kept}
    return [each.scored.text for each in kept]


@pytest.mark.parametrize(
    ("question", "first", "other"),
    [
        (WHEN, DAY, AGAIN),
        (HOW_MANY, AREAS, "There were 44 areas in all, and each of them wrote a plan."),
    ],
)
def test_what_gives_the_same_day_or_figure_is_folded(question: str, first: str, other: str) -> None:
    assert shown(question, first, other) == [first]


@pytest.mark.parametrize(
    ("question", "first", "other"),
    [
        (WHEN, DAY, "The boards were set up on 2 July 2022."),
        (WHEN, "They were set up by 1 July 2022, not on 1 May 2022.", DAY),
        (HOW_MANY, AREAS, "Later there were 42 areas."),
        (HOW_MANY, AREAS, "There were 44 areas and 3 areas."),
        ("What did they say when the boards were set up?", DAY, AGAIN),
        ("Why were there 44 areas?", AREAS, "There were 44 areas for good reasons."),
    ],
)
def test_what_gives_another_or_is_not_asked_for_is_shown(
    question: str, first: str, other: str
) -> None:
    assert shown(question, first, other) == [first, other]


def test_sentences_of_one_document_stay_together() -> None:
    assert shown(WHEN, DAY, AGAIN, one_document=True) == [DAY, AGAIN]
