"""Views are shown once, and a trigger's short life is not wasted."""

import pytest

from bot.errors import Undeliverable
from bot.slack.delivery.views import Views
from bot.slack.web_api.workspaces import OneWorkspace
from tests.bot.slack.loopback import LOST, Loopback, page, refused
from tests.slack_wire.http_server import Response

VIEW = {"type": "modal", "blocks": []}


@pytest.fixture
def views(workspaces: OneWorkspace) -> Views:
    return Views(workspaces)


def test_a_modal_is_opened_for_whose_trigger_it_is(views: Views, loopback: Loopback) -> None:
    views.open("T1", "1.T1", VIEW)

    assert loopback.bodies("views.open") == [{"trigger_id": "1.T1", "view": VIEW}]


def test_a_modal_is_put_on_top_of_another(views: Views, loopback: Loopback) -> None:
    views.push("T1", "1.T1", VIEW)

    assert loopback.bodies("views.push") == [{"trigger_id": "1.T1", "view": VIEW}]


@pytest.mark.parametrize("fault", [LOST, page(500)], ids=["lost", "500"])
def test_a_modal_that_was_opened_though_the_response_was_lost_is_taken_for_opened(
    views: Views, loopback: Loopback, fault: Response | None
) -> None:
    loopback.script("views.open", fault, refused("exchanged_trigger_id"))

    views.open("T1", "1.T1", VIEW)

    assert len(loopback.bodies("views.open")) == 2


@pytest.mark.parametrize("code", ["exchanged_trigger_id", "expired_trigger_id"])
def test_a_trigger_that_is_used_up_or_too_old_is_named(
    views: Views, loopback: Loopback, code: str
) -> None:
    loopback.script("views.open", refused(code))

    with pytest.raises(Undeliverable, match=code):
        views.open("T1", "1.T1", VIEW)


def test_a_trigger_that_is_too_old_after_a_fault_is_named(views: Views, loopback: Loopback) -> None:
    loopback.script("views.open", LOST, refused("expired_trigger_id"))

    with pytest.raises(Undeliverable, match="expired_trigger_id"):
        views.open("T1", "1.T1", VIEW)


def test_a_view_that_is_shown_is_changed_however_often_it_takes(
    views: Views, loopback: Loopback
) -> None:
    loopback.script("views.update", LOST, page(500))

    views.update("T1", "V1", VIEW)

    assert loopback.bodies("views.update") == [{"view_id": "V1", "view": VIEW}] * 3


def test_the_home_tab_is_published_for_one_person(views: Views, loopback: Loopback) -> None:
    loopback.script("views.publish", page(500))

    views.publish("T1", "U1", VIEW)

    assert loopback.bodies("views.publish") == [{"user_id": "U1", "view": VIEW}] * 2
