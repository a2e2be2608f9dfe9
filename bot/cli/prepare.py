"""What a command for questions needs before it can answer."""

from bot.cli.options import say
from bot.cli.progress import shown_progress
from bot.desk import LibraryDesk
from bot.library import Library
from bot.settings import Settings
from bot.wiring import make_desk, make_embedder, make_library
from index.build import sync
from index.embed import Embedder
from index.searcher import Query
from index.snapshot import has_index
from sources.open_location import open_location
from sources.sample_corpus import sample_folder


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
    library.shelf().searcher.search(Query("warm", limit=1))


def build_sample_if_none(settings: Settings, embedder: Embedder) -> None:
    """Build the index of the bundled sample corpus where there is none, and say so on stderr."""
    folder = settings.index_dir
    if has_index(folder):
        return
    say("stp: no index yet: building it from the bundled sample corpus (`stp sync` for your own)")
    source = open_location(str(sample_folder()), collection=settings.sources.collection)
    with shown_progress() as progress:
        sync(folder, [source], embedder, progress=progress)
