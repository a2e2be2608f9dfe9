"""A document in a line or two, with the button that shows its card; pure."""

from bot.answer.wording import say_count, say_date, say_publisher, say_title
from bot.slack.blocks.answers.citation_lines import address, link
from bot.slack.blocks.message import JsonObject, button, context, section
from bot.slack.blocks.mrkdwn import escape_within
from index.snapshots.records import DocumentSummary
from sources.tidy import join_line

SHOW_DOCUMENT = "show_document"

# Eight of these stand under two menus within Slack's limit on the text of a message.
_MAX_TITLE_CHARS = 120
_MAX_PUBLISHER_CHARS = 80
_MAX_PLACE_CHARS = 150


def listed_document(summary: DocumentSummary) -> list[JsonObject]:
    """Show who published what and when, with a button for more, and small where it is."""
    title = escape_within(say_title(summary.title), _MAX_TITLE_CHARS)
    publisher = escape_within(say_publisher(summary.publisher), _MAX_PUBLISHER_CHARS)
    facts = f"{publisher} · {say_date(summary.published)}"
    beside = [
        _place(summary),
        f"id `{summary.id}`",
        *([f":warning: {say_count(len(summary.warnings), 'warning')}"] if summary.warnings else []),
    ]
    return [
        section(f"*{title}*\n{facts}", accessory=details_button(summary.id)),
        context(" · ".join(beside)),
    ]


def details_button(document_id: str) -> JsonObject:
    """Make the button that shows a document's card."""
    return button("Details", SHOW_DOCUMENT, document_id)


def _place(summary: DocumentSummary) -> str:
    """Link the document, or say where it is, if the address is too long for a list."""
    url = address(summary.url)
    shown = link(url, "open") if url and len(url) <= _MAX_PLACE_CHARS else None
    if shown and len(shown) <= _MAX_PLACE_CHARS + len("<|open>"):
        return shown
    return escape_within(join_line([summary.location]), _MAX_PLACE_CHARS)
