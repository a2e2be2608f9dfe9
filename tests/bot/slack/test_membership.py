"""The credentials decide in which workspaces the bot is."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import CredentialsRefused, Undeliverable
from bot.settings import ServerSettings, Settings, SlackCredentials, StoreSettings
from bot.slack.membership import Joined, join
from bot.slack.reading_settings import read_defaults
from bot.slack.transport.http_server import HttpServer
from bot.slack.web_api.identity import BotIdentity
from tests.bot.slack.browser import Browser
from tests.bot.slack.loopback import Loopback, ok, refused

BY_TOKEN = {"bot_token": "xoxb-hush", "app_token": "xapp-hush"}
INSTALLED = {"client_id": "111.222", "client_secret": "hush", "app_token": "xapp-hush"}


def settings(
    loopback: Loopback, tmp_path: Path, credentials: dict[str, str], public_url: str | None = None
) -> Settings:
    return Settings(
        credentials=SlackCredentials.model_validate(credentials | {"api_url": loopback.url()}),
        server=ServerSettings(public_url=public_url),
        store=StoreSettings(url=SecretStr(f"sqlite:///{tmp_path / 'stp.sqlite'}")),
    )


def join_now(given: Settings) -> Joined:
    return join(given, stop=threading.Event(), abandoned=threading.Event())


def test_a_token_makes_the_bot_a_member_of_one_workspace(
    loopback: Loopback, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.script("auth.test", ok(user_id="UBOT", bot_id="B1"), refused("token_revoked"))
    given = settings(loopback, tmp_path, BY_TOKEN)

    with closing(join_now(given)) as joined:
        assert joined.membership.find_bot("T1") == BotIdentity(user_id="UBOT", bot_id="B1")
        assert joined.workspaces.bot_user("T1") == "UBOT"
        assert joined.routes == ()
        assert joined.refusal() is None
        joined.membership.forget("T1", told_at_s=1)
        with pytest.raises(Undeliverable):
            joined.workspaces.api("T1").call("auth.test", {})
        assert joined.refusal() == "token_revoked"

    assert "slack has taken the token back, or the bot was removed team=T1" in caplog.text
    assert not read_defaults(given).is_shared


def test_a_client_id_lets_workspaces_install_the_bot_and_asks_slack_nothing_yet(
    loopback: Loopback, tmp_path: Path
) -> None:
    given = settings(loopback, tmp_path, INSTALLED)

    with closing(join_now(given)) as joined:
        assert joined.membership.find_bot("T1") is None
        assert joined.refusal() is None

    assert loopback.calls == []
    assert read_defaults(given).is_shared


@pytest.mark.parametrize(
    ("public_url", "address"),
    [
        (None, None),
        ("https://stp.example", "https://stp.example/slack/oauth_redirect"),
        ("https://nhs.example/stp", "https://nhs.example/stp/slack/oauth_redirect"),
    ],
)
def test_slack_sends_browsers_back_to_the_public_address(
    loopback: Loopback,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    public_url: str | None,
    address: str | None,
) -> None:
    caplog.set_level("INFO")
    with closing(join_now(settings(loopback, tmp_path, INSTALLED, public_url))) as joined:
        server = HttpServer(
            host="127.0.0.1", port=0, unready=lambda: None, endpoint=None, further=joined.routes
        )
        server.start()
        (line,) = [text for text in caplog.messages if text.startswith("listening at=")]
        page = Browser(int(line.rpartition(":")[2])).get("/slack/install")
        server.stop()

    assert page.query.get("redirect_uri") == address


@pytest.mark.parametrize(
    ("credentials", "named"),
    [
        ({}, "SLACK_BOT_TOKEN and SLACK_APP_TOKEN not set: socket mode needs them"),
        (INSTALLED | {"client_secret": None}, "SLACK_CLIENT_SECRET not set: socket mode needs it"),
    ],
    ids=["none", "no secret"],
)
def test_what_is_missing_is_named(
    loopback: Loopback, tmp_path: Path, credentials: dict[str, str], named: str
) -> None:
    with pytest.raises(CredentialsRefused, match=named):
        join_now(settings(loopback, tmp_path, credentials))
