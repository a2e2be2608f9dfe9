"""What the tests of stores share."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.store.ports import Store
from bot.store.sql_store import SqlStore
from tests.bot.fake_store import FakeStore
from tests.bot.store.postgres import NoServer, Postgres, running_postgres
from tests.bot.store.samples import NOON


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        """Start at noon."""
        self.at = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    try:
        with running_postgres() as server:
            yield server
    except NoServer as error:
        pytest.skip(str(error))


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    return postgres.fresh_url()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'stp.sqlite'}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture(params=["sqlite", "postgres", "FakeStore"])
def store(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Store]:
    opened: Store
    if request.param == "FakeStore":
        opened = FakeStore(now=clock)
    else:
        opened = SqlStore(request.getfixturevalue(f"{request.param}_url"), now=clock)
    yield opened
    opened.close()
