"""What a desk searches when a question says which documents are meant."""

from datetime import date

import pytest

from bot.answer.answer import Answer, Status
from bot.answer.compose import Limits
from bot.answer.question import Question, Turn
from bot.desk import LibraryDesk
from bot.library import Library
from index.searcher import Query
from index.syncing.build import sync
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

BMA = make_document(
    "bma",
    "Doctors want money for community beds. The plans would close 100 community beds in Dorset."
    " Doctors in Kent were not asked.",
    title="Doctors and beds",
    publisher="British Medical Association",
    published=date(2017, 2, 20),
)
PULSE = make_document(
    "pulse",
    "The BMA said that the plans would close 3,000 community beds. The number of areas is 42.",
    title="Beds to close",
    publisher="Pulse",
    published=date(2018, 6, 5),
)
FUND = make_document(
    "fund",
    "The number of areas is 44. Leaders of areas met in secret.",
    title="Areas",
    publisher="The King's Fund",
    published=date(2016, 11, 14),
)
UNDATED = make_document("undated", "The number of areas in the plans is not known to all.")
BOARD = make_document(
    "board",
    "Devon is to close all community beds. The number of areas is 40.",
    publisher="Hidden Board",
    published=date(2020, 1, 1),
    collection="board",
)
DOCUMENTS = (BMA, BOARD, FUND, PULSE, UNDATED)
OPEN = frozenset({"open"})


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    folder = tmp_path_factory.mktemp("index")
    sync(folder, [ListedSource(*DOCUMENTS)], WordEmbedder())
    return LibraryDesk(Library(folder, WordEmbedder()), Limits(max_sentences=3, min_confidence=0.0))


def ask(desk: LibraryDesk, text: str, *earlier: str) -> Answer:
    history = tuple(Turn(question, "Something.") for question in earlier)
    return desk.answer(Question(text, history=history, collections=OPEN), answer_id="a1")


def cited(answer: Answer) -> set[str]:
    return {each.document_id for each in answer.citations}


@pytest.mark.parametrize(
    ("text", "documents", "note"),
    [
        (
            "from:bma which plans would close beds?",
            {BMA.id},
            "Searched only documents published by British Medical Association.",
        ),
        (
            "what is the number of areas? before:2018",
            {FUND.id},
            "Searched only documents published up to 31 December 2017.",
        ),
        (
            "what is the number of areas? after:2017-06",
            {PULSE.id},
            "Searched only documents published from 1 July 2017 on.",
        ),
        (
            "from:pulse in:2018 what is the number of areas?",
            {PULSE.id},
            "Searched only documents published by Pulse from 1 January 2018 to 31 December 2018.",
        ),
        (
            "area:Dorset which plans would close beds?",
            {BMA.id},
            "Searched only what names Dorset or its trusts.",
        ),
        (
            "area:Dorset before:2018 which plans would close beds?",
            {BMA.id},
            "Searched only what names Dorset or its trusts, in documents published up to"
            " 31 December 2017.",
        ),
    ],
)
def test_operators_bind_and_are_said(
    desk: LibraryDesk, text: str, documents: set[str], note: str
) -> None:
    answer = ask(desk, text)

    assert answer.status is Status.ANSWERED
    assert answer.question == text
    assert cited(answer) == documents
    assert note in answer.remarks


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "from:xyz what of beds?",
            "No document here is published by “xyz”. Publishers here, the nearest first:"
            " British Medical Association, Pulse and The King's Fund.",
        ),
        (
            "from:hidden what of beds?",
            "No document here is published by “hidden”. Publishers here, the nearest first:"
            " British Medical Association, Pulse and The King's Fund.",
        ),
        (
            "after:2030 what of beds?",
            "Nothing here was published from 1 January 2031 on; the newest is of 5 June 2018.",
        ),
        (
            "before:2010 what of beds?",
            "Nothing here was published up to 31 December 2009; the oldest is of 14 November 2016.",
        ),
        (
            "in:2017-10 what of beds?",
            "Nothing here was published from 1 October 2017 to 31 October 2017; the nearest is of"
            " 20 February 2017.",
        ),
        (
            "from:pulse before:2018 what of beds?",
            "Nothing here by Pulse was published up to 31 December 2017; the oldest is of"
            " 5 June 2018.",
        ),
        ("after:foo what of beds?", "“foo” behind after: is no date. Write after:2017"),
        ("area:Dorest what of beds?", "No STP area is known as “Dorest”. The nearest: Dorset."),
        (
            "area:Devon what of beds?",
            "No document searched names Devon or one of its trusts. Areas named here: Kent and"
            " Medway and Dorset.",
        ),
        (
            "area:Dorset from:pulse what of beds?",
            "No document searched names Dorset or one of its trusts.",
        ),
    ],
)
def test_a_filter_that_matches_nothing_says_so_and_offers_the_nearest(
    desk: LibraryDesk, text: str, says: str
) -> None:
    answer = ask(desk, text)

    assert answer.status is Status.NOT_FOUND
    assert answer.confidence == 0
    assert answer.remarks[0].startswith(says)
    assert 1 <= len(answer.nearest) <= 3
    assert BOARD.id not in {each.document_id for each in answer.nearest}
    assert "Hidden" not in " ".join(answer.remarks)


def test_according_to_a_publisher_is_answered_from_what_they_publish(desk: LibraryDesk) -> None:
    answer = ask(desk, "According to the BMA, how many community beds would the plans close?")

    assert cited(answer) == {BMA.id}
    assert "Taken from what British Medical Association published." in answer.remarks


def test_what_they_do_not_answer_is_answered_from_others(desk: LibraryDesk) -> None:
    answer = ask(
        desk,
        "What does Pulse say of doctors in Kent who were not asked and want money for community"
        " beds in Dorset?",
    )

    assert cited(answer) == {BMA.id}
    assert answer.remarks[0] == "Nothing published here by Pulse answers this; others do."


@pytest.mark.parametrize("text", ["What does the RCN say about beds?", "What of beds in Dorset?"])
def test_whoever_publishes_nothing_here_is_no_filter(desk: LibraryDesk, text: str) -> None:
    answer = ask(desk, text)

    assert answer.status is Status.ANSWERED
    assert not any("published" in remark for remark in answer.remarks)
    assert answer.holdings is not None
    assert answer.holdings.documents == 4


def test_a_time_that_a_question_speaks_of_is_preferred(desk: LibraryDesk) -> None:
    answer = ask(desk, "What was the number of areas before 2018?")

    assert cited(answer) == {FUND.id}
    assert "Taken from documents published up to 31 December 2017." in answer.remarks


def test_a_time_of_which_nothing_is_here_takes_no_answer_away(desk: LibraryDesk) -> None:
    answer = ask(desk, "What was the number of areas before 2010?")

    assert answer.status is Status.ANSWERED
    assert not any("Taken" in remark for remark in answer.remarks)


def test_the_latest_is_taken_from_the_newest_that_answers(desk: LibraryDesk) -> None:
    answer = ask(desk, "What is the latest number of areas?")

    assert cited(answer) == {PULSE.id}
    assert "Taken from the newest that answers, published on 5 June 2018." in answer.remarks


def test_a_follow_up_keeps_the_filter(desk: LibraryDesk) -> None:
    answer = ask(desk, "and what of beds?", "from:bma what of doctors?")

    assert cited(answer) == {BMA.id}
    assert "Searched only documents published by British Medical Association." in answer.remarks


def test_a_question_that_stands_for_itself_does_not(desk: LibraryDesk) -> None:
    answer = ask(desk, "What is the number of areas where leaders met?", "from:bma what of beds?")

    assert FUND.id in cited(answer)


def test_filters_alone_ask_for_words(desk: LibraryDesk) -> None:
    answer = ask(desk, "from:bma")

    assert "Beside the filters there is no question: say what to look for." in answer.remarks


def test_an_area_of_the_question_binds(desk: LibraryDesk) -> None:
    answer = desk.answer(Question("Which plans would close beds?", area="Dorset"), answer_id="a1")

    assert cited(answer) == {BMA.id}


def found(desk: LibraryDesk, text: str, *, area: str | None = None) -> tuple[list[str], str]:
    looked = desk.look(Query(text, collections=OPEN), area=area)
    assert not looked.is_declined
    return [hit.document.id for hit in looked.hits], " ".join(looked.notes)


@pytest.mark.parametrize(
    ("text", "ids", "note"),
    [
        ("beds from:bma", [BMA.id], "published by British Medical Association."),
        ("beds according to the BMA", [BMA.id], "published by British Medical Association."),
        ("areas before 2018", [FUND.id, BMA.id], "published up to 31 December 2017."),
        ("area:Dorset beds", [BMA.id], "names Dorset"),
        ("area:Dorset", [BMA.id], "names Dorset"),
        ("latest number of areas", [PULSE.id, FUND.id], "the newest come first."),
    ],
)
def test_a_search_is_filtered_by_operators_and_by_plain_words(
    desk: LibraryDesk, text: str, ids: list[str], note: str
) -> None:
    hits, said = found(desk, text)

    assert hits[: len(ids)] == ids
    assert note in said


def test_a_time_of_which_nothing_is_here_is_said_and_all_is_searched(desk: LibraryDesk) -> None:
    hits, said = found(desk, "beds before 2010")

    assert hits
    assert said.startswith("Nothing here was published up to 31 December 2009;")


def test_a_question_in_a_search_is_not_narrowed_by_plain_words(desk: LibraryDesk) -> None:
    hits, said = found(desk, "What was the number of areas before 2018?")

    assert PULSE.id in hits
    assert said == ""


@pytest.mark.parametrize("text", ["beds from:xyz", "beds area:Atlantis", "beds after:2030"])
def test_a_search_whose_filter_matches_nothing_is_declined(desk: LibraryDesk, text: str) -> None:
    looked = desk.look(Query(text))

    assert looked.is_declined
    assert looked.hits == ()
    assert looked.notes
    assert desk.find(Query(text)) == []


def test_options_filter_a_search(desk: LibraryDesk) -> None:
    assert found(desk, "beds", area="Dorset")[0] == [BMA.id]
    assert [hit.document.id for hit in desk.find(Query("beds", publisher="bma"))] == [BMA.id]
    assert desk.look(Query("beds"), area="Atlantis").is_declined


@pytest.mark.parametrize("query", [Query(" "), Query("beds", limit=0)])
def test_a_search_for_nothing_is_refused(desk: LibraryDesk, query: Query) -> None:
    with pytest.raises(ValueError, match=r"blank|limit"):
        desk.look(query)
