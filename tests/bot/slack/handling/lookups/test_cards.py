"""Documents' cards: by id, by a button, or looked up by typing."""

import pytest

from bot.desk import LibraryDesk
from bot.slack.blocks.modal import modal
from bot.slack.blocks.view_origin import ViewOrigin
from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.handling.lookups.cards import Cards
from bot.slack.handling.lookups.listings import Listings
from bot.slack.handling.services import Services
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelRules
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.lookups.shelves import (
    MINUTES,
    NEWER_MINUTES,
    PLAN,
    SECRET,
    command_of,
    make_desk,
    replies,
)
from tests.bot.slack.handling.pressing import JOB, opened, press_in, press_on
from tests.bot.slack.loopback import Loopback
from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import check_view
from tests.slack_wire.render import controls, shown_text


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    return make_desk(tmp_path_factory.mktemp("shelves"))


@pytest.fixture
def cards(services: Services, workspaces: OneWorkspace) -> Cards:
    return Cards(services, Listings(services, DirectMessages(workspaces)))


def source(cards: Cards, loopback: Loopback, named: str = "") -> str:
    cards.features().commands["source"](JOB, command_of(loopback, f"source {named}"))
    return shown_text(replies(loopback)[-1]["blocks"])


def press(cards: Cards, loopback: Loopback, action: str, value: str) -> Json:
    pressed = press_on(loopback, action, value)
    cards.features().presses[pressed.name](JOB, pressed)
    return replies(loopback)[-1]


def test_a_document_is_shown_by_its_id(cards: Cards, loopback: Loopback) -> None:
    shown = source(cards, loopback, PLAN.id)

    facts = ("Plan for Dorset", "Dorset Council", "14 November 2016", "plan.txt", "2 pages")
    assert all(fact in shown for fact in facts)
    assert "• Finance\n• Beds" in shown
    assert "“Dorset is to have a plan of its own." in shown


@pytest.mark.parametrize("typed", ["`id-plan`", "  ID-Plan ", "<id-plan>"])
def test_an_id_is_known_as_people_copy_it(cards: Cards, loopback: Loopback, typed: str) -> None:
    assert "Dorset Council" in source(cards, loopback, typed)


def test_the_outline_jumps_to_places_of_the_document(cards: Cards, loopback: Loopback) -> None:
    source(cards, loopback, PLAN.id)

    jumps, *_ = controls(replies(loopback)[-1]["blocks"])
    places = [option["value"] for option in jumps.element["options"]]
    assert jumps.action_id == "context_at"
    assert places == [f"{PLAN.id}:{PLAN.text.index(each)}" for each in ("Finance", "Beds")]


def test_an_older_version_names_the_newer_one(cards: Cards, loopback: Loopback) -> None:
    shown = source(cards, loopback, MINUTES.id)

    assert "Superseded by *Minutes of the meeting*, 2 May 2017" in shown
    assert NEWER_MINUTES.id in shown
    assert "Superseded" not in source(cards, loopback, NEWER_MINUTES.id)


def test_without_an_id_there_is_a_menu_to_type_into(cards: Cards, loopback: Loopback) -> None:
    assert "*Which document?*" in source(cards, loopback)

    (menu,) = controls(replies(loopback)[-1]["blocks"])
    assert (menu.action_id, menu.element["type"]) == ("look_up", "external_select")


@pytest.mark.parametrize(
    ("typed", "near"),
    [("plan dor", PLAN.id), ("zeppelins of dorset", PLAN.id), ("minutes", NEWER_MINUTES.id)],
)
def test_an_unknown_id_is_named_with_the_nearest_titles(
    cards: Cards, loopback: Loopback, typed: str, near: str
) -> None:
    shown = source(cards, loopback, typed)

    assert f"There is no document with the id “{typed}”." in shown
    assert "`/stp sources` lists" in shown
    assert f"id `{near}`" in shown


@pytest.mark.parametrize("typed", [SECRET.id, "secret plan", "wexcombe"])
def test_what_may_not_be_seen_is_neither_shown_nor_near(
    cards: Cards, loopback: Loopback, typed: str
) -> None:
    shown = source(cards, loopback, typed)

    assert "There is no document with the id" in shown
    said = shown.replace(f"“{typed}”", "").casefold()
    assert not any(word in said for word in ("wexcombe", "secret", "hidden"))


def test_a_button_shows_a_card_beside_the_list(cards: Cards, loopback: Loopback) -> None:
    reply = press(cards, loopback, "show_document", PLAN.id)

    assert reply["replace_original"] is False
    assert reply["response_type"] == "ephemeral"
    assert "Dorset Council" in shown_text(reply["blocks"])


def test_a_document_that_is_looked_up_is_shown_in_place_with_the_menu_below_it(
    cards: Cards, loopback: Loopback
) -> None:
    reply = press(cards, loopback, "look_up", PLAN.id)

    assert reply["replace_original"] is True
    assert "*First words*" in shown_text(reply["blocks"])
    assert controls(reply["blocks"])[-1].action_id == "look_up"


@pytest.mark.parametrize(
    ("value", "heading"),
    [
        ('from:"Dorset Council"', '1 document matching “from:"Dorset Council"”'),
        ('area:"Dorset"', '1 document matching “area:"Dorset"”'),
    ],
    ids=["publisher", "area"],
)
def test_a_publisher_or_an_area_that_is_looked_up_is_a_list_in_place(
    cards: Cards, loopback: Loopback, value: str, heading: str
) -> None:
    reply = press(cards, loopback, "look_up", value)

    assert reply["replace_original"] is True
    assert heading in shown_text(reply["blocks"])
    assert PLAN.id in shown_text(reply["blocks"])
    assert controls(reply["blocks"])[-1].action_id == "look_up"


def test_what_may_be_seen_is_asked_anew_at_each_press(
    cards: Cards, store: FakeStore, loopback: Loopback
) -> None:
    store.set_channel_rules(ChannelRules("T1", "C1", collections=frozenset({"board"})))

    assert "no document" in press(cards, loopback, "look_up", PLAN.id)["text"]
    assert "Hidden Board" in press(cards, loopback, "show_document", SECRET.id)["text"]


AT_HOME = modal("Sources", [], origin=ViewOrigin(channel="D7"))


def test_from_a_list_in_a_modal_a_card_is_opened_over_it(cards: Cards, loopback: Loopback) -> None:
    cards.features().presses["show_document"](JOB, press_in(AT_HOME, "show_document", PLAN.id))

    view = opened(loopback, "views.push")
    assert check_view(view) == []
    assert "Dorset Council" in shown_text(view["blocks"])
    assert view["private_metadata"] == AT_HOME["private_metadata"]


def test_what_is_looked_up_in_a_modal_is_shown_in_its_place(
    cards: Cards, loopback: Loopback
) -> None:
    cards.features().presses["look_up"](JOB, press_in(AT_HOME, "look_up", PLAN.id))

    (update,) = loopback.bodies("views.update")
    assert update["view_id"] == "V1"
    assert "Dorset Council" in shown_text(update["view"]["blocks"])


def test_a_modal_shows_no_card_of_what_may_not_be_seen(cards: Cards, loopback: Loopback) -> None:
    cards.features().presses["show_document"](JOB, press_in(AT_HOME, "show_document", SECRET.id))

    view = opened(loopback, "views.push")
    assert "There is no document with the id" in shown_text(view["blocks"])
