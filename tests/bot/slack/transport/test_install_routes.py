"""A browser is sent to Slack, and what it comes back with is kept, once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store.models.installation import Installation

from bot.errors import SlackUnreachable, StoreUnusable, Undeliverable
from bot.slack.transport.http_server import HttpServer
from bot.slack.transport.install_routes import InstallRoutes
from bot.slack.web_api.installations import Installations
from bot.slack.web_api.scopes import BOT_SCOPES
from tests.bot.slack.browser import Browser
from tests.bot.slack.web_api.installing import CLIENT_ID, installation

BACK = "https://stp.example/slack/oauth_redirect"


class Desk:
    """Trades codes as it is told to, and remembers what was kept."""

    def __init__(self) -> None:
        """Trade every code for the same installation."""
        self.codes: list[str] = []
        self.kept: list[Installation] = []
        self.trade_fails: Exception | None = None
        self.keep_fails: Exception | None = None

    def trade(self, code: str) -> Installation:
        """Trade a code."""
        self.codes.append(code)
        if self.trade_fails:
            raise self.trade_fails
        return installation("T1")

    def keep(self, made: Installation) -> None:
        """Keep an installation."""
        if self.keep_fails:
            raise self.keep_fails
        self.kept.append(made)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def installations(tmp_path: Path) -> Iterator[Installations]:
    url = f"sqlite:///{tmp_path / 'stp.sqlite'}"
    with closing(Installations(url, client_id=CLIENT_ID)) as opened:
        yield opened


@pytest.fixture
def browser(
    desk: Desk, installations: Installations, caplog: pytest.LogCaptureFixture
) -> Iterator[Browser]:
    routes = InstallRoutes(
        installations.states,
        client_id=CLIENT_ID,
        redirect_url=BACK,
        trade=desk.trade,
        keep=desk.keep,
    )
    caplog.set_level("INFO")
    server = HttpServer(
        host="127.0.0.1",
        port=0,
        unready=lambda: None,
        endpoint=None,
        further=routes.routes(),
    )
    server.start()
    (line,) = [each.getMessage() for each in caplog.records if "listening at=" in each.getMessage()]
    yield Browser(int(line.rpartition(":")[2]))
    server.stop()


def test_a_browser_is_sent_to_slack_with_what_the_bot_asks_for(browser: Browser) -> None:
    page = browser.get("/slack/install")

    assert page.status == 302
    assert page.headers["location"].startswith("https://slack.com/oauth/v2/authorize?")
    assert page.query == {
        "client_id": CLIENT_ID,
        "scope": ",".join(BOT_SCOPES),
        "state": browser.cookies["slack-app-oauth-state"],
        "redirect_uri": BACK,
    }
    assert page.headers["set-cookie"].endswith(
        "; Secure; HttpOnly; Path=/; Max-Age=600; SameSite=Lax"
    )
    assert page.headers["cache-control"] == "no-store"


def test_what_it_comes_back_with_is_traded_and_kept(browser: Browser, desk: Desk) -> None:
    page = browser.install("the-code")

    assert (page.status, desk.codes) == (200, ["the-code"])
    assert [made.team_id for made in desk.kept] == ["T1"]
    assert "The bot is now in Kent &amp; Medway." in page.text
    assert page.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("cookies", [{}, {"slack-app-oauth-state": "x"}], ids=["none", "other"])
def test_another_browser_is_refused_and_the_state_stays_good(
    browser: Browser, desk: Desk, cookies: dict[str, str]
) -> None:
    state, own = browser.begin(), dict(browser.cookies)
    browser.cookies = cookies

    page = browser.come_back(state=state, code="the-code")

    assert (page.status, desk.codes) == (400, [])
    browser.cookies = own
    assert browser.come_back(state=state, code="the-code").status == 200


@pytest.mark.parametrize("state", ["", "guess", "' OR 1=1 --", "ü"])
def test_a_state_that_the_bot_did_not_give_out_is_refused(
    browser: Browser, desk: Desk, state: str
) -> None:
    browser.cookies = {"slack-app-oauth-state": state.encode().decode("latin-1")}

    assert browser.come_back(state=state, code="the-code").status == 400
    assert desk.codes == []


def test_a_code_that_slack_refuses_is_said_to_be(browser: Browser, desk: Desk) -> None:
    desk.trade_fails = Undeliverable("code_already_used")

    page = browser.install("the-code")

    assert (page.status, desk.kept) == (400, [])
    assert "opened twice" in page.text


@pytest.mark.parametrize("where", ["trade_fails", "keep_fails"])
def test_what_does_not_work_now_may_be_begun_again(
    browser: Browser, desk: Desk, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    fault = SlackUnreachable("slack") if where == "trade_fails" else StoreUnusable("the disk")
    setattr(desk, where, fault)

    page = browser.install("the-code")

    assert (page.status, desk.kept) == (503, [])
    assert "It did not work just now" in page.text
    said = " ".join(each.getMessage() for each in caplog.records if each.name.startswith("bot."))
    assert f"not installed reason={fault}" in said
    assert "the-code" not in said


def test_no_installation_begins_while_nothing_can_be_kept(
    browser: Browser, installations: Installations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise StoreUnusable("the disk is full")

    monkeypatch.setattr(installations.states, "issue", fail)

    page = browser.get("/slack/install")

    assert page.status == 503
    assert "disk" not in page.text


def test_the_pages_stand_beside_the_health_checks(browser: Browser) -> None:
    assert browser.get("/healthz").status == 200
    assert browser.get("/slack/events").status == 404
