"""What is fuzzed: every reader, on through cleaning; and what else takes files from strangers."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sources.compose import Place, compose_document
from sources.decode import decode_text
from sources.errors import DocumentError, SourceError
from sources.facts.folder_table import FOLDER_SIDECARS, read_table
from sources.facts.metadata import read_sidecar
from sources.readers.formats import read_as
from sources.readers.kinds import media_types
from sources.readers.kinds.kinds import find_kind
from sources.reading import ReadOptions
from sources.web.feeds import parse_feed
from sources.web.sitemaps import parse_sitemap

_BASE: Final = "https://example.org/news/"


@dataclass(frozen=True, slots=True)
class Target:
    """Something that must survive all bytes there are.

    Attributes:
        run: Returns, or raises what nobody foresaw.
        is_packed: Whether its files are zip archives, whose parts are what has to be varied.
    """

    run: Callable[[bytes], None]
    is_packed: bool = False


def _read(media_type: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            reading = read_as(media_type, data, ReadOptions())
        except (DocumentError, RecursionError):  # both are foreseen where files are read
            return
        try:
            compose_document(reading, place=Place("0" * 12, "a", media_type, "open"))
        except DocumentError:
            return

    return run


def _find_kind(data: bytes) -> None:
    try:
        find_kind(data, name="plan")
    except DocumentError:
        return


def _read_listing(data: bytes) -> None:
    with suppress(SourceError):
        parse_feed(data, base=_BASE, content_type="application/xml")
    with suppress(SourceError):
        parse_sitemap(data, base=_BASE)


def _read_sidecars(data: bytes) -> None:
    try:
        text = decode_text(data).text
    except DocumentError:
        return
    for name in FOLDER_SIDECARS:
        try:
            read_table(text, name=name)
        except DocumentError:
            continue
    try:
        read_sidecar(text, name="plan.txt.meta.yaml")
    except DocumentError:
        return


TARGETS: Final[Mapping[str, Target]] = {
    "text": Target(_read(media_types.TEXT)),
    "markdown": Target(_read(media_types.MARKDOWN)),
    "html": Target(_read(media_types.HTML)),
    "pdf": Target(_read(media_types.PDF)),
    "docx": Target(_read(media_types.WORD), is_packed=True),
    "pptx": Target(_read(media_types.SLIDES), is_packed=True),
    "odt": Target(_read(media_types.OPEN_TEXT), is_packed=True),
    "rtf": Target(_read(media_types.RICH_TEXT)),
    "xlsx": Target(_read(media_types.SHEETS), is_packed=True),
    "csv": Target(_read(media_types.COMMAS)),
    "eml": Target(_read(media_types.MESSAGE)),
    "listing": Target(_read_listing),
    "sidecar": Target(_read_sidecars),
    "kind": Target(_find_kind),
}
