"""Every answer about the sample corpus can be checked word for word."""

import json
from typing import Any

import pytest

from tests.answer_fields import ANSWER_FIELDS, CITATION_FIELDS
from tests.sample_run import QUESTIONS, sample_output

pytestmark = pytest.mark.model

Json = dict[str, Any]


@pytest.fixture(scope="module")
def questions() -> list[Json]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory, answers: list[Json]) -> dict[str, str]:
    """The clean text of each document that is quoted, as `stp show` prints it."""
    ids = {each["document_id"] for answer in answers for each in quoted(answer)}
    shown = [
        sample_output(tmp_path_factory, f"show-{key}.json", "show", key, "--json")[0]
        for key in sorted(ids)
    ]
    return {document["id"]: document["text"] for document in shown}


def quoted(answer: Json) -> list[Json]:
    return [*answer["citations"], *answer["nearest"]]


def test_every_question_is_answered_in_order_with_its_id(
    questions: list[Json], answers: list[Json]
) -> None:
    assert len(questions) == 150
    assert [(each["id"], each["question"]) for each in answers] == [
        (each["id"], each["question"]) for each in questions
    ]


def test_answers_and_citations_have_the_fields_promised(answers: list[Json]) -> None:
    assert [tuple(answer) for answer in answers] == [ANSWER_FIELDS] * len(answers)
    for answer in answers:
        assert [tuple(each) for each in quoted(answer)] == [CITATION_FIELDS] * len(quoted(answer))
        assert 0 <= answer["confidence"] <= 1
        assert answer["elapsed_ms"] > 0


def test_every_quotation_stands_in_its_document_where_it_says(
    answers: list[Json], texts: dict[str, str]
) -> None:
    for answer in answers:
        for each in quoted(answer):
            assert each["quote"] == texts[each["document_id"]][each["start"] : each["end"]]
            assert each["quote"].strip()


def test_every_sentence_is_its_first_citations_quotation_and_every_citation_is_used(
    answers: list[Json],
) -> None:
    for answer in answers:
        quotes = {each["number"]: each["quote"] for each in answer["citations"]}
        used = [number for each in answer["sentences"] for number in each["citations"]]
        assert list(quotes) == list(range(1, len(quotes) + 1))
        assert list(dict.fromkeys(used)) == list(quotes)
        for sentence in answer["sentences"]:
            assert quotes[sentence["citations"][0]] == sentence["text"]


def test_an_answer_has_sentences_or_else_passages_that_came_near(answers: list[Json]) -> None:
    for answer in answers:
        counts = [len(answer[name]) for name in ("sentences", "citations", "nearest")]
        if answer["status"] == "answered":
            assert counts[0] >= 1
            assert counts[1] >= 1
            assert counts[2] == 0
        else:
            assert answer["status"] == "not_found"
            assert counts[:2] == [0, 0]
            assert 0 <= counts[2] <= 3
            assert [each["number"] for each in answer["nearest"]] == [1, 2, 3][: counts[2]]


def test_no_sentence_is_shown_twice_in_an_answer(answers: list[Json]) -> None:
    for answer in answers:
        places = [(each["document_id"], each["start"]) for each in answer["citations"]]
        assert len(set(places)) == len(places)
