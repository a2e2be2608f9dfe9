"""``stp serve``: runs the chat bot until it is told to stop."""

import signal
import threading
from pathlib import Path
from types import FrameType

import click

from bot.cli.options import data_dir_option, read_settings
from bot.cli.prepare import Stopped, build_first_index, warm_up
from bot.errors import SlackUnreachable
from bot.library import Library
from bot.refresh.refresher import Refresher
from bot.refresh.schedule import is_due, open_places
from bot.refresh.sync_process import sync_command_line
from bot.settings import Settings
from bot.slack.server import SlackServer
from bot.slack.web_api.identity import check_kinds
from bot.wiring import make_desk, make_embedder, make_library, make_prompts, open_store


@click.command("serve")
@data_dir_option
def serve_command(data_dir: Path | None) -> None:
    """Run the chat bot in Slack; SIGTERM or Ctrl-C ends it, accepted questions being finished."""
    settings = read_settings(data_dir)
    check_kinds(settings.credentials)
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    embedder = make_embedder(settings)
    library = make_library(settings, embedder)

    open_places(settings.sources.locations, settings)  # a location that is none is said at once
    refreshing = threading.Thread(target=_make_refresher(settings, library).run, args=(stop,))

    def prepare() -> None:
        build_first_index(settings, embedder, stop=stop)
        warm_up(library)
        refreshing.start()

    desk = make_desk(settings, library)
    prompts = make_prompts(settings, library, desk)
    store = open_store(settings)
    try:
        SlackServer(settings, desk, store, prepare=prepare, stop=stop, prompts=prompts).run()
    except (SlackUnreachable, Stopped):
        if not stop.is_set():
            raise
    finally:
        stop.set()
        if refreshing.is_alive():
            refreshing.join()
        store.close()


def _make_refresher(settings: Settings, library: Library) -> Refresher:
    return Refresher(
        library.renew, lambda: is_due(settings), sync_command_line(settings.data_dir, "--due")
    )
