"""What is wrong with the credentials is said by name, and without a value."""

import pytest

from bot.errors import CredentialsRefused
from bot.settings import SlackCredentials
from bot.settings_slack import SlackMode
from bot.slack.web_api.identity import (
    check_kinds,
    has_credentials,
    missing_credentials,
    serves_installers,
)

BOT, APP, SIGNING = "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"
CLIENT, SECRET = "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"
VALUES = {BOT: "xoxb-hush", APP: "xapp-hush", SIGNING: "hush", CLIENT: "1.2", SECRET: "hush"}


def given(*names: str) -> SlackCredentials:
    return SlackCredentials.model_validate({
        name.removeprefix("SLACK_").lower(): VALUES[name] for name in names
    })


@pytest.mark.parametrize(
    ("names", "socket", "http"),
    [
        ((), [BOT, APP], [BOT, SIGNING]),
        ((BOT,), [APP], [SIGNING]),
        ((BOT, APP), [], [SIGNING]),
        ((BOT, SIGNING), [APP], []),
        ((CLIENT,), [SECRET, APP], [SECRET, SIGNING]),
        ((SECRET,), [CLIENT, APP], [CLIENT, SIGNING]),
        ((CLIENT, SECRET, APP), [], [SIGNING]),
        ((CLIENT, SECRET, SIGNING), [APP], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_missing_is_named(
    names: tuple[str, ...], socket: list[str], http: list[str]
) -> None:
    credentials = given(*names)

    assert missing_credentials(credentials, SlackMode.SOCKET) == socket
    assert missing_credentials(credentials, SlackMode.HTTP) == http


def test_the_bot_serves_one_workspace_by_a_token_and_many_by_a_client_id() -> None:
    assert not serves_installers(given())
    assert not serves_installers(given(BOT, APP))
    assert serves_installers(given(CLIENT, SECRET, APP))
    assert serves_installers(given(SECRET))


@pytest.mark.parametrize("name", VALUES)
def test_any_credential_is_one(name: str) -> None:
    assert has_credentials(given(name))
    assert not has_credentials(given())


@pytest.mark.parametrize("others", [(CLIENT,), (SECRET,), (CLIENT, SECRET)], ids=" ".join)
def test_a_bot_token_beside_a_client_id_is_refused(others: tuple[str, ...]) -> None:
    with pytest.raises(CredentialsRefused, match="unset the one or the others") as caught:
        check_kinds(given(BOT, *others))

    assert "hush" not in str(caught.value)


def test_each_way_by_itself_is_taken() -> None:
    check_kinds(given())
    check_kinds(given(BOT, APP, SIGNING))
    check_kinds(given(CLIENT, SECRET, APP, SIGNING))
