"""One document's card: who, when, where, its outline to jump into, its first words; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.wording import quoted, say_count, say_date, say_origin, say_publisher, say_title
from bot.catalogue.outline import Heading, outline
from bot.catalogue.suggestions import Suggestion, shorten
from bot.slack.blocks.answers.citation_lines import link
from bot.slack.blocks.answers.context_modal import CONTEXT_AT, place_value
from bot.slack.blocks.lookups.document_lines import details_button
from bot.slack.blocks.lookups.look_up import look_up_row
from bot.slack.blocks.menus import MAX_OPTION_CHARS, menu, option, row
from bot.slack.blocks.message import JsonObject, Message, button, fit, section
from bot.slack.blocks.mrkdwn import escape, escape_within
from index.snapshots.records import DocumentSummary
from sources.document import Document, Origin
from sources.tidy import join_line

ASK_DOCUMENT = "ask_document"

_MAX_NAME_CHARS = 200
_MAX_NAMED_CHARS = 100
_MAX_HEADINGS = 25
_MAX_HEADING_CHARS = 60
_MAX_WARNINGS = 5
_MAX_WARNING_CHARS = 250
_FIRST_CHARS = 400
# All options of the menu together, so that there is room for everything else.
_MAX_JUMPS_CHARS = 4_000


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one document.

    Attributes:
        summary: What is known of it.
        document: Itself.
        newer: The version that supersedes it; None where there is none to be seen.
    """

    summary: DocumentSummary
    document: Document
    newer: DocumentSummary | None = None


def document_card(card: Card) -> Message:
    """Show one document."""
    summary, document = card.summary, card.document
    headings = outline(document)
    title = escape_within(say_title(summary.title), _MAX_NAME_CHARS)
    groups: list[list[JsonObject]] = [[section("\n".join([f"*{title}*", *_facts(card)]))]]
    if card.newer:
        groups.append([_superseded(card.newer)])
    if warnings := _warnings(summary.warnings):
        groups.append([section(f"*Warnings*\n{warnings}")])
    if headings:
        groups.append([section(f"*Outline*\n{_outline(headings)}")])
    if first := escape_within(_after_title(document).strip(), _FIRST_CHARS):
        groups.append([section(f"*First words*\n{quoted(first)}")])
    publisher = escape_within(say_publisher(summary.publisher), _MAX_NAME_CHARS)
    fallback = f"{title}, {publisher}, {say_date(summary.published)}"
    tail = [_actions(summary.id, headings), look_up_row()]
    return Message(text=fallback, blocks=fit(groups, tail))


def unknown_document(named: str, near: Sequence[Suggestion], *, command: str) -> Message:
    """Say that there is no such document, where the ids stand, and which come near.

    Args:
        named: What was typed for an id.
        near: Documents that it may have meant.
        command: The slash command.

    Returns:
        The message, with a button to each, and the menu to look others up.
    """
    typed = escape_within(named, _MAX_NAMED_CHARS)
    text = f"There is no document with the id “{typed}”."
    how = f"`{command} sources` lists the documents with their ids."
    blocks = [section(f"{text} {how}")]
    if near:
        blocks.append(section("*The nearest by title:*"))
    blocks += [
        section(f"{escape(each.label)} · id `{each.value}`", accessory=details_button(each.value))
        for each in near
    ]
    return Message(text=f"{text} {how}", blocks=(*blocks, look_up_row()))


def _facts(card: Card) -> list[str]:
    summary = card.summary
    size = [say_count(summary.passages, "passage"), f"collection {escape(summary.collection)}"]
    if pages := len(card.document.pages):
        size.insert(0, say_count(pages, "page"))
    where = escape_within(join_line([summary.location]), _MAX_NAME_CHARS)
    facts = [
        f"Publisher: {_known(summary.publisher or 'unknown', summary.publisher_origin)}",
        f"Published: {_known(say_date(summary.published), summary.published_origin)}",
        *_more_facts(summary),
        f"Where: {where}",
        f"Id: `{summary.id}` · {' · '.join(size)}",
    ]
    opened = link(summary.url, "Open the document")
    return [*facts, opened] if opened else facts


def _more_facts(summary: DocumentSummary) -> list[str]:
    facts = []
    if summary.updated:
        facts.append(f"Updated: {_known(say_date(summary.updated), summary.updated_origin)}")
    if summary.author:
        facts.append(f"Author: {_known(summary.author, summary.author_origin)}")
    return facts


def _known(fact: str, origin: Origin) -> str:
    shown = escape_within(fact, _MAX_NAME_CHARS)
    return shown if origin is Origin.UNKNOWN else f"{shown} (from {say_origin(origin)})"


def _superseded(newer: DocumentSummary) -> JsonObject:
    title = escape_within(say_title(newer.title), _MAX_NAME_CHARS)
    day = say_date(newer.updated or newer.published)
    text = f":warning: Superseded by *{title}*, {day} · id `{newer.id}`"
    return section(text, accessory=details_button(newer.id))


def _warnings(warnings: Sequence[str]) -> str:
    shown = [f":warning: {escape_within(each, _MAX_WARNING_CHARS)}" for each in warnings]
    return _cut(shown, _MAX_WARNINGS)


def _outline(headings: Sequence[Heading]) -> str:
    shown = [
        f"{'    ' * _depth(each)}• {escape_within(each.text, _MAX_HEADING_CHARS)}"
        for each in headings
    ]
    return _cut(shown, _MAX_HEADINGS)


def _cut(lines: Sequence[str], most: int) -> str:
    rest = len(lines) - most
    return "\n".join([*lines[:most], *([f"… and {rest} more"] if rest > 0 else [])])


def _depth(heading: Heading) -> int:
    return min(2, max(0, heading.level - 2))


def _actions(document_id: str, headings: Sequence[Heading]) -> JsonObject:
    ask = button("Ask about this document", ASK_DOCUMENT, document_id)
    return row([*_jumps(document_id, headings), ask])


def _jumps(document_id: str, headings: Sequence[Heading]) -> list[JsonObject]:
    """Make the menu that opens a passage under a heading; none where there are no headings."""
    if not headings:
        return []
    most = min(MAX_OPTION_CHARS, _MAX_JUMPS_CHARS // len(headings))
    marks = ["– " * _depth(each) for each in headings]
    options = [
        option(mark + shorten(each.text, most - len(mark)), place_value(document_id, each.start))
        for mark, each in zip(marks, headings, strict=True)
    ]
    return [menu(CONTEXT_AT, "Jump to…", options)]


def _after_title(document: Document) -> str:
    """Leave the title's own line out, where the text begins with it."""
    sections, text = document.sections, document.text
    begins = bool(sections) and sections[0].start == 0 and sections[0].level == 1
    rest = text.removeprefix(sections[0].heading).lstrip() if begins else text
    return rest or text
