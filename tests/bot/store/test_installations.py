"""Installations and their tokens are kept in the store's database, in SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import text

from bot.errors import StoreUnusable
from bot.slack.web_api.installations import Installations, team_of
from bot.store.sql_engine import open_engine, transaction
from bot.store.sql_store import SqlStore
from tests.bot.slack.web_api.installing import CLIENT_ID, NOON_S, installation, with_token

LONG_TOKEN = "xoxe.xoxb-1-" + "x" * 170


@pytest.fixture
def installations(url: str) -> Iterator[Installations]:
    with closing(Installations(url, client_id=CLIENT_ID)) as opened:
        yield opened


def token_of(installations: Installations, team: str) -> str | None:
    bot = installations.bot(team)
    return bot.bot_token if bot else None


def test_a_workspace_has_the_token_that_it_gave(installations: Installations) -> None:
    installations.keep(
        installation("T1", token=LONG_TOKEN, refresh_token="r1", expires_at=1_780_040_000)
    )
    installations.keep(installation("T2", token="xoxb-2"))

    bot = installations.bot("T1")

    assert bot is not None
    assert (bot.bot_token, bot.bot_refresh_token) == (LONG_TOKEN, "r1")
    assert (bot.bot_id, bot.bot_user_id) == ("B-T1", "UBOT-T1")
    assert bot.bot_token_expires_at == 1_780_040_000
    assert bot.installed_at == NOON_S
    assert token_of(installations, "T2") == "xoxb-2"
    assert installations.bot("T3") is None
    assert installations.bot("") is None
    assert installations.count() == 2


def test_a_workspace_of_an_enterprise_is_found_by_its_own_id(installations: Installations) -> None:
    installations.keep(installation("T1", enterprise="E1"))

    assert token_of(installations, "T1") == "xoxb-1"
    assert installations.bot("E1") is None


@pytest.mark.parametrize("team", [None, "T9"], ids=["no team", "a team"])
def test_an_installation_for_a_whole_enterprise_goes_by_the_enterprises_id(
    installations: Installations, team: str | None
) -> None:
    whole = installation(team, enterprise="E1", whole_enterprise=True)
    installations.keep(whole)

    assert team_of(whole) == "E1"
    assert token_of(installations, "E1") == "xoxb-1"
    assert installations.bot("T9") is None


def test_a_second_installation_takes_the_place_of_the_first(
    installations: Installations, url: str
) -> None:
    installations.keep(installation(token="old"))
    installations.keep(installation(token="new", installed_at=NOON_S + 1))

    assert token_of(installations, "T1") == "new"
    assert installations.count() == 1
    assert kept_tokens(url) == {"slack_bots": ["new"], "slack_installations": ["new"]}


def test_apps_that_share_a_database_have_installations_of_their_own(
    installations: Installations, url: str
) -> None:
    installations.keep(installation(token="ours"))
    with closing(Installations(url, client_id="333.444")) as others:
        others.keep(installation(token="theirs", installed_at=NOON_S - 1))
        found = others.bot("T1")
        assert found is not None
        others.forget(found)

        assert others.count() == 0
    assert token_of(installations, "T1") == "ours"


def test_a_new_token_is_put_in_the_place_of_the_old_one_once(installations: Installations) -> None:
    installations.keep(installation(token="old", refresh_token="r1", expires_at=1))
    old = installations.bot("T1")
    assert old is not None

    first = installations.put_token(old, with_token(old, "new", refresh_token="r2"))
    second = installations.put_token(old, with_token(old, "late", refresh_token="r3"))

    bot = installations.bot("T1")
    assert (first, second) == (True, False)
    assert bot is not None
    assert (bot.bot_token, bot.bot_refresh_token, bot.bot_token_expires_at) == ("new", "r2", 2)


def test_what_was_forgotten_leaves_no_token_and_does_not_come_back(
    installations: Installations, url: str
) -> None:
    installations.keep(installation(token="old", refresh_token="r1", expires_at=1))
    old = installations.bot("T1")
    assert old is not None

    installations.forget(old)

    assert installations.put_token(old, with_token(old, "new")) is False
    assert installations.bot("T1") is None
    assert kept_tokens(url) == {"slack_bots": [], "slack_installations": []}


def test_forgetting_leaves_what_was_installed_since(installations: Installations) -> None:
    installations.keep(installation(token="old"))
    old = installations.bot("T1")
    assert old is not None
    installations.keep(installation(token="new", installed_at=NOON_S + 1))

    installations.forget(old)

    assert token_of(installations, "T1") == "new"


def test_installations_outlive_the_process_beside_the_store(url: str) -> None:
    with closing(SqlStore(url)), closing(Installations(url, client_id=CLIENT_ID)) as first:
        first.keep(installation())
        state = first.states.issue()

    with closing(Installations(url, client_id=CLIENT_ID)) as second:
        assert token_of(second, "T1") == "xoxb-1"
        assert second.states.take_back(state) is True


def test_a_state_is_taken_back_once(installations: Installations) -> None:
    states = installations.states
    state = states.issue()
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(states.take_back, [state] * 8))

    assert sorted(taken) == [False] * 7 + [True]
    assert len(state) == 36


@pytest.mark.parametrize("state", ["", "guess", "' OR 1=1 --", "x" * 5_000])
def test_a_state_that_was_never_given_out_is_not_taken(
    installations: Installations, state: str
) -> None:
    installations.states.issue()

    assert installations.states.take_back(state) is False


def test_a_state_is_over_after_ten_minutes_and_forgotten_by_the_next(
    installations: Installations, url: str
) -> None:
    states = installations.states
    kept, over = states.issue(), states.issue()
    with database(url) as execute:
        past = "expire_at = '2020-01-01'"
        execute(f"UPDATE slack_oauth_states SET {past} WHERE state = '{over}'")  # noqa: S608

        assert states.take_back(over) is False
        states.issue()
        assert execute("SELECT count(*) FROM slack_oauth_states") == [(2,)]
    assert states.take_back(kept) is True


def test_a_database_that_breaks_is_named_without_a_token(
    installations: Installations, url: str
) -> None:
    with database(url) as execute:
        for table in ("slack_bots", "slack_installations", "slack_oauth_states"):
            execute(f"DROP TABLE {table}")

    for use in (
        lambda: installations.bot("T1"),
        lambda: installations.keep(installation(token="xoxb-secret")),
        installations.count,
        installations.states.issue,
        lambda: installations.states.take_back("x"),
    ):
        with pytest.raises(StoreUnusable) as caught:
            use()
        assert "xoxb" not in str(caught.value)
        assert caught.value.__cause__ is None


def test_a_database_that_cannot_be_opened_is_named() -> None:
    with pytest.raises(StoreUnusable, match="cannot be opened"):
        Installations("sqlite:////nowhere/at/all.sqlite", client_id=CLIENT_ID)


@contextmanager
def database(url: str) -> Iterator[Callable[[str], list[tuple[object, ...]]]]:
    """Give a way to run a statement beside the bot."""
    engine = open_engine(url)

    def execute(statement: str) -> list[tuple[object, ...]]:
        with transaction(engine) as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []

    try:
        yield execute
    finally:
        engine.dispose()


def kept_tokens(url: str) -> dict[str, list[object]]:
    """List the tokens that the database holds, by table."""
    with database(url) as execute:
        return {
            table: [token for (token,) in execute(f"SELECT bot_token FROM {table}")]  # noqa: S608
            for table in ("slack_bots", "slack_installations")
        }
