"""Answers and passages are written in the form that scripts rely on."""

import json
from dataclasses import replace

from hypothesis import given

from bot.answer.answer import Answer
from bot.answer.answer_json import answer_json, passage_json
from tests.answer_fields import ANSWER_FIELDS, CITATION_FIELDS
from tests.bot.slack.answers import ANSWERED, ANSWERS, DISAGREEING, NOT_FOUND
from tests.bot.slack.blocks.lookups.looked_up import CARD, HIT


def test_an_answer_has_the_fields_promised_and_no_others() -> None:
    written = answer_json(ANSWERED)

    assert tuple(written) == ANSWER_FIELDS
    assert [tuple(each) for each in written["citations"]] == [CITATION_FIELDS] * 3
    assert written["status"] == "answered"
    assert written["sentences"][1] == {"text": ANSWERED.sentences[1].text, "citations": [2]}


def test_what_people_are_told_besides_is_not_part_of_what_scripts_get() -> None:
    written = answer_json(DISAGREEING)

    assert tuple(written) == ANSWER_FIELDS
    assert [each["citations"] for each in written["sentences"]] == [[1, 2], [3]]


def test_a_citation_is_written_with_its_facts_and_null_for_what_is_unknown() -> None:
    known, unknown, _ = answer_json(ANSWERED)["citations"]

    assert known == {
        "number": 1,
        "document_id": "a1b2c3d4",
        "title": "What STPs mean for mental health",
        "publisher": "Mental Health Alliance",
        "published": "2016-11-14",
        "location": "reports/mental-health.pdf",
        "page": 3,
        "section": "Funding & delivery",
        "quote": "There are 44 footprints, each with a plan of its own.",
        "start": 1042,
        "end": 1095,
        "url": "https://alliance.example/reports?id=7&part=2",
    }
    for name in ("title", "publisher", "published", "page", "section", "url"):
        assert unknown[name] is None


def test_not_found_has_the_nearest_passages_in_a_citations_form() -> None:
    written = answer_json(NOT_FOUND)

    assert (written["status"], written["sentences"], written["citations"]) == ("not_found", [], [])
    assert [tuple(each) for each in written["nearest"]] == [CITATION_FIELDS] * 2


def test_numbers_are_rounded_to_what_means_something() -> None:
    written = answer_json(replace(ANSWERED, confidence=0.123456, elapsed_ms=41.749))

    assert (written["confidence"], written["elapsed_ms"]) == (0.1235, 41.7)


@given(ANSWERS)
def test_any_answer_survives_being_written_and_read(answer: Answer) -> None:
    written = answer_json(answer)

    assert json.loads(json.dumps(written)) == written


def test_a_passage_has_text_and_score_in_place_of_number_and_quote() -> None:
    assert passage_json(replace(HIT, score=1.23456789)) == {
        "document_id": CARD.id,
        "title": "Kent & Medway STP",
        "publisher": "NHS England",
        "published": "2016-11-23",
        "location": "plans/kent & medway.pdf",
        "page": 7,
        "section": "Finance",
        "text": "The plan saves £1.8bn & “more”.",
        "start": 40,
        "end": 64,
        "url": "https://plans.example/kent?a=1&b=2#page=7",
        "score": 1.234568,
    }


def test_an_undated_passage_has_no_date() -> None:
    undated = replace(HIT, document=replace(CARD, published=None, url=None))

    assert (passage_json(undated)["published"], passage_json(undated)["url"]) == (None, None)
