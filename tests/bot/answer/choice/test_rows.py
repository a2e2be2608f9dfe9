"""Of a table's rows the one that is asked for is shown, not those beside it."""

from dataclasses import replace

import pytest

from bot.answer.choice.ranking import Choice
from bot.answer.choice.rows import drop_lesser_rows, lacks_cell
from tests.bot.answer.choices import choose, make_passage, texts_of

QUESTION = "How many practices are there?"
BEDS = "How many beds has Southmoor?"


def row(
    number: int,
    *matched: str,
    document: str = "areas",
    table: str = "Sheet",
    text: str | None = None,
) -> Choice:
    hit = make_passage(text or f"Practice: {number}", document=document, start=100 * number)
    sentence = replace(hit.sentences[0], matched=frozenset(matched))
    passage = replace(hit.passage, section=f"{table}, row {number}", sentences=(sentence.sentence,))
    return choose(replace(hit, passage=passage, sentences=(sentence,)))


def test_a_row_that_holds_less_than_another_of_its_table_is_dropped() -> None:
    ranked = [row(16, "practic"), row(17, "practic", "17"), row(18, "practic")]

    assert texts_of(drop_lesser_rows(QUESTION, ranked)) == ["Practice: 17"]


def test_rows_that_hold_other_words_or_as_many_stay() -> None:
    ranked = [row(16, "practic", "east"), row(17, "practic", "17"), row(18, "practic", "east")]

    assert drop_lesser_rows(QUESTION, ranked) == ranked


def test_rows_of_other_tables_and_sentences_stay() -> None:
    sentence = choose(make_passage("Practices closed."))
    ranked = [
        row(17, "practic", "17"),
        row(2, "practic", table="Another"),
        row(3, "practic", document="other"),
        sentence,
    ]

    assert drop_lesser_rows(QUESTION, ranked) == ranked


def test_a_row_without_the_name_asked_for_is_dropped_whatever_else_it_holds() -> None:
    named = row(4, "southmoor", text="Area: Southmoor; Leader: A Person")
    other = row(2, "bed", text="Area: Northshire; Beds: 412")

    assert drop_lesser_rows(BEDS, [other, named]) == [named]
    assert drop_lesser_rows(QUESTION, [other, named]) == [other, named]


@pytest.mark.parametrize(
    ("question", "expected"), [(BEDS, True), ("Who is the leader of Southmoor?", False)]
)
def test_an_empty_cell_that_is_asked_for_is_noticed(question: str, *, expected: bool) -> None:
    named = row(4, text="Area: Southmoor; Leader: A Person")
    hits = [named.hit, row(2, text="Area: Northshire; Leader: B Person; Beds: 412").hit]

    assert lacks_cell(question, named, hits) is expected
    assert not lacks_cell(question, choose(make_passage("Southmoor has no beds.")), hits)
