"""Documents are listed by words and by the operators that questions know."""

from datetime import date

import pytest

from bot.answer.compose import Limits
from bot.catalogue.listing import describe, holds_words, read_listed
from bot.desk import LibraryDesk
from bot.library import Library
from index.language.words import read_words
from index.syncing.build import sync
from tests.bot.catalogue.documents import make_summary
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document

BMA = make_document(
    "bma",
    "Doctors want money.",
    title="Doctors of Our Dorset",
    publisher="British Medical Association",
    published=date(2017, 2, 20),
)
PULSE = make_document(
    "pulse",
    "Dorset is to close beds.",
    title="Articles of 2016",
    publisher="Pulse",
    published=date(2018, 6, 5),
)
FUND = make_document(
    "fund", "Beds.", title="Areas", publisher="The King's Fund", published=date(2016, 11, 14)
)
OPEN = frozenset({"open"})


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    folder = tmp_path_factory.mktemp("index")
    sync(folder, [ListedSource(BMA, FUND, PULSE)], WordEmbedder())
    return LibraryDesk(Library(folder, WordEmbedder()), Limits(max_sentences=3, min_confidence=0.0))


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["bma", "fund", "pulse"]),
        ("from:bma", ["bma"]),
        ('from:"The King’s Fund"', ["fund"]),
        ("in:2016", ["fund"]),
        ("2016", ["fund", "pulse"]),
        ("before:2018 after:2016", ["bma"]),
        ("doctors in:2017 from:british", ["bma"]),
        ("doctors in:2016", []),
        ("area:Dorset", ["bma", "pulse"]),
        ("area:Dorset from:pulse", ["pulse"]),
        ("articles of 2016", ["pulse"]),
        ("Articles of 2016", ["pulse"]),
        ("the latest", []),
        ("bournemouth", ["bma"]),
    ],
)
def test_operators_filter_and_other_words_match(
    desk: LibraryDesk, words: str, ids: list[str]
) -> None:
    listed = desk.listing(words, collections=OPEN)

    assert [each.id for each in listed.documents] == [f"id-{each}" for each in ids]
    assert desk.documents(words=words) == list(listed.documents)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (
            "from:bma doctors",
            "Searched only documents published by British Medical Association.",
        ),
        ("from:xyz", "No document here is published by “xyz”."),
        ("area:Atlantis", "No STP area is known as “Atlantis”."),
        ("area:Devon", "No document searched names Devon or one of its trusts."),
        ("after:2030", "Nothing here was published from 1 January 2031 on;"),
        ("after:soon", "“soon” behind after: is no date."),
        ("from:xyz after:soon", "No document here is published by “xyz”."),
    ],
)
def test_what_is_to_be_said_of_filters_is_said(desk: LibraryDesk, words: str, note: str) -> None:
    assert desk.listing(words).notes[0].startswith(note)


@pytest.mark.parametrize("words", ["from:xyz", "area:Atlantis", "after:2030", "after:soon beds"])
def test_where_a_filter_matches_nothing_nothing_is_listed(desk: LibraryDesk, words: str) -> None:
    assert desk.listing(words).documents == ()


def test_words_alone_need_no_note(desk: LibraryDesk) -> None:
    assert desk.listing("doctors").notes == ()
    assert desk.listing("no such words").notes == ()


def test_a_suggestion_lists_its_documents(desk: LibraryDesk) -> None:
    for typed in ("dorset", "british", "kings fund", "pulse"):
        offered = desk.suggest(typed, limit=9)

        for each in (*offered.publishers, *offered.areas):
            listed = {summary.id for summary in desk.listing(each.value).documents}
            assert listed
            assert {each.value for each in offered.documents} <= listed


def test_operators_are_read_and_plain_words_stay_words() -> None:
    asked = read_listed("the latest articles before 2018 from:bma", ["British Medical Association"])

    assert asked.text == "the latest articles before 2018"
    assert asked.strict.publishers == ("British Medical Association",)
    assert (asked.strict.published_to, asked.latest, asked.faults) == (None, False, ())


@pytest.mark.parametrize(
    "words", ["area:Greater Manchester beds", 'area:"Greater Manchester" beds']
)
def test_a_value_may_have_several_words(words: str) -> None:
    asked = read_listed(words, [])

    assert asked.text == "beds"
    assert asked.strict.area is not None
    assert asked.strict.area.said == "Greater Manchester"


def test_a_description_holds_what_is_known_and_the_areas_of_the_title() -> None:
    summary = make_summary(
        "paper", title="BSOL plan", publisher="The King’s Fund", published=date(2016, 11, 14)
    )

    described = describe(summary)

    for words in ("bsol", "PLAN king's", "2016-11", "id-paper", "paper.txt", "solihull birmingham"):
        assert holds_words(described, read_words(words))
    assert not holds_words(described, ["dorset"])
    assert describe(make_summary("bare")) == "bare txt id bare"
