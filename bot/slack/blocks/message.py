"""A message, before it is sent: blocks within Slack's limits, and the words for those without."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

JsonObject = dict[str, Any]

# Slack refuses more than 50 blocks, and somewhere above 11,000 characters of text in them.
MAX_BLOCKS = 50
MAX_BLOCK_CHARS = 10_000
MAX_SECTION_CHARS = 3_000
MAX_BUTTON_CHARS = 75

# Where blocks and their elements keep what a reader sees.
_SHOWN = frozenset({"text", "title", "snippet"})


@dataclass(frozen=True, slots=True)
class Message:
    """What people see.

    Attributes:
        text: For notifications, screen readers, and where Slack refuses the blocks.
        blocks: At most 50, with at most 10,000 characters of text in all.
        native: The same with blocks of Slack's newer kinds, which it may refuse; tried first. Empty
            where there is no such form.
    """

    text: str
    blocks: tuple[JsonObject, ...]
    native: tuple[JsonObject, ...] = ()


def section(
    text: str, *, block_id: str | None = None, accessory: JsonObject | None = None
) -> JsonObject:
    """Make a block of text in Slack's markup.

    Args:
        text: Cut at Slack's 3,000 characters.
        block_id: The block's name, where something asks for it.
        accessory: What stands beside the text, such as a button.

    Returns:
        The block.
    """
    block: JsonObject = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": text[:MAX_SECTION_CHARS], "verbatim": True},
        "expand": True,
    }
    if block_id:
        block["block_id"] = block_id
    if accessory:
        block["accessory"] = accessory
    return block


def context(text: str) -> JsonObject:
    """Make a block of small text in Slack's markup."""
    element = {"type": "mrkdwn", "text": text[:MAX_SECTION_CHARS], "verbatim": True}
    return {"type": "context", "elements": [element]}


def button(label: str, action: str, value: str) -> JsonObject:
    """Make a button.

    Args:
        label: Plain words, cut at Slack's 75 characters.
        action: The action id.
        value: At most 2,000 characters.

    Returns:
        The element.
    """
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": label[:MAX_BUTTON_CHARS], "emoji": False},
        "action_id": action,
        "value": value,
    }


def buttons(pressables: Iterable[tuple[str, str, str]]) -> JsonObject:
    """Make a row of buttons.

    Args:
        pressables: Label, action id and value of each; the value at most 2,000 characters.

    Returns:
        The block.
    """
    return {
        "type": "actions",
        "elements": [button(label, action, value) for label, action, value in pressables],
    }


def block_chars(block: JsonObject) -> int:
    """Count the characters of text in a block, as Slack does towards its total."""
    return sum(
        len(part) if isinstance(part, str) and name in _SHOWN else _held_chars(part)
        for name, part in block.items()
    )


def text_chars(blocks: Iterable[JsonObject]) -> int:
    """Count the characters of text in blocks."""
    return sum(block_chars(block) for block in blocks)


def fit(
    groups: Iterable[Sequence[JsonObject]], tail: Sequence[JsonObject]
) -> tuple[JsonObject, ...]:
    """Put together as many whole groups of blocks as a message can hold, and always the tail.

    Args:
        groups: Blocks that belong together, most important first.
        tail: Blocks that must stand at the end.

    Returns:
        The blocks of one message.
    """
    blocks: list[JsonObject] = []
    room = MAX_BLOCK_CHARS - text_chars(tail)
    for group in groups:
        chars = text_chars(group)
        if len(blocks) + len(group) + len(tail) > MAX_BLOCKS or chars > room:
            break
        blocks.extend(group)
        room -= chars
    return (*blocks, *tail)


def _held_chars(part: object) -> int:
    if isinstance(part, list):
        return sum(_held_chars(each) for each in part)
    return block_chars(dict(part)) if isinstance(part, Mapping) else 0
