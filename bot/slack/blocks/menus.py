"""Menus: Slack's JSON for a list to choose from; pure."""

from collections.abc import Iterable

from bot.slack.blocks.message import JsonObject
from bot.slack.blocks.modal import plain

# Slack takes no more options, no longer ones, and no longer values.
MAX_OPTIONS = 100
MAX_OPTION_CHARS = 75


def option(label: str, value: str) -> JsonObject:
    """Make one thing to choose.

    Args:
        label: Plain words in one line, at most 75 characters; without a word, the value stands for
            them.
        value: What is sent when it is chosen; at most 150 characters.

    Returns:
        The option.
    """
    return {"text": plain(label.strip() or value[:MAX_OPTION_CHARS]), "value": value}


def menu(
    action: str, placeholder: str, options: Iterable[JsonObject], *, chosen: str | None = None
) -> JsonObject:
    """Make a menu.

    Args:
        action: The action id.
        placeholder: What stands there until something is chosen; at most 150 characters.
        options: At least one; the first hundred are shown.
        chosen: The value of the option that is chosen already; None where none is.

    Returns:
        The element.
    """
    shown = list(options)[:MAX_OPTIONS]
    element: JsonObject = {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain(placeholder),
        "options": shown,
    }
    initial = [each for each in shown if each["value"] == chosen]
    return element | {"initial_option": initial[0]} if initial else element


def row(elements: Iterable[JsonObject]) -> JsonObject:
    """Set menus and buttons in a row."""
    return {"type": "actions", "elements": list(elements)}
