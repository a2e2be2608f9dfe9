"""Find the source for what a user calls a location."""

from pathlib import Path
from typing import Final

from sources.errors import LocationError
from sources.folder import FolderSource
from sources.source import Source

_WEB: Final = ("http://", "https://")


def open_location(text: str, *, collection: str) -> Source:
    """Pick the source that reads a location.

    Args:
        text: A path; ``~`` is the user's home.
        collection: The collection that its documents belong to.

    Returns:
        The source. A path that does not exist is reported when the source is read.

    Raises:
        LocationError: If the location is empty or an address on the web.
    """
    location = text.strip()
    if not location:
        raise LocationError("the location is empty; name a folder or a file")
    if location.lower().startswith(_WEB):
        raise LocationError(
            f"web pages are not read yet in this version: {location}; save the page as .html"
        )
    return FolderSource(Path(location).expanduser(), collection=collection)
