"""Hits become an answer: quoted sentences with their citations, or the nearest passages."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer.answer import Answer, AnswerSentence, Citation, Status
from bot.answer.compose import Limits, compose
from bot.answer.holdings import Holdings
from bot.answer.question import Question
from index.searcher import Hit
from tests.bot.answer.hits import CARD, make_hit, make_line

HOLDINGS = Holdings(documents=7, newest=date(2018, 5, 21))
FOOTPRINTS = make_line("England was divided into 44 footprints.", 0.9, page=3)
COUNTS = {"January": 89, "March": 83, "May": 73, "June": 65, "July": 61, "August": 52}
LEADERS = make_line("Leaders of local bodies drew the map.", 0.8, page=4)
BEDS = make_line("Several hospitals were to lose beds.", 0.7)


def answer(
    *hits: Hit,
    question: str = "what about the plans?",
    max_sentences: int = 5,
    min_confidence: float = 0.0,
    notes: tuple[str, ...] = (),
) -> Answer:
    return compose(
        Question(question),
        hits,
        limits=Limits(max_sentences=max_sentences, min_confidence=min_confidence),
        answer_id="a1",
        holdings=HOLDINGS,
        elapsed_ms=12.5,
        notes=notes,
    )


def test_a_list_that_was_asked_for_is_shown_whole_though_its_items_give_different_figures() -> None:
    counts = [f"A count of {month} gives {number} roadmaps." for month, number in COUNTS.items()]
    hit = make_hit(*(make_line(text, 0.5) for text in counts))

    made = answer(hit, question="What are the six counts of roadmaps?", max_sentences=2)

    assert [sentence.text for sentence in made.sentences] == counts


def test_a_sentence_is_quoted_with_all_that_is_known_of_where_it_stands() -> None:
    made = answer(make_hit(FOOTPRINTS, start=100, section="The map"))

    assert made.status is Status.ANSWERED
    assert made.sentences == (AnswerSentence(FOOTPRINTS.text, (1,)),)
    assert made.citations == (
        Citation(
            number=1,
            document_id="plan",
            title="The Kent plan",
            publisher="NHS England",
            published=date(2016, 11, 23),
            location="plans/kent.txt",
            page=3,
            section="The map",
            quote=FOOTPRINTS.text,
            start=100,
            end=100 + len(FOOTPRINTS.text),
            url="https://plans.example/kent#page=3",
        ),
    )
    assert made.nearest == ()


def test_every_sentence_has_a_citation_of_its_own_numbered_from_one_in_reading_order() -> None:
    made = answer(make_hit(BEDS, document="other"), make_hit(FOOTPRINTS, LEADERS))

    assert [sentence.text for sentence in made.sentences] == [
        FOOTPRINTS.text,
        LEADERS.text,
        BEDS.text,
    ]
    assert [sentence.citations for sentence in made.sentences] == [(1,), (2,), (3,)]
    assert [(each.number, each.page) for each in made.citations] == [(1, 3), (2, 4), (3, None)]


def test_what_was_asked_and_searched_is_handed_on() -> None:
    made = answer(make_hit(FOOTPRINTS), question="where?")

    assert (made.id, made.question, made.elapsed_ms) == ("a1", "where?", 12.5)
    assert made.holdings == HOLDINGS


def test_an_answer_has_no_more_sentences_than_allowed() -> None:
    assert len(answer(make_hit(FOOTPRINTS, LEADERS, BEDS), max_sentences=2).sentences) == 2


def test_confidence_at_the_limit_is_enough_and_below_it_is_not() -> None:
    sure = answer(make_hit(FOOTPRINTS)).confidence

    at = answer(make_hit(FOOTPRINTS), min_confidence=sure)
    below = answer(make_hit(FOOTPRINTS), min_confidence=sure + 1e-9)

    assert (at.status, below.status) == (Status.ANSWERED, Status.NOT_FOUND)
    assert at.confidence == below.confidence == sure


def test_not_found_cites_the_nearest_passages_whole() -> None:
    made = answer(make_hit(FOOTPRINTS, LEADERS, start=50, section="Map"), min_confidence=1.0)

    assert (made.status, made.sentences, made.citations) == (Status.NOT_FOUND, (), ())
    (nearest,) = made.nearest
    assert nearest.quote == f"{FOOTPRINTS.text} {LEADERS.text}"
    assert (nearest.start, nearest.end) == (50, 50 + len(nearest.quote))
    assert (nearest.number, nearest.page, nearest.section) == (1, 3, "Map")


def test_no_more_than_three_passages_are_near_and_they_keep_their_order() -> None:
    hits = [make_hit(FOOTPRINTS, document=name) for name in "abcd"]

    made = answer(*hits, min_confidence=1.0)

    assert [(each.number, each.document_id) for each in made.nearest] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
    ]


@pytest.mark.parametrize(
    ("start", "places"), [(10, [0]), (len(FOOTPRINTS.text) - 1, [0]), (len(FOOTPRINTS.text), None)]
)
def test_a_passage_that_overlaps_a_nearer_one_is_left_out(
    start: int, places: list[int] | None
) -> None:
    hits = [make_hit(FOOTPRINTS), make_hit(LEADERS, start=start)]

    made = answer(*hits, min_confidence=1.0)

    assert [each.start for each in made.nearest] == (places or [0, start])


def test_nothing_found_is_not_found_with_nothing_near() -> None:
    made = answer()

    assert (made.status, made.nearest, made.confidence) == (Status.NOT_FOUND, (), 0.0)


def test_hits_without_a_full_sentence_are_near_but_do_not_answer() -> None:
    made = answer(make_hit(make_line("The Map", 0.9, fragment=True)))

    assert made.status is Status.NOT_FOUND
    assert [each.quote for each in made.nearest] == ["The Map"]


def test_unknown_facts_stay_unknown() -> None:
    unknown = replace(CARD, title=None, publisher=None, published=None, url=None)

    (citation,) = answer(replace(make_hit(BEDS), document=unknown)).citations

    facts = (citation.title, citation.publisher, citation.published, citation.page, citation.url)
    assert facts == (None,) * 5


def test_notes_come_first_among_the_remarks_whether_it_answers_or_not() -> None:
    now = make_hit(make_line("There are now 44 footprints.", 0.9))

    found = answer(now, notes=("Only the BMA was searched.",))
    lost = answer(now, notes=("Only the BMA was searched.",), min_confidence=1.0)

    assert found.remarks == (
        "Only the BMA was searched.",
        "“now” in [1] is counted from the publication date, 23 November 2016.",
    )
    assert lost.remarks == ("Only the BMA was searched.",)
    assert (found.lead, lost.lead) == (None, None)


def test_a_question_about_now_is_told_how_new_the_sources_are() -> None:
    made = answer(make_hit(FOOTPRINTS), question="how many are there currently?")

    assert made.remarks == (
        "The question is about now; the newest source used here is dated 23 November 2016.",
    )


def test_a_document_that_says_the_same_is_cited_with_its_own_words() -> None:
    same = make_line("All of England was divided into 44 footprints.", 0.5)
    other = make_hit(BEDS, same, document="other", start=40)

    made = answer(make_hit(FOOTPRINTS), other)

    assert made.sentences[0] == AnswerSentence(FOOTPRINTS.text, (1, 2))
    also = made.citations[1]
    assert (also.document_id, also.quote) == ("other", same.text)
    assert (also.start, also.end) == (other.sentences[1].sentence.start, other.passage.end)
    assert [each.number for each in made.citations] == list(range(1, len(made.citations) + 1))


def test_another_figure_for_the_same_is_set_beside_the_one_shown() -> None:
    other = make_line("England was divided into 42 footprints.", 0.1)

    made = answer(
        make_hit(FOOTPRINTS, LEADERS),
        make_hit(other, document="other"),
        question="how many footprints?",
        max_sentences=2,
    )

    assert made.lead == "The sources give different figures."
    assert [each.text for each in made.sentences] == [FOOTPRINTS.text, other.text]


def test_two_figures_in_one_document_are_said_to_be_of_one_source() -> None:
    other = make_line("England was divided into 42 footprints.", 0.8)

    assert answer(make_hit(FOOTPRINTS, other)).lead == "The source gives different figures."


def test_what_contradicts_the_question_is_marked_as_a_correction() -> None:
    made = answer(make_hit(FOOTPRINTS), question="why was England divided into 50 footprints?")

    assert made.lead == "Correction: the documents say otherwise."


def test_an_opinion_brings_the_words_that_name_who_holds_it_or_a_remark() -> None:
    named = make_line("Ann Smith, of the Fund, said the start was hard.")
    between = make_line("It was vital to go on.")
    quote = make_line("“Working together is the right approach for the care of us all.”", 0.9)

    claimed = answer(make_hit(named, between, quote), max_sentences=2)
    unclaimed = answer(make_hit(named, between, quote), max_sentences=1)

    assert [each.text for each in claimed.sentences] == [named.text, quote.text]
    assert claimed.remarks == ()
    assert [each.text for each in unclaimed.sentences] == [quote.text]
    assert unclaimed.remarks == ("The words shown do not name who speaks in [1].",)
