"""Lists of documents: paged, narrowed by menus, and for whom they are."""

from dataclasses import replace
from typing import Any

import pytest

from bot.desk import LibraryDesk
from bot.slack.blocks.lookups.listing_blocks import publisher_value
from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.handling.lookups.listings import Listings
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelRules
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.lookups.shelves import (
    MINUTES,
    NOTES,
    PLAN,
    command_of,
    make_desk,
    replies,
)
from tests.bot.slack.handling.pressing import JOB, opened, press_in, press_on
from tests.bot.slack.loopback import Loopback, ok, refused
from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import check_view
from tests.slack_wire.render import Control, controls, shown_text


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    return make_desk(tmp_path_factory.mktemp("shelves"))


@pytest.fixture
def direct(workspaces: OneWorkspace) -> DirectMessages:
    return DirectMessages(workspaces)


@pytest.fixture
def listings(services: Services, direct: DirectMessages) -> Listings:
    return Listings(services, direct)


def listed(listings: Listings, loopback: Loopback, words: str = "") -> Json:
    command = command_of(loopback, f"sources {words}")
    listings.features().commands["sources"](JOB, command)
    return replies(loopback)[-1]


def use(
    listings: Listings,
    loopback: Loopback,
    message: Json,
    name: str,
    value: str | None = None,
    **changes: Any,  # noqa: ANN401  fields of several types
) -> Json:
    """Press a button or choose from a menu, and see what Slack is sent for it."""
    control = control_of(message, name)
    press = press_on(loopback, control.action_id, value or control.value or "", **changes)
    listings.features().presses[press.name](JOB, press)
    return replies(loopback)[-1]


def control_of(message: Json, name: str) -> Control:
    return next(each for each in controls(message["blocks"]) if each.action_id.startswith(name))


def chosen(message: Json, name: str) -> str:
    return str(control_of(message, name).element["initial_option"]["text"]["text"])


def labels(message: Json) -> list[str]:
    return [each.label for each in controls(message["blocks"]) if each.label != "Details"]


def heading(message: Json) -> str:
    return shown_text(message["blocks"]).splitlines()[0].strip("*")


def test_a_list_is_for_the_eyes_of_who_asked_and_has_menus(
    listings: Listings, loopback: Loopback
) -> None:
    message = listed(listings, loopback)

    assert message["response_type"] == "ephemeral"
    assert heading(message) == "12 documents, page 1 of 2"
    assert labels(message) == ["Publisher", "Year", "Next", "Find a document, publisher or area"]
    assert "Wexcombe" not in str(message)


def test_words_take_operators_and_what_they_mean_is_said(
    listings: Listings, loopback: Loopback
) -> None:
    message = listed(listings, loopback, "from:pulse in:2016")

    assert heading(message) == "1 document matching “from:pulse in:2016”"
    shown = shown_text(message["blocks"])
    assert "Searched only documents published by Pulse from 1 January 2016" in shown
    assert MINUTES.id in shown


def test_a_filter_that_matches_nothing_says_what_comes_nearest(
    listings: Listings, loopback: Loopback
) -> None:
    shown = shown_text(listed(listings, loopback, "from:hidden")["blocks"])

    assert "0 documents" in shown
    assert "Publishers here, the nearest first: Pulse and Dorset Council." in shown
    assert "Hidden Board" not in shown


def test_words_that_match_nothing_together_show_what_matches_some_of_them(
    listings: Listings, loopback: Loopback
) -> None:
    shown = shown_text(listed(listings, loopback, "zeppelin plan for dorset")["blocks"])

    assert "0 documents" in shown
    assert f"id `{PLAN.id}`" in shown
    assert "Wexcombe" not in shown


def test_a_page_is_turned_in_place(listings: Listings, loopback: Loopback) -> None:
    first = listed(listings, loopback)

    second = use(listings, loopback, first, "next_page")

    assert second["replace_original"] is True
    assert heading(second) == "12 documents, page 2 of 2"
    assert heading(use(listings, loopback, second, "previous_page")) == heading(first)


def test_a_publisher_is_chosen_in_place_and_the_words_are_kept(
    listings: Listings, loopback: Loopback
) -> None:
    message = listed(listings, loopback, "note")

    narrowed = use(listings, loopback, message, "sources_publisher", publisher_value("Pulse"))

    assert narrowed["replace_original"] is True
    assert heading(narrowed) == f"{len(NOTES)} documents matching “note”, by Pulse, page 1 of 2"
    assert chosen(narrowed, "sources_publisher") == f"Pulse ({len(NOTES)})"


def test_a_year_is_chosen_and_the_publisher_and_paging_are_kept(
    listings: Listings, loopback: Loopback
) -> None:
    message = listed(listings, loopback)
    message = use(listings, loopback, message, "sources_publisher", publisher_value("Pulse"))
    message = use(listings, loopback, message, "sources_year", "0")

    assert heading(message) == "9 documents, by Pulse, undated, page 1 of 2"
    turned = use(listings, loopback, message, "next_page")
    assert heading(turned) == "9 documents, by Pulse, undated, page 2 of 2"
    assert chosen(turned, "sources_year") == "Undated (9)"


def test_a_choice_is_taken_back(listings: Listings, loopback: Loopback) -> None:
    message = listed(listings, loopback)
    message = use(listings, loopback, message, "sources_publisher", publisher_value("Pulse"))
    message = use(listings, loopback, message, "sources_year", "2016")
    message = use(listings, loopback, message, "sources_publisher", "all")

    assert heading(message) == "2 documents, of 2016"
    assert heading(use(listings, loopback, message, "sources_year", "all")).startswith("12 ")


@pytest.mark.parametrize("value", ["all", "", "no such value", publisher_value("Hidden Board")])
def test_a_publisher_that_is_not_there_to_be_seen_is_none(
    listings: Listings, loopback: Loopback, value: str
) -> None:
    message = listed(listings, loopback)

    assert heading(use(listings, loopback, message, "sources_publisher", value or " ")) == (
        "12 documents, page 1 of 2"
    )


@pytest.mark.parametrize("page", ["", "x", "-1", "²", "9" * 5_000])
def test_an_odd_page_is_one_of_those_there_are(
    listings: Listings, loopback: Loopback, page: str
) -> None:
    message = listed(listings, loopback)
    listing_id = str(control_of(message, "next_page").value).partition(":")[0]

    shown = use(listings, loopback, message, "next_page", f"{listing_id}:{page}")

    assert heading(shown) == "12 documents, page 1 of 2"


def test_what_may_be_seen_is_asked_anew_at_each_press(
    listings: Listings, store: FakeStore, loopback: Loopback
) -> None:
    message = listed(listings, loopback)

    store.set_channel_rules(ChannelRules("T1", "C1", collections=frozenset({"board"})))

    assert heading(use(listings, loopback, message, "next_page")) == "1 document"


@pytest.mark.parametrize("action", ["next_page", "sources_publisher", "sources_year"])
def test_a_list_that_is_kept_no_longer_says_so_and_stays(
    services: Services, direct: DirectMessages, loopback: Loopback, action: str
) -> None:
    message = listed(Listings(services, direct), loopback)

    forgetful = Listings(replace(services, store=FakeStore()), direct)

    reply = use(forgetful, loopback, message, action, "gone:1")
    assert "kept no longer" in reply["text"]
    assert reply["replace_original"] is False


def press_at_home(loopback: Loopback) -> Press:
    """Press the Home tab's button."""
    return press_on(
        loopback, "all_sources", "all", channel="", response_url="", message_ts="", view_id="VHOME"
    )


def open_at_home(listings: Listings, loopback: Loopback) -> Json:
    """Press it, and see the modal that opens."""
    loopback.script("conversations.open", ok(channel={"id": "D7"}))
    listings.features().presses["all_sources"](JOB, press_at_home(loopback))
    return opened(loopback)


def test_from_the_home_tab_all_documents_are_listed_in_a_modal(
    listings: Listings, loopback: Loopback
) -> None:
    view = open_at_home(listings, loopback)

    assert check_view(view) == []
    assert heading(view) == "12 documents, page 1 of 2"
    assert "Wexcombe" not in str(view)


def test_in_a_modal_pages_are_turned_and_choices_made_in_place(
    listings: Listings, loopback: Loopback
) -> None:
    view = open_at_home(listings, loopback)

    turn = press_in(view, "next_page", str(control_of(view, "next_page").value), view_id="V1")
    listings.features().presses["next_page"](JOB, turn)

    (update,) = loopback.bodies("views.update")
    assert update["view_id"] == "V1"
    assert check_view(update["view"]) == []
    assert heading(update["view"]) == "12 documents, page 2 of 2"
    assert update["view"]["private_metadata"] == view["private_metadata"]


def test_in_a_modal_a_list_that_is_kept_no_longer_says_so(
    listings: Listings, loopback: Loopback
) -> None:
    view = open_at_home(listings, loopback)

    listings.features().presses["next_page"](JOB, press_in(view, "next_page", "gone:1"))

    (update,) = loopback.bodies("views.update")
    assert "kept no longer" in str(update["view"])


def test_where_slack_does_not_name_the_direct_messages_the_list_opens_all_the_same(
    listings: Listings, loopback: Loopback
) -> None:
    loopback.script("conversations.open", refused("internal_error"))

    listings.features().presses["all_sources"](JOB, press_at_home(loopback))

    assert heading(opened(loopback)) == "12 documents, page 1 of 2"
