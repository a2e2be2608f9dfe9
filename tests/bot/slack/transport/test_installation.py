"""A request is for the installation through which it comes, wherever it says so."""

from typing import Any

import pytest
from hypothesis import given
from slack_bolt import BoltRequest

from bot.slack.transport.bolt_app import read_request
from bot.slack.transport.installation import team_of, with_team
from tests.bot.slack.requests.test_requests import ANY_JSON

WHOLE = {"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True}
SHARED = {"enterprise_id": None, "team_id": "T1", "is_enterprise_install": False}


def of(body: dict[str, Any]) -> str:
    return team_of(BoltRequest(mode="socket_mode", body=body).context)


@pytest.mark.parametrize(
    ("body", "team"),
    [
        ({"team_id": "T1", "event": {"type": "message"}}, "T1"),
        ({"team_id": "T2", "event": {"team": "T3"}, "authorizations": [SHARED]}, "T1"),
        ({"team_id": "T2", "event": {"team": "T3"}, "authorizations": [WHOLE]}, "E1"),
        ({"team_id": "T1", "enterprise_id": "E1", "command": "/stp"}, "T1"),
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": "true"}, "E1"),
        ({"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T2"}}, "T1"),
        ({"team": None, "user": {"id": "U1", "team_id": "T2"}}, "T2"),
        ({"team": None, "enterprise": {"id": "E1"}, "is_enterprise_install": True}, "E1"),
        ({"team": {"id": "T2"}, "view": {"app_installed_team_id": "T1"}}, "T1"),
        ({"enterprise_id": "E1", "event": {"type": "app_uninstalled"}}, "E1"),
        ({"team": {"id": 5}}, "5"),
        ({}, ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_installation_is_found(body: dict[str, Any], team: str) -> None:
    assert of(body) == team


@given(team=ANY_JSON, enterprise=ANY_JSON, whole=ANY_JSON)
def test_whatever_a_request_says_the_installation_is_a_text(
    team: object, enterprise: object, whole: object
) -> None:
    body = {"team": team, "enterprise_id": enterprise, "is_enterprise_install": whole}
    request = read_request(body)

    assert request is None or isinstance(team_of(request.context), str)


def test_the_installation_stands_wherever_requests_name_a_workspace() -> None:
    event = with_team({"team_id": "T2", "event": {"team": "T3"}}, "T1")
    press = with_team({"team": {"id": "T2", "domain": "kent"}}, "T1")
    odd = with_team({"team": "T2"}, "T1")

    assert (event["team_id"], event["event"]) == ("T1", {"team": "T3"})
    assert press["team"] == {"id": "T1", "domain": "kent"}
    assert odd["team"] == {"id": "T1"}


def test_a_request_that_names_no_workspace_stays_as_it_is() -> None:
    assert with_team({"team": None}, "") == {"team": None}
