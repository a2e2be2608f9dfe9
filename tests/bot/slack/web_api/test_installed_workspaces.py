"""The bot speaks in each workspace with that workspace's own token, as long as it has one."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from slack_sdk import WebClient
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.errors import SlackUnreachable, StoreUnusable, Undeliverable
from bot.slack.web_api.identity import BotIdentity
from bot.slack.web_api.installations import Installations
from bot.slack.web_api.installed_workspaces import InstalledWorkspaces
from bot.slack.web_api.installing import Installing
from bot.slack.web_api.team_tokens import TeamTokens
from tests.bot.slack.web_api.installing import NOON_S, installation
from tests.slack_workspace import SlackWorkspace


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace() as workspace:
        yield workspace


@pytest.fixture
def installations(slack: SlackWorkspace, tmp_path: Path) -> Iterator[Installations]:
    url = f"sqlite:///{tmp_path / 'stp.sqlite'}"
    with closing(Installations(url, client_id=slack.identity.client_id)) as opened:
        yield opened


@pytest.fixture
def workspaces(slack: SlackWorkspace, installations: Installations) -> InstalledWorkspaces:
    rotator = TokenRotator(
        client_id=slack.identity.client_id,
        client_secret=slack.identity.client_secret,
        client=new_client(slack),
    )
    return InstalledWorkspaces(
        TeamTokens(installations, rotator),
        make_client=lambda: new_client(slack),
        stopping=threading.Event(),
    )


def new_client(slack: SlackWorkspace) -> WebClient:
    return WebClient(base_url=slack.api_url, timeout=5, retry_handlers=[])


def install(slack: SlackWorkspace, installations: Installations, team: str) -> None:
    installing = Installing(
        new_client(slack),
        client_id=slack.identity.client_id,
        client_secret=slack.identity.client_secret,
        redirect_url=None,
        stopping=threading.Event(),
    )
    installations.keep(installing.trade(slack.install(team)))


def team_of(workspaces: InstalledWorkspaces, team: str) -> object:
    return workspaces.api(team).call("auth.test", {})["team_id"]


def test_each_workspace_has_its_own_token_and_its_own_bot(
    slack: SlackWorkspace, installations: Installations, workspaces: InstalledWorkspaces
) -> None:
    install(slack, installations, "T2")
    install(slack, installations, "T3")

    assert [team_of(workspaces, team) for team in ("T2", "T3", "T2")] == ["T2", "T3", "T2"]
    assert workspaces.find_bot("T2") == BotIdentity(user_id="UBOT2", bot_id="B2")
    assert workspaces.bot_user("T3") == "UBOT3"
    assert workspaces.api("T2") is workspaces.api("T2")


def test_nothing_can_be_said_where_the_bot_is_not_installed(
    workspaces: InstalledWorkspaces,
) -> None:
    assert workspaces.find_bot("T2") is None
    assert workspaces.bot_user("T2") == ""
    with pytest.raises(Undeliverable, match="not_installed"):
        workspaces.api("T2")


def test_an_expired_token_is_renewed_in_the_middle_of_a_call(
    slack: SlackWorkspace, installations: Installations, workspaces: InstalledWorkspaces
) -> None:
    install(slack, installations, "T2")
    api = workspaces.api("T2")
    slack.expire_tokens("T2")

    assert api.call("auth.test", {})["team_id"] == "T2"
    assert api.attempt("auth.test", {}, within_s=5) is not None
    assert api.refusal is None
    assert [call.outcome for call in slack.calls_of("auth.test")][-3:] == [
        "token_expired",
        "ok",
        "ok",
    ]


def test_a_revoked_token_ends_the_installation(
    slack: SlackWorkspace,
    installations: Installations,
    workspaces: InstalledWorkspaces,
    caplog: pytest.LogCaptureFixture,
) -> None:
    install(slack, installations, "T2")
    api = workspaces.api("T2")
    slack.revoke("T2")
    caplog.set_level("INFO")

    with pytest.raises(Undeliverable, match="token_revoked"):
        api.call("auth.test", {})

    with pytest.raises(Undeliverable, match="not_installed"):
        workspaces.api("T2")
    with pytest.raises(Undeliverable, match="not_installed"):
        api.call("auth.test", {})
    assert installations.bot("T2") is None
    assert "installation forgotten team=T2 reason=token_revoked" in caplog.text
    assert "answered after the next start" not in caplog.text


def test_an_installation_that_ended_is_forgotten_and_may_begin_anew(
    slack: SlackWorkspace, installations: Installations, workspaces: InstalledWorkspaces
) -> None:
    install(slack, installations, "T2")
    old = workspaces.api("T2")
    workspaces.forget("T2", told_at_s=2**33)
    with pytest.raises(Undeliverable, match="not_installed"):
        workspaces.api("T2")

    install(slack, installations, "T2")

    assert workspaces.api("T2") is not old
    assert team_of(workspaces, "T2") == "T2"


def test_a_database_that_breaks_is_waited_for(
    slack: SlackWorkspace, installations: Installations
) -> None:
    class Broken(TeamTokens):
        breaks = False

        def current(self, team: str) -> str:
            if self.breaks:
                Broken.breaks = False
                raise StoreUnusable("busy")
            return super().current(team)

    install(slack, installations, "T2")
    rotator = TokenRotator(client_id="1.1", client_secret="x", client=new_client(slack))
    workspaces = InstalledWorkspaces(
        Broken(installations, rotator),
        make_client=lambda: new_client(slack),
        stopping=threading.Event(),
    )
    Broken.breaks = True

    assert team_of(workspaces, "T2") == "T2"


def test_a_database_that_is_gone_may_be_there_later(tmp_path: Path) -> None:
    class Gone(TeamTokens):
        def bot(self, team: str) -> None:
            raise StoreUnusable(f"no table for {team}")

    with closing(Installations(f"sqlite:///{tmp_path / 's'}", client_id="1.1")) as installations:
        rotator = TokenRotator(client_id="1.1", client_secret="x")
        workspaces = InstalledWorkspaces(
            Gone(installations, rotator), make_client=WebClient, stopping=threading.Event()
        )

        with pytest.raises(SlackUnreachable, match="no token for the workspace"):
            workspaces.api("T2")
        with pytest.raises(StoreUnusable):
            workspaces.find_bot("T2")


def test_an_installation_for_a_whole_enterprise_speaks_under_the_enterprises_id(
    slack: SlackWorkspace, installations: Installations, workspaces: InstalledWorkspaces
) -> None:
    token = slack.identity.bot_token
    installations.keep(
        installation(None, enterprise="E1", whole_enterprise=True, token=token, installed_at=NOON_S)
    )

    assert team_of(workspaces, "E1") == "T1"
    assert workspaces.find_bot("T1") is None
