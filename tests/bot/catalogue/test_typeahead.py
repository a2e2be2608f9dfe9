"""While somebody types, what fits is offered, the best first, and only what they may see."""

from datetime import date

import pytest

from bot.catalogue.suggestions import Suggestion
from bot.catalogue.typeahead import Typeahead
from tests.bot.catalogue.documents import make_summary

BMA = "British Medical Association"
SUMMARIES = [
    make_summary("old", title="Beds at risk", publisher="Pulse", published=date(2015, 1, 1)),
    make_summary("new", title="Beds at risk", publisher="Pulse", published=date(2018, 1, 1)),
    make_summary("later", title="The risk to beds", publisher=BMA, published=date(2019, 1, 1)),
    make_summary("order", title="Are beds at risk?", publisher=BMA, published=date(2014, 1, 1)),
    make_summary("fund", title="Areas", publisher="The King’s Fund", published=date(2016, 1, 1)),
    make_summary("dorset", title="Our Dorset", publisher=BMA, published=date(2013, 1, 1)),
    make_summary("undated", title="A café", publisher=None),
    make_summary("leeds-paper"),
    make_summary(
        "board",
        title="Beds at Poole Hospital",
        publisher="Secret Board",
        published=date(2020, 1, 1),
        collection="board",
    ),
    make_summary(
        "kent",
        title="Kent and Medway",
        publisher=BMA,
        published=date(2020, 1, 2),
        collection="board",
    ),
]
TYPEAHEAD = Typeahead(SUMMARIES)
OPEN = frozenset({"open"})


def documents(typed: str, *, limit: int = 100) -> list[str]:
    found = TYPEAHEAD.suggest(typed, limit=limit, collections=OPEN).documents
    return [each.value.removeprefix("id-") for each in found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("beds at r", ["new", "old", "order"]),
        ("beds risk", ["new", "old", "order", "later"]),
        ("RISK", ["later", "new", "old", "order"]),
        ("risk bma", ["later", "order"]),
        ("british medical", ["later", "order", "dorset"]),
        ("king's", ["fund"]),
        ("king`s fun", ["fund"]),
        ("CAFÉ", ["undated"]),
        ("cafe", ["undated"]),
        ("bournemouth", ["dorset"]),
        ("leeds", ["leeds-paper"]),
        ("xyz", []),
        ("eds", []),
        ("beds " * 30, ["later", "new", "old", "order"]),
    ],
)
def test_documents_are_offered_best_first_then_newest_first(typed: str, found: list[str]) -> None:
    assert documents(typed) == found


@pytest.mark.parametrize("typed", ["", "  ", "?"])
def test_where_nothing_is_typed_the_newest_documents_are_offered(typed: str) -> None:
    found = TYPEAHEAD.suggest(typed, limit=3, collections=OPEN)

    assert [each.value for each in found.documents] == ["id-later", "id-new", "id-fund"]
    assert (found.publishers, found.areas) == ((), ())
    assert documents("")[-2:] == ["undated", "leeds-paper"]


def test_no_more_of_each_kind_is_offered_than_asked_for() -> None:
    found = TYPEAHEAD.suggest("b", limit=1, collections=None)

    assert (len(found.documents), len(found.publishers)) == (1, 1)
    assert documents("beds risk", limit=2) == ["new", "old"]


def test_publishers_are_offered_by_words_and_initials_those_of_most_documents_first() -> None:
    found = TYPEAHEAD.suggest("p", limit=9, collections=OPEN).publishers
    by_initials = TYPEAHEAD.suggest("bma", limit=9, collections=OPEN).publishers
    both = Typeahead([
        make_summary("1", publisher="Board A"),
        make_summary("2", publisher="Board B"),
        make_summary("3", publisher="Board B"),
    ]).suggest("boa", limit=9, collections=None)

    assert found == (Suggestion('from:"Pulse"', "Pulse"),)
    assert by_initials == (Suggestion(f'from:"{BMA}"', BMA),)
    assert [each.label for each in both.publishers] == ["Board B", "Board A"]


@pytest.mark.parametrize("typed", ["dors", "bournemouth", "poole hosp"])
def test_an_area_is_offered_by_name_place_or_trust_where_a_title_names_it(typed: str) -> None:
    found = TYPEAHEAD.suggest(typed, limit=9, collections=OPEN).areas

    assert found == (Suggestion('area:"Dorset"', "Dorset"),)


@pytest.mark.parametrize("typed", ["secret", "poole hospital", "kent", "medway"])
def test_what_may_not_be_seen_is_not_offered(typed: str) -> None:
    seen = TYPEAHEAD.suggest(typed, limit=99, collections=OPEN)
    everything = TYPEAHEAD.suggest(typed, limit=99, collections=None)

    assert seen.documents == seen.publishers == ()
    assert everything.documents
    assert "Kent and Medway" not in {each.label for each in seen.areas}


def test_what_may_not_be_seen_neither_takes_places_nor_changes_the_order() -> None:
    seen = TYPEAHEAD.suggest("beds", limit=2, collections=OPEN)
    alone = Typeahead([each for each in SUMMARIES if each.collection == "open"])

    assert len(seen.documents) == 2
    for typed in ("", "b", "beds", "p", "d", "k", "the", "s"):
        assert TYPEAHEAD.suggest(typed, limit=2, collections=OPEN) == alone.suggest(
            typed, limit=2, collections=None
        )


def test_of_no_collections_and_of_no_documents_nothing_is_offered() -> None:
    nothing = TYPEAHEAD.suggest("beds", limit=2, collections=frozenset())
    empty = Typeahead([]).suggest("beds", limit=2, collections=None)

    assert nothing == empty
    assert not any((nothing.documents, nothing.publishers, nothing.areas))


def test_less_than_one_suggestion_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="limit is 0"):
        TYPEAHEAD.suggest("beds", limit=0, collections=None)
