"""Quotations with their references, to be copied out of Slack; pure."""

from collections.abc import Sequence
from datetime import date

from bot.answer.answer import Answer, Citation
from bot.answer.references import harvard, plain, quotation
from bot.answer.wording import join_names
from bot.slack.blocks.answers.citation_lines import source_name
from bot.slack.blocks.message import JsonObject, Message, context, fit, section
from bot.slack.blocks.mrkdwn import escape, escape_within, shorten
from bot.slack.blocks.texts import plain_message

# One citation of the longest texts fits into a message, in both forms.
_MAX_QUOTATION_CHARS = 3_000
_MAX_REFERENCE_CHARS = 1_500
_MAX_TYPED_CHARS = 100


def paste_ready(
    answer_id: str, citations: Sequence[Citation], *, accessed: date, command: str
) -> Message:
    """Show quotations, each with its reference in two forms, as text to be copied.

    Args:
        answer_id: Whose they are.
        citations: At least one.
        accessed: The day on which the references say that an address was seen.
        command: The slash command, for the line that says how to get those left out.

    Returns:
        The message; where it has no room for all of them, it says how to get the others.
    """
    named = f"`{escape(answer_id)}`"
    heading = section(f"*To paste, from answer {named}*")
    groups = [[heading], *([_quotation(each, accessed)] for each in citations)]
    blocks = fit(groups, [])
    if len(blocks) < len(groups):
        more = f"For the others: `{command} quote {escape(answer_id)}` and the number."
        blocks = fit(groups, [context(more)])
    first = citations[0]
    words = escape_within(quotation(first), _MAX_QUOTATION_CHARS)
    return Message(text=f"{words} ({source_name(first)})", blocks=blocks)


def unknown_answer(named: str, command: str) -> Message:
    """Say that there is no such answer, or no longer, and where the ids stand."""
    return plain_message(
        f"There is no answer “{escape_within(named, _MAX_TYPED_CHARS)}” here, or it is kept no"
        " longer. The id stands in small print under each answer:"
        f" `{command} quote ID 1` gives its first quotation."
    )


def unknown_number(named: str, answer: Answer, command: str) -> Message:
    """Say that an answer has no quotation of this number, and which it has."""
    numbers = [str(each.number) for each in answer.citations or answer.nearest]
    answer_id = escape(answer.id)
    if not numbers:
        return plain_message(f"Answer `{answer_id}` quotes nothing.")
    typed = escape_within(named, _MAX_TYPED_CHARS)
    return plain_message(
        f"Answer `{answer_id}` has no quotation “{typed}”. It has {join_names(numbers)};"
        f" `{command} quote {answer_id}` gives all."
    )


def how_to_quote(command: str) -> Message:
    """Say how quotations are got."""
    return plain_message(
        f"`{command} quote ID NUMBER` gives a quotation with its reference, to be pasted; without"
        " a number, all of an answer's. The id stands in small print under the answer."
    )


def _quotation(citation: Citation, accessed: date) -> JsonObject:
    words = shorten(quotation(citation), _MAX_QUOTATION_CHARS)
    # Text to be copied stands in blocks that take it as it is: to escape it would change it.
    parts: list[JsonObject] = []
    for label, reference in (
        ("Harvard", harvard(citation, accessed=accessed)),
        ("plain", plain(citation)),
    ):
        parts += [
            {"type": "rich_text_section", "elements": _words(f"[{citation.number}] {label}")},
            {
                "type": "rich_text_preformatted",
                "elements": _words(f"{words}\n{shorten(reference, _MAX_REFERENCE_CHARS)}"),
            },
        ]
    return {"type": "rich_text", "elements": parts}


def _words(text: str) -> list[JsonObject]:
    return [{"type": "text", "text": text}]
