"""A question that compares is searched for each of its sides, within what may be searched."""

from datetime import date

import pytest

from bot.answer.answer import Answer
from bot.answer.compose import Limits
from bot.answer.question import Question
from bot.desk import LibraryDesk
from bot.library import Library
from index.syncing.build import sync
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

UNION = make_document(
    "union",
    "Doctors were shut out of the plans. There was no money. Beds were to close in Kent.",
    publisher="British Medical Association",
    published=date(2017, 2, 20),
)
COUNCILS = make_document(
    "councils",
    "Councillors knew nothing of the plans. There was little time. Roads were to close in Kent.",
    publisher="Local Government Association",
    published=date(2017, 3, 20),
)
AREAS = ["Bath", "Bury", "Derby", "Devon", "Dorset", "Essex", "Hull", "Leeds", "Luton", "York"]
# Each says more of doctors, councillors and plans than either side's own document.
NOISE = tuple(
    make_document(
        f"noise-{area}",
        f"Doctors and councillors in {area} spoke of the plans for doctors and councillors.",
        publisher="Digest",
        published=date(2018, 1, 1),
    )
    for area in AREAS
)
HIDDEN = make_document(
    "hidden",
    "The BMA said that the plans for doctors and councillors were dead.",
    publisher="British Medical Association",
    published=date(2017, 5, 1),
    collection="board",
)
OPEN = frozenset({"open"})
QUESTION = (
    "What do the British Medical Association and the Local Government Association each say of"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    folder = tmp_path_factory.mktemp("index")
    sync(folder, [ListedSource(UNION, COUNCILS, HIDDEN, *NOISE)], WordEmbedder())
    return LibraryDesk(Library(folder, WordEmbedder()), Limits(max_sentences=4, min_confidence=0.0))


def ask(desk: LibraryDesk, text: str, *, since: date | None = None) -> Answer:
    question = Question(text, collections=OPEN, published_from=since)
    return desk.answer(question, answer_id="a1")


def test_both_sides_are_heard(desk: LibraryDesk) -> None:
    answer = ask(desk, f"{QUESTION} the plans for doctors and councillors?")

    assert {UNION.id, COUNCILS.id} <= {citation.document_id for citation in answer.citations}
    assert len(answer.sentences) <= 4


def test_a_side_is_not_heard_where_the_asker_may_not_read_it(desk: LibraryDesk) -> None:
    answer = ask(desk, f"{QUESTION} plans that were dead?")

    assert HIDDEN.id not in {citation.document_id for citation in answer.citations}


def test_a_side_is_not_heard_from_outside_the_days_asked_for(desk: LibraryDesk) -> None:
    answer = ask(desk, f"{QUESTION} the plans?", since=date(2017, 3, 1))

    cited = {citation.document_id for citation in answer.citations}
    assert COUNCILS.id in cited
    assert UNION.id not in cited
