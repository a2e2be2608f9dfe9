"""Find the source for what a user calls a location."""

from pathlib import Path
from typing import Final

from sources.errors import LocationError
from sources.folder import FolderSource
from sources.reading import Readers
from sources.source import Source
from sources.web.options import WebOptions

_WEB: Final = ("http://", "https://")
_ADDRESS_LIST: Final = ".urls"


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
        text: A path, ``~`` being the user's home; or an address on the web, of a page, document,
            sitemap, feed or list of addresses; a file ``NAME.urls`` is such a list, too.
        collection: The collection that its documents belong to.
        publisher: Who published them, where they do not say so themselves.
        readers: What reads the files; in this process where None.
        web: How pages are fetched; None for the usual way.

    Returns:
        The source. A path that does not exist is reported when the source is read.

    Raises:
        LocationError: If the location is empty, or an address that cannot be one.
    """
    location = text.strip()
    if not location:
        raise LocationError("the location is empty; name a folder, a file or a web address")
    if location.lower().startswith(_WEB):
        return _open_address(location, collection, publisher, readers, web)
    path = Path(location).expanduser()
    if location.lower().startswith("www.") and not path.exists():
        raise LocationError(
            f"there is no such folder or file: {location}; an address on the web"
            " begins with https://"
        )
    if path.suffix.lower() == _ADDRESS_LIST and not path.is_dir():
        from sources.web.address_file import AddressFileSource

        return AddressFileSource(
            path, collection=collection, publisher=publisher, readers=readers, options=web
        )
    return FolderSource(path, collection=collection, publisher=publisher, readers=readers)


def _open_address(
    address: str,
    collection: str,
    publisher: str | None,
    readers: Readers | None,
    web: WebOptions | None,
) -> Source:
    # Imported late: folders need no network, and commands that only read the index no parsers.
    from sources.web.errors import AddressError
    from sources.web.web_source import WebSource

    try:
        return WebSource(
            address, collection=collection, publisher=publisher, readers=readers, options=web
        )
    except AddressError as error:
        raise LocationError(str(error)) from error
