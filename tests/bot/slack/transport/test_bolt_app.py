"""Requests are taken from the workspaces that the bot is in; the others' are acknowledged."""

import json
from typing import Any

import pytest
from slack_bolt import BoltRequest, BoltResponse
from slack_sdk import WebClient

from bot.errors import StoreUnusable
from bot.slack.transport.bolt_app import BoltApp
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.identity import BotIdentity
from tests.bot.slack.requests.test_interactions import COMMAND, PRESS
from tests.bot.slack.requests.test_requests import mention
from tests.bot.slack.test_intake import Office

VIEW = {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": {}}
MENU = {"type": "block_suggestion", "team": {"id": "T1"}, "action_id": "a", "value": "x"}
EVENT = mention() | {"type": "event_callback", "event_time": 1_000}


class Teams:
    """A membership in some workspaces, which remembers what it was told."""

    def __init__(self) -> None:
        """Be in T1."""
        self.bots = {"T1": BotIdentity(user_id="UBOT", bot_id="B1")}
        self.told: list[tuple[str, float]] = []
        self.breaks = False

    def find_bot(self, team: str) -> BotIdentity | None:
        """See ``Membership.find_bot``."""
        if self.breaks:
            raise StoreUnusable("busy")
        return self.bots.get(team)

    def forget(self, team: str, *, told_at_s: float) -> None:
        """See ``Membership.forget``."""
        if self.breaks:
            raise StoreUnusable("busy")
        self.told.append((team, told_at_s))


@pytest.fixture
def teams() -> Teams:
    return Teams()


@pytest.fixture
def office(api: SlackApi) -> Office:
    return Office(api)


@pytest.fixture
def app(office: Office, teams: Teams) -> BoltApp:
    return BoltApp(WebClient(), office.intake, teams, suggest=_offer)


def _offer(body: dict[str, Any]) -> dict[str, Any]:
    return {"options": [{"value": body["team_id"]}]}


def dispatch(app: BoltApp, body: dict[str, Any]) -> BoltResponse:
    return app.dispatch(BoltRequest(mode="socket_mode", body=body))


def from_team(body: dict[str, Any], team: str) -> dict[str, Any]:
    return body | ({"team": {"id": team}} if "team" in body else {"team_id": team})


@pytest.mark.parametrize("body", [EVENT, COMMAND, PRESS], ids=["event", "command", "press"])
def test_what_people_do_where_the_bot_is_is_taken(
    app: BoltApp, office: Office, body: dict[str, Any]
) -> None:
    assert dispatch(app, body).status == 200

    assert [request.team for request in office.accepted] == ["T1"]


@pytest.mark.parametrize(
    "body",
    [EVENT, COMMAND, PRESS, VIEW],
    ids=["event", "command", "press", "view"],
)
def test_what_people_do_elsewhere_is_acknowledged_and_shown_no_error(
    app: BoltApp, office: Office, body: dict[str, Any]
) -> None:
    response = dispatch(app, from_team(body, "T2"))

    assert (response.status, response.body) == (200, "")
    assert office.accepted == []


def test_menus_are_filled_where_the_bot_is_and_empty_elsewhere(app: BoltApp) -> None:
    here, elsewhere = dispatch(app, MENU), dispatch(app, from_team(MENU, "T2"))

    assert json.loads(here.body) == {"options": [{"value": "T1"}]}
    assert json.loads(elsewhere.body) == {"options": []}


def test_a_shared_channels_question_is_for_the_workspace_that_installed_the_bot(
    app: BoltApp, office: Office
) -> None:
    authorization = {"team_id": "T1", "enterprise_id": None, "is_enterprise_install": False}

    dispatch(app, from_team(EVENT, "T2") | {"authorizations": [authorization]})

    assert [request.team for request in office.accepted] == ["T1"]


def test_the_bots_own_messages_are_not_taken(app: BoltApp, office: Office) -> None:
    own = EVENT | {"event": EVENT["event"] | {"user": "UBOT"}}

    assert dispatch(app, own).status == 200
    assert office.accepted == []


def test_what_cannot_be_looked_up_now_is_to_come_again(app: BoltApp, teams: Teams) -> None:
    teams.breaks = True

    assert dispatch(app, EVENT).status == 500
    assert dispatch(app, ended("app_uninstalled")).status == 500


def ended(kind: str, **event: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    return EVENT | {"event": {"type": kind} | event}


@pytest.mark.parametrize(
    "body",
    [ended("app_uninstalled"), ended("tokens_revoked", tokens={"oauth": [], "bot": ["UBOT"]})],
    ids=["uninstalled", "revoked"],
)
def test_the_end_of_an_installation_is_noted_with_its_time(
    app: BoltApp, teams: Teams, body: dict[str, Any]
) -> None:
    assert dispatch(app, body).status == 200

    assert teams.told == [("T1", 1_000)]


def test_an_end_is_noted_where_the_bot_is_not_known_to_be(app: BoltApp, teams: Teams) -> None:
    dispatch(app, from_team(ended("app_uninstalled"), "T2"))

    assert teams.told == [("T2", 1_000)]


def test_an_end_without_a_time_is_taken_for_now(app: BoltApp, teams: Teams) -> None:
    dispatch(app, ended("app_uninstalled") | {"event_time": "soon"})

    ((team, at_s),) = teams.told
    assert team == "T1"
    assert at_s > 1_700_000_000


def test_tokens_of_people_alone_end_nothing(app: BoltApp, teams: Teams) -> None:
    assert dispatch(app, ended("tokens_revoked", tokens={"oauth": ["U1"]})).status == 200

    assert teams.told == []


def test_bolt_makes_nothing_of_client_credentials_in_the_environment(
    office: Office, teams: Teams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "hush")
    app = BoltApp(WebClient(), office.intake, teams, suggest=_offer)

    assert dispatch(app, EVENT).status == 200
    assert dispatch(app, from_team(EVENT, "T2")).status == 200
    assert [request.team for request in office.accepted] == ["T1"]
