"""The one place that picks adapters from settings.

What is slow to import is imported when it is asked for: `stp sources` needs no model.
"""

from typing import TYPE_CHECKING

from bot.errors import StoreUnusable
from bot.settings import Settings
from bot.settings_sources import Location

if TYPE_CHECKING:
    from bot.desk import LibraryDesk
    from bot.library import Library
    from bot.prompts.checked import Prompts
    from bot.store.sql_store import SqlStore
    from index.embed import Embedder
    from index.rerank import Reranker
    from sources.reading import Readers
    from sources.source import Source


def make_embedder(settings: Settings) -> "Embedder":
    """Make the embedder; its model is loaded when it is first needed."""
    from index.models.sentence_embedder import SentenceEmbedder

    return SentenceEmbedder(settings.index.model)


def make_readers(settings: Settings) -> "Readers":
    """Make what reads files; processes are started when the first file is read."""
    from sources.isolated.isolated_readers import IsolatedReaders
    from sources.reading import ReadOptions

    its = settings.sources
    return IsolatedReaders(
        ReadOptions(
            ocr=its.ocr,
            max_bytes=its.max_file_mb * 1_000_000,
            seconds=its.read_seconds,
            memory_bytes=its.read_memory_mb * 1_000_000,
        )
    )


def make_source(settings: Settings, place: Location, readers: "Readers") -> "Source":
    """Make the source that reads a location; nothing is read yet.

    Args:
        settings: Everything that can be set.
        place: The location, with its collection and publisher.
        readers: What reads the files.

    Returns:
        The source; a LocationError says where the location is none.
    """
    from sources.open_location import open_location
    from sources.web.options import WebOptions

    its = settings.sources
    return open_location(
        place.location,
        collection=place.collection,
        publisher=place.publisher,
        readers=readers,
        web=WebOptions(
            cache=settings.data_dir / "web",
            allow_private=its.web_private,
            pause_s=its.web_pause_s,
            timeout_s=its.web_timeout_s,
            max_bytes=its.web_max_mb * 1_000_000,
            max_pages=its.web_max_pages,
        ),
    )


def make_reranker(settings: Settings) -> "Reranker | None":
    """Make the reranker, whose model is loaded when it is first needed; None where none is set."""
    if settings.index.reranker is None:
        return None
    from index.models.cross_encoder import CrossEncoderReranker

    return CrossEncoderReranker(settings.index.reranker)


def make_library(settings: Settings, embedder: "Embedder") -> "Library":
    """Look after the index."""
    from bot.library import Library

    return Library(settings.index_dir, embedder, make_reranker(settings))


def make_desk(settings: Settings, library: "Library") -> "LibraryDesk":
    """Make the desk that answers."""
    from bot.answer.compose import Limits
    from bot.desk import LibraryDesk

    limits = Limits(
        max_sentences=settings.answer.max_sentences,
        min_confidence=settings.answer.min_confidence,
    )
    return LibraryDesk(library, limits)


def make_prompts(settings: Settings, library: "Library", desk: "LibraryDesk") -> "Prompts":
    """Make what offers questions that the desk answers."""
    from bot.prompts.checked import Prompter

    return Prompter(
        desk,
        version=lambda: library.shelf().snapshot.id,
        limit=settings.answer.min_confidence,
    )


def open_store(settings: Settings) -> "SqlStore":
    """Open the store, making its folder where that is missing.

    Args:
        settings: Everything that can be set.

    Returns:
        The store; the caller closes it.

    Raises:
        StoreUnusable: If the folder cannot be made or the database cannot be opened.
    """
    from bot.store.sql_store import SqlStore

    if settings.store.url is None:
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnusable(
                f"the data folder {settings.data_dir} cannot be made ({error.strerror}): choose"
                " another with --data-dir or STP_DATA_DIR"
            ) from error
    return SqlStore(settings.store_url)
