"""The modal that asks why an answer was not helpful; pure."""

from bot.slack.blocks.message import JsonObject, section
from bot.slack.blocks.modal import modal, plain
from bot.slack.blocks.view_origin import ViewOrigin

EXPLAIN_VOTE = "explain_vote"
REASON = "reason"
COMMENT = "comment"
MAX_COMMENT_CHARS = 1_000

# As they are kept and listed, and as they are shown.
REASONS = {
    "wrong": "It is wrong",
    "incomplete": "It is incomplete",
    "outdated": "It is out of date",
    "wrong source": "It quotes the wrong source",
    "hard to follow": "It is hard to follow",
    "other": "Something else",
}


def reason_modal(origin: ViewOrigin) -> JsonObject:
    """Ask for a reason and, where the person likes, a comment.

    Args:
        origin: Names the answer.

    Returns:
        The view; sent off, it holds values in the blocks ``reason`` and ``comment``.
    """
    blocks = [
        section("Thank you. Your verdict is noted. What was not helpful?"),
        _input(REASON, "The answer", _reasons()),
        _input(COMMENT, "Anything to add", _comment(), optional=True)
        | {"hint": plain("Whoever looks after the documents can read this.")},
    ]
    return modal("Not helpful", blocks, origin=origin, callback_id=EXPLAIN_VOTE, submit="Send")


def _input(name: str, label: str, element: JsonObject, *, optional: bool = False) -> JsonObject:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": element,
        "optional": optional,
    }


def _reasons() -> JsonObject:
    options = [{"text": plain(shown), "value": value} for value, shown in REASONS.items()]
    return {"type": "radio_buttons", "action_id": REASON, "options": options}


def _comment() -> JsonObject:
    return {
        "type": "plain_text_input",
        "action_id": COMMENT,
        "multiline": True,
        "max_length": MAX_COMMENT_CHARS,
    }
