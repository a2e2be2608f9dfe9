"""Of each side of a comparison the best sentence is chosen."""

from bot.answer.choice.parts import read_parts
from bot.answer.choice.ranking import rank_sentences
from bot.answer.choice.sides import (
    Side,
    choose_of_documents,
    choose_of_sides,
    name_documents,
    name_publishers_of,
)
from index.searcher import Hit
from tests.bot.answer.choices import make_passage, texts_of
from tests.bot.answer.hits import make_hit, make_line

QUESTION = "What do the King's Fund and the HCSA each say about money?"
FUND = "The King's Fund found too little money."
UNION = "HCSA said that money was short."
ELSE = "Money was spoken of."
ONE, OTHER = read_parts(QUESTION)


def test_the_best_sentence_that_names_each_side_is_chosen() -> None:
    lines = [make_line(ELSE, 0.5), make_line(FUND, 0.4), make_line(UNION, 0.4)]
    found = (make_hit(*lines),)

    assert texts_of(choose_of_sides([Side(ONE, found), Side(OTHER, found)])) == [FUND, UNION]


def test_no_sentence_stands_for_both_sides() -> None:
    found = (make_hit(make_line(UNION, 0.9)),)

    assert texts_of(choose_of_sides([Side(ONE, found), Side(OTHER, found)])) == [UNION]


def test_a_side_for_which_nothing_was_found_has_no_sentence() -> None:
    found = (make_passage(FUND),)

    assert texts_of(choose_of_sides([Side(ONE, found), Side(OTHER, ())])) == [FUND]
    assert choose_of_sides([Side(ONE, ()), Side(OTHER, ())]) == []


def test_a_publisher_speaks_in_its_own_documents() -> None:
    own = make_passage("Money ran out.", document="own", publisher="HCSA")
    others = make_passage("Money was found.", document="others", publisher="BMA")

    (chosen,) = choose_of_sides([Side(OTHER, (others, own))])

    assert chosen.place[0] == "own"


def test_a_long_form_names_a_side_that_the_question_abbreviates() -> None:
    text = "The British Medical Association asked for money."
    (one, _) = read_parts("Do the BMA and the LGA agree on money?")
    hits = (make_passage(ELSE, text),)

    assert texts_of(choose_of_sides([Side(one, hits)])) == [text]


def test_what_the_topic_found_counts_as_much_as_what_the_side_found() -> None:
    by_side = make_hit(make_line(ELSE, 0.5), make_line("Nothing of the kind.", 0.1))
    lines = (make_line("There is no time left.", 0.9), make_line("So be it.", 0.0))
    by_topic = make_hit(*lines, start=500)

    (without,) = choose_of_sides([Side(ONE, (by_side,))])
    (chosen,) = choose_of_sides([Side(ONE, (by_side,), (by_topic,))])

    assert without.scored.text == ELSE
    assert chosen.scored.text == "There is no time left."


def test_a_document_names_a_side_in_its_text_its_title_or_its_publisher() -> None:
    def named(*hits: Hit) -> frozenset[str]:
        return name_documents(OTHER, hits)

    assert named(make_passage(UNION, document="text")) == {"text"}
    assert named(make_passage(ELSE, document="HCSA report")) == {"HCSA report"}
    assert named(make_passage(ELSE, document="own", publisher="HCSA")) == {"own"}
    assert named(make_passage(ELSE, document="other", publisher=None)) == frozenset()


def test_a_side_is_known_among_the_publishers_by_its_name_or_its_initials() -> None:
    (union, view) = read_parts("Do the BMA and the King's Fund's Chris Ham agree on money?")
    publishers = ["British Medical Association", "The King's Fund", "Digest"]

    assert name_publishers_of(union, publishers) == {"British Medical Association"}
    assert name_publishers_of(view, ["Digest"]) == frozenset()
    assert name_publishers_of(ONE, publishers) == {"The King's Fund"}


def test_the_best_sentence_of_each_of_the_best_documents_is_chosen() -> None:
    hits = [
        make_hit(make_line(FUND, 0.9), make_line(ELSE, 0.8), document="a"),
        make_hit(make_line(UNION, 0.7), document="b"),
        make_hit(make_line("Beds were cut.", 0.6), document="c"),
    ]
    ranked = rank_sentences("Do both reports agree?", hits)

    assert texts_of(choose_of_documents(ranked, documents=2)) == [FUND, UNION]
