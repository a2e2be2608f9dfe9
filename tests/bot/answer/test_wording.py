"""Facts are put into words the way people do."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer.answer import Citation
from bot.answer.holdings import Holdings
from bot.answer.wording import (
    join_names,
    quoted,
    say_as_of,
    say_count,
    say_date,
    say_publisher,
    say_title,
)
from tests.bot.slack.answers import ALLIANCE

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


HELD = Holdings(
    documents=22,
    undated=1,
    publishers=("The King's Fund", "BMA", "NHS England", "Weekly"),
    other_publishers=4,
    oldest=date(2015, 12, 22),
    newest=date(2018, 5, 21),
)
ONE = Holdings(documents=1, publishers=("BMA",), oldest=DAY, newest=DAY)


def cited(*days: date | None) -> list[Citation]:
    return [
        replace(ALLIANCE, document_id=f"document {number}", published=day)
        for number, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("days", "holdings", "said"),
    [
        (
            [DAY, date(2016, 1, 1)],
            HELD,
            "As of 4 November 2016, the newest of the 2 documents cited; the newest of the 22"
            " searched is of 21 May 2018.",
        ),
        (
            [DAY],
            HELD,
            "As of 4 November 2016, the date of the document cited; the newest of the 22 searched"
            " is of 21 May 2018.",
        ),
        (
            [HELD.newest, DAY, None],
            HELD,
            "As of 21 May 2018, the newest of the 3 documents cited (1 undated) and the newest of"
            " the 22 searched.",
        ),
        (
            [HELD.newest],
            HELD,
            "As of 21 May 2018, the date of the document cited, the newest of the 22 searched.",
        ),
        ([DAY], ONE, "As of 4 November 2016, the date of the document cited, the one searched."),
        (
            [None],
            HELD,
            "The document cited is not dated; the newest of the 22 searched is of 21 May 2018.",
        ),
        (
            [None, None],
            Holdings(documents=3, undated=3),
            "The documents cited are not dated; none of the 3 searched is.",
        ),
        ([DAY], None, "As of 4 November 2016, the date of the document cited."),
        ([None], None, "The document cited is not dated."),
    ],
)
def test_an_answer_is_as_of_the_newest_document_that_it_cites(
    days: list[date | None], holdings: Holdings | None, said: str
) -> None:
    assert say_as_of(cited(*days), holdings) == said


@pytest.mark.parametrize(
    ("holdings", "said"),
    [
        (
            HELD,
            "As of 21 May 2018: the 22 documents searched are by The King's Fund, BMA, NHS England"
            " and 5 others, and date from 22 December 2015 to 21 May 2018 (1 undated).",
        ),
        (
            ONE,
            "As of 4 November 2016: the one document searched is by BMA, and is of"
            " 4 November 2016.",
        ),
        (
            replace(ONE, publishers=()),
            "As of 4 November 2016: the one document searched is of 4 November 2016.",
        ),
        (
            Holdings(documents=2, undated=2, publishers=("BMA",), other_publishers=1),
            "The 2 documents searched are by BMA and 1 other, and are not dated.",
        ),
        (Holdings(), "No documents were searched."),
        (None, ""),
    ],
)
def test_where_nothing_answers_it_is_said_what_was_searched(
    holdings: Holdings | None, said: str
) -> None:
    assert say_as_of([], holdings) == said


def test_several_sentences_of_one_document_cite_one_document() -> None:
    twice = [*cited(DAY), *cited(DAY)]

    assert say_as_of(twice, None) == "As of 4 November 2016, the date of the document cited."


@pytest.mark.parametrize(
    ("names", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_joined_as_people_do(names: list[str], said: str) -> None:
    assert join_names(names) == said


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
