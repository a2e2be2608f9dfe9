"""What every reading of pages needs."""

import shutil
from dataclasses import dataclass
from typing import Final

from sources.read_here import ReadersHere
from sources.reading import Readers
from sources.reading_version import reading_version
from sources.web.clock import Clock, SystemClock
from sources.web.fetch import Fetcher
from sources.web.listing_store import ListingStore
from sources.web.options import WebOptions
from sources.web.visit import Visitor

_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Equipment:
    """What every reading of pages needs.

    Attributes:
        options: How pages are fetched.
        visitor: Fetches them.
        store: Remembers lists of them.
        readers: What reads the files.
        clock: Tells the time.
        rules: Names how files are read; another name for every other way.
    """

    options: WebOptions
    visitor: Visitor
    store: ListingStore
    readers: Readers
    clock: Clock
    rules: str


def equip(options: WebOptions | None, *, readers: Readers | None, clock: Clock | None) -> Equipment:
    """Get together what reading pages needs; nothing is fetched yet.

    Args:
        options: None for the usual ones.
        readers: None to read in this process.
        clock: None for the computer's.

    Returns:
        All of it, for one location.
    """
    its = options or WebOptions()
    time = clock or SystemClock()
    reading = readers or ReadersHere()
    ocr = reading.options.ocr and shutil.which("tesseract") is not None
    rules = f"{reading_version()[:_DIGITS]}{'+ocr' if ocr else ''}"
    return Equipment(
        options=its,
        visitor=Visitor(its, clock=time, fetcher=Fetcher(its)),
        store=ListingStore(its.cache, rules=rules),
        readers=reading,
        clock=time,
        rules=rules,
    )
