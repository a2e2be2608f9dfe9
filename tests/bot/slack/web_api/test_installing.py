"""A code is traded for tokens as patiently as somebody before a browser waits."""

import threading
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.errors import CredentialsRefused, SlackUnreachable, Undeliverable
from bot.slack.web_api.installing import Installing
from tests.bot.slack.loopback import LOST, Loopback, ok, refused
from tests.slack_wire.faults import FaultKind
from tests.slack_wire.http_server import Response
from tests.slack_workspace import SlackWorkspace


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace() as workspace:
        yield workspace


def installing_at(
    url: str, *, secret: str = "", client_id: str = "111.222", redirect_url: str | None = None
) -> Installing:
    return Installing(
        WebClient(base_url=url, timeout=5, retry_handlers=[]),
        client_id=client_id,
        client_secret=secret,
        redirect_url=redirect_url,
        stopping=threading.Event(),
    )


@pytest.fixture
def installing(slack: SlackWorkspace) -> Installing:
    return installing_at(slack.api_url, secret=slack.identity.client_secret)


def test_an_installation_says_where_by_whom_and_as_whom(
    slack: SlackWorkspace, installing: Installing
) -> None:
    made = installing.trade(slack.install("T2", installer="U9"))

    assert (made.team_id, made.team_name, made.enterprise_id) == ("T2", "t2", None)
    assert (made.user_id, made.bot_id, made.bot_user_id) == ("U9", "B2", "UBOT2")
    assert (made.app_id, made.is_enterprise_install) == (slack.identity.app_id, False)
    assert made.bot_token is not None
    assert made.bot_token.startswith("xoxe.xoxb-")
    assert made.bot_refresh_token is not None
    assert made.bot_token_expires_at is not None
    assert made.bot_scopes is not None
    assert "chat:write" in made.bot_scopes


@pytest.mark.parametrize("kind", ["ratelimited", "http_500", "drop_before"])
def test_three_failures_in_a_row_are_survived(
    slack: SlackWorkspace, installing: Installing, kind: FaultKind
) -> None:
    slack.fail_next("oauth.v2.access", 3, kind, retry_after_s=0)

    assert installing.trade(slack.install("T2")).team_id == "T2"


def test_slack_is_asked_four_times_and_no_more(
    slack: SlackWorkspace, installing: Installing
) -> None:
    slack.fail_always("oauth.v2.access", "ratelimited", retry_after_s=0)

    with pytest.raises(SlackUnreachable, match=r"oauth\.v2\.access"):
        installing.trade(slack.install("T2"))
    assert len(slack.calls_of("oauth.v2.access")) == 4


def test_nothing_is_waited_for_once_the_bot_stops(loopback: Loopback) -> None:
    stopping = threading.Event()
    stopping.set()
    client = WebClient(base_url=loopback.url(), timeout=5, retry_handlers=[])
    loopback.script("oauth.v2.access", LOST)

    with pytest.raises(SlackUnreachable):
        Installing(
            client, client_id="1.1", client_secret="x", redirect_url=None, stopping=stopping
        ).trade("code")
    assert len(loopback.calls) == 1


def test_a_code_that_slack_does_not_know_is_refused(installing: Installing) -> None:
    with pytest.raises(Undeliverable, match="invalid_code"):
        installing.trade("guess")


@pytest.mark.parametrize(
    "granted",
    [
        ok(token_type="user", access_token="xoxp-1", bot_user_id="U"),
        ok(token_type="bot", bot_user_id="U"),
        ok(token_type="bot", access_token="xoxb-1"),
        ok(),
    ],
    ids=["of a person", "no token", "no bot", "nothing"],
)
def test_what_is_no_bots_token_is_refused(loopback: Loopback, granted: Response) -> None:
    loopback.script("oauth.v2.access", granted)

    with pytest.raises(Undeliverable, match="no_bot_token"):
        installing_at(loopback.url()).trade("code")


def test_a_bot_whose_id_slack_does_not_say_is_installed_all_the_same(loopback: Loopback) -> None:
    granted = ok(
        token_type="bot",
        access_token="xoxb-1",
        bot_user_id="UBOT",
        team=None,
        enterprise={"id": "E1", "name": "NHS"},
        is_enterprise_install=True,
    )
    loopback.script("oauth.v2.access", granted)
    loopback.script("auth.test", refused("fatal_error"), refused("ekm_access_denied"))

    made = installing_at(loopback.url()).trade("code")

    assert (made.bot_id, made.user_id) == ("", "")
    assert (made.team_id, made.enterprise_id, made.is_enterprise_install) == (None, "E1", True)


def test_slack_is_told_the_address_that_the_browser_was_sent_back_to(loopback: Loopback) -> None:
    with pytest.raises(Undeliverable):
        installing_at(loopback.url(), redirect_url="https://stp.example/back").trade("c")

    (asked,) = loopback.bodies("oauth.v2.access")
    assert asked == {"code": "c", "redirect_uri": "https://stp.example/back"}


def test_the_app_is_known_by_its_secret(slack: SlackWorkspace, installing: Installing) -> None:
    installing.check()
    for wrong in (
        installing_at(slack.api_url, secret="guess"),
        installing_at(slack.api_url, secret=slack.identity.client_secret, client_id="9.9"),
    ):
        with pytest.raises(CredentialsRefused, match="SLACK_CLIENT_SECRET") as caught:
            wrong.check()
        assert slack.identity.client_secret not in str(caught.value)
        assert "guess" not in str(caught.value)
