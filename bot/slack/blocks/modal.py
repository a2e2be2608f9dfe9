"""Modals: Slack's JSON for a window over the conversation."""

from collections.abc import Sequence

from bot.slack.blocks.message import JsonObject
from bot.slack.blocks.mrkdwn import shorten
from bot.slack.blocks.view_origin import ViewOrigin, write_origin

MAX_TITLE_CHARS = 24
MAX_VIEW_BLOCKS = 100


def modal(
    title: str,
    blocks: Sequence[JsonObject],
    *,
    origin: ViewOrigin,
    callback_id: str = "",
    submit: str | None = None,
) -> JsonObject:
    """Make a modal.

    Args:
        title: Plain words; cut at Slack's 24 characters.
        blocks: At most 100 are shown.
        origin: What it is about.
        callback_id: Who takes it on when it is sent off; empty where it cannot be.
        submit: The word on the button that sends it off; None for a modal that only shows.

    Returns:
        The view.
    """
    view: JsonObject = {
        "type": "modal",
        "title": plain(shorten(title, MAX_TITLE_CHARS)),
        "close": plain("Close" if submit is None else "Cancel"),
        "private_metadata": write_origin(origin),
        "blocks": list(blocks[:MAX_VIEW_BLOCKS]),
    }
    if callback_id:
        view["callback_id"] = callback_id
    if submit is not None:
        view["submit"] = plain(submit)
    return view


def plain(text: str) -> JsonObject:
    """Make a text without markup."""
    return {"type": "plain_text", "text": text, "emoji": False}
