"""Facts are put into words the way people do."""

from datetime import date

import pytest

from bot.answer.wording import (
    quoted,
    say_as_of,
    say_count,
    say_date,
    say_publisher,
    say_title,
)

DAY = date(2016, 11, 4)


def test_a_day_is_written_without_a_leading_nought() -> None:
    assert say_date(DAY) == "4 November 2016"


def test_what_is_known_is_said_and_what_is_not_is_said_to_be_unknown() -> None:
    assert (say_title("Kent"), say_publisher("NHS")) == ("Kent", "NHS")
    assert [say_title(None), say_publisher(None), say_date(None)] == [
        "title unknown",
        "publisher unknown",
        "date unknown",
    ]


@pytest.mark.parametrize(
    ("newest", "documents", "said"),
    [
        (DAY, 22, "As of 4 November 2016, the date of the newest of the 22 documents searched."),
        (DAY, 1, "As of 4 November 2016, the date of the one document searched."),
        (None, 2, "2 documents searched; none of them is dated."),
        (None, 1, "1 document searched; it is not dated."),
        (None, 0, "There are no documents to search."),
        (DAY, 0, "There are no documents to search."),
    ],
)
def test_how_far_the_documents_reach_is_said_for_many_one_and_none(
    newest: date | None, documents: int, said: str
) -> None:
    assert say_as_of(newest, documents) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 passages"), (1, "1 passage"), (2, "2 passages")]
)
def test_a_noun_is_in_the_plural_unless_there_is_one(number: int, said: str) -> None:
    assert say_count(number, "passage") == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [("It's so.", "“It's so.”"), ("He said “no”.", "‘He said “no”.’"), ('A "no".', '‘A "no".’')],
)
def test_words_that_hold_double_quotation_marks_stand_in_single_ones(text: str, shown: str) -> None:
    assert quoted(text) == shown
