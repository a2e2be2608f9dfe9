"""The menu to look documents up in, and what it offers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.suggestions import (
    Suggestion,
    Suggestions,
    suggest_area,
    suggest_document,
    suggest_publisher,
)
from bot.slack.blocks.lookups.document_question import question_modal
from bot.slack.blocks.lookups.look_up import MAX_OF_A_KIND, look_up_prompt, offer_options
from bot.slack.blocks.menus import menu, option
from bot.slack.blocks.view_origin import ViewOrigin, read_origin
from index.snapshots.records import DocumentSummary
from tests.bot.slack.answers import TEXTS
from tests.bot.slack.blocks.lookups.looked_up import PLAN, SUMMARIES, check, elements
from tests.golden.lookups import LOOKUPS
from tests.golden.messages import golden_file, golden_text
from tests.slack_wire.limits import check_view
from tests.slack_wire.offers import read_offer

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")


@pytest.mark.parametrize("name", sorted(LOOKUPS))
def test_what_is_looked_up_looks_as_it_did(name: str) -> None:
    expected = golden_file(name).read_text(encoding="utf-8")

    assert golden_text(LOOKUPS[name]) == expected


def test_the_prompt_asks_which_document_and_offers_some_before_a_word_is_typed() -> None:
    message = look_up_prompt("/nhs")

    check(message)
    (menu,) = elements(message)
    assert (menu["type"], menu["min_query_length"]) == ("external_select", 0)
    assert menu["placeholder"]["text"] == "Find a document, publisher or area"
    assert "`/nhs sources`" in message.blocks[-1]["elements"][0]["text"]


def test_what_is_offered_stands_in_groups_without_the_empty_ones() -> None:
    found = Suggestions(
        documents=(Suggestion("a1", "Beds"),), areas=(Suggestion('area:"Devon"', "Devon"),)
    )

    offer = read_offer(offer_options(found))

    assert offer.groups == ("Documents", "Areas")
    assert offer.labels == ["Beds", "Devon"]
    assert list(offer.options) == ["a1", 'area:"Devon"']


def test_nothing_is_offered_as_no_options() -> None:
    assert offer_options(Suggestions()) == {"options": []}


@given(
    summaries=st.lists(SUMMARIES, max_size=MAX_OF_A_KIND),
    names=st.lists(TEXTS, max_size=MAX_OF_A_KIND),
)
def test_whatever_is_offered_slack_takes_it(
    summaries: list[DocumentSummary], names: list[str]
) -> None:
    numbered = [replace(each, id=f"{number:016x}") for number, each in enumerate(summaries)]
    found = Suggestions(
        documents=tuple(map(suggest_document, numbered)),
        publishers=tuple(map(suggest_publisher, names)),
        areas=tuple(map(suggest_area, names)),
    )

    assert len(read_offer(offer_options(found)).options) >= len(summaries)


def test_an_option_without_a_word_shows_its_value() -> None:
    assert option(" ", "a1")["text"]["text"] == "a1"


def test_a_menu_stands_at_what_is_chosen_if_it_is_among_the_first_hundred() -> None:
    options = [option(f"Option {number}", str(number)) for number in range(120)]

    assert menu("pick", "Pick", options, chosen="7")["initial_option"] == options[7]
    assert "initial_option" not in menu("pick", "Pick", options, chosen="110")
    assert menu("pick", "Pick", options)["options"] == options[:100]


@given(summary=SUMMARIES)
def test_a_question_is_asked_for_in_a_modal_that_names_the_document(
    summary: DocumentSummary,
) -> None:
    view = question_modal(summary, origin=ViewOrigin(channel="C1", document_id=summary.id))

    assert check_view(view) == []
    assert read_origin(view["private_metadata"]).document_id == PLAN.id
    assert view["submit"]["text"] == "Ask"
