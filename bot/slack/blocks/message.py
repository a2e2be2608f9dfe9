"""A message, before it is sent: blocks within Slack's limits, and the words for those without."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

JsonObject = dict[str, Any]

# Slack refuses more than 50 blocks, and somewhere above 11,000 characters of text in them.
MAX_BLOCKS = 50
MAX_BLOCK_CHARS = 10_000
MAX_SECTION_CHARS = 3_000
MAX_BUTTON_CHARS = 75


@dataclass(frozen=True, slots=True)
class Message:
    """What people see.

    Attributes:
        text: For notifications, screen readers, and where Slack refuses the blocks.
        blocks: At most 50, with at most 10,000 characters of text in all.
    """

    text: str
    blocks: tuple[JsonObject, ...]


def section(text: str, *, block_id: str | None = None) -> JsonObject:
    """Make a block of text in Slack's markup."""
    block: JsonObject = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": text[:MAX_SECTION_CHARS], "verbatim": True},
        "expand": True,
    }
    return block | {"block_id": block_id} if block_id else block


def context(text: str) -> JsonObject:
    """Make a block of small text in Slack's markup."""
    element = {"type": "mrkdwn", "text": text[:MAX_SECTION_CHARS], "verbatim": True}
    return {"type": "context", "elements": [element]}


def buttons(pressables: Iterable[tuple[str, str, str]]) -> JsonObject:
    """Make a row of buttons.

    Args:
        pressables: Label, action id and value of each; the value at most 2,000 characters.

    Returns:
        The block.
    """
    return {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "text": {"type": "plain_text", "text": label[:MAX_BUTTON_CHARS], "emoji": False},
                "action_id": action,
                "value": value,
            }
            for label, action, value in pressables
        ],
    }


def block_chars(block: JsonObject) -> int:
    """Count the characters of text in a block, as Slack does towards its total."""
    if block["type"] == "section":
        return len(block["text"]["text"])
    return sum(
        len(element["text"] if isinstance(element["text"], str) else element["text"]["text"])
        for element in block.get("elements", ())
    )


def fit(groups: Iterable[list[JsonObject]], tail: list[JsonObject]) -> tuple[JsonObject, ...]:
    """Put together as many whole groups of blocks as a message can hold, and always the tail.

    Args:
        groups: Blocks that belong together, most important first.
        tail: Blocks that must stand at the end.

    Returns:
        The blocks of one message.
    """
    blocks: list[JsonObject] = []
    room = MAX_BLOCK_CHARS - sum(block_chars(block) for block in tail)
    for group in groups:
        chars = sum(block_chars(block) for block in group)
        if len(blocks) + len(group) + len(tail) > MAX_BLOCKS or chars > room:
            break
        blocks.extend(group)
        room -= chars
    return (*blocks, *tail)
