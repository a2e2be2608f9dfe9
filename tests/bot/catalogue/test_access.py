"""Whoever may see some collections only learns nothing of the others, whatever they try.

Two indexes are built: one of the open documents alone, one with the board's papers beside them.
To those who may see the open ones, the second has to look like the first.
"""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answer.answer import Answer
from bot.answer.compose import Limits
from bot.answer.question import Question, Turn
from bot.desk import LibraryDesk
from bot.library import Library
from index.searcher import Query
from index.syncing.build import sync
from sources.document import Document
from tests.fakes import WordEmbedder, WordReranker
from tests.index.documents import ListedSource, make_document

OPEN = frozenset({"open"})
BOARD = frozenset({"board"})
PLAN_TEXT = (
    "The sustainability and transformation plan for Dorset would close 100 community beds."
    " Leaders met in public in 2016. The number of areas is 44. Patients protested in the streets."
    " Every hospital was asked for its view of the plan, and most of them gave one in time."
)
OPEN_DOCUMENTS = (
    make_document(
        "plan",
        PLAN_TEXT,
        title="The plan for Dorset",
        publisher="British Medical Association",
        published=date(2016, 11, 14),
    ),
    make_document(
        "beds",
        "The STP would close 100 community beds. Doctors want money for beds. The hospital at"
        " the coast is to stay open.",
        title="Beds at risk",
        publisher="Pulse",
        published=date(2017, 2, 20),
    ),
    make_document(
        "areas",
        "The number of areas is 44. Leaders of areas met. They had no formal authority over"
        " hospitals.",
        title="Areas",
        publisher="The King's Fund",
        published=date(2018, 6, 5),
    ),
)
# Each holds something by which it would be known.
BOARD_DOCUMENTS = (
    make_document(
        "secret-plan",
        PLAN_TEXT.replace("in time", "very late"),
        title="The plan for Dorset",
        publisher="British Medical Association",
        published=date(2019, 3, 1),
        collection="board",
    ),
    make_document(
        "secret-minutes",
        "The quagmire xenon committee (QXC) spoke of sourdough. Devon is to close 999 community"
        " beds. The number of areas is 40. Sourdough was served in the quagmire.",
        title="Zebra minutes of Devon",
        publisher="Zebra Gazette",
        published=date(2020, 1, 1),
        collection="board",
    ),
    make_document(
        "secret-paper",
        "The STP would close 100 community beds. The sourdough was cold. Zebra leaders of Kent"
        " met in secret.",
        title="Zebra paper",
        publisher="Zebra Trust",
        published=date(2010, 1, 1),
        collection="board",
    ),
)
TELLING = (
    "zebra",
    "quagmire",
    "xenon",
    "999",
    "sourdough",
    "secret",
    "devon",
    "2019, 3",
    "march 2019",
    "2020",
)
QUESTIONS = (
    "How many community beds would close?",
    "What is the number of areas?",
    "What is the latest number of areas?",
    "What was the number of areas before 2018?",
    "Who met in secret?",
    "What would the sustainability and transformation plan close?",
    "Compare what the BMA and Pulse say about beds",
    "According to the British Medical Association, how many beds would close?",
    "According to Zebra Gazette, how many beds would close?",
    "Did the plan close 999 community beds?",
    "area:Dorset how many beds would close?",
    "in:2016 how many beds would close?",
    "Which hospital is at the coast?",
    "Who has formal authority?",
    "STP beds?",
    "comunity beds and hosptials?",
)
PROBES = (
    "from:zebra beds",
    "from:gazette beds",
    "from:xyz beds",
    "area:Devon beds",
    "area:Kent beds",
    "after:2018-12 beds",
    "before:2011 beds",
    "in:2020 beds",
    "from:bma after:2018 beds",
    "What did the QXC say?",
    "What is a QCX?",
    "What of the sourdouhg?",
    "What of the quagmier?",
    "Zebar leaders?",
    "quagmire xenon committee beds",
)


def make_desk(folder: Path, documents: tuple[Document, ...]) -> LibraryDesk:
    sync(folder, [ListedSource(*documents)], WordEmbedder())
    library = Library(folder, WordEmbedder(), WordReranker())
    return LibraryDesk(library, Limits(max_sentences=3, min_confidence=0.0))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    return make_desk(tmp_path_factory.mktemp("both"), (*OPEN_DOCUMENTS, *BOARD_DOCUMENTS))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    return make_desk(tmp_path_factory.mktemp("alone"), OPEN_DOCUMENTS)


def ask(
    desk: LibraryDesk,
    text: str,
    *earlier: str,
    publisher: str | None = None,
    area: str | None = None,
) -> Answer:
    history = tuple(Turn(question, "Something.") for question in earlier)
    question = Question(text, history=history, collections=OPEN, publisher=publisher, area=area)
    return replace(desk.answer(question, answer_id="a1"), elapsed_ms=0.0, confidence=0.0)


def tells(said: object, typed: str) -> list[str]:
    """Find what only the board's papers hold, leaving out what was typed."""
    shown = repr(said).lower().replace(repr(typed).lower()[1:-1], "")
    # Not inside a number: scores have many digits.
    found = (word for word in TELLING if re.search(rf"(?<![\w.]){word}", shown))
    return [word for word in found if word not in typed.lower()]


@pytest.mark.parametrize("text", [*QUESTIONS, *PROBES])
def test_an_answer_is_as_it_would_be_without_the_other_collections(
    desk: LibraryDesk, alone: LibraryDesk, text: str
) -> None:
    answer = ask(desk, text)

    assert answer == ask(alone, text)
    assert tells(answer, text) == []


@pytest.mark.parametrize("text", [*QUESTIONS, *PROBES])
def test_how_sure_an_answer_is_does_not_tell_of_other_collections(
    desk: LibraryDesk, alone: LibraryDesk, text: str
) -> None:
    question = Question(text, collections=OPEN)

    one, other = (each.answer(question, answer_id="a1") for each in (desk, alone))

    assert one.confidence == pytest.approx(other.confidence, abs=1e-6)


@pytest.mark.parametrize("earlier", ["from:zebra beds?", "area:Devon beds?", "What of the QXC?"])
def test_a_follow_up_is_answered_as_it_would_be_without_them(
    desk: LibraryDesk, alone: LibraryDesk, earlier: str
) -> None:
    for text in ("and what about beds?", "who met there?"):
        assert ask(desk, text, earlier) == ask(alone, text, earlier)


def test_options_of_a_command_are_read_as_they_would_be_without_them(
    desk: LibraryDesk, alone: LibraryDesk
) -> None:
    for name in ("zebra", "trust", "xyz"):
        assert ask(desk, "Beds?", publisher=name) == ask(alone, "Beds?", publisher=name)
    for name in ("Devon", "Kent", "Dorset"):
        assert ask(desk, "Beds?", area=name) == ask(alone, "Beds?", area=name)


@pytest.mark.parametrize("text", [*QUESTIONS, *PROBES])
def test_passages_found_are_as_they_would_be_without_them(
    desk: LibraryDesk, alone: LibraryDesk, text: str
) -> None:
    query = Query(text, collections=OPEN)

    one, other = desk.look(query), alone.look(query)

    assert one.notes == other.notes
    assert one.is_declined == other.is_declined
    assert [(hit.document, hit.passage, hit.mended) for hit in one.hits] == [
        (hit.document, hit.passage, hit.mended) for hit in other.hits
    ]
    assert [dict(hit.weights) for hit in one.hits] == [
        pytest.approx(dict(hit.weights)) for hit in other.hits
    ]
    assert desk.find(query) == list(one.hits)
    assert tells(one, text) == []


@pytest.mark.parametrize("area", ["Devon", "Kent and Medway", "Dorset", "Atlantis"])
def test_areas_are_found_as_they_would_be_without_them(
    desk: LibraryDesk, alone: LibraryDesk, area: str
) -> None:
    query = Query("beds", collections=OPEN)

    one, other = desk.look(query, area=area), alone.look(query, area=area)

    assert (one.notes, one.is_declined, len(one.hits)) == (
        other.notes,
        other.is_declined,
        len(other.hits),
    )


def test_a_newer_version_in_another_collection_is_not_named(desk: LibraryDesk) -> None:
    seen = desk.look(Query("sustainability and transformation plan", collections=OPEN))
    everything = desk.look(Query("sustainability and transformation plan"))

    assert {hit.document.newer for hit in seen.hits} == {None}
    assert "id-secret-plan" in {hit.document.id for hit in everything.hits}


@pytest.mark.parametrize(
    "words",
    [
        *("", "zebra", "dorset", "devon", "2020", "2019", "id-secret-plan", "secret", "plan"),
        *("from:zebra", "from:bma", "from:xyz", "area:Devon", "area:Dorset", "area:Kent"),
        *("in:2020", "after:2018-12", "before:2011", "from:bma after:2018", "area:Atlantis"),
    ],
)
def test_a_listing_is_as_it_would_be_without_them(
    desk: LibraryDesk, alone: LibraryDesk, words: str
) -> None:
    one, other = (each.listing(words, collections=OPEN) for each in (desk, alone))

    assert [each.id for each in one.documents] == [each.id for each in other.documents]
    assert one.notes == other.notes
    assert desk.documents(words=words, collections=OPEN) == list(one.documents)
    assert tells(one, words) == []


@pytest.mark.parametrize(
    "typed", ["", "z", "zebra", "t", "the plan", "d", "dev", "kent", "b", "bma", "2020", "secret"]
)
def test_suggestions_are_as_they_would_be_without_them(
    desk: LibraryDesk, alone: LibraryDesk, typed: str
) -> None:
    for limit in (1, 2, 100):
        seen = desk.suggest(typed, limit=limit, collections=OPEN)

        assert seen == alone.suggest(typed, limit=limit, collections=OPEN)
        assert tells(seen, typed) == []


@pytest.mark.parametrize("document", BOARD_DOCUMENTS, ids=lambda each: each.id)
def test_a_document_of_another_collection_is_as_one_that_is_not_there(
    desk: LibraryDesk, document: Document
) -> None:
    assert desk.document(document.id, collections=OPEN) is None
    assert desk.around(document.id, 0, collections=OPEN) is None
    assert desk.document(document.id, collections=frozenset()) is None
    assert desk.around(document.id, 0, collections=BOARD) is not None


def test_what_somebody_else_asked_before_leaves_no_trace(tmp_path: Path) -> None:
    both = make_desk(tmp_path, (*OPEN_DOCUMENTS, *BOARD_DOCUMENTS))
    fresh = {text: ask(both, text) for text in (*QUESTIONS, *PROBES)}
    for text in (*QUESTIONS, *PROBES):
        both.answer(Question(text, collections=BOARD), answer_id="a1")
        both.answer(Question(text), answer_id="a1")

    assert {text: ask(both, text) for text in fresh} == fresh


def test_who_may_see_nothing_is_told_nothing(desk: LibraryDesk) -> None:
    nobody: frozenset[str] = frozenset()

    answer = desk.answer(Question("What of beds?", collections=nobody), answer_id="a1")

    assert (answer.sentences, answer.citations, answer.nearest) == ((), (), ())
    assert answer.holdings is not None
    assert answer.holdings.documents == 0
    assert desk.find(Query("beds", collections=nobody)) == []
    assert desk.listing(collections=nobody).documents == ()
    assert desk.suggest("", limit=9, collections=nobody).documents == ()


def test_the_board_does_see_what_is_hidden_from_others(desk: LibraryDesk) -> None:
    answer = desk.answer(Question("What of the sourdouhg?", collections=BOARD), answer_id="a1")

    assert "Took “sourdouhg” as “sourdough”." in answer.remarks
    assert desk.listing("zebra", collections=BOARD).documents
    assert desk.suggest("zebra", limit=9, collections=BOARD).publishers
