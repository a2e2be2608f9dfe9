"""Answers and passages are written for a terminal with all that is known of their source."""

from dataclasses import replace

from bot.cli.plain import answer_lines, passage_lines
from tests.bot.answer.hits import make_hit, make_line
from tests.bot.slack.answers import ANSWERED, DISAGREEING, NOT_FOUND

AS_OF = (
    "As of 14 November 2016, the newest of the 2 documents cited (1 undated); the newest of the 5"
    " searched is of 21 May 2018."
)
SEARCHED = (
    "As of 21 May 2018: the 5 documents searched are by NHS England and Mental Health Alliance, and"
    " date from 22 December 2015 to 21 May 2018 (1 undated)."
)


def test_every_sentence_is_quoted_with_its_mark_and_its_source_below() -> None:
    lines = answer_lines(ANSWERED)

    assert lines[:7] == [
        "“There are 44 footprints, each with a plan of its own.” [1]",
        "‘The <board> said: “spend £1.8bn & save *more*”.’ [2]",
        "“Each plan runs to 2021.” [3]",
        "",
        "[1] Mental Health Alliance, “What STPs mean for mental health”, 14 November 2016, p. 3,"
        " under “Funding & delivery”",
        "    https://alliance.example/reports?id=7&part=2 (document a1b2c3d4, characters 1042"
        " to 1095)",
        "[2] publisher unknown, “title unknown”, date unknown",
    ]
    assert lines[-2:] == ["", AS_OF]


def test_a_heading_that_is_the_title_and_a_name_of_several_lines_are_said_in_one() -> None:
    known = ANSWERED.citations[0]
    odd = replace(known, section=known.title, url=None, location="plans/first\nsecond.txt")

    lines = answer_lines(replace(ANSWERED, citations=(odd, *ANSWERED.citations[1:])))

    assert lines[4].endswith("14 November 2016, p. 3")
    assert lines[5].startswith("    plans/first second.txt (document")


def test_not_found_shows_the_nearest_passages_or_says_that_there_are_none() -> None:
    near = answer_lines(NOT_FOUND)
    far = answer_lines(replace(NOT_FOUND, nearest=()))

    assert near[:3] == [
        "The documents do not say. The nearest passages in them:",
        "",
        "“There are 44 footprints, each with a plan of its own.”",
    ]
    assert near[-2:] == ["", SEARCHED]
    assert far == ["The documents do not say, and hold nothing near it.", "", SEARCHED]


def test_a_lead_stands_over_the_sentences_and_remarks_below_the_sources() -> None:
    lines = answer_lines(DISAGREEING)

    assert lines[:4] == [
        "The sources give different figures.",
        "",
        "“There are 44 footprints, each with a plan of its own.” [1][2]",
        "“There are now 42 footprints, each with a plan.” [3]",
    ]
    assert lines[-4:-1] == ["", *DISAGREEING.remarks]


def test_a_document_that_says_the_same_is_named_below_the_one_whose_words_are_shown() -> None:
    lines = answer_lines(DISAGREEING)

    first = next(n for n, line in enumerate(lines) if line.startswith("[1] "))
    assert lines[first + 2] == "also in [2] publisher unknown, “title unknown”, date unknown"
    assert lines[first + 3].endswith("(document e5f6a7b8, characters 0 to 47)")
    assert lines[first + 4].startswith("[3] NHS England")


def test_remarks_are_shown_where_nothing_was_found() -> None:
    lines = answer_lines(replace(NOT_FOUND, remarks=("Only documents of the BMA were searched.",)))

    assert lines[-3:] == ["", "Only documents of the BMA were searched.", SEARCHED]


def test_an_answer_kept_without_what_was_searched_says_nothing_of_it() -> None:
    lines = answer_lines(replace(NOT_FOUND, nearest=(), holdings=None))

    assert lines == ["The documents do not say, and hold nothing near it."]


def test_a_passage_is_shown_with_its_page_and_heading_where_it_has_them() -> None:
    text = "Several hospitals were to lose beds."
    known = make_hit(make_line(text, page=7), section="Beds")

    assert passage_lines(2, known) == [
        "[2] NHS England, “The Kent plan”, 23 November 2016, p. 7, under “Beds”",
        "    https://plans.example/kent",
        f"    {text}",
        "",
    ]
    lines = "Several hospitals\n\nwere to lose\nbeds."
    assert passage_lines(1, replace(known, text=lines))[2:] == [
        "    Several hospitals",
        "",
        "    were to lose",
        "    beds.",
        "",
    ]
    unknown = replace(known.document, publisher=None, title=None, published=None, url=None)
    assert passage_lines(1, replace(make_hit(make_line(text)), document=unknown))[:2] == [
        "[1] publisher unknown, “title unknown”, date unknown",
        "    plans/kent.txt",
    ]
