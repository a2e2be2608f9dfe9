"""What is offered was answered first; what nobody may see is not offered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.answer import Answer, Status
from bot.answer.compose import Limits
from bot.answer.question import Question
from bot.desk import LibraryDesk
from bot.library import Library
from bot.prompts.checked import Prompter
from index.syncing.build import sync
from sources.document import Document
from tests.bot.prompts.documents import BOARD, DRAFTS, TESTS, make_divided
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

OPEN = frozenset({"open"})
ASKED = Question("Are choice and backing public support and evidence?")


class CountingDesk(LibraryDesk):
    """A desk that remembers what it was asked."""

    def __init__(self, library: Library, limits: Limits) -> None:
        """Begin with nothing asked."""
        super().__init__(library, limits)
        self.asked: list[Question] = []

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """Answer, and remember the question."""
        self.asked.append(question)
        return super().answer(question, answer_id=answer_id)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("index")
    sync(folder, [ListedSource(TESTS, DRAFTS, BOARD)], WordEmbedder())
    return Library(folder, WordEmbedder())


@pytest.fixture
def desk(library: Library) -> CountingDesk:
    return CountingDesk(library, Limits(max_sentences=2, min_confidence=0.0))


@pytest.fixture
def answer(desk: CountingDesk) -> Answer:
    answer = desk.answer(ASKED, answer_id="a1")
    assert answer.citations[0].document_id == TESTS.id
    desk.asked.clear()
    return answer


def make_prompter(
    desk: LibraryDesk,
    *,
    limit: float = 0.0,
    version: str = "v1",
    ticks: Iterator[float] | None = None,
) -> Prompter:
    """Make a prompter whose clock stands still, or gives what it is told."""
    clock = ticks.__next__ if ticks else lambda: 0.0
    return Prompter(desk, version=lambda: version, limit=limit, seconds=0.5, clock=clock)


def test_what_is_offered_was_answered_by_the_part_that_it_was_made_from(
    desk: CountingDesk, answer: Answer
) -> None:
    offered = make_prompter(desk).after(answer, collections=None)

    tried = [question.text for question in desk.asked]
    assert "What are the Gunning principles?" in offered
    assert len(offered) <= 3
    assert set(offered) <= set(tried)
    for question in offered:
        again = desk.answer(Question(question), answer_id="a2")
        assert again.status is Status.ANSWERED
        assert again.confidence >= 0.5
        assert {each.text for each in again.sentences} - {each.text for each in answer.sentences}


def test_what_is_not_answered_for_sure_is_not_offered(desk: CountingDesk, answer: Answer) -> None:
    assert make_prompter(desk, limit=1.1).after(answer, collections=None) == ()
    assert len(desk.asked) >= 2


def test_what_is_not_found_at_all_is_not_offered(library: Library, answer: Answer) -> None:
    strict = LibraryDesk(library, Limits(max_sentences=2, min_confidence=1.1))

    assert make_prompter(strict).after(answer, collections=None) == ()


def test_what_says_nothing_new_is_not_offered(desk: CountingDesk, answer: Answer) -> None:
    prompter = make_prompter(desk)
    offered = prompter.after(answer, collections=None)
    shown = [desk.answer(Question(each), answer_id="a2").sentences for each in offered]
    told = replace(answer, sentences=sum(shown, answer.sentences))

    assert offered
    assert set(prompter.after(told, collections=None)).isdisjoint(offered)


def test_where_nothing_was_found_the_nearest_passages_lead_on(
    desk: CountingDesk, answer: Answer
) -> None:
    lost = replace(
        answer,
        status=Status.NOT_FOUND,
        sentences=(),
        citations=(),
        nearest=answer.citations,
    )

    assert make_prompter(desk).after(lost, collections=None) != ()


def test_where_nothing_was_shown_nothing_is_offered(desk: CountingDesk, answer: Answer) -> None:
    empty = replace(answer, sentences=(), citations=(), nearest=())

    assert make_prompter(desk).after(empty, collections=None) == ()
    assert desk.asked == []


def test_what_people_may_not_see_leads_to_no_question(desk: CountingDesk) -> None:
    answer = desk.answer(Question("What is the Lambda merger?"), answer_id="a1")
    desk.asked.clear()

    offered = make_prompter(desk).after(answer, collections=OPEN)

    assert BOARD.id in {each.document_id for each in answer.citations}
    assert not [question for question in (*offered, *desk.asked) if "Lambda" in str(question)]
    assert {question.collections for question in desk.asked} <= {OPEN}


def test_starters_never_name_what_people_may_not_see(desk: CountingDesk) -> None:
    prompter = make_prompter(desk)

    everybody = prompter.starters(collections=None)
    public = prompter.starters(collections=OPEN)

    assert "What is the Lambda merger?" in everybody
    assert not [question for question in public if "Lambda" in question]
    assert prompter.starters(collections=frozenset()) == ()


def test_starters_are_of_different_documents_and_no_more_than_asked_for(
    desk: CountingDesk,
) -> None:
    prompter = make_prompter(desk)

    starters = prompter.starters(collections=None)

    assert len(set(starters)) == len(starters)
    assert 1 < len(starters) <= 3
    assert prompter.starters(collections=None, limit=1) == starters[:1]


def test_what_was_tried_once_is_remembered(desk: CountingDesk, answer: Answer) -> None:
    prompter = make_prompter(desk)
    offered = prompter.after(answer, collections=None)
    starters = prompter.starters(collections=None)
    desk.asked.clear()

    assert prompter.after(answer, collections=None) == offered
    assert prompter.starters(collections=None) == starters
    assert desk.asked == []


def test_what_is_remembered_holds_for_one_index_and_for_who_may_see_the_same(
    desk: CountingDesk, answer: Answer
) -> None:
    versions = ["v1"]
    prompter = Prompter(desk, version=lambda: versions[-1], limit=0.0, clock=lambda: 0.0)
    prompter.after(answer, collections=None)
    first = len(desk.asked)

    prompter.after(answer, collections=OPEN)
    second = len(desk.asked)
    versions.append("v2")
    prompter.after(answer, collections=None)

    assert 0 < first < second < len(desk.asked)


def test_no_more_than_eight_questions_are_tried(desk: CountingDesk, answer: Answer) -> None:
    make_prompter(desk, limit=1.1).after(answer, collections=None)

    assert len(desk.asked) <= 8


def test_when_time_is_up_nothing_more_is_tried(desk: CountingDesk, answer: Answer) -> None:
    prompter = make_prompter(desk, ticks=iter([0.0, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2]))

    prompter.after(answer, collections=None)

    assert len(desk.asked) == 1


def test_what_is_remembered_is_offered_even_when_time_is_up(
    desk: CountingDesk, answer: Answer
) -> None:
    # Each call looks at the clock once to begin, then once for each question that it would try.
    prompter = make_prompter(desk, ticks=iter([*[0.0] * 9, *[9.0] * 9]))
    offered = prompter.after(answer, collections=None)
    tried = len(desk.asked)
    hurried = make_prompter(desk, ticks=iter([0.0, *[9.0] * 9]))

    assert offered
    assert hurried.after(answer, collections=None) == ()
    assert prompter.after(answer, collections=None) == offered
    assert len(desk.asked) == tried


def test_starters_that_were_cut_short_are_gone_on_with(desk: CountingDesk) -> None:
    prompter = make_prompter(desk, ticks=iter([0.0, 0.1, *[9.0] * 60]))

    first = prompter.starters(collections=None)
    second = prompter.starters(collections=None)

    assert len(first) < len(second)


DULL = make_divided(
    "dull",
    [
        (f"Raids by {name} on investment", f"Raids by {name} on investment were {number} in all.")
        for number, name in enumerate(("Hunt", "Stevens", "Mackey"), start=3)
    ],
    title="Doctors in doubt",
)
PLAIN = make_document("plain", "The doctors say that they are in doubt.", title="Doctors in doubt")


def make_desk(folder: Path, *documents: Document) -> LibraryDesk:
    sync(folder, [ListedSource(*documents)], WordEmbedder())
    limits = Limits(max_sentences=1, min_confidence=0.0)
    return LibraryDesk(Library(folder, WordEmbedder()), limits)


def test_of_dull_questions_two_are_offered_at_the_most_and_no_title_beside_them(
    tmp_path: Path,
) -> None:
    desk = make_desk(tmp_path, DULL)
    answer = desk.answer(Question("Where are doctors in doubt?"), answer_id="a1")

    offered = make_prompter(desk).after(replace(answer, sentences=()), collections=None)

    assert len(offered) == 2
    assert all(each.startswith("What is said about raids by") for each in offered)


def test_a_title_is_offered_where_there_is_nothing_else(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, PLAIN)
    answer = desk.answer(Question("Who are in doubt?"), answer_id="a1")
    prompter = make_prompter(desk)

    offered = prompter.after(replace(answer, sentences=()), collections=None)

    assert offered == ("What does “Doctors in doubt” say?",)
    assert prompter.starters(collections=None) == offered


def test_no_title_is_a_starter_where_there_is_something_better(desk: CountingDesk) -> None:
    starters = make_prompter(desk).starters(collections=OPEN)

    assert starters == ("What are the Gunning principles?",)
