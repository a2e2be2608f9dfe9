"""What a command for questions needs before it can answer."""

import threading

from bot.cli.options import say
from bot.cli.progress import shown_progress
from bot.desk import LibraryDesk
from bot.errors import BotError
from bot.library import Library
from bot.refresh.schedule import has_usable_index
from bot.refresh.sync_process import run_to_end, sync_command_line
from bot.settings import Settings
from bot.wiring import make_desk, make_embedder, make_library
from index.embed import Embedder
from index.snapshots.snapshot import has_index
from index.syncing.build import sync
from sources.open_location import open_location
from sources.sample_corpus import sample_folder


class Stopped(BotError):
    """Told to stop before everything was ready."""


def ready_desk(settings: Settings) -> LibraryDesk:
    """Make a desk that answers at once; without an index, build that of the sample corpus first.

    Args:
        settings: Everything that can be set.

    Returns:
        The desk. What cannot be opened is a RetrievalError that says what to do.
    """
    embedder = make_embedder(settings)
    build_sample_if_none(settings, embedder)
    library = make_library(settings, embedder)
    warm_up(library)
    return make_desk(settings, library)


def warm_up(library: Library) -> None:
    """Load index and models, so that the first question is answered as fast as the others."""
    library.shelf().warm([])


def build_first_index(settings: Settings, embedder: Embedder, *, stop: threading.Event) -> None:
    """Build the index of the configured locations, or else of the sample, where there is none.

    With locations, an index that is damaged or of another format is built again as well. That may
    take long, so a process of its own does it, which can be ended.

    Args:
        settings: Everything that can be set.
        embedder: Embeds the sample.
        stop: Ends it when it is set.

    Raises:
        Stopped: If it was ended.
        BotError: If the locations could not be indexed.
    """
    if not settings.sources.locations:
        build_sample_if_none(settings, embedder)
        return
    if has_usable_index(settings):
        return
    say("stp: no index to go on from: building it from the configured locations")
    status = run_to_end(sync_command_line(settings.data_dir, "--due"), stop)
    if stop.is_set():
        raise Stopped("told to stop while the index was being built")
    if status != 0:
        raise BotError("no index could be built of the configured locations, as said above")


def build_sample_if_none(settings: Settings, embedder: Embedder) -> None:
    """Build the index of the bundled sample corpus where there is none, and say so on stderr."""
    folder = settings.index_dir
    if has_index(folder):
        return
    say("stp: no index yet: building it from the bundled sample corpus (`stp sync` for your own)")
    source = open_location(str(sample_folder()), collection=settings.sources.collection)
    with shown_progress() as progress:
        sync(folder, [source], embedder, progress=progress)
