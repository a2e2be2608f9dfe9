"""A workspace's token is renewed in time, once, and dropped when Slack takes it back."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from slack_sdk import WebClient
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.errors import StoreUnusable, Undeliverable
from bot.slack.web_api.faults import OutcomeUnknown, RateLimited, TokenRefused
from bot.slack.web_api.installations import Installations
from bot.slack.web_api.team_tokens import TeamTokens
from tests.bot.slack.loopback import LOST, Loopback, limited, ok, page, refused
from tests.bot.slack.web_api.installing import CLIENT_ID, NOON_S, installation
from tests.slack_wire.http_server import Response

NOW_S = 1_780_000_000
HOUR_S = 3_600
SLACK = "oauth.v2.access"


class FailingInstallations(Installations):
    """Cannot write new tokens as long as it is told to."""

    fails = False

    def put_token(self, old: Bot, new: Bot) -> bool:
        """Write a token, or fail."""
        if self.fails:
            raise StoreUnusable("the disk is full")
        return super().put_token(old, new)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        """Start."""
        self.at_s: float = NOW_S

    def __call__(self) -> float:
        """Tell the time."""
        return self.at_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def installations(tmp_path: Path) -> Iterator[FailingInstallations]:
    url = f"sqlite:///{tmp_path / 'stp.sqlite'}"
    with closing(FailingInstallations(url, client_id=CLIENT_ID)) as opened:
        yield opened


@pytest.fixture
def tokens(installations: FailingInstallations, loopback: Loopback, clock: Clock) -> TeamTokens:
    return new_tokens(installations, loopback, clock)


def new_tokens(installations: Installations, loopback: Loopback, clock: Clock) -> TeamTokens:
    client = WebClient(base_url=loopback.url(), timeout=5, retry_handlers=[])
    rotator = TokenRotator(client_id=CLIENT_ID, client_secret="hush", client=client)
    return TeamTokens(installations, rotator, now_s=clock)


def granted(token: str) -> Response:
    return ok(
        token_type="bot",
        access_token=token,
        refresh_token=f"after-{token}",
        expires_in=12 * HOUR_S,
    )


def keep(installations: Installations, *, expires_in_s: int | None, token: str = "one") -> None:  # noqa: S107
    installations.keep(
        installation(
            token=token,
            refresh_token=None if expires_in_s is None else "r1",
            expires_at=None if expires_in_s is None else NOW_S + expires_in_s,
        )
    )


@pytest.mark.parametrize("expires_in_s", [None, 2 * HOUR_S + 1], ids=["lasting", "fresh"])
def test_a_token_that_is_good_for_a_while_is_used_as_it_is(
    tokens: TeamTokens,
    installations: Installations,
    loopback: Loopback,
    expires_in_s: int | None,
) -> None:
    keep(installations, expires_in_s=expires_in_s)

    assert tokens.current("T1") == "one"
    assert loopback.calls == []


def test_a_token_is_renewed_two_hours_before_it_expires(
    tokens: TeamTokens, installations: Installations, loopback: Loopback, clock: Clock
) -> None:
    keep(installations, expires_in_s=2 * HOUR_S)
    loopback.script(SLACK, granted("two"))

    assert [tokens.current("T1"), tokens.current("T1")] == ["two", "two"]
    assert new_tokens(installations, loopback, clock).current("T1") == "two"
    (asked,) = loopback.bodies(SLACK)
    assert asked == {"grant_type": "refresh_token", "refresh_token": "r1"}


def test_threads_that_need_a_new_token_at_once_ask_slack_once(
    tokens: TeamTokens, installations: Installations, loopback: Loopback
) -> None:
    keep(installations, expires_in_s=-1)
    loopback.script(SLACK, granted("two"), granted("three"))
    together = threading.Barrier(6)

    def current(_: int) -> str:
        together.wait(10)
        return tokens.current("T1")

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(current, range(6))) == {"two"}
    assert loopback.names() == [SLACK]


def test_a_token_that_another_process_renewed_is_taken_over(
    tokens: TeamTokens, installations: Installations, loopback: Loopback, clock: Clock
) -> None:
    keep(installations, expires_in_s=3 * HOUR_S)
    assert tokens.current("T1") == "one"
    clock.at_s += 2 * HOUR_S
    loopback.script(SLACK, granted("two"))
    assert new_tokens(installations, loopback, clock).current("T1") == "two"

    assert tokens.current("T1") == "two"
    assert loopback.names() == [SLACK]


@pytest.mark.parametrize(
    "failure",
    [LOST, page(503), limited("30"), refused("internal_error"), refused("invalid_refresh_token")],
    ids=["lost", "503", "429", "internal", "refused"],
)
def test_a_token_that_cannot_be_renewed_yet_is_used_until_it_expires(
    tokens: TeamTokens,
    installations: Installations,
    loopback: Loopback,
    clock: Clock,
    failure: Response | None,
) -> None:
    keep(installations, expires_in_s=HOUR_S)
    loopback.script(SLACK, failure, granted("two"))

    assert [tokens.current("T1"), tokens.current("T1")] == ["one", "one"]
    assert loopback.names() == [SLACK]
    clock.at_s += 61
    assert tokens.current("T1") == "two"


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (LOST, OutcomeUnknown),
        (page(503), OutcomeUnknown),
        (limited("30"), RateLimited),
        (refused("invalid_refresh_token"), Undeliverable),
        (ok(token_type="user"), TokenRefused),
    ],
    ids=["lost", "503", "429", "refused", "of a person"],
)
def test_a_token_that_has_expired_is_not_used_where_it_cannot_be_renewed(
    tokens: TeamTokens,
    installations: Installations,
    loopback: Loopback,
    failure: Response | None,
    error: type[Exception],
) -> None:
    keep(installations, expires_in_s=-1)
    loopback.script(SLACK, failure, granted("two"))

    with pytest.raises(error):
        tokens.current("T1")
    assert tokens.current("T1") == "two"


def test_a_new_token_that_could_not_be_kept_is_used_and_kept_later(
    tokens: TeamTokens, installations: FailingInstallations, loopback: Loopback, clock: Clock
) -> None:
    keep(installations, expires_in_s=-1)
    loopback.script(SLACK, granted("two"))
    installations.fails = True
    assert tokens.current("T1") == "two"
    clock.at_s += 31
    with pytest.raises(StoreUnusable, match="disk is full"):
        tokens.current("T1")

    installations.fails = False

    assert tokens.current("T1") == "two"
    assert new_tokens(installations, loopback, clock).current("T1") == "two"
    assert loopback.names() == [SLACK]


def test_a_workspace_removed_while_its_token_is_renewed_stays_removed(
    installations: FailingInstallations, loopback: Loopback, clock: Clock
) -> None:
    keep(installations, expires_in_s=-1)

    class Removing(TokenRotator):
        def perform_bot_token_rotation(
            self, *, bot: Bot, minutes_before_expiration: int = 120
        ) -> Bot | None:
            installations.forget(bot)
            return super().perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=minutes_before_expiration
            )

    client = WebClient(base_url=loopback.url(), timeout=5, retry_handlers=[])
    rotator = Removing(client_id=CLIENT_ID, client_secret="hush", client=client)
    loopback.script(SLACK, granted("two"))

    with pytest.raises(Undeliverable, match="not_installed"):
        TeamTokens(installations, rotator, now_s=clock).current("T1")
    assert installations.bot("T1") is None


def test_a_token_refused_as_expired_is_renewed_whatever_our_clock_says(
    tokens: TeamTokens, installations: Installations, loopback: Loopback
) -> None:
    keep(installations, expires_in_s=11 * HOUR_S)
    loopback.script(SLACK, granted("two"))

    assert tokens.after_refusal("T1", "one", "token_expired") == "two"
    assert tokens.current("T1") == "two"


def test_a_token_that_was_replaced_since_is_not_renewed_again(
    tokens: TeamTokens, installations: Installations, loopback: Loopback
) -> None:
    keep(installations, expires_in_s=11 * HOUR_S, token="two")

    assert tokens.after_refusal("T1", "one", "token_revoked") == "two"
    assert loopback.calls == []


@pytest.mark.parametrize("code", ["token_revoked", "account_inactive"])
def test_a_workspace_whose_token_was_revoked_is_forgotten(
    tokens: TeamTokens, installations: Installations, code: str
) -> None:
    keep(installations, expires_in_s=None)
    assert tokens.current("T1") == "one"

    with pytest.raises(Undeliverable, match=code):
        tokens.after_refusal("T1", "one", code)

    assert installations.bot("T1") is None
    assert tokens.bot("T1") is None
    with pytest.raises(Undeliverable, match="not_installed"):
        tokens.current("T1")


def test_a_token_refused_for_what_may_pass_is_kept(
    tokens: TeamTokens, installations: Installations
) -> None:
    keep(installations, expires_in_s=None)

    with pytest.raises(TokenRefused, match="invalid_auth"):
        tokens.after_refusal("T1", "one", "invalid_auth")

    assert tokens.current("T1") == "one"


def test_the_end_of_an_installation_is_noted_at_once(
    tokens: TeamTokens, installations: Installations
) -> None:
    keep(installations, expires_in_s=None)
    assert tokens.bot("T1") is not None

    tokens.forget("T1", told_at_s=int(NOON_S))

    assert tokens.bot("T1") is None
    assert installations.bot("T1") is None


def test_the_end_of_an_earlier_installation_changes_nothing(
    tokens: TeamTokens, installations: Installations
) -> None:
    keep(installations, expires_in_s=None)

    tokens.forget("T1", told_at_s=int(NOON_S) - 1)
    tokens.forget("T2", told_at_s=int(NOON_S))

    assert tokens.current("T1") == "one"


def test_what_another_process_installed_or_removed_is_seen_within_half_a_minute(
    tokens: TeamTokens, installations: Installations, clock: Clock
) -> None:
    keep(installations, expires_in_s=None)
    found = tokens.bot("T1")
    assert found is not None
    installations.forget(found)

    assert tokens.bot("T1") is found
    clock.at_s += 31

    assert tokens.bot("T1") is None


def test_an_installation_made_here_is_seen_at_once(
    tokens: TeamTokens, installations: Installations
) -> None:
    keep(installations, expires_in_s=None)
    assert tokens.current("T1") == "one"
    installations.keep(installation(token="two", installed_at=NOON_S + 1))

    tokens.learn("T1")

    assert tokens.current("T1") == "two"
