"""Make a document of what a reader found in a file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from sources.assemble import CleanText, assemble_text
from sources.block import Block, BlockKind, Facts, Reading
from sources.cleaning.clean import clean_blocks, drop_furniture
from sources.document import Document
from sources.errors import NoTextError
from sources.facts.addresses import read_addresses
from sources.facts.heads import head_length, read_head
from sources.facts.metadata import Metadata, combine_facts
from sources.text_faults.faults import find_faults
from sources.tidy import fold_text

_FORMAT: Final = 2  # part of every revision; raised when the same file would give other spans


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands in a collection.

    Attributes:
        id: The document's id.
        location: What the user calls it.
        media_type: Such as ``text/markdown``.
        collection: The collection that it belongs to.
        root: The location under which it was found.
        fingerprint: What its source needs to tell next time that it has not changed.
    """

    id: str
    location: str
    media_type: str
    collection: str
    root: str = ""
    fingerprint: str = ""


def compose_document(reading: Reading, *, told: Sequence[Facts] = (), place: Place) -> Document:
    """Clean what was read, name and date it, and set it into one text.

    Args:
        reading: What a reader found.
        told: What other places say of it: a sidecar, the settings, a feed.
        place: Where the file stands.

    Returns:
        The document.

    Raises:
        NoTextError: If cleaning leaves nothing.
    """
    head = read_head(drop_furniture(reading.blocks).kept)
    metadata = _gather_facts((*told, reading.facts, head), place.location)
    cleaned = clean_blocks(reading.blocks, title=metadata.title, published=metadata.published)
    if not cleaned.kept:
        raise NoTextError("the file holds no text; check that it was saved whole")
    clean = assemble_text(_mark_title(cleaned.kept, metadata.title))
    warnings = (*reading.warnings, *find_faults(clean.text))
    return Document(
        id=place.id,
        location=place.location,
        media_type=place.media_type,
        title=metadata.title,
        title_origin=metadata.title_origin,
        publisher=metadata.publisher,
        publisher_origin=metadata.publisher_origin,
        published=metadata.published,
        published_origin=metadata.published_origin,
        url=metadata.url,
        text=clean.text,
        sections=clean.sections,
        pages=clean.pages,
        revision=_revision(clean, metadata, place, warnings),
        collection=place.collection,
        dropped=(*reading.dropped, *cleaned.dropped),
        author=metadata.author,
        author_origin=metadata.author_origin,
        updated=metadata.updated,
        updated_origin=metadata.updated_origin,
        rows=clean.rows,
        warnings=warnings,
        root=place.root,
        fingerprint=place.fingerprint,
    )


def _gather_facts(found: Sequence[Facts], location: str) -> Metadata:
    """Combine facts; what nothing else tells, the addresses may."""
    return combine_facts((*found, read_addresses(location, combine_facts(found).url)))


def _mark_title(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """Make a heading of the title where it stands in the text; no other heading is so high."""
    marked = [
        replace(block, level=max(2, block.level)) if block.kind is BlockKind.HEADING else block
        for block in blocks
    ]
    place = _find_title(blocks, title)
    if place is not None:
        marked[place] = replace(marked[place], kind=BlockKind.HEADING, level=1)
    return marked


def _find_title(blocks: Sequence[Block], title: str | None) -> int | None:
    if title is None:
        return None
    folded = fold_text(title)
    for place, block in enumerate(blocks):
        in_head = place <= head_length(blocks)
        if fold_text(block.text) == folded and (in_head or block.kind is BlockKind.HEADING):
            return place
    return None


def _revision(clean: CleanText, metadata: Metadata, place: Place, warnings: Sequence[str]) -> str:
    spans = [(each.heading, each.level, each.start, each.end) for each in clean.sections]
    facts = [
        (metadata.title, metadata.title_origin),
        (metadata.publisher, metadata.publisher_origin),
        (metadata.published and metadata.published.isoformat(), metadata.published_origin),
        metadata.url,
        (metadata.author, metadata.author_origin),
        (metadata.updated and metadata.updated.isoformat(), metadata.updated_origin),
    ]
    rows = [(each.table, each.number, each.start, each.end) for each in clean.rows]
    pages = [(each.number, each.start, each.end) for each in clean.pages]
    parts = [_FORMAT, place.location, place.media_type, place.root, facts, spans, pages, rows]
    return sha256(json.dumps([*parts, warnings, clean.text]).encode()).hexdigest()
