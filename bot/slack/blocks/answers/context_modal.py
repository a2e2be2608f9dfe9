"""A passage with the text around it, in a modal that moves through the document; pure."""

from collections.abc import Iterator

from bot.answer.answer import Citation
from bot.answer.wording import say_date, say_publisher, say_title
from bot.catalogue.surroundings import Excerpt, Surroundings
from bot.slack.blocks.answers.citation_lines import MAX_NAME_CHARS, link, place_parts
from bot.slack.blocks.answers.stretches import set_off, stretches
from bot.slack.blocks.message import MAX_SECTION_CHARS, JsonObject, buttons, context, section
from bot.slack.blocks.modal import modal
from bot.slack.blocks.mrkdwn import escape_within
from bot.slack.blocks.view_origin import ViewOrigin
from sources.tidy import join_line

CONTEXT_AT = "context_at"
CONTEXT_PREVIOUS = "context_previous"
CONTEXT_NEXT = "context_next"

_TITLE = "The passage in context"
# Passages have some 150 words; a table's row may have thousands.
_MOST_BLOCKS_AROUND = 2
_MOST_BLOCKS_OF_PASSAGE = 6
# Half of a block, since every short line of a quotation begins with a sign of its own.
_MAX_SET_OFF_CHARS = MAX_SECTION_CHARS // 3


def place_value(document_id: str, start: int) -> str:
    """Write the value of a button or an option that shows a place of a document."""
    return f"{document_id}:{start}"


def read_place(value: str) -> tuple[str, int] | None:
    """Read such a value; None where it is not one."""
    document_id, _, start = value.rpartition(":")
    return (document_id, int(start)) if document_id and start.isdecimal() else None


def context_modal(
    around: Surroundings, *, origin: ViewOrigin, quotation: Citation | None = None
) -> JsonObject:
    """Show a passage, what stands around it, and where it stands.

    Args:
        around: The passage and its neighbours.
        origin: Where the modal was opened, and for which place.
        quotation: The words that were quoted, set off where the passage holds them; None where the
            passage was looked up.

    Returns:
        The view.
    """
    blocks = [section(_who(around)), context(_where(around))]
    blocks.extend(_small(around.before))
    blocks.extend(_passage(around.passage, quotation))
    blocks.extend(_small(around.after))
    if pressables := _moves(around):
        blocks.append(buttons(pressables))
    return modal(_TITLE, blocks, origin=origin)


def _who(around: Surroundings) -> str:
    summary = around.summary
    publisher = escape_within(say_publisher(summary.publisher), MAX_NAME_CHARS)
    title = escape_within(say_title(summary.title), MAX_NAME_CHARS)
    return f"*{title}*\n{publisher} · {say_date(summary.published)}"


def _where(around: Surroundings) -> str:
    passage = around.passage
    headings = place_parts(None, passage.section, title=around.summary.title)
    where = ", ".join([
        f"Passage {around.number} of {around.total}",
        *place_parts(passage.page, None, title=None),
        *(f"under {heading}" for heading in headings),
    ])
    location = escape_within(join_line([around.summary.location]), MAX_NAME_CHARS)
    return f"{where} · {link(passage.url, 'open') or location}"


def _small(excerpt: Excerpt | None) -> list[JsonObject]:
    if excerpt is None:
        return []
    return [context(part) for part in stretches(excerpt.text, most=_MOST_BLOCKS_AROUND)]


def _passage(passage: Excerpt, quotation: Citation | None) -> Iterator[JsonObject]:
    """Show the passage whole, and set off what of the quotation it holds."""
    start = max(quotation.start, passage.start) - passage.start if quotation else 0
    end = min(quotation.end, passage.end) - passage.start if quotation else 0
    if start >= end:
        start = end = 0
    yield from map(section, _parts(passage.text[:start]))
    quoted = stretches(
        passage.text[start:end], most=_MOST_BLOCKS_OF_PASSAGE, max_chars=_MAX_SET_OFF_CHARS
    )
    yield from (section(set_off(part)) for part in quoted)
    yield from map(section, _parts(passage.text[end:]))


def _parts(text: str) -> list[str]:
    return stretches(text, most=_MOST_BLOCKS_OF_PASSAGE)


def _moves(around: Surroundings) -> list[tuple[str, str, str]]:
    document_id = around.summary.id
    moves = []
    if around.before:
        value = place_value(document_id, around.before.start)
        moves.append(("Previous", CONTEXT_PREVIOUS, value))
    if around.after:
        moves.append(("Next", CONTEXT_NEXT, place_value(document_id, around.after.start)))
    return moves
