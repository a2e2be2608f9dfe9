"""The menu in which documents, publishers and areas are looked up by typing; pure."""

from collections.abc import Sequence

from bot.catalogue.suggestions import Suggestion, Suggestions
from bot.slack.blocks.menus import MAX_OPTIONS, option, row
from bot.slack.blocks.message import JsonObject, Message, context, section
from bot.slack.blocks.modal import plain

LOOK_UP = "look_up"

# Of each kind, so that none takes all the room.
MAX_OF_A_KIND = MAX_OPTIONS // 3
_PLACEHOLDER = "Find a document, publisher or area"


def look_up_row() -> JsonObject:
    """Make the menu."""
    return row([
        {
            "type": "external_select",
            "action_id": LOOK_UP,
            "placeholder": plain(_PLACEHOLDER),
            # Slack's own default is three; the newest documents are offered before a word is typed.
            "min_query_length": 0,
        }
    ])


def look_up_prompt(command: str) -> Message:
    """Ask which document is meant."""
    text = "*Which document?* Type part of its title, of its publisher or of an STP area."
    hint = f"`{command} sources` lists them all. `{command} help` says what else I do."
    return Message(text="Which document?", blocks=(section(text), look_up_row(), context(hint)))


def offer_options(suggestions: Suggestions) -> JsonObject:
    """Write what is offered while somebody types, as Slack takes it.

    Args:
        suggestions: At most a hundred in all.

    Returns:
        Options in groups; no options where nothing is offered.
    """
    kinds: Sequence[tuple[str, Sequence[Suggestion]]] = (
        ("Documents", suggestions.documents),
        ("Publishers", suggestions.publishers),
        ("Areas", suggestions.areas),
    )
    groups = [
        {"label": plain(name), "options": [option(each.label, each.value) for each in offered]}
        for name, offered in kinds
        if offered
    ]
    return {"option_groups": groups} if groups else {"options": []}
