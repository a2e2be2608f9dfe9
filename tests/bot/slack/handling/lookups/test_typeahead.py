"""What is offered while somebody types, and to whom."""

import logging
from typing import Any

import pytest
from hypothesis import given

from bot.desk import LibraryDesk
from bot.slack.handling.lookups.typeahead import Typeahead
from bot.slack.handling.services import Services
from bot.slack.requests.typed import Typed, read_typed
from bot.store.records import ChannelRules
from index.errors import RetrievalError
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.lookups.shelves import MINUTES, NEWER_MINUTES, PLAN, SECRET, make_desk
from tests.bot.slack.requests.test_requests import ANY_JSON
from tests.slack_wire.offers import Offer, read_offer


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    return make_desk(tmp_path_factory.mktemp("shelves"))


@pytest.fixture
def typeahead(services: Services) -> Typeahead:
    return Typeahead(services.desk, services.access)


class BrokenDesk(LibraryDesk):
    """A desk whose index cannot be opened."""

    def __init__(self) -> None:
        """Have none."""

    def suggest(self, *_args: object, **_named: object) -> Any:  # noqa: ANN401  never returns
        """Fail."""
        raise RetrievalError("the index is damaged")


def body_of(typed: str, *, action: str = "look_up", channel: str = "C1") -> dict[str, Any]:
    return {
        "type": "block_suggestion",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": channel},
        "container": {"type": "message", "channel_id": channel},
        "action_id": action,
        "value": typed,
    }


def offered(typeahead: Typeahead, typed: str, **named: str) -> Offer:
    return read_offer(typeahead.offer(body_of(typed, **named)))


def test_documents_publishers_and_areas_are_offered_in_groups(typeahead: Typeahead) -> None:
    offer = offered(typeahead, "dors")

    assert offer.groups == ("Documents", "Publishers", "Areas")
    assert list(offer.options) == [PLAN.id, 'from:"Dorset Council"', 'area:"Dorset"']
    assert offer.labels[0] == "Plan for Dorset · Dorset Council · 2016"


def test_the_newest_documents_are_offered_before_a_word_is_typed(typeahead: Typeahead) -> None:
    assert list(offered(typeahead, "").options)[:3] == [NEWER_MINUTES.id, PLAN.id, MINUTES.id]


@pytest.mark.parametrize("typed", ["", "wexcombe", "secret pl", "hidden", "plan"])
def test_nothing_of_other_collections_is_offered(typeahead: Typeahead, typed: str) -> None:
    offer = offered(typeahead, typed)

    assert SECRET.id not in offer.options
    assert not any("Hidden" in label or "Wexcombe" in label for label in offer.labels)


def test_the_channel_decides_what_is_offered(typeahead: Typeahead, store: FakeStore) -> None:
    store.set_channel_rules(ChannelRules("T1", "C2", collections=frozenset({"board"})))

    assert SECRET.id in offered(typeahead, "", channel="C2").options
    assert PLAN.id not in offered(typeahead, "", channel="C2").options


@pytest.mark.parametrize("action", ["", "context_at", "something_else"])
def test_nothing_is_offered_in_other_menus(typeahead: Typeahead, action: str) -> None:
    assert typeahead.offer(body_of("plan", action=action)) == {"options": []}


def test_nothing_is_offered_where_the_index_cannot_be_read_and_the_log_holds_no_words(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    offer = Typeahead(BrokenDesk(), services.access).offer(body_of("wexcombe"))

    assert offer == {"options": []}
    assert "the index is damaged" in caplog.text
    assert "wexcombe" not in caplog.text


def test_what_is_typed_is_never_in_the_log(
    typeahead: Typeahead, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    typeahead.offer(body_of("dorset"))

    assert "chars=6" in caplog.text
    assert "dorset" not in caplog.text


def test_what_is_typed_in_a_modal_belongs_to_where_it_was_opened() -> None:
    body = body_of("plan") | {
        "channel": None,
        "container": {"type": "view"},
        "view": {"private_metadata": '{"channel": "C9"}'},
    }

    assert read_typed(body) == Typed("T1", "C9", "U1", "look_up", "plan")


@given(body=ANY_JSON)
def test_whatever_slack_sends_is_read(body: object) -> None:
    names = ("team", "user", "channel", "container", "view", "action_id", "value")

    typed = read_typed(dict.fromkeys(names, body))

    assert typed.text == (body if isinstance(body, str) else "")
