"""The desk answers, finds and looks up, and shows nobody what they may not see."""

from datetime import date
from pathlib import Path

import pytest

from bot.answer.answer import Status
from bot.answer.compose import Limits
from bot.answer.question import Question, Turn
from bot.answer.wording import say_as_of
from bot.desk import LibraryDesk
from bot.library import Library
from index.searcher import Query
from index.syncing.build import sync
from sources.document import Document
from tests.fakes import WordEmbedder
from tests.index.documents import (
    BEDS,
    DOCUMENTS,
    FOOTPRINTS,
    PARTNERSHIPS,
    ListedSource,
    make_document,
)

OPEN = frozenset({"open"})


@pytest.fixture
def embedder() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def desk(tmp_path: Path, embedder: WordEmbedder) -> LibraryDesk:
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    library = Library(tmp_path, embedder)
    return LibraryDesk(library, Limits(max_sentences=2, min_confidence=0.0))


def test_an_answer_quotes_the_document_that_holds_it(desk: LibraryDesk) -> None:
    answer = desk.answer(Question("How many footprints was England divided into?"), answer_id="a1")

    assert (answer.id, answer.status) == ("a1", Status.ANSWERED)
    assert answer.citations[0].quote == "England was divided into 44 footprints."
    assert answer.citations[0].document_id == FOOTPRINTS.id
    assert answer.elapsed_ms > 0


def test_an_answer_keeps_within_the_limits(tmp_path: Path, desk: LibraryDesk) -> None:
    strict = LibraryDesk(
        Library(tmp_path, WordEmbedder()), Limits(max_sentences=2, min_confidence=1.0)
    )
    question = Question("What did leaders say about plans, beds and footprints?")

    assert len(desk.answer(question, answer_id="a1").sentences) <= 2
    assert strict.answer(question, answer_id="a1").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "text", ["and who protested?", "and which patients of community hospitals protested?"]
)
def test_a_follow_up_is_searched_with_the_question_before_and_shown_alone(
    desk: LibraryDesk, embedder: WordEmbedder, text: str
) -> None:
    asked = Question(text, history=(Turn("What about beds?", "Some closed."),))

    answer = desk.answer(asked, answer_id="a1")

    assert embedder.seen == [f"What about beds? {text}"]
    assert answer.question == text


@pytest.mark.parametrize(
    ("question", "documents", "newest"),
    [
        (Question("plans?"), 3, BEDS.published),
        (Question("plans?", collections=OPEN), 2, BEDS.published),
        (Question("plans?", collections=frozenset({"board"})), 1, None),
        (Question("plans?", collections=frozenset()), 0, None),
        (Question("plans?", publisher="weekly"), 1, FOOTPRINTS.published),
        (Question("plans?", published_to=date(2016, 12, 31)), 1, FOOTPRINTS.published),
        (Question("plans?", published_from=date(2017, 1, 1)), 1, BEDS.published),
    ],
    ids=["all", "open", "board", "none", "publisher", "to", "from"],
)
def test_only_what_the_question_may_search_is_searched_and_counted(
    desk: LibraryDesk, question: Question, documents: int, newest: date | None
) -> None:
    answer = desk.answer(question, answer_id="a1")

    cited = {each.document_id for each in (*answer.citations, *answer.nearest)}
    assert answer.holdings is not None
    assert (answer.holdings.documents, answer.holdings.newest) == (documents, newest)
    assert len(cited) <= documents


def test_what_a_person_may_not_see_is_not_quoted_to_them(desk: LibraryDesk) -> None:
    text = "Which board was to lead every partnership?"

    seen = desk.answer(Question(text), answer_id="a1")
    unseen = desk.answer(Question(text, collections=OPEN), answer_id="a1")

    assert PARTNERSHIPS.id in {each.document_id for each in seen.citations}
    assert PARTNERSHIPS.id not in {
        each.document_id for each in (*unseen.citations, *unseen.nearest)
    }


def test_passages_are_found_best_first(desk: LibraryDesk) -> None:
    hits = desk.find(Query("community hospital beds"))

    assert hits[0].document.id == BEDS.id
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", DOCUMENTS),
        ("footprints", [FOOTPRINTS]),
        ("WEEKLY health", [FOOTPRINTS]),
        ("2017-02-01", [BEDS]),
        ("gazette 2017", [BEDS]),
        ("beds footprints", []),
        ("id-partnerships", [PARTNERSHIPS]),
        ("?!", DOCUMENTS),
    ],
)
def test_documents_that_match_all_the_words_are_listed_by_location(
    desk: LibraryDesk, words: str, found: list[object]
) -> None:
    listed = desk.documents(words=words)

    assert [each.location for each in listed] == [
        each.location for each in DOCUMENTS if each in found
    ]


def test_a_document_is_looked_up_with_its_particulars(desk: LibraryDesk) -> None:
    found = desk.document(BEDS.id)

    assert found is not None
    summary, document = found
    assert document == BEDS
    assert (summary.id, summary.title, summary.passages) == (BEDS.id, BEDS.title, 1)


def test_documents_of_other_collections_are_neither_listed_nor_looked_up(desk: LibraryDesk) -> None:
    listed = [each.id for each in desk.documents(collections=OPEN)]

    assert listed == [BEDS.id, FOOTPRINTS.id]
    assert desk.document(PARTNERSHIPS.id, collections=OPEN) is None
    assert desk.document(PARTNERSHIPS.id) is not None


def test_an_unknown_document_is_none(desk: LibraryDesk) -> None:
    assert desk.document("no such id") is None


def test_a_listing_is_by_location_with_what_is_to_be_said_of_it(desk: LibraryDesk) -> None:
    listed = desk.listing("from:gazette", collections=OPEN)

    assert [each.id for each in listed.documents] == [BEDS.id]
    assert listed.notes == ("Searched only documents published by The Local Gazette.",)


def test_documents_are_suggested_while_somebody_types(desk: LibraryDesk) -> None:
    found = desk.suggest("the 44", limit=5, collections=OPEN)

    assert [each.value for each in found.documents] == [FOOTPRINTS.id]
    assert found.documents[0].label == "The 44 footprints · Example Health Weekly · 2016"


def test_a_citation_leads_to_the_passage_that_it_stands_in(desk: LibraryDesk) -> None:
    answer = desk.answer(Question("How many footprints was England divided into?"), answer_id="a1")
    cited = answer.citations[0]

    shown = desk.around(cited.document_id, cited.start)

    assert shown is not None
    assert cited.quote in shown.passage.text
    assert shown.summary.id == FOOTPRINTS.id
    assert (shown.number, shown.total) == (1, 1)


def test_there_is_nothing_around_what_is_not_there_or_not_to_be_seen(desk: LibraryDesk) -> None:
    assert desk.around("no such id", 0) is None
    assert desk.around(PARTNERSHIPS.id, 0, collections=OPEN) is None
    assert desk.around(PARTNERSHIPS.id, 0) is not None


@pytest.mark.parametrize("document", [FOOTPRINTS, BEDS], ids=["the right one", "another"])
def test_a_question_put_to_one_document_is_answered_from_it_alone(
    desk: LibraryDesk, document: Document
) -> None:
    text = "How many footprints was England divided into?"
    put = Question(text, documents=frozenset({document.id}))

    answer = desk.answer(put, answer_id="a1")

    cited = {each.document_id for each in (*answer.citations, *answer.nearest)}
    assert cited == {document.id}
    assert answer.remarks[0] == f"Searched only “{document.title}”."
    assert answer.holdings is not None
    assert answer.holdings.documents == 1


def test_a_question_put_to_several_documents_says_how_many(desk: LibraryDesk) -> None:
    put = Question("Who protested?", documents=frozenset({BEDS.id, FOOTPRINTS.id}))

    assert "Searched only the 2 documents chosen." in desk.answer(put, answer_id="a1").remarks


def test_filters_hold_within_the_documents_that_a_question_is_put_to(desk: LibraryDesk) -> None:
    chosen = frozenset({BEDS.id, FOOTPRINTS.id})
    put = Question("from:gazette who protested against plans?", documents=chosen)

    answer = desk.answer(put, answer_id="a1")

    assert {each.document_id for each in answer.citations} == {BEDS.id}


@pytest.mark.parametrize(
    ("documents", "collections"),
    [(frozenset({PARTNERSHIPS.id}), OPEN), (frozenset({"no such id"}), None), (frozenset(), None)],
    ids=["not to be seen", "not there", "none"],
)
def test_a_question_put_to_documents_that_are_not_to_be_seen_finds_nothing(
    desk: LibraryDesk, documents: frozenset[str], collections: frozenset[str] | None
) -> None:
    put = Question("Which board was to lead?", documents=documents, collections=collections)

    answer = desk.answer(put, answer_id="a1")

    assert (answer.status, answer.nearest) == (Status.NOT_FOUND, ())
    assert "No documents were searched." in say_as_of(answer.citations, answer.holdings)


def test_the_version_that_supersedes_a_document_is_known_to_those_who_may_see_it(
    tmp_path: Path,
) -> None:
    text = " ".join(f"Word{number} of the plan is number{number * 3}." for number in range(200))
    old, new = (
        make_document(
            f"plan-{year}",
            f"{text} It was written in {year}.",
            title="Our plan",
            publisher="Kent Council",
            published=date(year, 1, 9),
        )
        for year in (2016, 2017)
    )
    sync(tmp_path, [ListedSource(old, new)], WordEmbedder())
    desk = LibraryDesk(Library(tmp_path, WordEmbedder()), Limits(3, 0.0))

    found = desk.newer_version(old.id, collections=OPEN)

    assert found is not None
    assert (found.id, found.published) == (new.id, new.published)
    assert desk.newer_version(new.id) is None
    assert desk.newer_version("no such id") is None
    assert desk.newer_version(old.id, collections=frozenset({"board"})) is None
