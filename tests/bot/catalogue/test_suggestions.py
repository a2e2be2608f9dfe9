"""A suggestion has a label and a value that fit a menu."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.listing import read_listed
from bot.catalogue.suggestions import (
    MAX_LABEL_CHARS,
    MAX_VALUE_CHARS,
    shorten,
    suggest_area,
    suggest_document,
    suggest_publisher,
)
from index.language.areas import Area, load_areas
from tests.bot.catalogue.documents import make_summary

DAY = date(2016, 11, 14)


@pytest.mark.parametrize(
    ("title", "publisher", "published", "label"),
    [
        ("Beds at risk", "Pulse", DAY, "Beds at risk · Pulse · 2016"),
        ("Beds\n at  risk", "Pulse", None, "Beds at risk · Pulse"),
        (None, None, DAY, "one.txt · 2016"),
        ("Beds " * 13, "A long name", DAY, f"{'Beds ' * 13}· 2016"),
        ("Beds " * 20, "Pulse", DAY, f"{'Beds ' * 14}Beds…"),
        ("B" * 80, "Pulse", DAY, "B" * 74 + "…"),
    ],
    ids=["all", "no day", "no title", "no room for the publisher", "long", "one long word"],
)
def test_a_document_is_labelled_by_title_publisher_and_year_as_far_as_they_fit(
    title: str | None, publisher: str | None, published: date | None, label: str
) -> None:
    summary = make_summary("one", title=title, publisher=publisher, published=published)

    suggestion = suggest_document(summary)

    assert (suggestion.value, suggestion.label) == ("id-one", label)


@given(text=st.text(max_size=200), most=st.integers(1, 80))
def test_what_is_cut_keeps_its_beginning(text: str, most: int) -> None:
    cut = shorten(text, most)

    assert len(cut) <= most
    assert cut == text if len(text) <= most else text.startswith(cut.removesuffix("…"))


@given(name=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_a_suggestion_of_any_publisher_fits(name: str) -> None:
    suggestion = suggest_publisher(name)

    assert len(suggestion.value) <= MAX_VALUE_CHARS
    assert len(suggestion.label) <= MAX_LABEL_CHARS
    assert "\n" not in suggestion.value + suggestion.label


@pytest.mark.parametrize(
    "name",
    [
        "Pulse",
        "The King’s Fund",
        'The "Daily" “Mail”',
        "Health: a view, in:2016",
        f"Board of {'very ' * 40}many",
        "2016",
    ],
    ids=["word", "apostrophe", "marks", "colon", "long", "number"],
)
def test_the_value_of_a_publisher_is_read_as_that_publisher(name: str) -> None:
    asked = read_listed(suggest_publisher(name).value, [name, "Another"])

    assert (asked.text, asked.faults) == ("", ())
    assert asked.strict.publishers == (name,)


@pytest.mark.parametrize("area", load_areas(), ids=lambda area: area.code)
def test_the_value_of_an_area_is_read_as_that_area(area: Area) -> None:
    suggestion = suggest_area(area.name)

    asked = read_listed(suggestion.value, [])

    assert len(suggestion.label) <= MAX_LABEL_CHARS
    assert (asked.text, asked.faults) == ("", ())
    assert asked.strict.area is not None
    assert area.code in asked.strict.area.labels
