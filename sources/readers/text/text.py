"""Read plain text, with or without header lines."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sources.block import Block, BlockKind, Facts, Reading
from sources.decode import decode_text
from sources.document import Dropped, Origin
from sources.facts.dates import parse_date
from sources.facts.metadata import read_value
from sources.readers.text.loose_headings import mark_headings
from sources.readers.text.wrapping import find_width, is_wrapped
from sources.tidy import join_line, tidy_text

_HEADER: Final = re.compile(r"\s*(URL|TITLE|PUBLISHER|DATE)\s*:(.*)", re.IGNORECASE)
_BULLET: Final = re.compile(r"(?:[-–*•·▪●◦‣]|o(?=\s{2}))\s+(?=\S)")
_NUMBER: Final = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S")


def read_text(data: bytes) -> Reading:
    """Read a plain text file.

    Lines ``URL:``, ``TITLE:``, ``PUBLISHER:`` and ``DATE:`` at the very top are metadata. Empty
    lines part paragraphs. Lines between them are one paragraph where they were broken by a line
    width, and one paragraph each otherwise.

    Args:
        data: A whole file.

    Returns:
        Blocks and facts.

    Raises:
        DamagedFileError: If the bytes are no text.
    """
    decoded = decode_text(data)
    lines = decoded.text.split("\n")
    header, body = _split_header(lines)
    facts, not_understood = _read_header(header)
    dropped = [Dropped(each, "unreadable byte") for each in decoded.unreadable]
    return Reading(mark_headings(tuple(_read_blocks(body))), facts, (*dropped, *not_understood))


def text_blocks(text: str) -> tuple[Block, ...]:
    """Make blocks of a text that has no header lines.

    Args:
        text: Lines end with a newline.

    Returns:
        Headings, paragraphs and list items.
    """
    return mark_headings(tuple(_read_blocks(text.split("\n"))))


def _split_header(lines: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    """Split off the header lines: their values by key, and the lines after them."""
    header: dict[str, str] = {}
    for place, line in enumerate(lines):
        found = _HEADER.fullmatch(line)
        if found is None and line.strip():
            return header, lines[place:]
        if found is not None:
            if found[1].upper() in header:
                return header, lines[place:]
            header[found[1].upper()] = found[2]
    return header, []


def _read_header(header: dict[str, str]) -> tuple[Facts, list[Dropped]]:
    values = {key: read_value(value) for key, value in header.items()}
    written = values.get("DATE")
    published = parse_date(written) if written else None
    facts = Facts(
        Origin.HEADER,
        title=values.get("TITLE"),
        publisher=values.get("PUBLISHER"),
        published=published,
        url=values.get("URL"),
    )
    if written and published is None:
        return facts, [Dropped(f"DATE: {written}", "header date that is no full date")]
    return facts, []


def _read_blocks(lines: Sequence[str]) -> Iterator[Block]:
    stanzas = list(_split_stanzas(lines))
    width = find_width(stanzas)
    for stanza in stanzas:
        for run in _split_items(stanza):
            yield from _read_run(run, width=width)


def _split_stanzas(lines: Sequence[str]) -> Iterator[list[str]]:
    stanza: list[str] = []
    for line in lines:
        tidy = tidy_text(line)
        if tidy:
            stanza.append(tidy)
        elif stanza:
            yield stanza
            stanza = []
    if stanza:
        yield stanza


def _split_items(stanza: Sequence[str]) -> Iterator[list[str]]:
    """Split a stanza before every line that begins a list item."""
    run: list[str] = []
    for line in stanza:
        if run and (_BULLET.match(line) or _NUMBER.match(line)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _read_run(run: Sequence[str], *, width: int | None) -> Iterator[Block]:
    bullet = _BULLET.match(run[0])
    if bullet is None:
        texts = [join_line(run)] if is_wrapped(run, width=width) else list(run)
        yield from (Block(BlockKind.PARAGRAPH, text) for text in texts)
        return
    first = run[0][bullet.end() :]
    if len(run) == 1 or is_wrapped(run, width=width) or run[1][:1].islower():
        yield Block(BlockKind.LIST_ITEM, join_line((first, *run[1:])))
    else:
        yield Block(BlockKind.LIST_ITEM, first)
        yield from (Block(BlockKind.PARAGRAPH, text) for text in run[1:])
