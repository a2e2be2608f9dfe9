"""``stp serve``: runs the chat bot until it is told to stop."""

import signal
import threading
from pathlib import Path
from types import FrameType

import click

from bot.cli.options import data_dir_option, read_settings
from bot.cli.prepare import build_sample_if_none, warm_up
from bot.errors import SlackUnreachable
from bot.slack.identity import check_kinds
from bot.slack.server import SlackServer
from bot.wiring import make_desk, make_embedder, make_library, open_store


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

    def prepare() -> None:
        build_sample_if_none(settings, embedder)
        warm_up(library)

    store = open_store(settings)
    try:
        SlackServer(settings, make_desk(settings, library), store, prepare=prepare, stop=stop).run()
    except SlackUnreachable:
        if not stop.is_set():
            raise
    finally:
        store.close()
