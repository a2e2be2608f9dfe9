"""Find the source for what a user calls a location."""

from pathlib import Path
from typing import Final

from sources.errors import LocationError
from sources.folder import FolderSource
from sources.reading import Readers
from sources.source import Source
from sources.web.options import WebOptions

_WEB: Final = ("http://", "https://")


def open_location(
    text: str,
    *,
    collection: str,
    publisher: str | None = None,
    readers: Readers | None = None,
    web: WebOptions | None = None,
) -> Source:
    """Pick the source that reads a location.

    Args:
        text: A path; ``~`` is the user's home.
        collection: The collection that its documents belong to.
        publisher: Who published them, where they do not say so themselves.
        readers: What reads the files; in this process where None.
        web: How pages are fetched; None for the usual way.

    Returns:
        The source. A path that does not exist is reported when the source is read.

    Raises:
        LocationError: If the location is empty or an address on the web.
    """
    del web
    location = text.strip()
    if not location:
        raise LocationError("the location is empty; name a folder or a file")
    if location.lower().startswith(_WEB):
        raise LocationError(
            f"web pages are not read yet in this version: {location}; save the page as .html"
        )
    path = Path(location).expanduser()
    return FolderSource(path, collection=collection, publisher=publisher, readers=readers)
