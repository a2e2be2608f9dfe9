"""Turn what was fetched into a file that the readers know what to do with."""

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from sources.reading import Job
from sources.web.listing_kind import first_element
from sources.web.visit import Visited

_CHARSET: Final = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)
_LATIN: Final = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_SAYS_NOTHING: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_ENDINGS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_NAMELESS: Final = "page"


def make_job(visited: Visited) -> Job:
    """Name a fetched document as a file and bring its text into UTF-8.

    Args:
        visited: What was fetched.

    Returns:
        The file, with the server's media type where it names one.
    """
    media_type = visited.content_type.partition(";")[0].strip().lower()
    said = None if media_type in _SAYS_NOTHING else media_type
    content = _in_utf8(visited.body, visited.content_type)
    return Job(_name(visited.validators.final, said, content), content, said)


def _name(address: str, media_type: str | None, content: bytes) -> str:
    """Name the file after its address, with the ending that its media type has."""
    path = PurePosixPath(unquote(urlsplit(address).path))
    name = "".join(each for each in path.name if each.isprintable())
    ending = _ENDINGS.get(media_type or "")
    if ending is None and media_type is None and (first_element(content) or "").lower() == "html":
        ending = ".html"
    if ending is None or PurePosixPath(name).suffix.lower() == ending:
        return name or _NAMELESS
    return f"{name or _NAMELESS}{ending}"


def _in_utf8(body: bytes, content_type: str) -> bytes:
    """Decode text as the server says, unless it is UTF-8 whatever the server says."""
    declared = _CHARSET.search(content_type)
    if declared is None or not content_type.strip().lower().startswith(("text/", "application/xh")):
        return body
    try:
        body.decode()
    except UnicodeDecodeError:
        return _recode(body, declared[1].lower())
    return body


def _recode(body: bytes, charset: str) -> bytes:
    # Browsers read these as Windows-1252, which is what most such pages are written in.
    name = "cp1252" if charset in _LATIN else charset
    try:
        return body.decode(name).encode()
    except (LookupError, UnicodeError):  # a wrong name is no name: the reader finds out itself
        return body
