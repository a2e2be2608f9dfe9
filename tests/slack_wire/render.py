"""What a reader sees of blocks: their words, and what can be pressed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.slack_wire.json_object import Json

_SHOWN = ("title", "subtitle", "text", "body", "label", "fields", "hint", "alt_text")
_HELD = ("rows", "elements", "child_blocks", "element", "accessory", "actions", "options")
_INLINE = frozenset({"rich_text_section", "rich_text_quote", "rich_text_preformatted"})
_WITHOUT_ACTION = frozenset({"image", "mrkdwn", "plain_text"})
_MENTIONS = {"user": ("@", "user_id"), "channel": ("#", "channel_id"), "broadcast": ("@", "range")}


@dataclass(frozen=True, slots=True)
class Control:
    """Something on a message or a view that a person can press or choose from.

    Attributes:
        label: What stands on it, or the label of the input block that holds it; for a menu
            without a placeholder, its type.
        action_id: As the bot named it.
        block_id: Of the block that holds it.
        value: What it sends back, or None.
        element: The element itself, as sent to the bot's Web API.
        text: What stands on it as sent, None where nothing does.
    """

    label: str
    action_id: str
    block_id: str
    value: str | None
    element: Json
    text: Json | None = None


def shown_text(blocks: Sequence[Json]) -> str:
    """Write out the words of blocks in reading order, one line per text."""
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def controls(blocks: Sequence[Json]) -> tuple[Control, ...]:
    """List everything that can be pressed, in reading order."""
    return tuple(
        found for block in blocks for found in _controls(block, str(block.get("block_id", "")))
    )


def held_elements(block: Json) -> list[Json]:
    """List the elements right in a block that a person can press, choose from or fill in."""
    if block.get("type") == "rich_text":
        return []
    held = [*block.get("elements", []), block.get("accessory"), block.get("element")]
    return [
        element
        for element in held
        if isinstance(element, dict) and element.get("type") not in _WITHOUT_ACTION
    ]


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _lines(item)
    elif isinstance(value, dict):
        yield from _object_lines(value)


def _object_lines(value: Json) -> Iterator[str]:
    if value.get("type") in _INLINE:
        yield "".join(_word(word) for word in value.get("elements", []))
    elif value.get("type") == "feedback_buttons":
        yield from _lines([value["positive_button"], value["negative_button"]])
    else:
        for key in (*_SHOWN, *_HELD):
            yield from _lines(value.get(key))


def _word(word: Json) -> str:
    kind = word.get("type")
    if kind in _MENTIONS:
        sign, field = _MENTIONS[str(kind)]
        return f"{sign}{word.get(field)}"
    if kind == "emoji":
        return f":{word.get('name')}:"
    if kind == "citation":
        return f"[{word.get('index')}] {word.get('text')}"
    return str(word.get("text") or word.get("url") or word.get("fallback") or "")


def _controls(value: object, block_id: str) -> Iterator[Control]:
    if isinstance(value, list):
        for item in value:
            yield from _controls(item, block_id)
    elif isinstance(value, dict):
        if value.get("type") == "feedback_buttons":
            yield from _feedback_controls(value, block_id)
        elif "action_id" in value:
            yield _control(value, block_id)
        elif value.get("type") == "input":
            field = _control(value["element"], str(value.get("block_id", block_id)))
            yield replace(field, label=str(value["label"]["text"]))
        else:
            for key in _HELD:
                yield from _controls(value.get(key), str(value.get("block_id", block_id)))


def _control(element: Json, block_id: str) -> Control:
    label = (element.get("text") or element.get("placeholder") or {}).get("text")
    return Control(
        label=str(label or element["type"]),
        action_id=str(element["action_id"]),
        block_id=block_id,
        value=element.get("value"),
        element=element,
        text=element.get("text"),
    )


def _feedback_controls(element: Json, block_id: str) -> Iterator[Control]:
    for name in ("positive_button", "negative_button"):
        button = element[name]
        yield Control(
            label=str(button["text"]["text"]),
            action_id=str(element.get("action_id", "")),
            block_id=block_id,
            value=button["value"],
            element=element,
            text=button["text"],
        )
