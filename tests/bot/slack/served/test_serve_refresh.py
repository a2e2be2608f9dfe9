"""The served bot keeps its index fresh, and no question is missed for that."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from index.snapshots.snapshot import current_id, open_current
from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import FOOTPRINTS, LEADERS, write_documents
from tests.bot.slack.served.processes import HAS_PROCESSES, descendants, is_running
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import Serving, serving
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace
from tests.sources.readers.pdf.pdf_making import make_pdf

pytestmark = pytest.mark.model

NEW_QUOTE = "England was divided into 42 systems"
REFRESHED_WITHIN_S = 90.0
STOPPED_WITHIN_S = 30.0
ENDS = (0, 143, -15)
LONG_PLAN_PAGES = 2_000  # takes a reader many seconds


class SilentSite:
    """A web site on the loopback interface that takes requests and answers none.

    Attributes:
        url: Of a page.
        asked: Set once somebody has asked for something.
    """

    def __init__(self) -> None:
        """Listen from now on."""
        self.asked = threading.Event()
        self._over = threading.Event()
        asked, over = self.asked, self._over

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the name is the library's
                asked.set()
                over.wait(60)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"http://127.0.0.1:{self._server.server_port}/boards.html"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def close(self) -> None:
        """Let go of everybody."""
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def site() -> Iterator[SilentSite]:
    site = SilentSite()
    yield site
    site.close()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two folders with a document each, and an empty one for the data."""
    base = tmp_path_factory.mktemp("refreshed")
    everything = base / "everything"
    made = {name: base / name for name in ("plans", "news", "data")}
    for folder in (everything, *made.values()):
        folder.mkdir()
    write_documents(everything)
    (everything / "footprints.md").rename(made["plans"] / "footprints.md")
    (everything / "leaders.txt").rename(made["news"] / "leaders.txt")
    return made


@pytest.fixture(scope="module")
def bot(folders: dict[str, Path]) -> Iterator[Serving]:
    """A bot that has found no index at its start, but two locations."""
    with SlackWorkspace() as slack:
        places = [str(folders["plans"]), str(folders["news"])]
        with configured(slack, folders["data"], places) as bot:
            bot.log.wait_for("loaded model")
            bot.wait_until_ready()
            yield bot


@contextmanager
def configured(slack: SlackWorkspace, data_dir: Path, places: list[str]) -> Iterator[Serving]:
    """Serve with locations to look at every hour."""
    settings = {
        "STP_SOURCES__LOCATIONS": json.dumps(places),
        "STP_SOURCES__REFRESH": "1h",
        "STP_SOURCES__WEB_PRIVATE": "true",
        "STP_SOURCES__WEB_TIMEOUT_S": "60",
    }
    with serving(slack, data_dir, settings=settings) as bot:
        yield bot


@pytest.fixture
def room(bot: Serving) -> Room:
    return new_room(bot)


def let_an_hour_pass(data_dir: Path) -> None:
    """Put back the time at which each location was looked at."""
    path = data_dir / "index" / "looked-at.json"
    times = json.loads(path.read_text())
    assert times
    hours = timedelta(hours=2)
    aged = {root: (datetime.fromisoformat(at) - hours).isoformat() for root, at in times.items()}
    path.write_text(json.dumps(aged))


def held(data_dir: Path) -> list[str]:
    """List what a sound index holds."""
    with open_current(data_dir / "index") as snapshot:
        snapshot.check_all()
        return [each.location for each in snapshot.documents()]


def test_a_bot_without_an_index_begins_with_the_configured_locations(
    room: Room, folders: dict[str, Path]
) -> None:
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, LEADERS.question))

    assert LEADERS.quote in answer.shown
    assert "footprints.md" in held(folders["data"])
    assert len(held(folders["data"])) == 2


def test_what_changes_is_quoted_soon_and_every_question_meanwhile_is_answered_once(
    bot: Serving, room: Room, folders: dict[str, Path]
) -> None:
    plan = folders["plans"] / "footprints.md"
    before = len(bot.log.text.split("refresh ended status=0"))
    plan.write_text(plan.read_text().replace(FOOTPRINTS.quote, NEW_QUOTE))
    let_an_hour_pass(folders["data"])

    asked = [room.ada.writes(FOOTPRINTS.question)]
    until_s = time.monotonic() + REFRESHED_WITHIN_S
    while NEW_QUOTE not in room.answer_to(asked[-1]).shown:
        assert time.monotonic() < until_s, bot.log.text
        asked.append(room.ada.writes(FOOTPRINTS.question))
    bot.log.wait_for("refresh ended status=0", times=before)

    shown = [only_answer(room, said) for said in asked]
    is_new = [NEW_QUOTE in each for each in shown]
    assert len(asked) > 1
    assert is_new == sorted(is_new)  # the old text, then the new one, and never the old one again
    assert all(FOOTPRINTS.quote in each for each in shown[:-1])
    assert bot.get("/readyz")[0] == 200
    assert bot.told_in_the_log() == []


def only_answer(room: Room, said: Said) -> str:
    """Give the one thing that the bot has said in a thread."""
    (answer,) = room.all_answers_to(said)
    return answer.shown


def test_a_location_that_fails_keeps_its_documents_and_is_named_in_the_log(
    bot: Serving, room: Room, folders: dict[str, Path]
) -> None:
    folders["news"].rename(folders["news"].with_name("elsewhere"))
    let_an_hour_pass(folders["data"])

    line = bot.log.wait_for(f"refresh: ! {folders['news']}")
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, LEADERS.question))

    assert "WARNING" in line
    assert LEADERS.quote in answer.shown
    assert len(held(folders["data"])) == 2
    assert list(json.loads((folders["data"] / "index" / "failed-at.json").read_text())) == [
        str(folders["news"])
    ]
    assert bot.told_in_the_log() == []


@pytest.mark.skipif(not HAS_PROCESSES, reason="this system does not list its processes in /proc")
def test_a_bot_told_to_stop_while_it_refreshes_leaves_no_process_and_a_sound_index(
    tmp_path: Path,
) -> None:
    data_dir, plans = tmp_path / "data", tmp_path / "plans"
    for folder in (data_dir, plans):
        folder.mkdir()
    (plans / "plan.txt").write_text("The plan was written in 2016. Nobody has read it.\n")
    with SlackWorkspace() as slack, configured(slack, data_dir, [str(plans)]) as bot:
        bot.log.wait_for("loaded model")
        bot.wait_until_ready()
        current = current_id(data_dir / "index")
        line = ("The plan has many pages, and nobody has read them all.", 12)
        (plans / "long.pdf").write_bytes(make_pdf([[line] * 20] * LONG_PLAN_PAGES))
        let_an_hour_pass(data_dir)
        started = wait_for_descendants(bot, 2)  # the sync, and what reads the file for it

        elapsed_s, status = stop(bot)

        assert status in ENDS
        assert elapsed_s < STOPPED_WITHIN_S
        assert [each for each in started if is_running(each)] == []
        assert "Traceback" not in bot.log.text
    assert current_id(data_dir / "index") == current
    assert held(data_dir) == ["plan.txt"]


@pytest.mark.skipif(not HAS_PROCESSES, reason="this system does not list its processes in /proc")
def test_a_bot_told_to_stop_while_its_first_index_is_built_leaves_no_process_and_no_index(
    tmp_path: Path, site: SilentSite
) -> None:
    with SlackWorkspace() as slack, configured(slack, tmp_path, [site.url]) as bot:
        assert site.asked.wait(REFRESHED_WITHIN_S), bot.log.text
        started = descendants(bot.process_id)

        elapsed_s, status = stop(bot)

        assert started
        assert status in ENDS
        assert elapsed_s < STOPPED_WITHIN_S
        assert [each for each in started if is_running(each)] == []
        assert "Traceback" not in bot.log.text
    assert current_id(tmp_path / "index") is None


def wait_for_descendants(bot: Serving, count: int) -> frozenset[int]:
    """Wait until the bot has so many processes below it, and list them."""
    until_s = time.monotonic() + REFRESHED_WITHIN_S
    while len(found := descendants(bot.process_id)) < count:
        assert time.monotonic() < until_s, bot.log.text
        time.sleep(0.05)
    return found


def stop(bot: Serving) -> tuple[float, int]:
    """Send SIGTERM; the seconds until the end, and the exit status."""
    began_s = time.monotonic()
    bot.ask_to_stop()
    status = bot.wait_for_end()
    return time.monotonic() - began_s, status
