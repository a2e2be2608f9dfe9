"""Passages and documents as people see them in Slack; pure."""

from collections.abc import Sequence

from bot.answer.citing import link_to
from bot.answer.wording import quoted, say_count, say_date, say_origin, say_publisher, say_title
from bot.slack.blocks.answer_blocks import link
from bot.slack.blocks.message import JsonObject, Message, buttons, context, fit, section
from bot.slack.blocks.mrkdwn import escape, escape_within
from index.searcher import Hit
from index.snapshots.records import DocumentSummary
from sources.document import Origin, Section
from sources.tidy import join_line

NEXT = "next_page"
PREVIOUS = "previous_page"

_MAX_PASSAGE_CHARS = 700
_MAX_NAME_CHARS = 200
_MAX_WORDS_CHARS = 200
_MAX_NOTES_CHARS = 1_000
_MAX_HEADINGS = 25
_MAX_WARNINGS = 5
_MAX_WARNING_CHARS = 400
_FIRST_CHARS = 400


def passages_found(words: str, hits: Sequence[Hit], *, notes: Sequence[str] = ()) -> Message:
    """Show passages, best first.

    Args:
        words: What was typed, filters and all.
        hits: Best first.
        notes: Which documents were searched, or why none were.

    Returns:
        The message.
    """
    asked = escape_within(words, _MAX_WORDS_CHARS)
    said = escape_within(" ".join(notes), _MAX_NOTES_CHARS).strip()
    if not hits:
        text = f"Nothing in the documents is near “{asked}”."
        text = f"Nothing was found for “{asked}”. {said}" if said else text
        return Message(text=text, blocks=(section(text),))
    heading = f"The best passages on “{asked}”:"
    beside = [context(said)] if said else []
    groups = [
        [section(f"*{heading}*"), *beside],
        *(_passage(n, hit) for n, hit in enumerate(hits, 1)),
    ]
    first = hits[0]
    title = escape_within(say_title(first.document.title), _MAX_NAME_CHARS)
    fallback = (
        f"{heading} {quoted(escape_within(first.text, _MAX_PASSAGE_CHARS))}"
        f" ({title}, {say_date(first.document.published)})"
    )
    return Message(text=fallback, blocks=fit(groups, []))


def document_page(
    summaries: Sequence[DocumentSummary],
    *,
    words: str,
    total: int,
    page: int,
    last_page: int,
    listing_id: str,
) -> Message:
    """Show one page of a listing of documents.

    Args:
        summaries: The documents on this page.
        words: What they were to match; may be empty.
        total: How many match in all.
        page: Which page this is, from 0.
        last_page: The number of the last page.
        listing_id: What the buttons carry, with the page.

    Returns:
        The message.
    """
    matching = f" matching “{escape_within(words, _MAX_WORDS_CHARS)}”" if words else ""
    heading = f"{say_count(total, 'document')}{matching}"
    if last_page > 0:
        heading += f", page {page + 1} of {last_page + 1}"
    groups: list[list[JsonObject]] = [[section(f"*{heading}*")]]
    groups.extend([section(_summary_lines(summary))] for summary in summaries)
    pressables = []
    if page > 0:
        pressables.append(("Previous", PREVIOUS, f"{listing_id}:{page - 1}"))
    if page < last_page:
        pressables.append(("Next", NEXT, f"{listing_id}:{page + 1}"))
    titles = "; ".join(escape_within(say_title(s.title), _MAX_NAME_CHARS) for s in summaries)
    tail = [buttons(pressables)] if pressables else []
    return Message(text=f"{heading}: {titles}" if titles else heading, blocks=fit(groups, tail))


def document_card(summary: DocumentSummary, sections: Sequence[Section], text: str) -> Message:
    """Show one document: who, when, where, its outline and its first words."""
    title = escape_within(say_title(summary.title), _MAX_NAME_CHARS)
    lines = [
        f"*{title}*",
        f"Publisher: {_known(summary.publisher or 'unknown', summary.publisher_origin)}",
        f"Published: {_known(say_date(summary.published), summary.published_origin)}",
        *_more_facts(summary),
        f"Where: {escape_within(join_line([summary.location]), _MAX_NAME_CHARS)}",
        f"Id: `{summary.id}` · {say_count(summary.passages, 'passage')}"
        f" · collection {escape(summary.collection)}",
    ]
    if address := link(summary.url, "Open the document"):
        lines.append(address)
    groups: list[list[JsonObject]] = [[section("\n".join(lines))]]
    if warnings := _warnings(summary.warnings):
        groups.append([section(f"*Warnings*\n{warnings}")])
    if outline := _outline(sections):
        groups.append([section(f"*Outline*\n{outline}")])
    first = escape_within(_after_title(sections, text), _FIRST_CHARS)
    groups.append([section(f"*First words*\n{quoted(first)}")])
    publisher = escape_within(say_publisher(summary.publisher), _MAX_NAME_CHARS)
    fallback = f"{title}, {publisher}, {say_date(summary.published)}"
    return Message(text=fallback, blocks=fit(groups, []))


def _passage(number: int, hit: Hit) -> list[JsonObject]:
    document = hit.document
    parts = [
        f"*{escape_within(say_publisher(document.publisher), _MAX_NAME_CHARS)}*",
        escape_within(say_title(document.title), _MAX_NAME_CHARS),
        say_date(document.published),
    ]
    if hit.passage.page is not None:
        parts.append(f"p. {hit.passage.page}")
    if hit.passage.section and hit.passage.section != document.title:
        parts.append(f"“{escape_within(hit.passage.section, _MAX_NAME_CHARS)}”")
    parts.append(
        link(link_to(hit), "open") or escape_within(join_line([document.location]), _MAX_NAME_CHARS)
    )
    parts.append(f"id `{document.id}`")
    quote = escape_within(hit.text, _MAX_PASSAGE_CHARS)
    return [section(f"*[{number}]* {quoted(quote)}"), context(" · ".join(parts))]


def _summary_lines(summary: DocumentSummary) -> str:
    title = escape_within(say_title(summary.title), _MAX_NAME_CHARS)
    facts = [
        escape_within(say_publisher(summary.publisher), _MAX_NAME_CHARS),
        say_date(summary.published),
        link(summary.url, "open") or escape_within(join_line([summary.location]), _MAX_NAME_CHARS),
        f"id `{summary.id}`",
        *([f":warning: {say_count(len(summary.warnings), 'warning')}"] if summary.warnings else []),
    ]
    return f"*{title}*\n{' · '.join(facts)}"


def _known(fact: str, origin: Origin) -> str:
    shown = escape_within(fact, _MAX_NAME_CHARS)
    return shown if origin is Origin.UNKNOWN else f"{shown} (from {say_origin(origin)})"


def _more_facts(summary: DocumentSummary) -> list[str]:
    facts = []
    if summary.updated:
        facts.append(f"Updated: {_known(say_date(summary.updated), summary.updated_origin)}")
    if summary.author:
        facts.append(f"Author: {_known(summary.author, summary.author_origin)}")
    return facts


def _warnings(warnings: Sequence[str]) -> str:
    shown = [f":warning: {escape_within(each, _MAX_WARNING_CHARS)}" for each in warnings]
    rest = len(shown) - _MAX_WARNINGS
    return "\n".join(shown[:_MAX_WARNINGS] + ([f"… and {rest} more"] if rest > 0 else []))


def _after_title(sections: Sequence[Section], text: str) -> str:
    """Leave the title's own line out, where the text begins with it."""
    begins = bool(sections) and sections[0].start == 0 and sections[0].level == 1
    rest = text.removeprefix(sections[0].heading).lstrip() if begins else text
    return rest or text


def _outline(sections: Sequence[Section]) -> str:
    shown = [
        f"{'    ' * min(2, max(0, each.level - 2))}• {escape_within(each.heading, 80)}"
        for each in sections
        if each.level > 1
    ]
    rest = len(shown) - _MAX_HEADINGS
    return "\n".join(shown[:_MAX_HEADINGS] + ([f"… and {rest} more"] if rest > 0 else []))
