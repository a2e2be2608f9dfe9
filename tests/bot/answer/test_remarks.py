"""What we say of the quotations is about them alone, and no day is worked out."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer.answer import AnswerSentence, Citation
from bot.answer.remarks import (
    remark_on_now,
    remark_on_relative_dates,
    remark_on_speakers,
    remark_on_versions,
    remark_on_warnings,
)
from index.snapshots.versions import NewerVersion
from tests.bot.slack.answers import ALLIANCE, BOARD


def relative(*cited: tuple[str, Citation]) -> list[str]:
    sentences = [AnswerSentence(text, (each.number,)) for text, each in cited]
    return remark_on_relative_dates(sentences, [each for _, each in cited])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It was asked for last December.", "last December"),
        ("Today’s report says so.", "Today’s"),
        ("It must be done by March this year.", "by March this year"),
        ("Late last year, work had started.", "Late last year"),
        ("There was talk in the last few weeks.", "in the last few weeks"),
        ("It has been so for the last 10 years.", "for the last 10 years"),
        ("This was decided two years ago.", "two years ago"),
        ("It is currently a draft.", "currently"),
        ("No plan has been made so far.", "so far"),
        ("To date, none has.", "To date"),
        ("It is published next month.", "next month"),
        ("They met on Thursday.", "on Thursday"),
        ("There are now 42.", "now"),
        ("It was said recently.", "recently"),
        ("It came out this week.", "this week"),
    ],
)
def test_a_phrase_that_hangs_on_the_day_is_named_with_its_publication_date(
    text: str, phrase: str
) -> None:
    assert relative((text, ALLIANCE)) == [
        f"“{phrase}” in [1] is counted from the publication date, 14 November 2016."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was published on 15 March 2016.",
        "They met on Thursday 3 March.",
        "In the last year of the plan all was well.",
        "It is kept up to date.",
        "Now that all is known, it ends.",
        "Next Steps was a paper.",
        "The known nowhere.",
    ],
)
def test_whole_dates_and_other_words_are_not(text: str) -> None:
    assert relative((text, ALLIANCE)) == []


def test_where_the_source_is_not_dated_that_is_said() -> None:
    assert relative(("It is so now.", BOARD)) == [
        "“now” in [2]: the day it is counted from is not known."
    ]
    assert relative(("Today and tomorrow.", BOARD)) == [
        "“Today” in [2] and “tomorrow” in [2]: the day they are counted from is not known."
    ]


def test_there_is_one_remark_for_each_document() -> None:
    again = replace(ALLIANCE, number=3)

    assert relative(("So far so good.", ALLIANCE), ("It is now.", BOARD), ("So far.", again)) == [
        "“So far” in [1] and [3] is counted from the publication date, 14 November 2016.",
        "“now” in [2]: the day it is counted from is not known.",
    ]


def test_of_a_document_that_says_the_same_the_words_are_not_shown_and_not_remarked_on() -> None:
    other = replace(BOARD, quote="It is so now.")
    sentence = AnswerSentence("It is so.", (1, 2))

    assert remark_on_relative_dates([sentence], [ALLIANCE, other]) == []


@pytest.mark.parametrize(
    "question",
    [
        "Who is the chief executive?",
        "who leads NHS England",
        "How many are there currently?",
        "What is the current number?",
        "what's the latest on STPs?",
        "Are there still 44?",
        "How many are there at the moment?",
    ],
)
def test_who_asks_about_now_is_told_the_date_of_the_newest_source_used(question: str) -> None:
    newer = replace(BOARD, published=date(2018, 5, 21))

    assert remark_on_now(question, [ALLIANCE, newer]) == [
        "The question is about now; the newest source used here is dated 21 May 2018."
    ]
    assert remark_on_now(question, [BOARD]) == [
        "The question is about now; no source used here is dated."
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Who was the chief executive?",
        "How many footprints were there in 2016?",
        "List them from the earliest to the latest.",
        "What was the goal?",
    ],
)
def test_who_asks_about_the_past_is_not(question: str) -> None:
    assert remark_on_now(question, [ALLIANCE]) == []


def test_nothing_cited_is_nothing_to_remark_on() -> None:
    assert remark_on_now("Who is it now?", []) == []
    assert remark_on_relative_dates([], []) == []


def test_words_whose_speaker_is_not_shown_are_named_by_their_numbers() -> None:
    assert remark_on_speakers([]) == []
    assert remark_on_speakers([2]) == ["The words shown do not name who speaks in [2]."]
    assert remark_on_speakers([1, 2, 4]) == [
        "The words shown do not name who speaks in [1], [2] and [4]."
    ]


def test_faults_of_a_source_are_passed_on_once_for_each_source() -> None:
    lost = "Letters are missing in this document's text."
    again = replace(ALLIANCE, number=3)

    assert remark_on_warnings([ALLIANCE, BOARD, again], {ALLIANCE.document_id: [lost]}) == [
        f"Of the source of [1] and [3]: {lost}"
    ]
    assert remark_on_warnings([BOARD], {ALLIANCE.document_id: [lost]}) == []


def test_what_is_from_an_earlier_version_is_said_with_the_newest() -> None:
    newest = NewerVersion("elsewhere", date(2018, 5, 3))
    again = replace(ALLIANCE, number=3)

    assert remark_on_versions([ALLIANCE, BOARD, again], {ALLIANCE.document_id: newest}) == [
        "[1] and [3] are from an earlier version; the newest one here is of 3 May 2018."
    ]
    shown = NewerVersion(BOARD.document_id, date(2018, 5, 3))
    assert remark_on_versions([ALLIANCE, BOARD], {ALLIANCE.document_id: shown}) == [
        "[1] is from an earlier version of the source of [2]."
    ]
    assert remark_on_versions([BOARD], {ALLIANCE.document_id: newest}) == []
