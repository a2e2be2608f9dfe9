"""Lists of documents: pages, menus, and what is said where nothing matches."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.narrowing import Wanted, narrow
from bot.slack.blocks.lookups.listing_blocks import (
    Listed,
    document_page,
    listing_forgotten,
    publisher_value,
)
from bot.slack.blocks.message import Message
from index.snapshots.records import DocumentSummary
from tests.bot.slack.answers import TEXTS
from tests.bot.slack.blocks.lookups.looked_up import (
    PLAN,
    SUMMARIES,
    buttons_of,
    check,
    elements,
    menu_of,
    options_of,
    shown,
)

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

LISTING = "0123456789abcdef"
FUND = replace(PLAN, id="f" * 16, publisher="The King's Fund", published=date(2017, 5, 1))
SCRAP = replace(PLAN, id="e" * 16, publisher=None, published=None)


def page_of(
    summaries: list[DocumentSummary],
    *,
    wanted: Wanted | None = None,
    page: int = 0,
    notes: tuple[str, ...] = (),
    nearest: tuple[DocumentSummary, ...] = (),
) -> Message:
    wanted = wanted or Wanted()
    listed = Listed(LISTING, wanted, narrow(summaries, wanted), notes, nearest)
    return document_page(listed, page=page, command="/stp")


def turns(message: Message) -> list[tuple[str, str, str]]:
    return [each for each in buttons_of(message) if each[0] != "Details"]


@settings(max_examples=50)
@given(
    summaries=st.lists(SUMMARIES, max_size=8),
    words=st.just("") | TEXTS,
    notes=st.lists(TEXTS, max_size=3).map(tuple),
    page=st.integers(-2, 3),
)
def test_any_page_of_documents_is_within_slacks_limits_and_leaves_none_out(
    summaries: list[DocumentSummary], words: str, notes: tuple[str, ...], page: int
) -> None:
    message = page_of(summaries, wanted=Wanted(words=words), notes=notes, page=page)

    check(message)
    assert shown(message).count(f"id `{PLAN.id}`") == len(summaries)


@settings(max_examples=20)
@given(publishers=st.lists(TEXTS, min_size=100, max_size=150, unique=True), notes=TEXTS)
def test_any_number_of_publishers_and_years_is_within_slacks_limits(
    publishers: list[str], notes: str
) -> None:
    summaries = [
        replace(PLAN, publisher=name, title=name, location=name, published=date(1 + number, 1, 1))
        for number, name in enumerate(publishers)
    ]

    for wanted in (Wanted(), Wanted(publisher=publishers[-1], year=len(publishers))):
        check(page_of(summaries, wanted=wanted, notes=(notes,)))


@settings(max_examples=30)
@given(nearest=st.lists(SUMMARIES, max_size=3).map(tuple), words=TEXTS)
def test_a_list_of_nothing_is_within_slacks_limits(
    nearest: tuple[DocumentSummary, ...], words: str
) -> None:
    wanted = Wanted(words=words, publisher=words, year=2016)

    check(page_of([], wanted=wanted, nearest=nearest))


def test_a_listed_document_shows_who_when_where_and_its_id_with_a_button_for_more() -> None:
    message = page_of([PLAN])

    assert (
        "*Kent & Medway STP*\nNHS England · 23 November 2016\n"
        "plans/kent & medway.pdf · id `a1b2c3d4e5f6a7b8`"
    ) in shown(message)
    assert [block["type"] for block in message.blocks[2:4]] == ["section", "context"]
    assert buttons_of(message) == [("Details", "show_document", PLAN.id)]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?a=1&b=2", "<https://a.example/x?a=1&b=2|open>"),
        ("https://a.example/" + "x" * 200, "plans/kent & medway.pdf"),
        ("https://a.example/?" + "&" * 100, "plans/kent & medway.pdf"),
        ("file:///plans", "plans/kent & medway.pdf"),
    ],
    ids=["short", "long", "long once escaped", "not on the web"],
)
def test_a_listed_document_is_linked_where_the_address_is_short(url: str, expected: str) -> None:
    assert f"23 November 2016\n{expected} · id" in shown(page_of([replace(PLAN, url=url)]))


@pytest.mark.parametrize(("number", "expected"), [(1, "1 warning"), (3, "3 warnings")])
def test_a_listed_document_with_warnings_is_marked(number: int, expected: str) -> None:
    flawed = replace(PLAN, warnings=("Letters are missing.",) * number)

    lines = shown(page_of([flawed, FUND])).splitlines()

    (marked,) = [line for line in lines if "warning" in line]
    assert marked.endswith(f"id `{flawed.id}` · :warning: {expected}")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), "*20 documents, page 2 of 3*"),
        (Wanted("kent & medway"), "*20 documents matching “kent & medway”, page 2 of 3*"),
        (Wanted(publisher="NHS England"), "*20 documents, by NHS England, page 2 of 3*"),
        (
            Wanted("beds", "NHS England", 2016),
            "*20 documents matching “beds”, by NHS England, of 2016, page 2 of 3*",
        ),
        (Wanted(year=0), "*0 documents, undated*"),
    ],
    ids=["all", "words", "publisher", "everything", "undated"],
)
def test_the_heading_says_what_is_listed_and_which_page_it_is(
    wanted: Wanted, expected: str
) -> None:
    assert shown(page_of([PLAN] * 20, wanted=wanted, page=1)).startswith(expected)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (0, [("Next", "next_page", f"{LISTING}:1")]),
        (1, [("Previous", "previous_page", f"{LISTING}:0"), ("Next", "next_page", f"{LISTING}:2")]),
        (2, [("Previous", "previous_page", f"{LISTING}:1")]),
        (99, [("Previous", "previous_page", f"{LISTING}:1")]),
    ],
)
def test_a_page_has_buttons_to_its_neighbours(
    page: int, expected: list[tuple[str, str, str]]
) -> None:
    assert turns(page_of([PLAN] * 20, page=page)) == expected


def test_a_single_page_has_no_buttons_to_turn_it() -> None:
    assert turns(page_of([PLAN] * 8)) == []


def test_the_menus_offer_publishers_and_years_with_how_many_they_have() -> None:
    message = page_of([PLAN, PLAN, FUND, SCRAP])

    publishers = menu_of(message, "sources_publisher")
    assert publishers["action_id"] == f"sources_publisher:{LISTING}"
    assert options_of(publishers) == [
        ("All publishers", "all"),
        ("NHS England (2)", publisher_value("NHS England")),
        ("The King's Fund (1)", publisher_value("The King's Fund")),
    ]
    years = menu_of(message, "sources_year")
    assert years["action_id"] == f"sources_year:{LISTING}"
    assert options_of(years) == [
        ("All years", "all"),
        ("2017 (1)", "2017"),
        ("2016 (2)", "2016"),
        ("Undated (1)", "0"),
    ]


@pytest.mark.parametrize(
    ("wanted", "publisher", "year"),
    [
        (Wanted(), "All publishers", "All years"),
        (Wanted(publisher="NHS England"), "NHS England (2)", "All years"),
        (Wanted(year=2017), "All publishers", "2017 (1)"),
        (Wanted(year=0), "All publishers", "Undated (1)"),
    ],
    ids=["nothing", "publisher", "year", "undated"],
)
def test_the_menus_stand_at_what_is_chosen(wanted: Wanted, publisher: str, year: str) -> None:
    message = page_of([PLAN, PLAN, FUND, SCRAP], wanted=wanted)

    chosen = [
        menu_of(message, action)["initial_option"]["text"]["text"]
        for action in ("sources_publisher", "sources_year")
    ]
    assert chosen == [publisher, year]


def test_of_many_publishers_those_of_most_documents_are_offered_and_the_one_chosen() -> None:
    few = [replace(PLAN, publisher=f"Publisher {number:03}") for number in range(150)]
    last = "Publisher 149"

    offered = menu_of(page_of([FUND, FUND, *few], wanted=Wanted(publisher=last)), "sources_pub")

    labels = [label for label, _ in options_of(offered)]
    assert len(labels) == 100
    assert labels[:3] == ["All publishers", "The King's Fund (2)", "Publisher 000 (1)"]
    assert labels[-1] == offered["initial_option"]["text"]["text"] == "Publisher 149 (1)"


def test_of_many_years_the_newest_are_offered_and_the_one_chosen_and_what_is_undated() -> None:
    dated = [replace(PLAN, published=date(year, 1, 1)) for year in range(1900, 2000)]

    offered = menu_of(page_of([*dated, SCRAP], wanted=Wanted(year=1905)), "sources_year")

    values = [value for _, value in options_of(offered)]
    assert values == ["all", *(str(year) for year in range(1999, 1939, -1)), "1905", "0"]


def test_publishers_are_told_apart_however_long_and_alike_their_names() -> None:
    one, other = "Board of " + "x" * 300, "Board of " + "x" * 300 + "y"

    assert publisher_value(one) != publisher_value(other)
    assert len(publisher_value(one)) <= 150


def test_a_list_has_the_menu_to_look_others_up() -> None:
    assert elements(page_of([PLAN]))[-1]["action_id"] == "look_up"


def test_notes_stand_under_the_heading() -> None:
    message = page_of([PLAN], notes=("Searched only <b>.", "Newest first."))

    assert message.blocks[1]["type"] == "context"
    assert shown(message).splitlines()[1] == "Searched only <b>. Newest first."


def test_a_list_of_nothing_says_so_and_shows_what_comes_near() -> None:
    message = page_of([], wanted=Wanted("cup plan"), nearest=(PLAN,))

    text = shown(message)
    assert text.startswith("*0 documents matching “cup plan”*")
    assert "*Documents that match some of the words:*\n*Kent & Medway STP*" in text
    assert "`/stp find WORDS` looks into the text." in text


def test_a_list_of_nothing_at_all_hints_at_nothing() -> None:
    assert shown(page_of([])) == "*0 documents*"


def test_a_file_s_name_makes_no_line_of_its_own() -> None:
    listed = page_of([replace(PLAN, location="plan\nPublished: 1 May 2017.txt")])

    assert "plan Published: 1 May 2017.txt" in shown(listed)


def test_a_list_that_is_kept_no_longer_says_how_to_get_it_again() -> None:
    assert "`/nhs sources`" in listing_forgotten("/nhs").text
