"""The bot, served in both modes to a loopback Slack; once for all tests that leave it running."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from filelock import FileLock

from tests.bot.slack.served.documents import write_board_documents, write_documents
from tests.bot.slack.served.full import ADMIN, FULL_SETTINGS, HELP_CHANNEL, HELPER
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import Mode, Serving, run_stp, serving
from tests.slack_workspace import SlackWorkspace

_numbers = count(1)


@pytest.fixture(scope="session")
def built_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the served documents, built once for all processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    data_dir = shared / "served-data"
    with FileLock(shared / "served-data.lock"):
        if not data_dir.exists():
            _build(shared, data_dir)
    return data_dir


@pytest.fixture
def new_data(built_data: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own, with the same index and an empty store."""
    return shutil.copytree(built_data, tmp_path / "data")


@pytest.fixture(scope="session")
def serve(
    built_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Mode], Serving]]:
    """A way to start the bot, to be ended with the tests."""
    with ExitStack() as stack:

        def serve_in(mode: Mode) -> Serving:
            data_dir = shutil.copytree(built_data, tmp_path_factory.mktemp(mode) / "data")
            slack = stack.enter_context(SlackWorkspace())
            bot = stack.enter_context(serving(slack, data_dir, mode=mode))
            bot.wait_until_ready()
            return bot

        yield serve_in


@pytest.fixture(scope="session")
def socket_bot(serve: Callable[[Mode], Serving]) -> Serving:
    """The bot in Socket Mode, for all tests."""
    return serve("socket")


@pytest.fixture(scope="session")
def http_bot(serve: Callable[[Mode], Serving]) -> Serving:
    """The bot in HTTP mode, for all tests."""
    return serve("http")


@pytest.fixture
def room(bot: Serving) -> Iterator[Room]:
    """A channel of the test's own, with two people of its own; Slack's faults end with the test.

    Which bot it is, each module says by a fixture `bot`.
    """
    yield new_room(bot)
    bot.slack.heal()
    bot.slack.socket.accept()


def new_room(bot: Serving) -> Room:
    """Make a channel with two people in it whom no other test knows."""
    number = next(_numbers)
    ada = bot.slack.add_person(f"U{number}A", f"ada{number}")
    grace = bot.slack.add_person(f"U{number}G", f"grace{number}")
    channel = bot.slack.add_channel(f"C{number}R", f"room{number}", (ada.id, grace.id))
    return Room(bot, channel.id, ada, grace)


@pytest.fixture(scope="session")
def built_full_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose index holds a second collection, "board", beside "open"."""
    shared = _shared(tmp_path_factory)
    data_dir = shared / "full-data"
    with FileLock(shared / "full-data.lock"):
        if not data_dir.exists():
            _build_full(shared, data_dir)
    return data_dir


@pytest.fixture(scope="session")
def serve_in_full(
    built_full_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Mode], Serving]]:
    """A way to start the bot with admins, helpers and two collections."""
    with ExitStack() as stack:

        def serve_in(mode: Mode) -> Serving:
            data_dir = shutil.copytree(built_full_data, tmp_path_factory.mktemp(mode) / "data")
            slack = stack.enter_context(SlackWorkspace())
            slack.add_person(ADMIN, "admin")
            slack.add_person(HELPER, "helper")
            slack.add_channel(HELP_CHANNEL, "help", (HELPER, ADMIN))
            settings = FULL_SETTINGS | _full_places(_shared(tmp_path_factory))
            bot = stack.enter_context(serving(slack, data_dir, mode=mode, settings=settings))
            bot.wait_until_ready()
            return bot

        yield serve_in


@pytest.fixture(scope="session")
def full_socket_bot(serve_in_full: Callable[[Mode], Serving]) -> Serving:
    """The bot with everything set, in Socket Mode."""
    return serve_in_full("socket")


@pytest.fixture(scope="session")
def full_http_bot(serve_in_full: Callable[[Mode], Serving]) -> Serving:
    """The bot with everything set, in HTTP mode."""
    return serve_in_full("http")


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name the folder that all processes of pytest-xdist share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _full_places(shared: Path) -> dict[str, str]:
    """Configure a folder for each collection."""
    places = [
        {"location": str(shared / f"full-{collection}"), "collection": collection}
        for collection in ("open", "board")
    ]
    return {"STP_SOURCES__LOCATIONS": json.dumps(places)}


def _build_full(shared: Path, data_dir: Path) -> None:
    for collection, write in (("open", write_documents), ("board", write_board_documents)):
        folder = shared / f"full-{collection}"
        folder.mkdir()
        write(folder)
    run = run_stp(_full_places(shared), shared, "sync", "--data-dir", str(data_dir))
    assert run.returncode == 0, run.stderr


def _build(shared: Path, data_dir: Path) -> None:
    documents = shared / "served-documents"
    documents.mkdir()
    write_documents(documents)
    run = run_stp({}, shared, "sync", str(documents), "--data-dir", str(data_dir))
    assert run.returncode == 0, run.stderr
