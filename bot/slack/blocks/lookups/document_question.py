"""The modal in which a question is asked of one document; pure."""

from bot.answer.wording import say_date, say_publisher, say_title
from bot.slack.blocks.answers.citation_lines import MAX_NAME_CHARS
from bot.slack.blocks.message import JsonObject, section
from bot.slack.blocks.modal import modal, plain
from bot.slack.blocks.mrkdwn import escape_within
from bot.slack.blocks.view_origin import ViewOrigin
from index.snapshots.records import DocumentSummary

ASK_THIS_DOCUMENT = "ask_this_document"
QUESTION = "question"

_MAX_QUESTION_CHARS = 2_000


def question_modal(summary: DocumentSummary, *, origin: ViewOrigin) -> JsonObject:
    """Ask for a question.

    Args:
        summary: What is known of the document.
        origin: The document, and where the answer goes.

    Returns:
        The view; sent off, it holds what was typed in the block ``question``.
    """
    title = escape_within(say_title(summary.title), MAX_NAME_CHARS)
    publisher = escape_within(say_publisher(summary.publisher), MAX_NAME_CHARS)
    question = {
        "type": "input",
        "block_id": QUESTION,
        "label": plain("Your question"),
        "hint": plain("Only this document is searched. The answer is for your eyes alone."),
        "element": {
            "type": "plain_text_input",
            "action_id": QUESTION,
            "max_length": _MAX_QUESTION_CHARS,
        },
    }
    about = section(f"*{title}*\n{publisher} · {say_date(summary.published)}")
    return modal(
        "Ask this document",
        [about, question],
        origin=origin,
        callback_id=ASK_THIS_DOCUMENT,
        submit="Ask",
    )
