"""What menus and fields hold and send: as in `actions` and in `view.state.values`; pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from tests.slack_wire.json_object import Json
from tests.slack_wire.render import held_elements

StateValues: TypeAlias = dict[str, dict[str, Json]]
"""By block id, then action id: what each field holds, as in `view.state.values`."""

_ONE_OPTION = frozenset({"static_select", "external_select", "radio_buttons", "overflow"})
_OPTIONS = frozenset({"multi_static_select", "multi_external_select", "checkboxes"})
_ONE_ID = {
    "users_select": "user",
    "conversations_select": "conversation",
    "channels_select": "channel",
    "datepicker": "date",
    "timepicker": "time",
}
_IDS = {
    "multi_users_select": "users",
    "multi_conversations_select": "conversations",
    "multi_channels_select": "channels",
}
_TYPED = frozenset({
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
})

FIELDS = _ONE_OPTION - {"overflow"} | _OPTIONS | _ONE_ID.keys() | _IDS.keys() | _TYPED
"""The types of elements that hold something until a view is sent off."""


def options_of(element: Json) -> dict[str, Json]:
    """List the options that an element itself holds, grouped or not, by value."""
    groups = [group["options"] for group in element.get("option_groups", [])]
    return {
        option["value"]: option
        for group in [element.get("options", []), *groups]
        for option in group
    }


def chosen(element: Json, values: Sequence[str], options: Mapping[str, Json]) -> Json:
    """Write what an element sends when somebody has chosen or typed this.

    Args:
        element: As the bot sent it.
        values: What was chosen: values of options, ids, or the text typed.
        options: By value; a value that is none of them is its own label.

    Returns:
        The fields beside `type`, `action_id` and `block_id`.
    """
    kind = str(element["type"])
    picked = [options.get(value) or _made_up(value) for value in values]
    if kind in _OPTIONS:
        return {"selected_options": picked}
    if kind in _IDS:
        return {f"selected_{_IDS[kind]}": list(values)}
    first = next(iter(values), None)
    if kind in _ONE_ID:
        return {f"selected_{_ONE_ID[kind]}": first}
    if kind in _TYPED:
        return {"value": first}
    return {"selected_option": picked[0] if picked else None}


def held_at_first(element: Json) -> Json:
    """Write what an element holds before anybody touches it."""
    kind = str(element["type"])
    for kinds, write in _FIRST:
        if kind in kinds:
            return {"type": kind} | write(element, kind)
    raise ValueError(f"a {kind} holds nothing")


def first_values(blocks: Sequence[Json]) -> StateValues:
    """Write what all fields of a view or a message hold before anybody touches them."""
    values: StateValues = {}
    for block in _with_children(blocks):
        held = {
            element["action_id"]: held_at_first(element)
            for element in held_elements(block)
            if element.get("type") in FIELDS
        }
        if held:
            values[block["block_id"]] = held
    return values


def with_entered(first: StateValues, entered: Mapping[str, Mapping[str, Json]]) -> StateValues:
    """Put what was entered in the place of what was there; other blocks and actions are kept."""
    blocks = {**first, **{block: {} for block in entered if block not in first}}
    return {block: {**held, **entered.get(block, {})} for block, held in blocks.items()}


def _with_children(blocks: Sequence[Json]) -> Iterator[Json]:
    for block in blocks:
        yield block
        yield from _with_children(block.get("child_blocks", []))


def _made_up(value: str) -> Json:
    return {"text": {"type": "plain_text", "text": value}, "value": value}


def _first_option(element: Json, _kind: str) -> Json:
    return {"selected_option": element.get("initial_option")}


def _first_options(element: Json, _kind: str) -> Json:
    return {"selected_options": element.get("initial_options", [])}


def _first_id(element: Json, kind: str) -> Json:
    return {f"selected_{_ONE_ID[kind]}": element.get(f"initial_{_ONE_ID[kind]}")}


def _first_ids(element: Json, kind: str) -> Json:
    return {f"selected_{_IDS[kind]}": element.get(f"initial_{_IDS[kind]}", [])}


def _first_text(element: Json, _kind: str) -> Json:
    return {"value": element.get("initial_value") or None}


_FIRST: tuple[tuple[frozenset[str], Callable[[Json, str], Json]], ...] = (
    (_ONE_OPTION, _first_option),
    (_OPTIONS, _first_options),
    (frozenset(_ONE_ID), _first_id),
    (frozenset(_IDS), _first_ids),
    (_TYPED, _first_text),
)
